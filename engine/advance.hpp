// When the conversation goes on by itself: only where its guide asks for it with `advance`, and
// only while the facilitator leaves that on.
#pragma once

#include "engine/command.hpp"
#include "engine/conversation.hpp"
#include "engine/guide.hpp"

#include <optional>

namespace outward::engine {

/// The clock of that place runs out at `at`, and then it is left.
struct Due {
    Millis at{};
    command::From from;
};

/// The room's place, or that of one table that moves by itself. None: it waits to be moved, since
/// the step does not advance, its clock stands, it was come back to by back or undo, or the
/// facilitator has turned it off.
[[nodiscard]] std::optional<Due> due_at(const Conversation& conversation, const Guide& guide,
                                        const std::optional<TableId>& table);

/// What is due first, of the room and all its tables.
[[nodiscard]] std::optional<Due> next_due(const Conversation& conversation, const Guide& guide);

}  // namespace outward::engine
