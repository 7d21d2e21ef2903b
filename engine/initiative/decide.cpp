#include "engine/initiative/decide.hpp"

#include "engine/initiative/decider.hpp"
#include "engine/initiative/undo.hpp"
#include "engine/limits.hpp"
#include "engine/overloaded.hpp"
#include "engine/text.hpp"

#include <algorithm>
#include <array>

namespace outward::engine {

namespace {

/// In the order of InitiativeCommand.
constexpr std::array<std::string_view, std::variant_size_v<InitiativeCommand>> acts{
    "initiative.join",  "record.set",      "record.remove", "notes.gather",
    "statements.place", "statements.mark", "theme.make",    "themes.merge",
    "theme.split",      "theme.lock",      "stage.set",     "ready.mark",
    "version.keep",     "version.sign",    "approve",       "act.undo"};

/// What is for those who lead the initiative to set and to take away.
bool is_led(RecordKindIndex kind, bool removed) {
    return kind == kind_of<record::Description>() || kind == kind_of<record::Source>() ||
           kind == kind_of<record::Approval>() || (removed && kind == kind_of<record::Version>());
}

bool is_led(const InitiativeEvent& event) {
    if (const auto* set = std::get_if<happened::RecordSet>(&event))
        return is_led(set->record.index(), false);
    if (const auto* removed = std::get_if<happened::RecordRemoved>(&event))
        return is_led(removed->kind, true);
    return false;
}

Rejection stood_on() {
    return {Reason::stale, "That can no longer be undone: something later stands on it."};
}

}  // namespace

bool may(Seat seat, const InitiativeCommand& command) {
    if (seat == Seat::facilitator) return true;
    if (seat != Seat::note_taker) return false;
    return std::visit(
        Overloaded{
            [](const ask::SetRecord& set) { return !is_led(set.record.index(), false); },
            [](const ask::RemoveRecord& gone) { return !is_led(gone.kind, true); },
            [](const ask::Gather&) { return false; },
            [](const ask::Approve&) { return false; },
            [](const auto&) { return true; },
        },
        command);
}

std::string_view act_of(const InitiativeCommand& command) { return acts[command.index()]; }

InitiativeAnswer decide(const Initiative& initiative, const InitiativeCommand& command,
                        const Actor& actor) {
    if (initiative.seq == 0)
        return Rejection{Reason::not_found, "The initiative does not exist yet."};
    if (!may(actor.seat, command))
        return Rejection{Reason::forbidden,
                         "This seat may not do that. Ask who leads the initiative."};
    return std::visit(InitiativeDecider{initiative, actor}, command);
}

InitiativeAnswer found_initiative(const record::Description& as) {
    if (auto unfit = unfit_record(as)) return *unfit;
    return InitiativeDecision{{happened::RecordSet{as}}, {}};
}

InitiativeAnswer InitiativeDecider::operator()(const ask::Join& ask) const {
    if (!is_crew(ask.seat))
        return Rejection{Reason::forbidden, "A wall looks on; it is no colleague."};
    if (!is_fit_id(ask.member.value))
        return Rejection{Reason::bad_request, "The member's id is unfit."};
    if (auto unfit = unfit_text(ask.name, limits::name_length, "The name")) return *unfit;
    const auto known = i.colleagues.find(ask.member);
    if (known == i.colleagues.end() && i.colleagues.size() >= limits::colleagues)
        return Rejection{Reason::too_many, "An initiative has at most " +
                                               std::to_string(limits::colleagues) + " colleagues."};
    if (known != i.colleagues.end() && known->second.name == ask.name &&
        known->second.seat == ask.seat)
        return InitiativeDecision{};
    return InitiativeDecision{{happened::ColleagueJoined{ask.member, ask.seat, ask.name}}, {}};
}

InitiativeAnswer InitiativeDecider::operator()(const ask::SetStage& ask) const {
    if (i.stage == ask.stage) return InitiativeDecision{};
    return InitiativeDecision{{happened::StageSet{ask.stage}}, {}};
}

InitiativeAnswer InitiativeDecider::operator()(const ask::SetReady& ask) const {
    const auto known = i.colleagues.find(actor.member);
    if (known == i.colleagues.end())
        return Rejection{Reason::forbidden, "Only a colleague can say so. Join first."};
    if (known->second.ready == ask.ready) return InitiativeDecision{};
    return InitiativeDecision{{happened::ReadySet{actor.member, ask.ready}}, {}};
}

InitiativeAnswer InitiativeDecider::operator()(const ask::UndoAct& ask) const {
    const UndoableAct* act = find_undoable(i, ask.act);
    if (!act) return stood_on();
    if (actor.seat != Seat::facilitator &&
        std::ranges::any_of(act->inverse, [](const auto& event) { return is_led(event); }))
        return Rejection{Reason::forbidden, "Only who leads the initiative can undo that."};
    Initiative undone = i;
    for (const InitiativeEvent& event : act->inverse) {
        if (const auto* placed = std::get_if<happened::StatementsPlaced>(&event)) {
            for (const StatementNumber number : placed->statements)
                if (const Statement* statement = i.find(number))
                    if (auto refused = locked(statement->placement, placed->placement))
                        return *refused;
        }
        apply(undone, {i.seq + 1, {}, {}, {}, 0, std::nullopt, event});
    }
    if (leads_nowhere(undone)) return stood_on();
    return InitiativeDecision{act->inverse, act->first};
}

bool leads_nowhere(const Initiative& initiative) {
    const auto missing = [&](const RecordId& theme) {
        return !theme.empty() && !initiative.find<record::Theme>(theme);
    };
    for (const Statement& statement : initiative.statements)
        if (missing(statement.placement.theme)) return true;
    for (const auto& [key, kept] : initiative.records) {
        const auto* themes = themes_in(kept.record);
        if (themes && std::ranges::any_of(*themes, missing)) return true;
        const auto* readback = std::get_if<record::Readback>(&kept.record);
        if (readback && !readback->version.empty() &&
            !initiative.find<record::Version>(readback->version))
            return true;
    }
    return false;
}

}  // namespace outward::engine
