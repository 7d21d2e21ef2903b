#include "engine/apply_tables.hpp"
#include "engine/conversation.hpp"
#include "engine/limits.hpp"
#include "engine/overloaded.hpp"
#include "engine/undo.hpp"

#include <algorithm>
#include <utility>

namespace outward::engine {

namespace {

/// Whatever comes from a damaged log, counting never leaves the range of an int.
bool is_countable(const Vote& vote, int people) {
    constexpr int most = limits::dots * limits::entered_people;
    return people >= 1 && people <= limits::entered_people &&
           std::ranges::all_of(
               vote, [](const auto& given) { return given.second >= 0 && given.second <= most; });
}

/// Applies one event; every handler checks what it touches, so that any log folds.
struct Fold {
    Conversation& c;
    const Recorded& recorded;

    Millis at() const { return recorded.at; }

    void operator()(const ConversationCreated& e) const {
        c.as = e;
        c.code = e.code;
        c.created_at = at();
    }
    void operator()(const ConversationStarted&) const {
        c.stage = Stage::live;
        if (!c.leader && find(recorded.by)) c.leader = recorded.by;
    }
    void operator()(const ConversationPaused&) const { stop(Stage::paused); }
    void operator()(const ConversationResumed&) const { go_on(); }
    void operator()(const ConversationClosed&) const { stop(Stage::closed); }
    void operator()(const ConversationReopened&) const { go_on(); }
    void operator()(const CodeRenewed& e) const { c.code = e.code; }
    void operator()(const RoomLocked&) const { c.locked = true; }
    void operator()(const RoomUnlocked&) const { c.locked = false; }
    void operator()(const AdvanceSet& e) const { c.advancing = e.on; }
    void operator()(const LeadTaken& e) const {
        if (find(e.member)) c.leader = e.member;
    }

    void operator()(const MemberJoined& e) const {
        if (c.members.contains(e.member)) return;
        const bool participant = e.seat == Seat::participant;
        if (participant) ++c.joined;
        const Member member{.id = e.member,
                            .number = participant ? c.joined : 0,
                            .name = e.name,
                            .language = e.language,
                            .seat = e.seat,
                            .joined_at = at(),
                            .hand_at = std::nullopt,
                            .ready = false,
                            .removed = false,
                            .phoneless = e.phoneless};
        engine::count(c, c.members.emplace(e.member, member).first->second, 1);
        if (participant && c.place && c.place->round && c.place->round->tables.empty())
            c.place->round->order.push_back(e.member);
    }
    void operator()(const MemberRenamed& e) const {
        change(e.member, [&](Member& member) { member.name = e.name; });
    }
    void operator()(const MemberRemoved& e) const {
        const Member* member = find(e.member);
        if (!member) return;
        change(e.member, [](Member& m) {
            m.removed = true;
            m.hand_at.reset();
            m.ready = false;
        });
        if (c.leader == e.member) c.leader.reset();
        for (std::optional<Place>* place :
             {&c.place, member->table ? place_of(c, *member->table) : nullptr})
            if (place) leave_round(*place, e.member);
    }

    void operator()(const StepEntered& e) const {
        forget_undo_of_place();
        if (recorded.table) return enter(c, *recorded.table, recorded, e);
        if (e.crew && !c.in_crew_step()) keep_before_crew();
        if (c.place && !c.path.empty()) c.path.back().left_at = at();
        c.path.push_back(Visit{.step = e.step,
                               .seq = recorded.seq,
                               .entered_at = at(),
                               .left_at = std::nullopt,
                               .how = e.how,
                               .allotted = e.allotted,
                               .crew = e.crew});
        Place place{.step = e.step,
                    .visit = c.path.size(),
                    .entered_at = at(),
                    .clock = {e.allotted, e.spent, std::nullopt},
                    .return_to = e.return_to,
                    .round = std::nullopt,
                    .probe = std::nullopt,
                    .at_tables = e.tables};
        if (c.stage == Stage::live) place.clock.running_since = at();
        if (e.round && !e.tables) place.round = Round{e.order, e.reports, 0};
        c.place = std::move(place);
        clear_ready(c, std::nullopt);
        enter_all(c, recorded, e);
    }

    void operator()(const TimerStarted&) const { run_clock(); }
    void operator()(const TimerPaused&) const { hold_clock(); }
    void operator()(const TimerExtended& e) const {
        for_each_place([&](Place& place, std::vector<Visit>& path) {
            place.clock.allotted = std::max(Millis{0}, place.clock.allotted + e.by);
            if (!path.empty()) path.back().allotted = place.clock.allotted;
        });
    }

    void operator()(const ProbePushed& e) const {
        if (here()) here()->probe = e.probe;
    }
    void operator()(const ProbeCleared&) const {
        if (here()) here()->probe.reset();
    }

