// Ways to find what is like a note, to be measured against each other.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace outward::bench {

/// The other texts that are at all like one of them, the best first.
using Ranking = std::function<std::vector<std::size_t>(std::size_t)>;
using Texts = std::vector<std::string>;

/// engine/neighbours.
[[nodiscard]] Ranking by_neighbours(const Texts& texts);

/// SQLite's FTS5 as it comes: unicode61, any of the note's words, in order of bm25().
[[nodiscard]] Ranking by_full_text(const Texts& texts);

/// What engine/neighbours might have been.
struct Variant {
    enum class Weight { tf_idf, plain_tf_idf, bm25 };
    std::vector<std::size_t> grams;  // their lengths
    bool words = false;
    Weight weight = Weight::tf_idf;
};
[[nodiscard]] Ranking by_variant(const Texts& texts, const Variant& variant);

}  // namespace outward::bench
