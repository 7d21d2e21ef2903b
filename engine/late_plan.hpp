// How far a conversation is behind its plan, and what its guide would leave out to catch up.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"

#include <vector>

namespace outward::engine {

/// By the planned minutes of the line so far; negative when it is ahead. Zero before the start.
[[nodiscard]] Millis behind_plan(const Conversation& conversation, const Guide& guide, Millis now);

/// A step to come that is dropped, or shortened to so many minutes: to at least half.
struct LateStep {
    StepId step;
    int minutes = 0;  // 0: dropped
    friend bool operator==(const LateStep&, const LateStep&) = default;
};

/// What makes up for the delay, in the order of the line: steps that may be dropped first, then all
/// others that need not be kept, the longest first. Empty when there is no delay of a minute or
/// more. When there is too little to save, all that there is.
[[nodiscard]] std::vector<LateStep> late_plan(const Conversation& conversation, const Guide& guide,
                                              Millis now);

}  // namespace outward::engine
