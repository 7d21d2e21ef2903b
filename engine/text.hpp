// What may be said: lengths of text as people count them, and in which language.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace outward::engine {

struct CodePoint {
    char32_t code = 0;
    std::size_t length = 0;  // in bytes; 0: not UTF-8 (RFC 3629)
};

/// The text must not be empty.
[[nodiscard]] CodePoint first_code_point(std::string_view text) noexcept;

/// The same, but a byte that is not UTF-8 is U+FFFD: goes on through any text.
[[nodiscard]] CodePoint first_character(std::string_view text) noexcept;

void append(std::string& to, char32_t code);

/// Number of Unicode code points; none when the bytes are not valid UTF-8 (RFC 3629).
[[nodiscard]] std::optional<std::size_t> code_points(std::string_view text) noexcept;

/// Whether there is nothing in it but white space (ASCII, no-break space, U+2000..200B, U+3000).
[[nodiscard]] bool is_blank(std::string_view text) noexcept;

/// Whether it is shaped like a language tag (BCP 47): "en", "pt-BR", "zh-Hant-TW".
[[nodiscard]] bool is_language_tag(std::string_view text) noexcept;

/// Whether that language is written from right to left, by its ISO 639 code.
[[nodiscard]] bool is_right_to_left(std::string_view language) noexcept;

}  // namespace outward::engine
