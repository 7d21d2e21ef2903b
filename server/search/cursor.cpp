#include "server/search/cursor.hpp"

#include "server/access/keys.hpp"

namespace outward::server {

using nlohmann::json;

namespace {

constexpr std::size_t longest_cursor = 8'000;
constexpr std::size_t stamp_length = 16;
constexpr std::string_view hex_digits = "0123456789abcdef";

std::string stamp_of(const std::string& question) {
    return hash_of(question).substr(0, stamp_length);
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = hex_digits.find(text[i]);
        const auto low = hex_digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        bytes += static_cast<char>(high << 4 | low);
    }
    return bytes;
}

}  // namespace

std::string cursor_text(const json& place, const std::string& question) {
    std::string text = stamp_of(question);
    for (const char byte : place.dump()) {
        text += hex_digits[static_cast<unsigned char>(byte) >> 4];
        text += hex_digits[static_cast<unsigned char>(byte) & 15];
    }
    return text;
}

std::optional<json> cursor_place(const std::string& text, const std::string& question) {
    const std::string stamp = stamp_of(question);
    if (text.size() > longest_cursor || !text.starts_with(stamp)) return std::nullopt;
    const auto bytes = from_hex(std::string_view{text}.substr(stamp.size()));
    json place = bytes ? json::parse(*bytes, nullptr, false) : json{};
    if (!place.is_array() || place.dump() != *bytes) return std::nullopt;
    return place;
}

}  // namespace outward::server
