// JSON as text. The same bytes as nlohmann's dump gives, several times as fast for what is sent and
// stored here: mostly strings in which nothing needs an escape.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace outward::protocols {

/// In one line. What is not UTF-8 becomes U+FFFD; with `strict` it throws json::type_error.
[[nodiscard]] std::string to_text(
    const nlohmann::json& value,
    nlohmann::json::error_handler_t damaged = nlohmann::json::error_handler_t::replace);

}  // namespace outward::protocols
