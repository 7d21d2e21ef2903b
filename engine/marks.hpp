// Marks: what the log of a conversation proves, for a coach who reads it back. They point at a
// place and blame nobody; what came of it, only those who were there know.
//
// Nothing is told from silence where nobody took notes: in a conversation without a single note
// neither silences nor unused probes nor a trust step without notes are marked.
#pragma once

#include "engine/event.hpp"
#include "engine/guide.hpp"

#include <optional>
#include <span>
#include <vector>

namespace outward::engine {

namespace mark_rules {

// overran: a step took so much longer than planned, in both ways. Breaks of the conversation do
// not count, extending the clock does: it is the plan that is compared. Not of the last step, which
// ends when people have gone home.
inline constexpr Millis shortest_overrun = std::chrono::minutes{2};
inline constexpr int overrun_percent = 25;

// cut_short: a step that asks people something got less than half of its time, which is the least
// that a late plan would leave it (late_plan.hpp). Less than half a minute is passing by; steps
// that the guide lets go when it is late, and short ones, do not count.
inline constexpr int least_percent = 50;
inline constexpr int least_planned = 5;  // minutes
inline constexpr Millis passing_by = std::chrono::seconds{30};

// probe_unused: a step for all together, with probes, that took so long at least got fewer notes
// than that (at tables: for each table that took it), and none of its probes was pushed. All
// takings of it together, and all tables: one table that says little is no mark.
inline constexpr int few_notes = 3;
inline constexpr Millis time_for_a_probe = std::chrono::minutes{2};

// trust_missed: a step for everybody whose own category, the first, is this one was passed or left,
// and nobody noted anything of that category or in that step.
inline constexpr const char* trust_category = "trusted-actor";

// dominant_voice: one phone wrote more than that of what was written on phones, from so many phones
// and notes on. Notes that were taken back do not count.
inline constexpr int voice_percent = 33;  // shown; reckoned as one of three
inline constexpr int least_voices = 4;
inline constexpr int least_voiced_notes = 9;

// silence: so long without a note from anywhere in the room, in one stay in a step that takes notes
// and is for all together. Alone and in pairs people are to be quiet.
inline constexpr int silent_minutes = 6;

}  // namespace mark_rules

enum class MarkKind {
    overran,
    cut_short,
    probe_unused,
    trust_missed,
    dominant_voice,
    silence,
    library_centred
};

/// `planned` and `actual`, by kind:
/// overran, cut_short, trust_missed: minutes planned and taken;
/// probe_unused: probes to push, and notes that came;
/// dominant_voice: percent that are a third, and that one phone wrote;
/// silence: minutes from which on it is one, and that it lasted;
/// library_centred: nothing. The event tells what asked about the library: the prompt of the step
/// that was entered, the probe that was pushed, or a rule in people's own words.
struct Mark {
    MarkKind kind = MarkKind::overran;
    Seq seq = 0;     // of the event that it points at
    Millis at{};     // from when
    Millis until{};  // to when; the same for a moment
    StepId step;     // empty: of no step
    std::optional<TableId> table = std::nullopt;
    int planned = 0;
    int actual = 0;
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// In order of seq. A dominant voice points at the step in which it first had more than its third,
/// not at a note, which would tell who it was.
[[nodiscard]] std::vector<Mark> marks_of(std::span<const Recorded> log, const Guide& guide);

}  // namespace outward::engine
