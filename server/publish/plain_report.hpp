// How hard what an initiative has written is to read, in each of its languages.
#pragma once

#include "engine/initiative/state.hpp"
#include "engine/readability.hpp"

#include <nlohmann/json.hpp>

namespace outward::server {

/// PlainLanguage of initiative-http.schema.json.
[[nodiscard]] nlohmann::json to_json(const engine::PlainLanguage& plain);

/// PlainReport of the same: of the sentences as they are now, the parts of the story together, and
/// each update. A language in which there is nothing is not among them.
[[nodiscard]] nlohmann::json plain_report(const engine::Initiative& initiative);

}  // namespace outward::server
