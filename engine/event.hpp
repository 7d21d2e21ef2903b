// Everything that can have happened in a conversation. The log is a list of these, and everything
// that anybody sees is a fold of the log (apply.hpp).
#pragma once

#include "engine/guide.hpp"
#include "engine/ids.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace outward::engine {

/// Host and scribe have a table each: one leads there, the other writes.
enum class Seat { facilitator, note_taker, participant, wall, host, scribe };

/// Facilitator and note-taker see the private side of a conversation; nobody else does.
[[nodiscard]] constexpr bool is_crew(Seat seat) noexcept {
    return seat == Seat::facilitator || seat == Seat::note_taker;
}

/// They see the guide's private words, and the notes of their own table.
[[nodiscard]] constexpr bool is_table_crew(Seat seat) noexcept {
    return seat == Seat::host || seat == Seat::scribe;
}

/// A ground rule. Without text it is the guide's rule of that id, in each reader's language.
struct Rule {
    RuleId id;
    std::optional<std::string> text;
    friend bool operator==(const Rule&, const Rule&) = default;
};

struct ConversationCreated {
    GuideId guide;
    std::string guide_version;
    std::string title;
    std::string place;
    std::string language;
    std::string code;
    bool names = false;  // whether people are asked for a name
    bool rehearsal = false;
};
struct ConversationStarted {};
struct ConversationPaused {};
struct ConversationResumed {};
struct ConversationClosed {};
struct ConversationReopened {};
struct CodeRenewed {
    std::string code;
};
/// Nobody new may come in by the code; those who are in stay, and come back.
struct RoomLocked {};
struct RoomUnlocked {};
/// Whether steps whose guide asks for it go on by themselves.
struct AdvanceSet {
    bool on = false;
};
/// That facilitator leads from now on. The others may act as before; this is for them to know.
struct LeadTaken {
    MemberId member;
};

struct MemberJoined {
    MemberId member;
    Seat seat = Seat::participant;
    std::string name;
    std::string language;
    bool phoneless = false;  // there without a phone: the crew acts for them
};
struct MemberRenamed {
    MemberId member;
    std::string name;
};
/// The member is out for good. What they wrote stays.
struct MemberRemoved {
    MemberId member;
};

struct StepEntered {
    StepId step;
    std::string how;  // start, next, back, skip, goto, repeat, undo, or a named move
    Millis allotted{};
    Millis spent{};                   // not 0 only when an undo brings back a step's clock
    bool crew = false;                // phones and wall stay on the last step that was theirs
    std::optional<StepId> return_to;  // in an aside: where next leads
    bool round = false;
    std::vector<MemberId> order;   // in a round: who speaks, in turn
    std::vector<TableId> reports;  // in a round by tables: which tables report, in turn
    bool tables = false;           // taken at tables: every open table enters it too
};

struct TimerStarted {};
struct TimerPaused {};
struct TimerExtended {
    Millis by{};  // negative: shortened
};

struct ProbePushed {
    ProbeId probe;
};
struct ProbeCleared {};

struct HandRaised {
    MemberId member;
};
struct HandLowered {
    MemberId member;
};
struct ReadySet {
    MemberId member;
};
struct ReadyCleared {
    MemberId member;
};

struct TurnPassed {};
struct TurnGiven {
    MemberId member;
    std::optional<TableId> table = std::nullopt;  // instead of a member, in a round by tables
};

struct RulesChanged {
    std::optional<std::vector<Rule>> rules;  // none: back to the guide's
    bool agreed = false;
};
struct RulesAgreed {};

struct StoryFilled {
    SlotId slot;
    std::string text;
};

/// What stands in a promise beside the words of its note.
struct Pledge {
    std::string who;
    std::string first_step;
    std::string due;   // a date, "2026-11-23"; empty: none
    std::string sign;  // by which others will see that it is done
    friend bool operator==(const Pledge&, const Pledge&) = default;
};

