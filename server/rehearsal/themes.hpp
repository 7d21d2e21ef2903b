// How a simulated facilitator groups notes: around a few that differ, each with those like it.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace outward::server {

struct PlannedTheme {
    std::string name;
    std::vector<std::string> notes;  // ids
};

/// At most three themes, for notes that are in none yet. `notes` as the crew sees them; `of` are
/// the categories that are grouped, empty for all.
[[nodiscard]] std::vector<PlannedTheme> plan_themes(const nlohmann::json& notes,
                                                    const nlohmann::json& of);

}  // namespace outward::server
