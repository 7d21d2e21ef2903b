// The small types that must not be mixed up: names of things, a place in the log, a moment.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>

namespace outward::engine {

/// A name of one kind of thing. Two kinds never convert into each other.
template <class Kind>
struct Id {
    std::string value;

    [[nodiscard]] bool empty() const noexcept { return value.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
};

using ConversationId = Id<struct ConversationKind>;
using GuideId = Id<struct GuideKind>;
using PhaseId = Id<struct PhaseKind>;
using StepId = Id<struct StepKindTag>;
using CategoryId = Id<struct CategoryKind>;
using ProbeId = Id<struct ProbeKind>;
using CueId = Id<struct CueKind>;
using RuleId = Id<struct RuleKind>;
using SlotId = Id<struct SlotKind>;
using OptionId = Id<struct OptionKind>;
using LevelId = Id<struct LevelKind>;
using HandoutId = Id<struct HandoutKind>;
using MemberId = Id<struct MemberKind>;
using NoteId = Id<struct NoteKind>;
using ThemeId = Id<struct ThemeKind>;
using BallotId = Id<struct BallotKind>;

/// A table by its number, as it stands on it: 1, 2, 3 …
struct TableId {
    int number = 0;
    friend auto operator<=>(const TableId&, const TableId&) = default;
};

/// A place in a conversation's log. The first event has 1; 0 is "before everything".
using Seq = std::uint64_t;

/// A moment, in milliseconds since 1970 (UTC), or a length of time. Always handed in from outside.
using Millis = std::chrono::milliseconds;

}  // namespace outward::engine
