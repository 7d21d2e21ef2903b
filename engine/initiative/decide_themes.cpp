// Themes: made, merged, split and locked.
#include "engine/initiative/decider.hpp"
#include "engine/initiative/themes.hpp"
#include "engine/limits.hpp"
#include "engine/text.hpp"

#include <algorithm>
#include <set>

namespace outward::engine {

namespace {

record::Theme a_theme(const RecordId& id, const std::string& name, int rank) {
    record::Theme theme;
    theme.id = id;
    theme.name = name;
    theme.rank = rank;
    return theme;
}

}  // namespace

std::optional<Rejection> InitiativeDecider::no_such_theme(const RecordId& theme) const {
    if (i.find<record::Theme>(theme)) return std::nullopt;
    return Rejection{Reason::not_found, "There is no theme '" + theme.value +
                                            "'. It may have been removed or merged."};
}

std::optional<Rejection> InitiativeDecider::locked(const RecordId& theme) const {
    const auto* found = i.find<record::Theme>(theme);
    if (!found || !found->locked) return std::nullopt;
    return Rejection{Reason::not_now,
                     "The theme '" + found->name + "' is locked. Unlock it first."};
}

std::optional<Rejection> InitiativeDecider::locked(const Placement& now,
                                                   const Placement& then) const {
    if (now.theme == then.theme && now.evidence == then.evidence) return std::nullopt;
    if (auto refused = locked(now.theme)) return refused;
    return locked(then.theme);
}

int InitiativeDecider::next_rank() const {
    int rank = -1;
    for (const auto* theme : i.all<record::Theme>()) rank = std::max(rank, theme->rank);
    return std::min(rank + 1, static_cast<int>(record::many));
}

InitiativeAnswer InitiativeDecider::operator()(const ask::MakeTheme& ask) const {
    record::Theme theme = a_theme(ask.id, ask.name, next_rank());
    if (auto unfit = unfit_record(theme)) return *unfit;
    if (i.find<record::Theme>(ask.id)) return InitiativeDecision{};
    if (auto full = full_of(kind_of<record::Theme>())) return *full;
    if (auto unfit = unfit_statements(ask.statements)) return *unfit;
    InitiativeDecision made{{happened::RecordSet{std::move(theme)}}, {}};
    Layout layout{i};
    for (const StatementNumber number : ask.statements) {
        if (auto refused = locked(i.find(number)->placement.theme)) return *refused;
        layout.change(number, [&](Placement& placement) {
            placement.picked = true;
            placement.theme = ask.id;
            placement.evidence = false;
        });
    }
    layout.add_to(made.events);
    return made;
}

InitiativeAnswer InitiativeDecider::operator()(const ask::MergeThemes& ask) const {
    const std::set<RecordId> from{ask.from.begin(), ask.from.end()};
    if (from.empty() || from.size() > limits::merged_at_once || from.contains(ask.into))
        return Rejection{
            Reason::bad_request,
            "Merge 1 to " + std::to_string(limits::merged_at_once) + " themes into another one."};
    std::vector<RecordId> all{from.begin(), from.end()};
    all.push_back(ask.into);
    for (const RecordId& theme : all) {
        if (auto missing = no_such_theme(theme)) return *missing;
        if (auto refused = locked(theme)) return *refused;
    }
    InitiativeDecision merged;
    Layout layout{i};
    for (const RecordId& theme : from)
        for (const StatementNumber number : statements_in(theme))
            layout.change(number, [&](Placement& placement) { placement.theme = ask.into; });
    layout.add_to(merged.events);
    for (const auto& [key, kept] : i.records) {
        Record record = kept.record;
        auto* named = themes_in(record);
        if (!named) continue;
        const auto removed =
            std::erase_if(*named, [&](const auto& id) { return from.contains(id); });
        if (removed == 0) continue;
        if (std::ranges::find(*named, ask.into) == named->end()) named->push_back(ask.into);
        merged.events.emplace_back(happened::RecordSet{std::move(record)});
    }
    for (const RecordId& theme : from)
        merged.events.emplace_back(happened::RecordRemoved{kind_of<record::Theme>(), theme});
    return merged;
}

InitiativeAnswer InitiativeDecider::operator()(const ask::SplitTheme& ask) const {
    if (auto missing = no_such_theme(ask.theme)) return *missing;
    const auto& whole = *i.find<record::Theme>(ask.theme);
    record::Theme part = a_theme(ask.id, ask.name, next_rank());
    part.category = whole.category;
    if (auto unfit = unfit_record(part)) return *unfit;
    if (i.find<record::Theme>(ask.id)) return InitiativeDecision{};
    if (auto full = full_of(kind_of<record::Theme>())) return *full;
    if (auto refused = locked(ask.theme)) return *refused;
    if (auto unfit = unfit_statements(ask.statements)) return *unfit;
    InitiativeDecision split{{happened::RecordSet{std::move(part)}}, {}};
    Layout layout{i};
    for (const StatementNumber number : ask.statements) {
        if (i.find(number)->placement.theme != ask.theme)
            return Rejection{Reason::stale, "The statement " + std::to_string(number) +
                                                " does not lie in that theme. Look again."};
        layout.change(number, [&](Placement& placement) { placement.theme = ask.id; });
    }
    layout.add_to(split.events);
    return split;
}

InitiativeAnswer InitiativeDecider::operator()(const ask::LockTheme& ask) const {
    if (auto missing = no_such_theme(ask.theme)) return *missing;
    record::Theme theme = *i.find<record::Theme>(ask.theme);
    if (theme.locked == ask.locked) return InitiativeDecision{};
    if (ask.locked) {
        if (is_blank(theme.name))
            return Rejection{Reason::not_now, "The theme has no name. Name it first."};
        if (!holds(figures_of(i, ask.theme)))
            return Rejection{Reason::not_now, "The theme '" + theme.name +
                                                  "' does not hold: mark " +
                                                  std::to_string(least_quotes) +
                                                  " quotes from different conversations as "
                                                  "evidence first."};
        if (theme.challenge == record::Challenge::open)
            return Rejection{Reason::not_now, "The theme '" + theme.name +
                                                  "' has not been challenged: say whether it "
                                                  "speaks of the community or of our programmes."};
    }
    theme.locked = ask.locked;
    return InitiativeDecision{{happened::RecordSet{std::move(theme)}}, {}};
}

}  // namespace outward::engine
