// Statements on the board: where they lie, and what is said of them.
#include "engine/initiative/decider.hpp"
#include "engine/limits.hpp"

namespace outward::engine {

namespace {

bool& mark_in(Placement& placement, StatementMark mark) {
    switch (mark) {
        case StatementMark::evidence:
            return placement.evidence;
        case StatementMark::strong:
            return placement.strong;
        case StatementMark::specific:
            return placement.specific;
        case StatementMark::outlier:
            break;
    }
    return placement.outlier;
}

std::string named(StatementNumber number) { return "The statement " + std::to_string(number); }

}  // namespace

void Layout::add_to(std::vector<InitiativeEvent>& events) const {
    std::map<Placement, std::vector<StatementNumber>> alike;
    for (const auto& [number, placement] : changed) alike[placement].push_back(number);
    for (auto& [placement, statements] : alike)
        events.emplace_back(happened::StatementsPlaced{std::move(statements), placement});
}

std::optional<Rejection> InitiativeDecider::unfit_statements(
    const std::vector<StatementNumber>& statements) const {
    if (statements.size() > limits::statements_at_once)
        return Rejection{Reason::too_many, "Take at most " +
                                               std::to_string(limits::statements_at_once) +
                                               " statements at a time."};
    for (const StatementNumber number : statements) {
        const Statement* statement = i.find(number);
        if (!statement)
            return Rejection{Reason::not_found, named(number) + " is not in the initiative."};
        if (statement->gone)
            return Rejection{Reason::not_now, named(number) +
                                                  " is gone: its conversation has it "
                                                  "no longer. Leave it out."};
    }
    return std::nullopt;
}

std::vector<StatementNumber> InitiativeDecider::statements_in(const RecordId& theme) const {
    std::vector<StatementNumber> found;
    for (std::size_t at = 0; at < i.statements.size(); ++at)
        if (i.statements[at].placement.theme == theme)
            found.push_back(static_cast<StatementNumber>(at) + 1);
    return found;
}

InitiativeAnswer InitiativeDecider::operator()(const ask::Place& ask) const {
    if (auto unfit = unfit_statements(ask.statements)) return *unfit;
    if (!ask.theme.empty())
        if (auto missing = no_such_theme(ask.theme)) return *missing;
    Layout layout{i};
    for (const StatementNumber number : ask.statements) {
        Placement then = i.find(number)->placement;
        if (then.theme != ask.theme) then.evidence = false;
        then.theme = ask.theme;
        then.picked = ask.picked || !ask.theme.empty();
        if (auto refused = locked(i.find(number)->placement, then)) return *refused;
        layout.change(number, [&](Placement& placement) { placement = then; });
    }
    InitiativeDecision placed;
    layout.add_to(placed.events);
    return placed;
}

InitiativeAnswer InitiativeDecider::operator()(const ask::Mark& ask) const {
    if (auto unfit = unfit_statements(ask.statements)) return *unfit;
    Layout layout{i};
    for (const StatementNumber number : ask.statements) {
        const RecordId& theme = i.find(number)->placement.theme;
        if (ask.mark == StatementMark::evidence) {
            if (auto refused = locked(theme)) return *refused;
            if (ask.on && theme.empty())
                return Rejection{Reason::not_now, named(number) +
                                                      " lies in no theme, so no theme "
                                                      "can stand on it. Put it into "
                                                      "one first."};
        }
        layout.change(number, [&](Placement& placement) { mark_in(placement, ask.mark) = ask.on; });
    }
    InitiativeDecision marked;
    layout.add_to(marked.events);
    return marked;
}

}  // namespace outward::engine
