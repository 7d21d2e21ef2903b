#include "server/web/query.hpp"

#include "server/net/percent.hpp"

#include <algorithm>

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

std::string language_in(std::string_view query) {
    std::string language = query_value(query, "language");
    return language.empty() ? "en" : language;
}

}  // namespace outward::server
