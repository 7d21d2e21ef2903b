#include "engine/duplicates.hpp"

#include "engine/text.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <numeric>
#include <ranges>
#include <string>
#include <string_view>

namespace outward::engine {

namespace {

constexpr std::size_t long_word = 7;
constexpr std::size_t longest_word = 64;  // beyond, a slip is not looked for

/// Of texts with the same beginnings of words, only those that sort near are compared (the sorted
/// neighbourhood of Hernández and Stolfo 1995): thousands of them would be made on purpose.
constexpr std::size_t furthest_compared = 20;

/// Texts that differ by slips have the same frame: the first letters of words that may have one,
/// and the others whole.
struct Said {
    std::string frame;
    std::vector<std::string> words;
    std::size_t text = 0;
    friend auto operator<=>(const Said&, const Said&) = default;
};

bool may_slip(const Word& word) {
    const std::size_t length = code_points(word.letters).value_or(0);
    return length >= long_word - 1 && length <= longest_word &&
           std::ranges::none_of(word.letters, [](char c) { return c >= '0' && c <= '9'; });
}

Said said_by(const std::vector<Word>& words, std::size_t text) {
    Said said;
    said.text = text;
    for (const Word& word : words) {
        const std::string_view letters = word.letters;
        said.frame += may_slip(word) ? letters.substr(0, first_character(letters).length) : letters;
        said.frame += may_slip(word) ? "* " : " ";
        said.words.push_back(word.letters);
    }
    return said;
}

std::u32string letters_of(std::string_view word) {
    std::u32string letters;
    for (; !word.empty(); word.remove_prefix(first_character(word).length))
        letters += first_character(word).code;
    return letters;
}

/// Of words with the same first letter.
bool is_a_slip(std::u32string_view one, std::u32string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() < long_word) return false;
    const auto differ = std::ranges::mismatch(one, other);
    one = {differ.in1, one.end()};
    other = {differ.in2, other.end()};
    if (one.size() < other.size()) return one == other.substr(1);
    const bool changed_places = one.size() > 1 && one[0] == other[1] && one[1] == other[0];
    return one.substr(1) == other.substr(1) || (changed_places && one.substr(2) == other.substr(2));
}

/// Of texts with the same frame.
bool say_the_same(const Said& one, const Said& other) {
    return std::ranges::equal(one.words, other.words, [](const auto& left, const auto& right) {
        return left == right || is_a_slip(letters_of(left), letters_of(right));
    });
}

/// Sets of texts that grow together, each known by its first text (union and find).
class Sets {
public:
    explicit Sets(std::size_t count) : first(count) { std::iota(first.begin(), first.end(), 0); }

    std::size_t of(std::size_t text) {
        while (first[text] != text) text = first[text] = first[first[text]];
        return text;
    }
    void join(std::size_t one, std::size_t other) {
        one = of(one);
        other = of(other);
        first[std::max(one, other)] = std::min(one, other);
    }

private:
    std::vector<std::size_t> first;
};

}  // namespace

std::vector<std::vector<std::size_t>> duplicates_among(std::span<const std::vector<Word>> texts) {
    std::vector<Said> all;
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (!texts[i].empty()) all.push_back(said_by(texts[i], i));
    std::ranges::sort(all);

    Sets sets(texts.size());
    std::vector<const Said*> different;  // of one frame
    for (const Said& here : all) {
        if (!different.empty() && different.back()->frame != here.frame) different.clear();
        if (!different.empty() && different.back()->words == here.words) {
            sets.join(different.back()->text, here.text);
            continue;
        }
        for (const Said* before :
             different | std::views::reverse | std::views::take(furthest_compared))
            if (say_the_same(*before, here)) sets.join(before->text, here.text);
        different.push_back(&here);
    }

    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < texts.size(); ++i) groups[sets.of(i)].push_back(i);
    std::vector<std::vector<std::size_t>> duplicates;
    for (auto& [first, group] : groups)
        if (group.size() > 1) duplicates.push_back(std::move(group));
    return duplicates;
}

}  // namespace outward::engine
