// Moving the room, and what people do together in a step.
#include "engine/advance.hpp"
#include "engine/decider.hpp"
#include "engine/limits.hpp"
#include "engine/rounds.hpp"
#include "engine/tables.hpp"
#include "engine/text.hpp"

#include <algorithm>
#include <set>

namespace outward::engine {

namespace {

template <class Ids, class IdType>
bool contains(const Ids& ids, const IdType& id) {
    return std::ranges::find(ids, id) != ids.end();
}

Rejection no_such_move() {
    return {Reason::not_found, "This step has no such move. Reload the page to see its moves."};
}

}  // namespace

StepEntered Decider::entering(const Step& step, std::string how, std::optional<StepId> return_to,
                              std::optional<TableId> table) const {
    StepEntered entered{.step = step.id,
                        .how = std::move(how),
                        .allotted = std::chrono::minutes{step.minutes},
                        .spent = Millis{0},
                        .crew = step.form == Form::crew,
                        .return_to = std::move(return_to),
                        .round = step.kind == StepKind::round,
                        .order = {},
                        .reports = {},
                        .tables = !table && guide.at_tables(step)};
    if (!entered.round || entered.tables) return entered;
    if (step.by_tables)
        entered.reports = open_tables(c);
    else
        entered.order = table ? people_at(c, *table) : speaking_order(c);
    return entered;
}

Answer Decider::enter(const Step& step, std::string how, std::optional<StepId> return_to,
                      std::optional<TableId> table) const {
    Decision decision;
    if (!table) decision.events = before_entering(step, how);
    decision.events.emplace_back(entering(step, std::move(how), std::move(return_to), table));
    decision.table = table;
    return decision;
}

std::optional<Rejection> Decider::not_in_a_step() const {
    if (c.stage == Stage::closed)
        return Rejection{Reason::closed, "The conversation is closed. Reopen it to go on."};
    if (!c.place) return Rejection{Reason::not_now, "The conversation has not started yet."};
    return std::nullopt;
}

std::optional<Rejection> Decider::elsewhere(const command::From& from, const Place& place) const {
    if (from.step == place.step && (!from.visit || *from.visit == place.visit)) return std::nullopt;
    return Rejection{Reason::stale,
                     "The room has moved since. It is at '" + place.step.value + "' now."};
}

const Step* Decider::along(const Step& here, bool forwards,
                           const std::optional<TableId>& table) const {
    const auto beside = [&](const Step& step) {
        return forwards ? guide.after(step.id) : guide.before(step.id);
    };
    const Step* step = beside(here);
    while (step && step->only_if && !holds(*step->only_if, c, guide, now, table))
        step = beside(*step);
    return step && table && step->phase != here.phase ? nullptr : step;
}

const Step* Decider::following(const Step& here, const std::optional<TableId>& table) const {
    const bool leaves_together = !table && guide.tables_part(here);
    const Step* next = along(here, true, table);
    while (leaves_together && next && next->phase == here.phase) next = along(*next, true);
    return next;
}

const Step* Decider::origin_of(const Step& here, const Place& place) const {
    return here.aside && place.return_to ? guide.find(*place.return_to) : nullptr;
}

Answer Decider::go_on(const Step& here, const std::string& how,
                      const std::optional<TableId>& table) const {
    const Step* returning = origin_of(here, *c.place_at(table));
    const Step* next = returning ? returning : following(here, table);
    const Step* again = returning || table ? nullptr : next_round(c.path, guide, here, next);
    if (again && how != "skip") next = again;
    if (next) return enter(*next, how, std::nullopt, table);
    if (table && c.find(*table)->finished) return is_so_already();
    if (table) return happens_at(table, TableFinished{});
    return refuse(Reason::not_now, "This is the last step. Close the conversation to end.");
}

Answer Decider::operator()(const command::Advance& ask) const {
    if (!actor.member.empty()) return refuse(Reason::forbidden, "Only the room asks for that.");
    const auto& table = ask.from.table;
    const auto due = due_at(c, guide, table);
    if (!due || due->at > now) return refuse(Reason::not_now, "Nothing goes on by itself now.");
    const Place& place = *c.place_at(table);
    if (auto refused = elsewhere(ask.from, place)) return *refused;
    return go_on(*guide.find(place.step), "advance", table);
}

Answer Decider::operator()(const command::MoveBy& ask) const {
    const auto table = steered(ask.from.table);
    if (auto refused = cannot_move(table)) return *refused;
    const Place& place = *c.place_at(table);
    if (auto refused = elsewhere(ask.from, place)) return *refused;
    const Step* here = guide.find(place.step);
    if (!here) return refuse(Reason::not_now, "The guide does not know the step the room is at.");
    const Step* returning = origin_of(*here, place);

    if (ask.name == "next" || ask.name == "skip") return go_on(*here, ask.name, table);
    if (ask.name == "back") {
        const Step* previous = returning ? returning : along(*here, false, table);
        if (!previous) return refuse(Reason::not_now, "This is the first step.");
        return enter(*previous, "back", std::nullopt, table);
    }
    if (ask.name == "repeat") return enter(*here, "repeat", place.return_to, table);

    const auto move = std::ranges::find(here->moves, ask.name, &Move::name);
    if (move == here->moves.end()) return no_such_move();
    if (move->when && !holds(*move->when, c, guide, now, table))
        return refuse(Reason::not_now,
                      "The guide does not advise this move yet. You can still go "
                      "to the step by hand.");
    const Step* target = guide.find(move->to);
    if (!target) return no_such_move();
    if (table && !target->aside && target->phase != here->phase)
        return refuse(Reason::not_now, "Only the whole room moves there.");
    const StepId origin = returning ? returning->id : here->id;
    return enter(*target, ask.name, target->aside ? std::optional{origin} : std::nullopt, table);
}

Answer Decider::operator()(const command::GoTo& ask) const {
    const auto table = steered(ask.from.table);
    if (auto refused = cannot_move(table)) return *refused;
    const Place& place = *c.place_at(table);
    if (auto refused = elsewhere(ask.from, place)) return *refused;
    const Step* target = guide.find(ask.step);
    if (!target) return refuse(Reason::not_found, "The guide has no such step.");
    const Step* here = guide.find(place.step);
    if (table && !target->aside && !guide.at_tables(*target))
        return refuse(Reason::not_now, "Only the whole room moves there.");
    std::optional<StepId> return_to;
    if (target->aside) return_to = here && here->aside ? place.return_to : place.step;
    return enter(*target, "goto", std::move(return_to), table);
}

Answer Decider::operator()(const command::StartTimer&) const {
    const auto table = steered({});
    if (auto refused = cannot_steer(table)) return *refused;
    if (c.stage == Stage::paused)
        return refuse(Reason::not_now, "The conversation is paused. Resume it first.");
    if (c.place_at(table)->clock.running_since) return is_so_already();
    return happens_at(table, TimerStarted{});
}

Answer Decider::operator()(const command::PauseTimer&) const {
    const auto table = steered({});
    if (auto refused = cannot_steer(table)) return *refused;
    if (!c.place_at(table)->clock.running_since) return is_so_already();
    return happens_at(table, TimerPaused{});
}

Answer Decider::operator()(const command::ExtendTimer& ask) const {
    const auto table = steered({});
    if (auto refused = cannot_steer(table)) return *refused;
    if (ask.minutes == 0 || ask.minutes < -60 || ask.minutes > 60)
        return refuse(Reason::bad_request, "A clock is changed by 1 to 60 minutes at a time.");
    const Millis by =
        std::max(Millis{std::chrono::minutes{ask.minutes}}, -c.place_at(table)->clock.allotted);
    if (by == Millis{0}) return is_so_already();
    return happens_at(table, TimerExtended{by});
}

Answer Decider::operator()(const command::PushProbe& ask) const {
    const auto table = steered({});
    if (auto refused = cannot_steer(table)) return *refused;
    const Place& place = *c.place_at(table);
    const Step* here = guide.find(place.step);
    if (!here || !contains(here->probes, ask.probe))
        return refuse(Reason::not_found, "This step has no such probe.");
    if (here->form == Form::crew)
        return refuse(Reason::not_now, "This step is for the crew; nothing goes to the phones.");
    if (place.probe == ask.probe) return is_so_already();
    return happens_at(table, ProbePushed{ask.probe});
}

Answer Decider::operator()(const command::ClearProbe&) const {
    const auto table = steered({});
    if (auto refused = cannot_steer(table)) return *refused;
    if (!c.place_at(table)->probe) return is_so_already();
    return happens_at(table, ProbeCleared{});
}

Answer Decider::operator()(const command::SetReady& ask) const {
    if (auto refused = not_in_a_step()) return *refused;
    if (ask.step != c.place_at(own_table())->step || c.path.back().crew)
        return refuse(Reason::stale, "The room has moved on.");
    if (c.find(actor.member)->ready) return is_so_already();
    return happens_at(own_table(), ReadySet{actor.member});
}

Answer Decider::operator()(const command::ClearReady&) const {
    if (!c.find(actor.member)->ready) return is_so_already();
    return happens_at(own_table(), ReadyCleared{actor.member});
}

Answer Decider::operator()(const command::PassTurn&) const {
    if (auto refused = not_in_a_step()) return *refused;
    const auto table = is_crew(actor.seat) ? std::nullopt : own_table();
    const std::optional<Round>& round = c.place_at(table)->round;
    if (!round) return refuse(Reason::not_now, "This step has no turns.");
    if (round->done >= round->total()) return is_so_already();
    const bool may_pass_any = is_crew(actor.seat) || is_table_crew(actor.seat);
    const bool is_theirs = round->tables.empty() ? round->order[round->done] == actor.member
                                                 : round->tables[round->done] == table;
    if (!is_theirs && (!may_pass_any || (is_table_crew(actor.seat) && !round->tables.empty())))
        return refuse(Reason::not_now, "It is somebody else's turn.");
    return happens_at(has_own_place(table) ? table : std::nullopt, TurnPassed{});
}

Answer Decider::operator()(const command::GiveTurn& ask) const {
    const auto table = steered({});
    if (auto refused = cannot_steer(table)) return *refused;
    const std::optional<Round>& round = c.place_at(table)->round;
    if (!round) return refuse(Reason::not_now, "This step has no turns.");
    if (ask.table.has_value() == round->tables.empty())
        return refuse(Reason::bad_request, ask.table ? "People take turns here, not tables."
                                                     : "Tables take turns here, not people.");
    const auto has = [&](const auto& order, const auto& who) {
        if (!contains(order, who)) return refuse(Reason::not_found, "They are not in this round.");
        if (round->done < order.size() && order[round->done] == who) return is_so_already();
        return happens_at(table, TurnGiven{ask.member, ask.table});
    };
    return ask.table ? has(round->tables, *ask.table) : has(round->order, ask.member);
}

Answer Decider::operator()(const command::ChangeRules& ask) const {
    if (ask.rules.empty() || ask.rules.size() > limits::rules)
        return refuse(Reason::too_many,
                      "There can be 1 to " + std::to_string(limits::rules) + " ground rules.");
    std::set<RuleId> seen;
    for (const Rule& rule : ask.rules) {
        if (!is_fit_id(rule.id.value) || !seen.insert(rule.id).second)
            return refuse(Reason::bad_request, "Each ground rule needs an id of its own.");
        if (!rule.text) continue;
        if (is_blank(*rule.text))
            return refuse(Reason::bad_request, "A ground rule cannot be empty. Remove it instead.");
        if (auto unfit = unfit_text(*rule.text, limits::rule_length, "The rule")) return *unfit;
    }
    if (c.rules == ask.rules) return is_so_already();
    return happens(RulesChanged{ask.rules, false});
}

Answer Decider::operator()(const command::AgreeRules&) const {
    if (c.rules_agreed) return is_so_already();
    return happens(RulesAgreed{});
}

Answer Decider::operator()(const command::FillStory& ask) const {
    const bool known = std::ranges::any_of(
        guide.steps, [&](const Step& step) { return contains(step.slots, ask.slot); });
    if (!known) return refuse(Reason::not_found, "The guide's story has no such slot.");
    if (auto unfit = unfit_text(ask.text, limits::story_length, "The text")) return *unfit;
    const auto table = steered(ask.table);
    if (!table && is_table_crew(actor.seat)) return refuse(Reason::not_now, "Take a table first.");
    const Table* whose = table ? c.find(*table) : nullptr;
    if (table && !whose) return refuse(Reason::not_found, "There is no such table.");
    const auto& story = whose ? whose->story : c.story;
    const auto now_there = story.find(ask.slot);
    if ((now_there == story.end() ? std::string{} : now_there->second) == ask.text)
        return is_so_already();
    return happens_at(table, StoryFilled{ask.slot, ask.text});
}

}  // namespace outward::engine
