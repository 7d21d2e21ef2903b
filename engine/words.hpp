// The words of a text in any language, as they are compared: without capitals, accents, points and
// punctuation. In scripts without blanks, and for pictures, every character is a word.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace outward::engine {

/// And where it stands in the text: bytes [from, to).
struct Word {
    std::string letters;
    std::size_t from = 0;
    std::size_t to = 0;
    bool alone = false;  // a character that is a word by itself
    friend bool operator==(const Word&, const Word&) = default;
};

/// In order. What is not UTF-8 stands between words.
[[nodiscard]] std::vector<Word> words_in(std::string_view text);

}  // namespace outward::engine
