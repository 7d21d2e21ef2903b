#include "engine/likeness.hpp"

#include "engine/text.hpp"
#include "engine/words.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

constexpr std::size_t shortest_word = 4;
constexpr std::size_t fewest_common = 2;

std::set<std::string> long_words_in(std::string_view text) {
    std::set<std::string> words;
    for (Word& word : words_in(text))
        if (code_points(word.letters).value_or(0) >= shortest_word)
            words.insert(std::move(word.letters));
    return words;
}

}  // namespace

Likeness::Likeness(std::string_view text) : words(long_words_in(text)) {}

bool Likeness::to(std::string_view other) const {
    const auto theirs = long_words_in(other);
    const auto common = static_cast<std::size_t>(
        std::ranges::count_if(words, [&](const auto& word) { return theirs.contains(word); }));
    return common >= fewest_common && common * 2 >= std::min(words.size(), theirs.size());
}

}  // namespace outward::engine