struct NoteAdded {
    NoteId id;
    StepId step;
    CategoryId category;
    std::string text;
    bool quote = false;                                  // exact words
    bool spoken = false;                                 // said by somebody without a phone
    std::optional<Pledge> pledge = std::nullopt;         // in a step of kind promise
    std::optional<Millis> said_at = std::nullopt;        // typed in from paper: when it was said
    std::optional<std::string> language = std::nullopt;  // that it is in; none: its author's
};
struct NoteEdited {
    NoteId id;
    std::string text;
    std::optional<Pledge> pledge = std::nullopt;  // none: as it was
};
/// Its author takes a note back, and returns it.
struct NoteWithdrawn {
    NoteId id;
};
struct NoteReturned {
    NoteId id;
};
/// The crew hides a note, and shows it again.
struct NoteHidden {
    NoteId id;
};
struct NoteRestored {
    NoteId id;
};
struct NoteRecategorised {
    NoteId id;
    CategoryId category;
};
struct NoteHighlighted {
    NoteId id;
};
struct NoteDimmed {
    NoteId id;
};
/// The words are gone: from the state, and from the log on disk as well.
struct NoteErased {
    NoteId id;
};

/// Notes that belong together, under a name that the crew gives them.
struct ThemeAdded {
    ThemeId id;
    std::string name;
};
struct ThemeRenamed {
    ThemeId id;
    std::string name;
};
/// Its notes are free again. Added again, as undo does, it has them back.
struct ThemeRemoved {
    ThemeId id;
};
struct NoteThemed {
    NoteId note;
    std::optional<ThemeId> theme;  // none: free
};

/// What is given to each option: 1 to those chosen in a poll, dots, places from 1 in an order, and
/// in a quiz or a grid the number of the level, from 0. A ballot for several people holds their
/// sums.
using Vote = std::map<OptionId, int>;

/// Replaces the ballot; an empty vote takes it back.
struct VoteCast {
    StepId step;
    BallotId ballot;  // the member; in a quiz a secret of the phone, so that nobody is known by it
    Vote vote;
    std::optional<int> people = std::nullopt;  // entered by the crew for so many without a phone
};
/// Everybody sees the results, and no longer.
struct ResultsShown {
    StepId step;
};
struct ResultsHidden {
    StepId step;
};

/// There are tables 1 to `count`, and these people sit at them. Replaces what was before.
struct TablesSet {
    int count = 0;
    std::map<MemberId, TableId> seats;
};
/// The member sits there now; without a table they have got up.
struct MemberSeated {
    MemberId member;
    std::optional<TableId> table;
    std::optional<TableId> from = std::nullopt;  // where they sat before
};
/// A table is added, or taken away because nobody is left at it. Its notes stay.
struct TableOpened {
    TableId table;
};
struct TableClosed {
    TableId table;
};
/// At Recorded::table: it asks for the facilitator, has been seen to, has come to the end.
struct TableCalled {};
struct TableAnswered {};
struct TableFinished {};

/// What a newer or damaged log holds and this program does not know. It changes nothing.
struct Unknown {};

using Event =
    std::variant<ConversationCreated, ConversationStarted, ConversationPaused, ConversationResumed,
                 ConversationClosed, ConversationReopened, CodeRenewed, RoomLocked, RoomUnlocked,
                 AdvanceSet, LeadTaken, MemberJoined, MemberRenamed, MemberRemoved, StepEntered,
                 TimerStarted, TimerPaused, TimerExtended, ProbePushed, ProbeCleared, HandRaised,
                 HandLowered, ReadySet, ReadyCleared, TurnPassed, TurnGiven, RulesChanged,
                 RulesAgreed, StoryFilled, NoteAdded, NoteEdited, NoteWithdrawn, NoteReturned,
                 NoteHidden, NoteRestored, NoteRecategorised, NoteHighlighted, NoteDimmed,
                 NoteErased, ThemeAdded, ThemeRenamed, ThemeRemoved, NoteThemed, VoteCast,
                 ResultsShown, ResultsHidden, TablesSet, MemberSeated, TableOpened, TableClosed,
                 TableCalled, TableAnswered, TableFinished, Unknown>;

/// An event in its place in the log.
struct Recorded {
    Seq seq = 0;
    Millis at{};
    MemberId by;                // empty: the host, or the room by itself
    std::optional<Seq> undoes;  // the act that this event takes back
    Event event;
    std::optional<TableId> table = std::nullopt;  // at which it happened; none: in the whole room
};

}  // namespace outward::engine
