// Where a page ended, as a text that only this program understands.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace outward::server {

/// `question` is what the pages are of: a cursor of another question does not open.
[[nodiscard]] std::string cursor_text(const nlohmann::json& place, const std::string& question);
/// None: it is not from here, or of another question.
[[nodiscard]] std::optional<nlohmann::json> cursor_place(const std::string& text,
                                                         const std::string& question);

}  // namespace outward::server
