// What the path tells of rounds: how often a phase that is taken several times was done.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"

#include <vector>

namespace outward::engine {

/// The visits that still stand: an undo takes itself away, and with it the visit that it undid.
[[nodiscard]] std::vector<const Visit*> standing(const std::vector<Visit>& path);

/// How often next, or the end of the time, led from the end of the phase back to its beginning,
/// since the phase was entered from outside. Coming into it by back goes on with what was done
/// before; asides count for where they were entered from.
[[nodiscard]] int rounds_done(const std::vector<Visit>& path, const Guide& guide,
                              const Phase& phase);
[[nodiscard]] int rounds_done(const Conversation& conversation, const Guide& guide,
                              const Phase& phase);

/// Where next leads from `here` instead of to `next`, the step after it on the line (nullptr:
/// none): the beginning of the phase when this was the end of a round, but not of the last one.
[[nodiscard]] const Step* next_round(const std::vector<Visit>& path, const Guide& guide,
                                     const Step& here, const Step* next);

}  // namespace outward::engine
