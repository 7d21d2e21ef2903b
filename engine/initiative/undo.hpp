// Undo in an initiative: every act has events that take it back. Going back is an act too, and adds
// to the log.
#pragma once

#include "engine/initiative/initiative.hpp"

#include <set>
#include <string>
#include <vector>

namespace outward::engine {

/// What would take an event back. Without events: nothing would.
struct TakeBack {
    std::vector<InitiativeEvent> events;
    std::set<std::string> subjects;
};

/// Judged from the state just before the event. What is approved is never approved by undoing.
[[nodiscard]] TakeBack take_back_of(const Initiative& before, const InitiativeRecorded& recorded);

/// After the event has been applied.
void remember(Initiative& after, TakeBack back, const InitiativeRecorded& recorded);

/// The act that began at `first`, if it can still be taken back: nothing later stands on it.
[[nodiscard]] const UndoableAct* find_undoable(const Initiative& initiative, Seq first);

}  // namespace outward::engine
