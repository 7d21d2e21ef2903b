// JSON that a stranger wrote, read without letting it nest as deep as it likes.
#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

namespace outward::protocols {

/// Discarded for what is no JSON, and for what is nested deeper: a list in a list is 2 deep.
[[nodiscard]] nlohmann::json parse_bounded(std::string_view text, int deepest);

}  // namespace outward::protocols
