// The ways through a guide, as a graph: for the checker, and for drawings of it.
#pragma once

#include "engine/guide.hpp"

#include <set>
#include <string>
#include <vector>

namespace outward::engine {

/// A way from one step to another. `goto`, which leads anywhere, is left out, and so are skip,
/// which leads where next does, and repeat, which leads nowhere else.
struct Way {
    StepId from;
    StepId to;
    std::string by;               // next, back, or a named move
    std::optional<StepId> after;  // out of an aside: only when it was entered from there
    std::optional<Guard> when;    // named moves: the guide's condition; next and back: only_if of
                                  // `to`, and that what they pass by does not hold
    int rounds = 1;  // more: leads back to the beginning of the phase until it was done so often;
                     // the ways that lead on come after it
    bool at_table = false;  // only tables that move by themselves go it, not the room
};

/// In the order of the guide's steps. Ways that only a passed-by step could open are there with
/// their conditions.
[[nodiscard]] std::vector<Way> ways_of(const Guide& guide);

/// What a simple condition (none of all, any and not) asks for: a quantity, by a name that says
/// which, such as "people" or "notes hope", and its bound.
struct Measure {
    std::string quantity;
    int bound = 0;
    bool at_most = false;  // else at least
};
[[nodiscard]] Measure measure_of(const Guard& guard);

/// Whether the condition can hold in some conversation that the guide is made for: up to its
/// largest group, with up to as many notes, votes and minutes as the condition names. What can be
/// counted is tried exhaustively.
[[nodiscard]] bool can_hold(const Guard& guard, const Guide& guide);

/// What an exhaustive walk over the ways finds, from the first step on.
struct Exploration {
    std::set<StepId> reached;
    std::set<StepId> left;     // of them: those that a way leads out of
    std::set<StepId> closing;  // of them: those from which a close can be reached by next alone
};
[[nodiscard]] Exploration explore(const Guide& guide);

}  // namespace outward::engine
