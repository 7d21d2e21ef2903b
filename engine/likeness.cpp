#include "engine/likeness.hpp"

#include "engine/text.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace outward::engine {

namespace {

constexpr std::size_t shortest_word = 4;
constexpr std::size_t fewest_common = 2;

bool is_in_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (code_points(word).value_or(0) >= shortest_word) words.insert(word);
        word.clear();
    };
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (is_in_word(c))
            word += c;
        else
            end_word();
    }
    end_word();
    return words;
}

}  // namespace

bool are_alike(std::string_view one, std::string_view other) {
    const auto first = words_of(one);
    const auto second = words_of(other);
    const auto common = static_cast<std::size_t>(
        std::ranges::count_if(first, [&](const auto& word) { return second.contains(word); }));
    return common >= fewest_common && common * 2 >= std::min(first.size(), second.size());
}

}  // namespace outward::engine
