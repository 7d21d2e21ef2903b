// Guards: the conditions that a guide may put on a named move. Data, not code: a guide stays a
// file.
#pragma once

#include "engine/ids.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace outward::engine {

struct Guard;

struct PeopleAtLeast {
    int count = 0;
};
struct PeopleAtMost {
    int count = 0;
};
/// Notes shown in the current step, of one category or of all.
struct NotesAtLeast {
    std::optional<CategoryId> category;
    int count = 0;
};
struct ReadyAtLeast {
    int count = 0;
};
/// Minutes that the clock of the current step has run.
struct ElapsedAtLeast {
    int minutes = 0;
};
struct All {
    std::vector<Guard> of;
};
struct Any {
    std::vector<Guard> of;
};
struct Not {
    std::vector<Guard> of;  // exactly one
};

struct Guard {
    std::variant<PeopleAtLeast, PeopleAtMost, NotesAtLeast, ReadyAtLeast, ElapsedAtLeast, All, Any,
                 Not>
        condition;
};

struct Conversation;

/// Whether the guard holds in this state at this moment.
[[nodiscard]] bool holds(const Guard& guard, const Conversation& conversation, Millis now);

}  // namespace outward::engine
