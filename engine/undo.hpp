// Undo: every act of the crew has an event that takes it back. Going back adds to the log.
#pragma once

#include "engine/conversation.hpp"

#include <optional>

namespace outward::engine {

/// What would take `recorded` back, judged from the state just before it. None: it cannot be
/// undone.
[[nodiscard]] std::optional<Undoable> undoable(const Conversation& before,
                                               const Recorded& recorded);

/// The act saved at `seq`, if it can still be taken back: nothing later stands on the same subject.
[[nodiscard]] const Undoable* find_undoable(const Conversation& conversation, Seq seq);

}  // namespace outward::engine
