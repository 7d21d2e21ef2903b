#include "engine/project_tables.hpp"

#include "engine/overloaded.hpp"
#include "engine/tables.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

std::optional<PersonView> person(const Conversation& c, const Round& round, std::size_t position) {
    if (position >= round.order.size()) return std::nullopt;
    const Member* member = c.find(round.order[position]);
    if (!member) return std::nullopt;
    return PersonView{member->id, member->number, member->name};
}

}  // namespace

std::optional<RoundView> round_view(const Conversation& c, const std::optional<Place>& place) {
    if (!place || !place->round) return std::nullopt;
    const Round& round = *place->round;
    const auto table = [&](std::size_t position) {
        return position < round.tables.size() ? std::optional{round.tables[position]}
                                              : std::nullopt;
    };
    return RoundView{round.total(),
                     round.done,
                     person(c, round, round.done),
                     person(c, round, round.done + 1),
                     table(round.done),
                     table(round.done + 1)};
}

std::optional<ProbeView> probe_view(const Guide& guide, const std::optional<Place>& place) {
    if (!place || !place->probe) return std::nullopt;
    ProbeView view{*place->probe, {}};
    for (const auto& [language, text] : guide.texts) {
        const auto step = text.steps.find(place->step);
        if (step == text.steps.end()) continue;
        const auto probe = step->second.probes.find(*place->probe);
        if (probe != step->second.probes.end()) view.text.emplace(language, probe->second);
    }
    return view;
}

TableView table_view(const Conversation& c, const Guide& guide, const Table& table) {
    TableView view{.id = table.id,
                   .people = table.people,
                   .hosted = table.hosts > 0,
                   .called_at = table.called_at,
                   .finished = table.finished,
                   .place = std::nullopt,
                   .clock = {},
                   .probe = probe_view(guide, table.place),
                   .round = round_view(c, table.place),
                   .ready = table.ready,
                   .notes = table.shown_notes,
                   .story = table.story};
    if (table.place) {
        view.place = PlaceView{table.place->step, table.place->visit, table.place->entered_at};
        view.clock = table.place->clock;
    }
    return view;
}

std::vector<TableId> touched_tables(const Conversation& c, const Recorded& recorded) {
    const auto seat_of = [&](const MemberId& id) {
        const Member* member = c.find(id);
        return member && member->table ? std::vector{*member->table} : std::vector<TableId>{};
    };
    const auto with_room = [&] {
        return c.place && c.place->at_tables ? open_tables(c) : std::vector<TableId>{};
    };
    const auto own = [&] {
        return recorded.table ? std::vector{*recorded.table} : std::vector<TableId>{};
    };
    const auto own_or_all = [&] { return recorded.table ? own() : with_room(); };
    return std::visit(
        Overloaded{
            [&](const StepEntered&) { return recorded.table ? own() : open_tables(c); },
            [&](const ConversationPaused&) { return with_room(); },
            [&](const ConversationResumed&) { return with_room(); },
            [&](const ConversationClosed&) { return with_room(); },
            [&](const ConversationReopened&) { return with_room(); },
            [&](const TimerStarted&) { return own_or_all(); },
            [&](const TimerPaused&) { return own_or_all(); },
            [&](const TimerExtended&) { return own_or_all(); },
            [&](const ProbePushed&) { return own(); },
            [&](const ProbeCleared&) { return own(); },
            [&](const TurnPassed&) { return own(); },
            [&](const TurnGiven&) { return own(); },
            [&](const StoryFilled&) { return own(); },
            [&](const MemberRenamed& e) { return seat_of(e.member); },
            [&](const MemberRemoved& e) { return seat_of(e.member); },
            [&](const TablesSet&) { return open_tables(c); },
            [&](const MemberSeated& e) {
                std::vector<TableId> both;
                if (e.from) both.push_back(*e.from);
                if (e.table) both.push_back(*e.table);
                return both;
            },
            [&](const TableOpened& e) { return std::vector{e.table}; },
            [&](const TableClosed& e) { return std::vector{e.table}; },
            [&](const TableCalled&) { return own(); },
            [&](const TableAnswered&) { return own(); },
            [&](const TableFinished&) { return own(); },
            [](const auto&) { return std::vector<TableId>{}; },
        },
        recorded.event);
}
bool is_about_a_place(const Event& event) {
    return std::holds_alternative<StepEntered>(event) ||
           std::holds_alternative<TimerStarted>(event) ||
           std::holds_alternative<TimerPaused>(event) ||
           std::holds_alternative<TimerExtended>(event) ||
           std::holds_alternative<ProbePushed>(event) ||
           std::holds_alternative<ProbeCleared>(event) ||
           std::holds_alternative<TurnPassed>(event) || std::holds_alternative<TurnGiven>(event) ||
           std::holds_alternative<StoryFilled>(event);
}

}  // namespace outward::engine
