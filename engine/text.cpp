#include "engine/text.hpp"

#include "engine/limits.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace outward::engine {

namespace {

bool is_space(char32_t c) noexcept {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x2028 || c == 0x2029 || c == 0x3000 || c == 0xFEFF;
}

}  // namespace

CodePoint first_code_point(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};

    std::size_t length = 0;
    char32_t code = 0;
    char32_t smallest = 0;
    if ((lead & 0xE0U) == 0xC0) {
        length = 2, code = lead & 0x1FU, smallest = 0x80;
    } else if ((lead & 0xF0U) == 0xE0) {
        length = 3, code = lead & 0x0FU, smallest = 0x800;
    } else if ((lead & 0xF8U) == 0xF0) {
        length = 4, code = lead & 0x07U, smallest = 0x10000;
    }
    if (length == 0 || text.size() < length) return {};
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return {};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < smallest || code > 0x10FFFF || surrogate) return {};
    return {code, length};
}

CodePoint first_character(std::string_view text) noexcept {
    const CodePoint first = first_code_point(text);
    return first.length == 0 ? CodePoint{0xFFFD, 1} : first;
}

void append(std::string& to, char32_t code) {
    const auto byte = [&](char32_t bits) { to += static_cast<char>(bits); };
    if (code < 0x80) return byte(code);
    if (code < 0x800)
        byte(0xC0 | code >> 6);
    else if (code < 0x10000)
        byte(0xE0 | code >> 12);
    else
        byte(0xF0 | code >> 18), byte(0x80 | (code >> 12 & 0x3F));
    if (code >= 0x800) byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
}

std::optional<std::size_t> code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (next.length == 0) return std::nullopt;
        text.remove_prefix(next.length);
        ++count;
    }
    return count;
}

bool is_blank(std::string_view text) noexcept {
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (next.length == 0 || !is_space(next.code)) return false;
        text.remove_prefix(next.length);
    }
    return true;
}

bool is_language_tag(std::string_view text) noexcept {
    if (text.empty() || text.size() > limits::language_length) return false;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto is_in_subtag = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
    for (bool first = true;; first = false) {
        const std::string_view part = text.substr(0, text.find('-'));
        const std::size_t shortest = first ? 2 : 1;
        if (part.size() < shortest || part.size() > 8) return false;
        if (!std::ranges::all_of(part, is_in_subtag)) return false;
        if (first && !std::ranges::all_of(part, is_letter)) return false;
        if (part.size() == text.size()) return true;
        text.remove_prefix(part.size() + 1);
    }
}

bool is_right_to_left(std::string_view language) noexcept {
    constexpr std::array<std::string_view, 14> codes{"ar", "arc", "ckb", "dv", "fa", "he", "iw",
                                                     "ji", "ku",  "ps",  "sd", "ug", "ur", "yi"};
    return std::ranges::find(codes, language.substr(0, language.find('-'))) != codes.end();
}

}  // namespace outward::engine