    void operator()(const HandRaised& e) const {
        change(e.member, [&](Member& member) {
            if (!member.hand_at) member.hand_at = at();
        });
    }
    void operator()(const HandLowered& e) const {
        change(e.member, [](Member& member) { member.hand_at.reset(); });
    }
    void operator()(const ReadySet& e) const {
        change(e.member, [](Member& member) { member.ready = member.seat == Seat::participant; });
    }
    void operator()(const ReadyCleared& e) const {
        change(e.member, [](Member& member) { member.ready = false; });
    }

    void operator()(const TurnPassed&) const {
        if (!here() || !here()->round) return;
        Round& round = *here()->round;
        round.done = std::min(round.done + 1, round.total());
    }
    void operator()(const TurnGiven& e) const {
        if (!here() || !here()->round) return;
        Round& round = *here()->round;
        if (e.table)
            give_turn(round.tables, round.done, *e.table);
        else
            give_turn(round.order, round.done, e.member);
    }

    void operator()(const RulesChanged& e) const {
        c.rules = e.rules;
        c.rules_agreed = e.agreed;
    }
    void operator()(const RulesAgreed&) const { c.rules_agreed = true; }
    void operator()(const StoryFilled& e) const {
        Table* table = recorded.table ? find_table(c, *recorded.table) : nullptr;
        if (recorded.table && !table) return;
        auto& story = table ? table->story : c.story;
        if (e.text.empty())
            story.erase(e.slot);
        else
            story[e.slot] = e.text;
    }

    void operator()(const NoteAdded& e) const {
        if (c.note_index.contains(e.id)) return;
        const std::size_t position = c.notes.size();
        c.note_index.emplace(e.id, position);
        c.notes_by[recorded.by].push_back(position);
        c.notes_in[e.step].push_back(position);
        if (e.pledge) c.promises.insert(position);
        Note& note = c.notes.emplace_back();
        note.id = e.id;
        note.seq = recorded.seq;
        note.at = at();
        note.by = recorded.by;
        note.step = e.step;
        note.category = e.category;
        note.text = e.text;
        note.quote = e.quote;
        note.spoken = e.spoken;
        note.pledge = e.pledge;
        note.table = recorded.table;
        note.said_at = e.said_at;
        const Member* author = find(note.by);
        note.language = e.language.value_or(author ? author->language : std::string{});
        count(note, 1);
    }
    void operator()(const NoteEdited& e) const {
        change(e.id, [&](Note& note) {
            if (note.erased) return;
            if (!note.original) note.original = note.text;
            note.text = e.text;
            if (e.pledge) {
                note.pledge = e.pledge;
                c.promises.insert(c.note_index.at(e.id));
            }
        });
    }
    void operator()(const NoteWithdrawn& e) const {
        change(e.id, [](Note& note) { note.withdrawn = true; });
    }
    void operator()(const NoteReturned& e) const {
        change(e.id, [](Note& note) { note.withdrawn = false; });
    }
    void operator()(const NoteHidden& e) const {
        change(e.id, [](Note& note) { note.hidden = true; });
    }
    void operator()(const NoteRestored& e) const {
        change(e.id, [](Note& note) { note.hidden = false; });
    }
    void operator()(const NoteRecategorised& e) const {
        change(e.id, [&](Note& note) { note.category = e.category; });
    }
    void operator()(const NoteHighlighted& e) const {
        change(e.id, [](Note& note) { note.highlighted = true; });
    }
    void operator()(const NoteDimmed& e) const {
        change(e.id, [](Note& note) { note.highlighted = false; });
    }
    void operator()(const NoteErased& e) const {
        change(e.id, [](Note& note) {
            note.erased = true;
            note.text.clear();
            note.original.reset();
            note.pledge.reset();
        });
    }

    void operator()(const ThemeAdded& e) const {
        if (Theme* theme = find(e.id))
            theme->name = e.name, theme->removed = false;
        else
            c.themes.push_back({.id = e.id, .name = e.name});
    }
    void operator()(const ThemeRenamed& e) const {
        if (Theme* theme = find(e.id)) theme->name = e.name;
    }
    void operator()(const ThemeRemoved& e) const {
        if (Theme* theme = find(e.id)) theme->removed = true;
    }
    void operator()(const NoteThemed& e) const {
        if (e.theme && !find(*e.theme)) return;
        change(e.note, [&](Note& note) { note.theme = e.theme; });
    }

