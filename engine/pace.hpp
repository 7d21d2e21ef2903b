// How long each step really took: the plan against the clock, told by the log alone.
#pragma once

#include "engine/event.hpp"
#include "engine/guide.hpp"

#include <optional>
#include <span>
#include <vector>

namespace outward::engine {

/// One taking of a step. Coming back to it by back, by undo or from an aside goes on with it; a
/// repeat, a new round or going there by hand begins another. What an undo took back was none, and
/// its time belongs to the step that the undo came back to.
struct Taking {
    StepId step;
    std::optional<TableId> table;  // none: the room's
    Seq seq = 0;                   // of the event that entered it
    Millis at{};
    Millis until{};     // when it was left last; not left: the end of the log
    Millis took{};      // in it, while the conversation was live
    bool over = false;  // left, or the conversation is closed
};

/// In the order in which they began. Where each table moves by itself they are the tables', and
/// end when the table has come to its end; else the room's. Steps that the guide does not know are
/// left out.
[[nodiscard]] std::vector<Taking> takings_of(std::span<const Recorded> log, const Guide& guide);

}  // namespace outward::engine
