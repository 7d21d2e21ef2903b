#include "engine/undo.hpp"

#include "engine/overloaded.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

using Inverse = std::optional<Event>;

std::string subject_of(const NoteId& id, const char* aspect) {
    return "note:" + id.value + ":" + aspect;
}

Inverse return_to(const Conversation& before, Millis at) {
    if (!before.place) return std::nullopt;
    const Place& place = *before.place;
    StepEntered back{.step = place.step,
                     .how = "undo",
                     .allotted = place.clock.allotted,
                     .spent = place.clock.elapsed(at),
                     .crew = !before.path.empty() && before.path.back().crew,
                     .return_to = place.return_to,
                     .round = place.round.has_value(),
                     .order = {}};
    if (place.round) back.order = place.round->order;
    return back;
}

Inverse probe_before(const Conversation& before) {
    if (!before.place) return std::nullopt;
    if (before.place->probe) return ProbePushed{*before.place->probe};
    return ProbeCleared{};
}

}  // namespace

std::optional<Undoable> undoable(const Conversation& before, const Recorded& recorded) {
    const auto make = [&](std::string subject, Inverse inverse) -> std::optional<Undoable> {
        if (!inverse) return std::nullopt;
        return Undoable{recorded.seq, std::move(subject), std::move(*inverse)};
    };
    return std::visit(
        Overloaded{
            [&](const StepEntered&) { return make("step", return_to(before, recorded.at)); },
            [&](const ConversationPaused&) { return make("stage", ConversationResumed{}); },
            [&](const ConversationResumed&) { return make("stage", ConversationPaused{}); },
            [&](const ConversationClosed&) { return make("stage", ConversationReopened{}); },
            [&](const ConversationReopened&) { return make("stage", ConversationClosed{}); },
            [&](const RoomLocked&) { return make("lock", RoomUnlocked{}); },
            [&](const RoomUnlocked&) { return make("lock", RoomLocked{}); },
            [&](const TimerStarted&) { return make("clock", TimerPaused{}); },
            [&](const TimerPaused&) { return make("clock", TimerStarted{}); },
            [&](const TimerExtended& e) { return make("clock", TimerExtended{-e.by}); },
            [&](const ProbePushed&) { return make("probe", probe_before(before)); },
            [&](const ProbeCleared&) { return make("probe", probe_before(before)); },
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
                const auto old = before.story.find(e.slot);
                return make("story:" + e.slot.value,
                            StoryFilled{e.slot, old == before.story.end() ? "" : old->second});
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
            [&](const ResultsShown& e) {
                return make("results:" + e.step.value, ResultsHidden{e.step});
            },
            [&](const ResultsHidden& e) {
                return make("results:" + e.step.value, ResultsShown{e.step});
            },
            [](const auto&) -> std::optional<Undoable> { return std::nullopt; },
        },
        recorded.event);
}

const Undoable* find_undoable(const Conversation& conversation, Seq seq) {
    const auto& all = conversation.undoables;
    const auto found = std::ranges::find(all, seq, &Undoable::seq);
    if (found == all.end()) return nullptr;
    const bool stood_on = std::any_of(std::next(found), all.end(), [&](const Undoable& later) {
        return later.subject == found->subject;
    });
    return stood_on ? nullptr : &*found;
}

}  // namespace outward::engine
