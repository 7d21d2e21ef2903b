// Looking into texts.
#pragma once

#include <string>
#include <string_view>

namespace outward::tests {

[[nodiscard]] inline bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// How often `part` stands in the text.
[[nodiscard]] inline std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
}

}  // namespace outward::tests
