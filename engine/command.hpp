// Everything that can be asked of a conversation. decide.hpp answers with events or a rejection.
#pragma once

#include "engine/event.hpp"
#include "engine/ids.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace outward::engine {

/// Who asks. The server knows it from the connection, never from the message.
struct Actor {
    MemberId member;
    Seat seat = Seat::participant;
};

namespace command {

/// Makes the conversation; only on an empty log.
struct Create {
    ConversationCreated as;
};
/// A new member takes a seat.
struct Join {
    MemberId member;
    std::string name;
    std::string language;
    std::optional<TableId> table = std::nullopt;  // a host's or scribe's
};
/// People who are there without a phone.
struct NewPerson {
    MemberId member;  // made by the sender
    std::string name;
};
struct AddPeople {
    std::vector<NewPerson> members;
};
struct RenewCode {
    std::string code;
};
struct LockRoom {
    bool locked = true;
};
/// The facilitator removes a participant; the host, who is no member, anybody.
struct RemoveMember {
    MemberId member;
};
/// Marks who of several facilitators leads.
struct TakeLead {
    std::optional<MemberId> member;  // a colleague, who is given it; none: oneself
};

struct Start {};
struct Pause {};
struct Resume {};
struct Close {};
struct Reopen {};

/// Where the one who asks believes the room to be. A room that is elsewhere answers `stale`, so a
/// double tap moves once.
struct From {
    StepId step;
    std::optional<std::uint64_t> visit;
    std::optional<TableId> table = std::nullopt;  // the facilitator moves that table only
};
struct MoveBy {
    std::string name;  // next, back, skip, repeat, or a move that the step names
    From from;
};
struct GoTo {
    StepId step;
    From from;
};
/// Time is up in a step that goes on by itself (advance.hpp). Asked by the room alone.
struct Advance {
    From from;
};
struct SetAdvance {
    bool on = true;
};

struct StartTimer {};
struct PauseTimer {};
struct ExtendTimer {
    int minutes = 0;  // -60..60, not 0
};

struct PushProbe {
    ProbeId probe;
};
struct ClearProbe {};

struct Rename {
    std::string name;
};
struct RaiseHand {
    std::optional<MemberId> member;  // of somebody without a phone; none: one's own
};
struct LowerHand {
    std::optional<MemberId> member;  // none: one's own
};
struct SetReady {
    StepId step;
};
struct ClearReady {};
struct PassTurn {};
struct GiveTurn {
    MemberId member;
    std::optional<TableId> table = std::nullopt;  // instead of a member, in a round by tables
};

struct ChangeRules {
    std::vector<Rule> rules;
};
struct AgreeRules {};
struct FillStory {
    SlotId slot;
    std::string text;
    std::optional<TableId> table = std::nullopt;  // whose; none: the sender's own, else the room's
};

struct AddNote {
    NoteId id;  // made by the sender, so that sending it twice stores it once
    std::string text;
    std::optional<CategoryId> category;  // none: the step's default
    std::optional<StepId> step;          // none: the current one
    bool quote = false;
    bool spoken = false;
    std::optional<Pledge> pledge = std::nullopt;
    std::optional<TableId> table = std::nullopt;         // the crew says where it was said
    std::optional<Millis> said_at = std::nullopt;        // typed in from paper: when it was said
    std::optional<std::string> language = std::nullopt;  // that it is in; none: its author's
};
struct EditNote {
    NoteId id;
    std::string text;
    std::optional<Pledge> pledge = std::nullopt;  // none: as it was
};
struct WithdrawNote {
    NoteId id;
};
struct HideNote {
    NoteId id;
};
struct RestoreNote {
    NoteId id;
};
struct RecategoriseNote {
    NoteId id;
    CategoryId category;
};
struct HighlightNote {
    NoteId id;
    bool on = true;
};
struct EraseNote {
    NoteId id;
};

struct AddTheme {
    ThemeId id;  // made by the sender
    std::string name;
};
struct RenameTheme {
    ThemeId id;
    std::string name;
};
struct RemoveTheme {
    ThemeId id;
};
struct ThemeNotes {
    std::vector<NoteId> notes;
    std::optional<ThemeId> theme;  // none: free
};

/// A participant's own vote. Again: instead of the last one.
struct CastVote {
    StepId step;
    Vote vote;                       // empty: takes it back
    std::optional<BallotId> ballot;  // in a quiz only, and there it must be: made by the phone
};
/// Votes that were given on paper or by raising hands.
struct EnterVote {
    StepId step;
    BallotId ballot;  // made by the sender
    Vote vote;        // in a poll and dots: sums; empty: takes it back
    int people = 1;
};
struct ShowResults {
    StepId step;
    bool on = true;
};

/// How many tables there are, and that people are dealt out to them (engine::Assign; choice:
/// nobody).
struct SetTables {
    int count = 0;                 // 0: as many as the guide's seats ask for
    std::optional<Assign> assign;  // none: as the guide says
};
/// Takes a seat at a table, or gives one to somebody. Without a table: gets up.
struct TakeSeat {
    std::optional<TableId> table;
    std::optional<MemberId> member;  // none: oneself
};
struct OpenTable {};
/// Its people go to `into`, or to where there is most room.
struct CloseTable {
    TableId table;
    std::optional<TableId> into;
};
/// Asks for the facilitator, or not any more.
struct CallFacilitator {
    std::optional<TableId> table;  // none: the sender's own
    bool on = true;
};

struct Undo {
    Seq seq = 0;
};

}  // namespace command

using Command =
    std::variant<command::Create, command::Join, command::AddPeople, command::RenewCode,
                 command::LockRoom, command::RemoveMember, command::TakeLead, command::Advance,
                 command::SetAdvance, command::Start, command::Pause, command::Resume,
                 command::Close, command::Reopen, command::MoveBy, command::GoTo,
                 command::StartTimer, command::PauseTimer, command::ExtendTimer, command::PushProbe,
                 command::ClearProbe, command::Rename, command::RaiseHand, command::LowerHand,
                 command::SetReady, command::ClearReady, command::PassTurn, command::GiveTurn,
                 command::ChangeRules, command::AgreeRules, command::FillStory, command::AddNote,
                 command::EditNote, command::WithdrawNote, command::HideNote, command::RestoreNote,
                 command::RecategoriseNote, command::HighlightNote, command::EraseNote,
                 command::AddTheme, command::RenameTheme, command::RemoveTheme, command::ThemeNotes,
                 command::CastVote, command::EnterVote, command::ShowResults, command::SetTables,
                 command::TakeSeat, command::OpenTable, command::CloseTable,
                 command::CallFacilitator, command::Undo>;

}  // namespace outward::engine
