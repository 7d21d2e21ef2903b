// What the languages that are spoken here ask of those who compare words: which characters are
// words by themselves, and which are written in several ways.
#pragma once

#include <string>
#include <string_view>

namespace outward::engine {

/// Whether the character is a word of its own: scripts that put no blanks between words (Han,
/// kana, Thai, Lao, Khmer, Burmese), Hangul, whose words carry their endings, and pictures such as
/// emoji. A word of them is then a phrase, found inside whatever it stands in.
[[nodiscard]] bool stands_alone(char32_t code) noexcept;

enum class LetterKind {
    in_word,  // letters, digits, marks
    alone,
    between,
    passed_over  // as if it were not there: apostrophes, joiners, colours of skin
};
[[nodiscard]] LetterKind kind_of(char32_t code) noexcept;

/// Without capitals (Latin, Greek, Cyrillic, Armenian, full width) and accents (Latin).
[[nodiscard]] char32_t small_letter(char32_t code) noexcept;

/// A word in small letters as it is compared: what people leave out is dropped (accents that stand
/// apart, Arabic and Hebrew points, tatweel, the Arabic article), and what they write in several
/// ways is one (alef, yeh, teh marbuta; ß and ss; ı and i; digits of other scripts).
[[nodiscard]] std::string unified(std::string_view word);

}  // namespace outward::engine
