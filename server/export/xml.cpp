#include "server/export/xml.hpp"

#include "engine/text.hpp"

namespace outward::server {

using engine::CodePoint;
using engine::first_code_point;

namespace {

constexpr std::string_view no_character = "\uFFFD";

bool is_in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// https://www.w3.org/TR/xml/#charsets
bool is_xml_character(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || is_in(c, 0x20, 0xD7FF) ||
           is_in(c, 0xE000, 0xFFFD) || c >= 0x10000;
}

/// The blocks that Unicode keeps for such scripts (UAX #9, Bidi_Class defaults).
bool is_right_to_left(char32_t c) {
    return is_in(c, 0x0590, 0x08FF) || is_in(c, 0xFB1D, 0xFDFF) || is_in(c, 0xFE70, 0xFEFE) ||
           is_in(c, 0x10800, 0x10FFF) || is_in(c, 0x1E800, 0x1EFFF);
}

bool is_other_letter(char32_t c) {
    return is_in(c, 'A', 'Z') || is_in(c, 'a', 'z') || is_in(c, 0xC0, 0x1FFF) ||
           is_in(c, 0x2C00, 0x2DFF) || is_in(c, 0x3040, 0xD7FF) || is_in(c, 0x20000, 0x3FFFF);
}

std::string_view in_xml(std::string_view character, char32_t code) {
    switch (code) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return is_xml_character(code) ? character : no_character;
    }
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string xml;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (next.length == 0) {
            xml += no_character;
            text.remove_prefix(1);
            continue;
        }
        xml += in_xml(text.substr(0, next.length), next.code);
        text.remove_prefix(next.length);
    }
    return xml;
}

bool reads_right_to_left(std::string_view text, bool otherwise) {
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (next.length > 0 && is_right_to_left(next.code)) return true;
        if (next.length > 0 && is_other_letter(next.code)) return false;
        text.remove_prefix(next.length > 0 ? next.length : 1);
    }
    return otherwise;
}

}  // namespace outward::server
