// How a simulated person votes.
#pragma once

#include <nlohmann/json.hpp>

#include <random>

namespace outward::server {

/// A whole vote for a step (views.schema.json, StepView), by chance; empty when it takes none.
[[nodiscard]] nlohmann::json vote_by_chance(const nlohmann::json& step, std::mt19937& chance);

}  // namespace outward::server
