#include "server/web/query.hpp"

#include "server/net/percent.hpp"

namespace outward::server {

std::string query_value(std::string_view query, std::string_view key) {
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        const auto equals = pair.find('=');
        if (pair.substr(0, equals) == key)
            return equals == std::string_view::npos ? "" : percent_decoded(pair.substr(equals + 1));
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
