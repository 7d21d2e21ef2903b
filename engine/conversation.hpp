// The state of one conversation: what the log adds up to so far.
#pragma once

#include "engine/event.hpp"
#include "engine/ids.hpp"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace outward::engine {

enum class Stage { waiting, live, paused, closed };

/// A step's clock. It advises; nothing happens when it runs out.
struct Clock {
    Millis allotted{};
    Millis spent{};  // up to running_since
    std::optional<Millis> running_since;

    /// Time run so far. A server clock that was set back never makes it run backwards.
    [[nodiscard]] Millis elapsed(Millis now) const;
    [[nodiscard]] Clock paused_at(Millis now) const;
    friend bool operator==(const Clock&, const Clock&) = default;
};

struct Member {
    MemberId id;
    int number = 0;  // participants: 1, 2, 3 … in order of joining; 0 for the crew
    std::string name;
    std::string language;
    Seat seat = Seat::participant;
    Millis joined_at{};
    std::optional<Millis> hand_at;
    bool ready = false;
    bool removed = false;
    bool phoneless = false;
    std::optional<TableId> table = std::nullopt;
};

enum class NoteStatus { shown, hidden, withdrawn, erased };

struct Note {
    NoteId id;
    Seq seq = 0;
    Millis at{};
    MemberId by;
    StepId step;
    CategoryId category;
    std::string text;
    std::optional<std::string> original;  // the first words, once edited
    std::optional<Pledge> pledge;
    std::optional<Millis> said_at;  // typed in from paper: when it was said
    std::string language;
    std::optional<ThemeId> theme;  // that may be removed; Conversation::theme_of knows
    bool quote = false;
    bool spoken = false;
    bool highlighted = false;
    bool hidden = false;     // by the crew
    bool withdrawn = false;  // by its author
    bool erased = false;
    std::optional<TableId> table;  // at which it was said

    [[nodiscard]] NoteStatus status() const noexcept;
    /// Its moment in the conversation.
    [[nodiscard]] Millis moment() const noexcept { return said_at.value_or(at); }
};

struct Theme {
    ThemeId id;
    std::string name;
    int count = 0;         // notes with status shown
    bool removed = false;  // its notes count as free
    friend bool operator==(const Theme&, const Theme&) = default;
};

struct Ballot {
    Vote vote;
    int people = 1;
    bool entered = false;  // by the crew
};

/// What one option has been given.
struct Given {
    int sum = 0;                // of the ballots
    std::map<int, int> people;  // how many gave it that number; nobody: not there
    friend bool operator==(const Given&, const Given&) = default;
};

/// The votes of one step, and what they come to.
struct Voting {
    std::map<BallotId, Ballot> ballots;  // that replace() alone changes
    bool shown = false;
    int people = 0;   // who have voted, with those for whom the crew did
    int entered = 0;  // of them, by the crew
    std::map<OptionId, Given> given;

    /// None: the ballot is taken back.
    void replace(const BallotId& id, std::optional<Ballot> ballot);

private:
    void count(const Ballot& ballot, int by);
};

/// One stay in a step.
struct Visit {
    StepId step;
    Seq seq = 0;
    Millis entered_at{};
    std::optional<Millis> left_at;
    std::string how;
    Millis allotted{};
    bool crew = false;
};

/// Turns of people, or of tables where `tables` is not empty.
struct Round {
    std::vector<MemberId> order;
    std::vector<TableId> tables = {};
    std::size_t done = 0;

    [[nodiscard]] std::size_t total() const { return order.size() + tables.size(); }
    friend bool operator==(const Round&, const Round&) = default;
};

/// Where the room is, or one table of it.
struct Place {
    StepId step;
    std::uint64_t visit = 0;  // index into Conversation::path, from 1
    Millis entered_at{};
    Clock clock;
    std::optional<StepId> return_to;
    std::optional<Round> round;
    std::optional<ProbeId> probe;
    bool at_tables = false;  // of the room: every table has a place of its own now
};

/// A group inside the conversation.
struct Table {
    TableId id;
    bool closed = false;
    std::optional<Millis> called_at;  // when it asked for the facilitator
    bool finished = false;            // has come to the end of what it does by itself
    std::optional<Place> place;       // only while a phase runs at tables
    std::optional<Place> left;        // where it was when the room left the tables: for an undo
    std::vector<Visit> path;
    std::map<SlotId, std::string> story;
    int shown_notes = 0;
    // Of those who sit there and have not been removed:
    int people = 0;  // participants
    int hosts = 0;
    int ready = 0;
};

/// An act that can still be taken back, and the event that would do it.
struct Undoable {
    Seq seq = 0;
    std::string subject;  // what it changed: a later act on the same subject stands on it
    Event inverse;
    std::optional<TableId> table = std::nullopt;  // at which both happen
};

struct Conversation {
    Seq seq = 0;
    ConversationCreated as;
    Millis created_at{};
    std::string code;
    bool locked = false;
    bool advancing = true;           // steps that go on by themselves may do so
    std::optional<MemberId> leader;  // of the facilitators; the one who started, at first
    Stage stage = Stage::waiting;
    std::optional<Place> place;        // none while waiting
    std::optional<Place> before_crew;  // in the crew's own steps: the last place that was not
    std::vector<Visit> path;
    std::map<MemberId, Member> members;
    std::vector<Note> notes;  // in order of arrival
    std::map<NoteId, std::size_t> note_index;
    std::map<MemberId, std::vector<std::size_t>> notes_by;
    std::map<StepId, std::vector<std::size_t>> notes_in;
    std::set<std::size_t> promises;          // of the notes, and those erased since
    std::map<StepId, int> shown_notes;       // notes with status shown, by step
    std::vector<Theme> themes;               // in order of making
    std::optional<std::vector<Rule>> rules;  // none: the guide's
    bool rules_agreed = false;
    std::map<SlotId, std::string> story;
    std::map<StepId, Voting> votings;
    std::map<TableId, Table> tables;
    std::vector<std::map<MemberId, TableId>> seatings;  // who sat where, each time tables were set
    std::deque<Undoable> undoables;
    int joined = 0;  // participants, ever: the number of the last of them
    int people = 0;  // of them, who have not been taken out
    int ready = 0;   // members
    int hands = 0;   // that are up

    [[nodiscard]] const Note* find(const NoteId& id) const;
    [[nodiscard]] const Member* find(const MemberId& id) const;
    [[nodiscard]] const Table* find(const TableId& id) const;
    /// Where that table is, or where the room is when the table goes with it.
    [[nodiscard]] const std::optional<Place>& place_at(const std::optional<TableId>& table) const;
    /// What phones and wall are on: the last place that was not the crew's.
    [[nodiscard]] const std::optional<Place>& shown() const;
    [[nodiscard]] bool in_crew_step() const { return !path.empty() && path.back().crew; }
    [[nodiscard]] const Theme* find(const ThemeId& id) const;
    /// nullptr: the note is free.
    [[nodiscard]] const Theme* theme_of(const Note& note) const;
};

/// The one fold. Total: an event that makes no sense here changes nothing but `seq`.
void apply(Conversation& conversation, const Recorded& recorded);

}  // namespace outward::engine
