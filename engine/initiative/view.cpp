#include "engine/initiative/view.hpp"

#include "engine/overloaded.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

constexpr RecordKindIndex readbacks = kind_of<record::Readback>();
constexpr RecordKindIndex versions = kind_of<record::Version>();

/// Which version the wall shows; empty: none.
RecordId shown_version(const Initiative& initiative) {
    const auto* readback = initiative.find<record::Readback>({"readback"});
    return readback ? readback->version : RecordId{};
}

bool is_for_the_wall(const Initiative& initiative, RecordKindIndex kind, const RecordId& id) {
    return kind == kind_of<record::Description>() || kind == readbacks ||
           (kind == versions && id == shown_version(initiative));
}

/// The words that are read, and nobody's name: neither who wrote them, nor what another room said.
Kept for_the_wall(Kept kept) {
    kept.by = {};
    if (auto* version = std::get_if<record::Version>(&kept.record)) {
        version->sign_offs.clear();
        for (record::Sentence& sentence : version->sentences) sentence.themes.clear();
    }
    return kept;
}

std::vector<PlacedView> placed_of(const Initiative& initiative) {
    std::map<Placement, std::vector<StatementNumber>> alike;
    for (std::size_t at = 0; at < initiative.statements.size(); ++at) {
        const Placement& placement = initiative.statements[at].placement;
        if (placement != Placement{})
            alike[placement].push_back(static_cast<StatementNumber>(at) + 1);
    }
    std::vector<PlacedView> placed;
    for (auto& [placement, statements] : alike)
        placed.push_back({std::move(statements), placement});
    return placed;
}

InitiativeView wall_view(const Initiative& initiative) {
    InitiativeView view;
    for (const auto& [key, kept] : initiative.records)
        if (is_for_the_wall(initiative, key.first, key.second))
            view.records.push_back(for_the_wall(kept));
    return view;
}

std::vector<InitiativeSeen> seen_by_wall(const Initiative& after,
                                         const InitiativeRecorded& recorded) {
    std::vector<InitiativeSeen> seen;
    const auto show_set = [&](const Kept* kept) {
        if (!kept) return;
        Kept shown = for_the_wall(*kept);
        InitiativeRecorded set = recorded;
        set.by = {};
        set.event = happened::RecordSet{shown.record};
        seen.push_back({.recorded = std::move(set), .kept = std::move(shown)});
    };
    if (const auto* set = std::get_if<happened::RecordSet>(&recorded.event)) {
        const RecordKindIndex kind = set->record.index();
        const RecordId& id = id_of(set->record);
        if (kind == readbacks) show_set(after.find_kept(versions, shown_version(after)));
        if (is_for_the_wall(after, kind, id)) show_set(after.find_kept(kind, id));
    } else if (const auto* removed = std::get_if<happened::RecordRemoved>(&recorded.event)) {
        if (is_for_the_wall(after, removed->kind, removed->id)) {
            seen.push_back({recorded});
            seen.back().recorded.by = {};
        }
    }
    return seen;
}

}  // namespace

InitiativeView view_for(const Initiative& initiative, Seat seat) {
    if (!is_crew(seat)) return wall_view(initiative);
    InitiativeView view{.stage = initiative.stage,
                        .colleagues = {},
                        .records = {},
                        .placed = placed_of(initiative),
                        .statements = static_cast<int>(initiative.statements.size()),
                        .figures = {},
                        .board = board_figures(initiative)};
    for (const auto& [id, colleague] : initiative.colleagues) view.colleagues.push_back(colleague);
    std::ranges::sort(view.colleagues, {}, &Colleague::number);
    std::set<RecordId> themes;
    for (const auto& [key, kept] : initiative.records) {
        view.records.push_back(kept);
        if (std::holds_alternative<record::Theme>(kept.record)) themes.insert(key.second);
    }
    view.figures = figures_of(initiative, themes);
    return view;
}

std::vector<InitiativeSeen> seen_by(Seat seat, const Initiative& after,
                                    const InitiativeRecorded& recorded) {
    if (!is_crew(seat)) return seen_by_wall(after, recorded);
    InitiativeSeen seen{.recorded = recorded, .figures = figures_of(after, after.touched)};
    const bool told =
        std::visit(Overloaded{
                       [&](const happened::ColleagueJoined& e) {
                           const auto found = after.colleagues.find(e.member);
                           if (found != after.colleagues.end()) seen.colleague = found->second;
                           return seen.colleague.has_value();
                       },
                       [&](const happened::RecordSet& e) {
                           const Kept* kept = after.find_kept(e.record.index(), id_of(e.record));
                           if (kept) seen.kept = *kept;
                           return seen.kept.has_value();
                       },
                       [&](const happened::NotesGathered&) {
                           seen.board = board_figures(after);
                           seen.statements = static_cast<int>(after.statements.size());
                           return true;
                       },
                       [&](const happened::StatementsPlaced&) {
                           seen.board = board_figures(after);
                           return true;
                       },
                       [](const Unknown&) { return false; },
                       [](const auto&) { return true; },
                   },
                   recorded.event);
    if (!told) return {};
    return {std::move(seen)};
}

}  // namespace outward::engine
