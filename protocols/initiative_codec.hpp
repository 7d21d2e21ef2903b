// JSON <-> what happens in an initiative: as its log keeps it, and as the wire carries it
// (protocols/schemas/initiative*.schema.json).
#pragma once

#include "engine/initiative/state.hpp"
#include "engine/initiative/view.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace outward::protocols {

/// The event's name in the log, such as "record.set".
[[nodiscard]] std::string_view type_of(const engine::InitiativeEvent& event);

/// The event's own fields, and its act and where that began.
[[nodiscard]] nlohmann::json encode_body(const engine::InitiativeRecorded& recorded);

/// With event, act and first; the rest is for columns of their own. Total: what cannot be read is
/// engine::Unknown, which changes nothing.
[[nodiscard]] engine::InitiativeRecorded decode_body(std::string_view type,
                                                     const nlohmann::json& body);

/// A record with its kind, and who set it last.
[[nodiscard]] nlohmann::json encode(const engine::Kept& kept);
[[nodiscard]] nlohmann::json encode(const engine::InitiativeView& view);
[[nodiscard]] nlohmann::json encode(const engine::InitiativeSeen& seen);
[[nodiscard]] nlohmann::json encode(const engine::InitiativeState& state);

/// The same of an initiative as it is now, for its row in the archive.
[[nodiscard]] nlohmann::json initiative_state(const engine::Initiative& initiative);

}  // namespace outward::protocols
