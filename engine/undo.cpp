#include "engine/undo.hpp"

#include "engine/overloaded.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

using Inverse = std::optional<Event>;

std::string subject_of(const NoteId& id, const char* aspect) {
    return "note:" + id.value + ":" + aspect;
}

std::string subject_of(const ThemeId& id) { return "theme:" + id.value; }

/// The room's place, or the table's own while it has one.
const std::optional<Place>& place_of(const Conversation& before, const Recorded& recorded) {
    static const std::optional<Place> none;
    if (!recorded.table) return before.place;
    const Table* table = before.find(*recorded.table);
    return table ? table->place : none;
}

Inverse return_to(const Conversation& before, const Recorded& recorded) {
    const std::optional<Place>& there = place_of(before, recorded);
    if (!there) return std::nullopt;
    const Place& place = *there;
    StepEntered back{.step = place.step,
                     .how = "undo",
                     .allotted = place.clock.allotted,
                     .spent = place.clock.elapsed(recorded.at),
                     .crew = !recorded.table && !before.path.empty() && before.path.back().crew,
                     .return_to = place.return_to,
                     .round = place.round.has_value(),
                     .order = {},
                     .reports = {},
                     .tables = place.at_tables};
    if (place.round) back.order = place.round->order, back.reports = place.round->tables;
    return back;
}

Inverse probe_before(const Conversation& before, const Recorded& recorded) {
    const std::optional<Place>& place = place_of(before, recorded);
    if (!place) return std::nullopt;
    if (place->probe) return ProbePushed{*place->probe};
    return ProbeCleared{};
}

Inverse seating_before(const Conversation& before) {
    TablesSet seating;
    for (const auto& [id, table] : before.tables)
        if (!table.closed) seating.count = std::max(seating.count, id.number);
    for (const auto& [id, member] : before.members)
        if (member.table && member.seat == Seat::participant)
            seating.seats.emplace(id, *member.table);
    return seating;
}

bool leads_to_closed_table(const Conversation& c, const Undoable& act) {
    const auto* seat = std::get_if<MemberSeated>(&act.inverse);
    const Table* table = seat && seat->table ? c.find(*seat->table) : nullptr;
    return table && table->closed;
}

}  // namespace

std::optional<Undoable> undoable(const Conversation& before, const Recorded& recorded) {
    const auto make = [&](std::string subject, Inverse inverse) -> std::optional<Undoable> {
        if (!inverse) return std::nullopt;
        return Undoable{recorded.seq, std::move(subject), std::move(*inverse), recorded.table};
    };
    return std::visit(
        Overloaded{
            [&](const StepEntered&) { return make("step", return_to(before, recorded)); },
            [&](const ConversationPaused&) { return make("stage", ConversationResumed{}); },
            [&](const ConversationResumed&) { return make("stage", ConversationPaused{}); },
            [&](const ConversationClosed&) { return make("stage", ConversationReopened{}); },
            [&](const ConversationReopened&) { return make("stage", ConversationClosed{}); },
            [&](const RoomLocked&) { return make("lock", RoomUnlocked{}); },
            [&](const RoomUnlocked&) { return make("lock", RoomLocked{}); },
            [&](const AdvanceSet&) { return make("advance", AdvanceSet{before.advancing}); },
            [&](const TimerStarted&) { return make("clock", TimerPaused{}); },
            [&](const TimerPaused&) { return make("clock", TimerStarted{}); },
            [&](const TimerExtended& e) { return make("clock", TimerExtended{-e.by}); },
            [&](const ProbePushed&) { return make("probe", probe_before(before, recorded)); },
            [&](const ProbeCleared&) { return make("probe", probe_before(before, recorded)); },
            [&](const HandLowered& e) {
                return make("hand:" + e.member.value, HandRaised{e.member});
            },
            [&](const RulesChanged&) {
                return make("rules", RulesChanged{before.rules, before.rules_agreed});
            },
            [&](const RulesAgreed&) {
                return make("rules", RulesChanged{before.rules, false});
            },
            [&](const StoryFilled& e) {
                const Table* table = recorded.table ? before.find(*recorded.table) : nullptr;
                const auto& story = table ? table->story : before.story;
                const auto old = story.find(e.slot);
                return make("story:" + e.slot.value,
                            StoryFilled{e.slot, old == story.end() ? "" : old->second});
            },
            [&](const NoteHidden& e) {
                return make(subject_of(e.id, "hidden"), NoteRestored{e.id});
            },
            [&](const NoteRestored& e) {
                return make(subject_of(e.id, "hidden"), NoteHidden{e.id});
            },
            [&](const NoteWithdrawn& e) {
                return make(subject_of(e.id, "withdrawn"), NoteReturned{e.id});
            },
            [&](const NoteReturned& e) {
                return make(subject_of(e.id, "withdrawn"), NoteWithdrawn{e.id});
            },
            [&](const NoteHighlighted& e) {
                return make(subject_of(e.id, "highlight"), NoteDimmed{e.id});
            },
            [&](const NoteDimmed& e) {
                return make(subject_of(e.id, "highlight"), NoteHighlighted{e.id});
            },
            [&](const NoteRecategorised& e) {
                const Note* note = before.find(e.id);
                return make(subject_of(e.id, "category"),
                            note ? Inverse{NoteRecategorised{e.id, note->category}} : Inverse{});
            },
            [&](const ThemeAdded& e) { return make(subject_of(e.id), ThemeRemoved{e.id}); },
            [&](const ThemeRenamed& e) {
                const Theme* theme = before.find(e.id);
                return make(subject_of(e.id),
                            theme ? Inverse{ThemeRenamed{e.id, theme->name}} : Inverse{});
            },
            [&](const ThemeRemoved& e) {
                const Theme* theme = before.find(e.id);
                return make(subject_of(e.id),
                            theme ? Inverse{ThemeAdded{e.id, theme->name}} : Inverse{});
            },
            [&](const NoteThemed& e) {
                const Note* note = before.find(e.note);
                return make(subject_of(e.note, "theme"),
                            note ? Inverse{NoteThemed{e.note, note->theme}} : Inverse{});
            },
            [&](const ResultsShown& e) {
                return make("results:" + e.step.value, ResultsHidden{e.step});
            },
            [&](const ResultsHidden& e) {
                return make("results:" + e.step.value, ResultsShown{e.step});
            },
            [&](const TablesSet&) { return make("seats", seating_before(before)); },
            [&](const MemberSeated& e) {
                const Member* member = before.find(e.member);
                return make(
                    "seat:" + e.member.value,
                    member ? Inverse{MemberSeated{e.member, member->table, e.table}} : Inverse{});
            },
            [&](const TableClosed& e) {
                return make("table:" + std::to_string(e.table.number), TableOpened{e.table});
            },
            [&](const TableOpened& e) {
                return make("table:" + std::to_string(e.table.number), TableClosed{e.table});
            },
            [&](const TableFinished&) { return make("step", return_to(before, recorded)); },
            [](const auto&) -> std::optional<Undoable> { return std::nullopt; },
        },
        recorded.event);
}

const Undoable* find_undoable(const Conversation& conversation, Seq seq) {
    const auto& all = conversation.undoables;
    const auto found = std::ranges::find(all, seq, &Undoable::seq);
    if (found == all.end()) return nullptr;
    const bool stood_on = std::any_of(std::next(found), all.end(), [&](const Undoable& later) {
        return later.subject == found->subject && later.table == found->table;
    });
    return stood_on || leads_to_closed_table(conversation, *found) ? nullptr : &*found;
}

}  // namespace outward::engine
