#include "server/guides/html.hpp"

#include "engine/text.hpp"

namespace outward::server {

namespace {

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            const bool printable = static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t';
            out += printable ? c : '?';
    }
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) append_escaped(out, c);
    return out;
}

std::string element(std::string_view tag, std::string_view text) {
    return text.empty() ? std::string{} : around(tag, escaped(text));
}

std::string around(std::string_view tag, std::string_view html) {
    if (html.empty()) return {};
    std::string out = "<";
    out += tag;
    out += '>';
    out += html;
    out += "</";
    out += tag.substr(0, tag.find(' '));
    out += ">\n";
    return out;
}

std::string_view direction_of(std::string_view language) {
    return engine::is_right_to_left(language) ? "rtl" : "ltr";
}

}  // namespace outward::server
