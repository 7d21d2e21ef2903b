#include "server/web/query.hpp"

#include "server/net/percent.hpp"

#include <algorithm>
#include <charconv>

namespace outward::server {

std::string query_value(std::string_view query, std::string_view key) {
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        const auto equals = pair.find('=');
        if (pair.substr(0, equals) == key) {
            if (equals == std::string_view::npos) return {};
            std::string value{pair.substr(equals + 1)};
            std::ranges::replace(value, '+', ' ');
            return percent_decoded(value);
        }
        if (end == std::string_view::npos) break;
        query.remove_prefix(end + 1);
    }
    return {};
}

std::optional<std::uint64_t> number_in(std::string_view query, std::string_view key,
                                       std::uint64_t otherwise, std::uint64_t most) {
    const std::string text = query_value(query, key);
    if (text.empty()) return otherwise;
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number > most) return std::nullopt;
    return number;
}

std::string language_in(std::string_view query) {
    std::string language = query_value(query, "language");
    return language.empty() ? "en" : language;
}

}  // namespace outward::server
