// What can be asked of an initiative. Names in quotes are those on the wire.
#pragma once

#include "engine/initiative/event.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace outward::engine {

namespace ask {

struct Join {  // made by the server on "initiative.join"
    MemberId member;
    Seat seat = Seat::note_taker;
    std::string name;
};
/// "record.set": makes or changes a record. `over`: the seq at which the asker saw it set last, 0
/// for a new one; when somebody else has changed it since, it is refused as stale. Not for records
/// that have a command of their own: versions, approvals, and a theme's lock.
struct SetRecord {
    Record record;
    Seq over = 0;
};
/// "record.remove"
struct RemoveRecord {
    RecordKindIndex kind = 0;
    RecordId id;
};
/// "notes.gather": made by the server once it has read a conversation. A new one becomes a source,
/// and two updates to its people fall due; what was promised in it becomes promises.
struct Gather {
    ConversationId conversation;
    std::vector<GatheredNote> notes;
    std::string held_on;  // a date
};
/// "statements.place": into a theme (which picks them too), out of it, onto or off the table.
struct Place {
    std::vector<StatementNumber> statements;
    bool picked = false;
    RecordId theme;
};
/// "statements.mark"
struct Mark {
    std::vector<StatementNumber> statements;
    StatementMark mark = StatementMark::evidence;
    bool on = true;
};
/// "theme.make": a new theme of these statements.
struct MakeTheme {
    RecordId id;
    std::string name;
    std::vector<StatementNumber> statements;
};
/// "themes.merge": what lies in `from` goes into `into`, and `from` is removed.
struct MergeThemes {
    RecordId into;
    std::vector<RecordId> from;
};
/// "theme.split": these of its statements become a theme of their own, of the same category.
struct SplitTheme {
    RecordId theme;
    RecordId id;
    std::string name;
    std::vector<StatementNumber> statements;
};
/// "theme.lock"
struct LockTheme {
    RecordId theme;
    bool locked = true;
};
/// "stage.set"
struct SetStage {
    ThemingStage stage = ThemingStage::read;
};
/// "ready.mark"
struct SetReady {
    bool ready = true;
};
/// "version.keep": the sentences as they are now, in their order.
struct KeepVersion {
    RecordId id;
    std::string label;
};
/// "version.sign": a room has heard it.
struct Sign {
    RecordId version;
    record::SignOff sign_off;
};
/// "approve": by who leads the initiative. A version needs a sign-off by a room, and every sentence
/// a theme that holds (themes.hpp); a story all its parts; an update its words.
struct Approve {
    RecordId id;  // as record::Approval
    std::string by;
};
/// "act.undo": takes back the act that began at `act`, if nothing stands on it.
struct UndoAct {
    Seq act = 0;
};

}  // namespace ask

using InitiativeCommand =
    std::variant<ask::Join, ask::SetRecord, ask::RemoveRecord, ask::Gather, ask::Place, ask::Mark,
                 ask::MakeTheme, ask::MergeThemes, ask::SplitTheme, ask::LockTheme, ask::SetStage,
                 ask::SetReady, ask::KeepVersion, ask::Sign, ask::Approve, ask::UndoAct>;

}  // namespace outward::engine
