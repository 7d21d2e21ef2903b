// What the guide advises the facilitator at this moment. Not in the log: it follows from the state
// and the time, and nothing follows from it.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"

#include <string>
#include <vector>

namespace outward::engine {

struct Advice {
    StepId step;                     // of the room; empty before it started and after it closed
    std::vector<CueId> cues;         // of the step's cues with a condition: those whose holds
    std::vector<std::string> moves;  // of the step's named moves: those that are open
    friend bool operator==(const Advice&, const Advice&) = default;
};

[[nodiscard]] Advice advise(const Conversation& conversation, const Guide& guide, Millis now);

}  // namespace outward::engine
