// What the guide advises at this moment: the facilitator in the room, a host at their table. Not in
// the log: it follows from the state and the time, and nothing follows from it.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"
#include "engine/late_plan.hpp"

#include <optional>
#include <string>
#include <vector>

namespace outward::engine {

struct Advice {
    StepId step;                     // empty before it started and after it closed
    std::vector<CueId> cues;         // of the step's cues with a condition: those whose holds
    std::vector<std::string> moves;  // of the step's named moves: those that are open
    std::vector<LateStep> late;      // of the room: what would make up for a delay
    friend bool operator==(const Advice&, const Advice&) = default;
};

/// For the room, or for one table: by its own step, clock and notes while it has them.
[[nodiscard]] Advice advise(const Conversation& conversation, const Guide& guide, Millis now,
                            const std::optional<TableId>& table = std::nullopt);

}  // namespace outward::engine
