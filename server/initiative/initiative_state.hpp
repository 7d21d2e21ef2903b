// What an initiative adds up to, for lists and for progress: dates, states and counts, and none of
// the words that people said.
#pragma once

#include "engine/initiative/initiative.hpp"

#include <nlohmann/json.hpp>

namespace outward::server {

/// InitiativeState of initiative-http.schema.json.
[[nodiscard]] nlohmann::json state_of(const engine::Initiative& initiative);

}  // namespace outward::server
