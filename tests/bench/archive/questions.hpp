// Each kind of question to the catalogue, asked many times. Prints a line for each.
#pragma once

#include "server/search/catalogue.hpp"

#include <nlohmann/json.hpp>

namespace outward::bench {

/// A list of {question, p50_ms, p95_ms, max_ms, p95_cpu_ms, answers}.
[[nodiscard]] nlohmann::json ask_everything(const server::Catalogue& catalogue, int conversations);

}  // namespace outward::bench
