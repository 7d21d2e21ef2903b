// Everything that can have happened in an initiative. Its log is a list of these, and what anybody
// sees is a fold of the log (initiative.hpp), as with a conversation.
#pragma once

#include "engine/event.hpp"
#include "engine/initiative/record.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace outward::engine {

/// What a team has said of a statement, beside where it lies.
enum class StatementMark { evidence, strong, specific, outlier };

/// Where a statement lies on the board.
struct Placement {
    bool picked = false;    // taken from the pile as worth a place
    RecordId theme;         // empty: in none
    bool evidence = false;  // a quote that the theme stands on
    bool strong = false;    // said with force
    bool specific = false;  // tells what happened to somebody
    bool outlier = false;   // stands alone, and is to be seen all the same
    friend auto operator<=>(const Placement&, const Placement&) = default;
};

/// A note as its conversation has it now. Never its words: they stay where they were said, so that
/// erasing them there erases them here.
struct GatheredNote {
    NoteId note;
    CategoryId category;
    bool quote = false;        // exact words
    bool highlighted = false;  // by the crew in the room
    bool promise = false;
    std::string due = {};  // of a promise
    friend bool operator==(const GatheredNote&, const GatheredNote&) = default;
};

void fields(auto& f, record::Of<Placement> auto& p) {
    f("picked", p.picked), f("theme", p.theme), f("evidence", p.evidence), f("strong", p.strong);
    f("specific", p.specific), f("outlier", p.outlier);
}
void fields(auto& f, record::Of<GatheredNote> auto& n) {
    f("note", n.note), f("category", n.category), f("quote", n.quote);
    f("highlighted", n.highlighted), f("promise", n.promise), f("due", n.due);
}

/// The steps of theming, in their order. They advise: the board can do all of it at any time.
enum class ThemingStage { read, pick, cluster, name, evidence, tensions, challenge };

namespace happened {

struct ColleagueJoined {
    MemberId member;
    Seat seat = Seat::note_taker;
    std::string name;
};
struct RecordSet {
    Record record;
};
struct RecordRemoved {
    RecordKindIndex kind = 0;
    RecordId id;
};
/// These are the notes of that conversation now. What was known keeps its number; what is no longer
/// among them is gone from sight, and comes back with its place when it is.
struct NotesGathered {
    ConversationId conversation;
    std::vector<GatheredNote> notes;
};
struct StatementsPlaced {
    std::vector<StatementNumber> statements;
    Placement placement;
};
struct StageSet {
    ThemingStage stage = ThemingStage::read;
};
/// Said by a colleague about the present stage.
struct ReadySet {
    MemberId member;
    bool ready = false;
};

}  // namespace happened

using InitiativeEvent =
    std::variant<happened::ColleagueJoined, happened::RecordSet, happened::RecordRemoved,
                 happened::NotesGathered, happened::StatementsPlaced, happened::StageSet,
                 happened::ReadySet, Unknown>;

/// An event in its place in the initiative's log.
struct InitiativeRecorded {
    Seq seq = 0;
    Millis at{};
    MemberId by;                // empty: the host, or the server by itself
    std::string act;            // the command's name on the wire, such as "themes.merge"
    Seq first = 0;              // seq of the first event of the same act
    std::optional<Seq> undoes;  // Its `first`: the act that this takes back
    InitiativeEvent event;
};

}  // namespace outward::engine
