// Which notes are about the same, by the letters that they share: suggestions for those who sort
// notes into themes, with the words that caused each. Nothing is learned and nothing asked for
// elsewhere; any language.
//
// Method: vectors of character n-grams (McNamee and Mayfield 2004, "Character N-Gram Tokenization
// for European Language Text Retrieval": 4 letters do best) weighted by tf-idf and compared by
// cosine. A gram that stands tf times in a text and in df of N texts weighs there
//
//     (1 + ln tf) * ln(1 + N / df)
//
// and vectors are of length 1 (Manning, Raghavan and Schütze 2008, sections 6.3 and 6.4). A theme
// is the sum of its notes (Rocchio 1971). grams.hpp cuts them out of words, so that "Bibliothek" is
// found in "Stadtbibliothek". docs/decisions/010 has what else was measured.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace outward::engine {

struct Near {
    std::size_t index = 0;  // of the text that is suggested
    double likeness = 0;    // cosine: more than 0, 1 at most
    bool same = false;      // has the same words as one that was asked for (duplicates.hpp)
    std::vector<std::string> words;  // that caused it, as they stand in it, the strongest first
    friend bool operator==(const Near&, const Near&) = default;
};

/// An index over texts, each known by its place among them. It does not change: when notes do,
/// another is made (0.1 s for 5,000), and it may be asked from several threads. A text without
/// words is never suggested: an erased note is an empty one.
class Neighbours {
public:
    static constexpr std::size_t most_words = 5;  // of one suggestion

    explicit Neighbours(std::vector<std::string> notes);

    /// What is most like a note: the same first, then by likeness, then in order.
    [[nodiscard]] std::vector<Near> near(std::size_t note, std::size_t most) const;

    /// What is most like the notes of a theme together, and neither one of them nor of
    /// `left_out`. Places that no text has are passed over.
    [[nodiscard]] std::vector<Near> near(std::span<const std::size_t> theme, std::size_t most,
                                         std::span<const std::size_t> left_out = {}) const;

    /// Groups of texts that say the same.
    [[nodiscard]] const std::vector<std::vector<std::size_t>>& duplicates() const noexcept {
        return groups;
    }

private:
    struct Posting {
        std::uint32_t text;
        float weight;
    };
    struct Known {  // a gram that stands in more than one text
        std::uint64_t hash;
        std::size_t first;  // of its postings; they end where those of the next begin
    };
    struct Weight {
        std::size_t gram;  // its place among those that are known
        double weight;
    };
    using Vector = std::vector<Weight>;  // in order of grams

    [[nodiscard]] Vector vector_of(std::size_t text) const;
    [[nodiscard]] Vector sum_of(std::span<const std::size_t> theme) const;
    [[nodiscard]] std::vector<double> likeness_to(const Vector& asked) const;
    [[nodiscard]] std::vector<std::string> words_that_caused(const Vector& asked,
                                                             std::size_t text) const;

    std::vector<std::string> texts;
    double spoken = 0;         // texts with words
    std::vector<Known> known;  // in order of hashes, and the end of the last
    std::vector<Posting> postings;
    std::vector<double> lengths;  // of the vectors of texts; 0: no words
    std::vector<std::vector<std::size_t>> groups;
    std::vector<std::size_t> group_of;  // by text; as many as there are groups: none
};

}  // namespace outward::engine
