// What a seat sees: snapshots of the room, and what changed in them. Made by project.hpp; what is
// not in here for a seat never leaves the engine for it.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"
#include "engine/tally.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace outward::engine {

struct PersonView {
    MemberId member;
    int number = 0;
    std::string name;
};

/// In a round by tables `table` and `next_table` stand in place of people.
struct RoundView {
    std::size_t total = 0;
    std::size_t done = 0;
    std::optional<PersonView> turn;
    std::optional<PersonView> next;
    std::optional<TableId> table;
    std::optional<TableId> next_table;
};

/// A pushed probe in every language of the guide, since phones differ in theirs.
struct ProbeView {
    ProbeId id;
    std::map<std::string, std::string> text;
};

struct PlaceView {
    StepId step;
    std::uint64_t visit = 0;
    Millis entered_at{};
};

/// An open table, for everybody to see: who sits there is a number, what is said there is one too.
struct TableView {
    TableId id;
    int people = 0;
    bool hosted = false;
    std::optional<Millis> called_at;
    bool finished = false;
    std::optional<PlaceView> place;  // only while it has its own
    Clock clock;
    std::optional<ProbeView> probe;
    std::optional<RoundView> round;
    int ready = 0;
    int notes = 0;
    std::map<SlotId, std::string> story;
};

/// The votes of a step. The tally is there once it is shown; for the crew always, but of a quiz.
struct VotingView {
    int people = 0;
    bool shown = false;
    std::optional<Tally> tally;
};

/// A note that is a promise is for everybody to see.
struct PromiseView {
    NoteId id;
    Seq seq = 0;  // of the note: their order
    std::string text;
    Pledge pledge;
};

/// A theme is for everybody to see, its notes for the crew.
struct ThemeView {
    ThemeId id;
    std::string name;
    int count = 0;  // its notes with status shown
};

/// The private side, for facilitator and note-taker.
struct CrewSide {
    std::map<MemberId, Member> members;
    std::vector<Note> notes;
    std::vector<Visit> path;
    bool locked = false;
    bool advancing = true;
    std::optional<MemberId> leader;
};

/// A snapshot. `crew` is set for the crew's seats only.
struct View {
    ConversationCreated as;
    std::string code;
    Millis created_at{};
    Stage stage = Stage::waiting;
    std::optional<PlaceView> place;
    Clock clock;
    std::vector<StepId> visited;
    int people = 0;
    int ready = 0;
    int hands = 0;
    std::map<StepId, int> counts;
    std::optional<ProbeView> probe;
    std::optional<std::vector<Rule>> rules;
    bool rules_agreed = false;
    std::map<SlotId, std::string> story;
    std::map<StepId, VotingView> votings;
    std::vector<PromiseView> promises;  // in order of arrival
    std::vector<ThemeView> themes;      // in order of making
    std::optional<RoundView> round;
    std::vector<TableView> tables;  // the open ones, by number
    std::optional<CrewSide> crew;
    std::optional<std::vector<Note>> table_notes;  // for host and scribe: those of their table
};

/// A member's own things.
struct Mine {
    MemberId member;
    int number = 0;
    std::string name;
    bool ready = false;
    bool hand = false;
    std::vector<Note> notes;
    std::map<StepId, Vote> votes;  // but in a quiz
    std::optional<TableId> table;
};

/// What changed, one kind of change each. Fields that are optional are there for the crew only.
namespace seen {

struct StageChanged {
    Event event;  // started, paused, resumed, closed or reopened
};
struct StepEntered {
    StepId step;
    std::uint64_t visit = 0;
    std::string how;
    Clock clock;
    std::optional<RoundView> round;
};
struct ClockChanged {
    Clock clock;
};
struct PeopleChanged {
    int people = 0;
};
struct ReadyChanged {
    int ready = 0;
    std::optional<std::pair<MemberId, bool>> member;
    std::optional<std::pair<TableId, int>> at_table;  // and how many are ready there; for everybody
};
/// A raised hand is for everybody to see; a phone learns so that its own has been lowered.
struct HandChanged {
    int hands = 0;
    MemberId member;
    std::optional<Millis> hand_at;
};
struct ProbeChanged {
    std::optional<ProbeView> probe;
};
struct RulesChanged {
    std::optional<std::vector<Rule>> rules;
    bool agreed = false;
};
struct StoryChanged {
    SlotId slot;
    std::string text;
};
struct RoundChanged {
    std::optional<RoundView> round;
};
struct VotingChanged {
    StepId step;
    VotingView voting;
};
struct PromiseChanged {
    NoteId id;
    std::optional<PromiseView> promise;  // none: it is taken back, hidden or erased
};
struct ThemesChanged {
    std::vector<ThemeView> themes;
};
struct CodeChanged {
    std::string code;
};
/// For phones and wall a note is a number, never words.
struct NoteCounted {
    NoteId id;
    StepId step;
    int count = 0;
    bool erased = false;
    std::optional<std::pair<TableId, int>> at_table;  // and how many notes that table has
};
struct MemberJoined {
    Member member;
    int people = 0;
};
struct MemberRenamed {
    MemberId member;
    std::string name;
};
struct MemberRemoved {
    MemberId member;
};
struct LockChanged {
    bool locked = false;
};
struct AdvanceChanged {
    bool advancing = true;
};
struct LeadChanged {
    std::optional<MemberId> leader;
};
struct NoteChanged {
    Note note;
    int count = 0;
    bool added = false;
    std::optional<int> at_table;  // how many notes its table has
};
struct TablesChanged {
    std::vector<TableView> tables;  // each as it is now
    std::vector<TableId> closed;
};
/// A phone learns so where it sits. Without a table: nowhere.
struct Seated {
    std::map<MemberId, std::optional<TableId>> seats;
};

}  // namespace seen

using Seen =
    std::variant<seen::StageChanged, seen::StepEntered, seen::ClockChanged, seen::PeopleChanged,
                 seen::ReadyChanged, seen::HandChanged, seen::ProbeChanged, seen::RulesChanged,
                 seen::StoryChanged, seen::RoundChanged, seen::VotingChanged, seen::PromiseChanged,
                 seen::ThemesChanged, seen::CodeChanged, seen::NoteCounted, seen::MemberJoined,
                 seen::MemberRenamed, seen::MemberRemoved, seen::LockChanged, seen::AdvanceChanged,
                 seen::LeadChanged, seen::NoteChanged, seen::TablesChanged, seen::Seated>;

/// A change in its place in the log. `by` is set for the crew only.
struct SeenEvent {
    Seq seq = 0;
    Millis at{};
    std::optional<MemberId> by;
    Seen seen;
};

/// Who looks: host and scribe of a table see what is said there.
struct Viewer {
    Seat seat = Seat::participant;
    std::optional<TableId> table = std::nullopt;

    Viewer(Seat as, std::optional<TableId> at = std::nullopt) : seat(as), table(at) {}
    [[nodiscard]] bool may_read(const Note& note) const {
        return is_crew(seat) || (is_table_crew(seat) && table && note.table == table);
    }
};

/// A guide as one seat may read it, in one language.
struct StepView {
    const Step* step = nullptr;
    const StepText* text = nullptr;
    bool crew_side = false;  // whether say, probes, cues and moves go with it
};
struct GuideView {
    const Guide* guide = nullptr;
    const GuideText* text = nullptr;
    std::vector<Category> categories;
    std::vector<StepView> steps;
};

}  // namespace outward::engine
