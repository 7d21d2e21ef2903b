// Guards: the conditions that a guide may put on a move, on a step and on a cue. Data, not code: a
// guide stays a file.
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
/// Minutes that the conversation is behind its plan, by the steps that it has left.
struct BehindAtLeast {
    int minutes = 0;
};
/// Minutes without a note in the current step.
struct SilenceAtLeast {
    int minutes = 0;
};
/// How often the current step has been entered, this time included, without coming back to it by
/// back or undo and without repeats.
struct VisitsAtMost {
    int count = 0;
};
/// People who have answered, in the current step or in another one.
struct VotesAtLeast {
    std::optional<StepId> step;
    int count = 0;
};
/// Nothing in that step's answers is ahead of the option or level with it.
struct Leads {
    StepId step;
    OptionId option;
};
/// The last notes of the current step, one after the other, are of that category.
struct InARow {
    CategoryId category;
    int count = 0;
};
/// One person wrote that part of the current step's notes.
struct OneVoice {
    int percent = 0;
    int of_at_least = 0;  // notes
};
/// Notes of the current step that say again what an earlier note of the conversation said.
struct RepeatedAtLeast {
    int count = 0;
};
/// Tables at which people sit.
struct TablesAtLeast {
    int count = 0;
};
/// Tables that came to the end of a phase in which each moves by itself.
struct TablesDoneAtLeast {
    int count = 0;
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
    std::variant<PeopleAtLeast, PeopleAtMost, NotesAtLeast, ReadyAtLeast, ElapsedAtLeast,
                 BehindAtLeast, SilenceAtLeast, VisitsAtMost, VotesAtLeast, Leads, InARow, OneVoice,
                 RepeatedAtLeast, TablesAtLeast, TablesDoneAtLeast, All, Any, Not>
        condition;
};

struct Conversation;
struct Guide;

/// Whether the guard holds in this state at this moment; for a table, by its own step and notes.
[[nodiscard]] bool holds(const Guard& guard, const Conversation& conversation, const Guide& guide,
                         Millis now, const std::optional<TableId>& table = std::nullopt);

}  // namespace outward::engine
