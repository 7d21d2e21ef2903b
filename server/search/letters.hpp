// What the languages that are spoken here ask of a search beyond SQLite's own folding of case and
// accents: which characters are words by themselves, and which are written in several ways.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace outward::server {

/// One character of UTF-8 text and how many bytes it takes. What is no UTF-8 is U+FFFD, one byte.
struct Character {
    char32_t code = 0;
    std::size_t bytes = 0;
};
/// Of a text that is not empty.
[[nodiscard]] Character first_character(std::string_view text) noexcept;

/// Whether the character is a token of its own: scripts that put no blanks between words (Han,
/// kana, Thai, Lao, Khmer, Burmese), Hangul, whose words carry their endings, and pictures such as
/// emoji. A word of them is then a phrase, found inside whatever it stands in.
[[nodiscard]] bool stands_alone(char32_t code) noexcept;

/// A token as it is compared: what people leave out is dropped (Arabic and Hebrew points, tatweel,
/// the Arabic article), and what they write in several ways is one (alef, yeh, teh marbuta; ß and
/// ss; ı and i; digits of other scripts).
[[nodiscard]] std::string unified(std::string_view token);

}  // namespace outward::server
