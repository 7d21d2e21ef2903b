// JSON <-> the engine's values: events as the log keeps them, views as the wire carries them.
// protocols/schemas/ says the same for everybody else; the contract tests hold the two together.
#pragma once

#include "engine/event.hpp"
#include "engine/view.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace outward::protocols {

/// The event's name in the log and in exports, such as "note.added".
[[nodiscard]] std::string_view type_of(const engine::Event& event);

/// The event's own fields.
[[nodiscard]] nlohmann::json encode(const engine::Event& event);

/// The same and, as "at_table", the table at which it happened.
[[nodiscard]] nlohmann::json encode_body(const engine::Recorded& recorded);
[[nodiscard]] std::optional<engine::TableId> table_in(const nlohmann::json& body);

/// Total: what cannot be read is engine::Unknown, which changes nothing.
[[nodiscard]] engine::Event decode_event(std::string_view type, const nlohmann::json& body);

/// RoomView or CrewView, for the conversation of that name.
[[nodiscard]] nlohmann::json encode(const engine::View& view, const engine::ConversationId& id);
[[nodiscard]] nlohmann::json encode(const engine::SeenEvent& event);
[[nodiscard]] nlohmann::json encode(const engine::Mine& mine);
[[nodiscard]] nlohmann::json encode(const engine::GuideView& guide);
[[nodiscard]] nlohmann::json encode(const engine::Note& note);
[[nodiscard]] nlohmann::json encode(const engine::Pledge& pledge);
[[nodiscard]] nlohmann::json encode(const engine::Vote& vote);

}  // namespace outward::protocols
