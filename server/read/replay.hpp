// All that one seat saw of a conversation, to be played: the snapshot that a screen would have got
// at the beginning, and every event as it was sent, made by the projections of the live room.
#pragma once

#include "engine/view.hpp"
#include "server/read/source.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace outward::server {

/// How fine advice that changes by time alone is told: as the live room looks for it.
inline constexpr engine::Millis advice_grain{10'000};

/// "Replay" of reading.schema.json, as JSON text. `viewer` is facilitator, participant, wall or,
/// with a table, host; `language` that of the guide's texts.
[[nodiscard]] std::string replay_of(const Source& source, const engine::Viewer& viewer,
                                    std::string_view language);

}  // namespace outward::server