    void operator()(const VoteCast& e) const {
        Voting& voting = c.votings[e.step];
        const int people = e.people.value_or(1);
        const bool fits =
            voting.ballots.size() < limits::ballots || voting.ballots.contains(e.ballot);
        if (e.vote.empty())
            voting.replace(e.ballot, std::nullopt);
        else if (fits && is_countable(e.vote, people))
            voting.replace(e.ballot, Ballot{e.vote, people, e.people.has_value()});
    }
    void operator()(const ResultsShown& e) const { c.votings[e.step].shown = true; }
    void operator()(const ResultsHidden& e) const { c.votings[e.step].shown = false; }
    void operator()(const TablesSet& e) const { set_tables(c, e, recorded); }
    void operator()(const MemberSeated& e) const { seat(c, e.member, e.table); }
    void operator()(const TableOpened& e) const { open_table(c, e.table, recorded); }
    void operator()(const TableClosed& e) const { close_table(c, e.table, at()); }
    void operator()(const TableCalled&) const {
        if (Table* table = own_table(); table && !table->called_at) table->called_at = at();
    }
    void operator()(const TableAnswered&) const {
        if (Table* table = own_table()) table->called_at.reset();
    }
    void operator()(const TableFinished&) const {
        Table* table = own_table();
        if (!table || !table->place) return;
        table->finished = true;
        table->place->clock = table->place->clock.paused_at(at());
    }
    void operator()(const Unknown&) const {}

    Table* own_table() const { return recorded.table ? find_table(c, *recorded.table) : nullptr; }
    /// The place that this event is about.
    std::optional<Place>& here() const {
        Table* table = own_table();
        return table && table->place ? table->place : c.place;
    }
    /// The same, and with the room's the places of all tables that go with it.
    template <class Change>
    void for_each_place(Change&& how) const {
        if (here()) how(*here(), own_table() ? own_table()->path : c.path);
        if (!recorded.table && c.place && c.place->at_tables)
            for (auto& [id, table] : c.tables)
                if (table.place) how(*table.place, table.path);
    }
    void forget_undo_of_place() const {
        std::erase_if(c.undoables, [&](const Undoable& u) {
            return (u.subject == "probe" || u.subject == "clock") &&
                   (!recorded.table || u.table == recorded.table);
        });
    }
    void count(const Note& note, int by) const {
        c.shown_notes[note.step] += by;
        if (Theme* theme = note.theme ? find(*note.theme) : nullptr) theme->count += by;
        if (Table* table = note.table ? find_table(c, *note.table) : nullptr)
            table->shown_notes += by;
    }

    const Member* find(const MemberId& id) const { return c.find(id); }

    Theme* find(const ThemeId& id) const {
        const auto found = std::ranges::find(c.themes, id, &Theme::id);
        return found == c.themes.end() ? nullptr : &*found;
    }

    template <class Change>
    void change(const MemberId& id, Change&& how) const {
        const auto found = c.members.find(id);
        if (found != c.members.end()) engine::change(c, found->second, how);
    }

    template <class Change>
    void change(const NoteId& id, Change&& how) const {
        const auto found = c.note_index.find(id);
        if (found == c.note_index.end()) return;
        Note& note = c.notes[found->second];
        if (note.status() == NoteStatus::shown) count(note, -1);
        how(note);
        if (note.status() == NoteStatus::shown) count(note, 1);
    }

    void run_clock() const {
        for_each_place([&](Place& place, auto&) {
            if (!place.clock.running_since) place.clock.running_since = at();
        });
    }
    void hold_clock() const {
        for_each_place([&](Place& place, auto&) { place.clock = place.clock.paused_at(at()); });
    }
    void stop(Stage stage) const {
        c.stage = stage;
        hold_clock();
    }
    void go_on() const {
        c.stage = Stage::live;
        run_clock();
    }

    /// Phones and wall follow the room, except into the crew's own steps.
    void keep_before_crew() const {
        c.before_crew = c.place;
        if (!c.before_crew) return;
        c.before_crew->clock = c.before_crew->clock.paused_at(at());
        c.before_crew->probe.reset();
        c.before_crew->round.reset();
    }
};

void remember_undo(Conversation& c, std::optional<Undoable> undoable, const Recorded& recorded) {
    if (recorded.undoes) {
        std::erase_if(c.undoables, [&](const Undoable& u) { return u.seq == *recorded.undoes; });
        return;
    }
    if (!undoable) return;
    c.undoables.push_back(std::move(*undoable));
    if (c.undoables.size() > limits::undo_depth) c.undoables.pop_front();
}

}  // namespace

void apply(Conversation& conversation, const Recorded& recorded) {
    std::optional<Undoable> inverse;
    if (!recorded.undoes) inverse = undoable(conversation, recorded);
    std::visit(Fold{conversation, recorded}, recorded.event);
    conversation.seq = recorded.seq;
    remember_undo(conversation, std::move(inverse), recorded);
}

}  // namespace outward::engine
