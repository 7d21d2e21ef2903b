// Moving the room, and what people do together in a step.
#include "engine/decider.hpp"
#include "engine/limits.hpp"
#include "engine/text.hpp"

#include <algorithm>
#include <set>

namespace outward::engine {

namespace {

template <class Ids, class IdType>
bool contains(const Ids& ids, const IdType& id) {
    return std::ranges::find(ids, id) != ids.end();
}

std::vector<MemberId> speaking_order(const Conversation& c) {
    std::vector<const Member*> people;
    for (const auto& [id, member] : c.members)
        if (member.seat == Seat::participant) people.push_back(&member);
    std::ranges::sort(people, {}, &Member::number);
    std::vector<MemberId> order;
    for (const Member* member : people) order.push_back(member->id);
    return order;
}

Rejection no_such_move() {
    return {Reason::not_found, "This step has no such move. Reload the page to see its moves."};
}

}  // namespace

StepEntered Decider::entering(const Step& step, std::string how,
                              std::optional<StepId> return_to) const {
    StepEntered entered{.step = step.id,
                        .how = std::move(how),
                        .allotted = std::chrono::minutes{step.minutes},
                        .spent = Millis{0},
                        .crew = step.form == Form::crew,
                        .return_to = std::move(return_to),
                        .round = step.kind == StepKind::round,
                        .order = {}};
    if (entered.round) entered.order = speaking_order(c);
    return entered;
}

std::optional<Rejection> Decider::not_in_a_step() const {
    if (c.stage == Stage::closed)
        return Rejection{Reason::closed, "The conversation is closed. Reopen it to go on."};
    if (!c.place) return Rejection{Reason::not_now, "The conversation has not started yet."};
    return std::nullopt;
}

std::optional<Rejection> Decider::elsewhere(const command::From& from) const {
    if (from.step == c.place->step && (!from.visit || *from.visit == c.place->visit))
        return std::nullopt;
    return Rejection{Reason::stale,
                     "The room has moved since. It is at '" + c.place->step.value + "' now."};
}

const Step* Decider::along(const Step& here, bool forwards) const {
    const auto beside = [&](const Step& step) {
        return forwards ? guide.after(step.id) : guide.before(step.id);
    };
    const Step* step = beside(here);
    while (step && step->only_if && !holds(*step->only_if, c, guide, now)) step = beside(*step);
    return step;
}

Answer Decider::operator()(const command::MoveBy& ask) const {
    if (auto refused = not_in_a_step()) return *refused;
    if (auto refused = elsewhere(ask.from)) return *refused;
    const Step* here = guide.find(c.place->step);
    if (!here) return refuse(Reason::not_now, "The guide does not know the step the room is at.");
    const Step* returning = c.place->return_to ? guide.find(*c.place->return_to) : nullptr;
    if (!here->aside) returning = nullptr;

    if (ask.name == "next" || ask.name == "skip") {
        const Step* next = returning ? returning : along(*here, true);
        if (!next)
            return refuse(Reason::not_now, "This is the last step. Close the conversation to end.");
        return happens(entering(*next, ask.name, std::nullopt));
    }
    if (ask.name == "back") {
        const Step* previous = returning ? returning : along(*here, false);
        if (!previous) return refuse(Reason::not_now, "This is the first step.");
        return happens(entering(*previous, "back", std::nullopt));
    }
    if (ask.name == "repeat") return happens(entering(*here, "repeat", c.place->return_to));

    const auto move = std::ranges::find(here->moves, ask.name, &Move::name);
    if (move == here->moves.end()) return no_such_move();
    if (move->when && !holds(*move->when, c, guide, now))
        return refuse(Reason::not_now,
                      "The guide does not advise this move yet. You can still go "
                      "to the step by hand.");
    const Step* target = guide.find(move->to);
    if (!target) return no_such_move();
    const StepId origin = returning ? returning->id : here->id;
    return happens(
        entering(*target, ask.name, target->aside ? std::optional{origin} : std::nullopt));
}

Answer Decider::operator()(const command::GoTo& ask) const {
    if (auto refused = not_in_a_step()) return *refused;
    if (auto refused = elsewhere(ask.from)) return *refused;
    const Step* target = guide.find(ask.step);
    if (!target) return refuse(Reason::not_found, "The guide has no such step.");
    const Step* here = guide.find(c.place->step);
    std::optional<StepId> return_to;
    if (target->aside) return_to = here && here->aside ? c.place->return_to : c.place->step;
    return happens(entering(*target, "goto", std::move(return_to)));
}

Answer Decider::operator()(const command::StartTimer&) const {
    if (auto refused = not_in_a_step()) return *refused;
    if (c.stage == Stage::paused)
        return refuse(Reason::not_now, "The conversation is paused. Resume it first.");
    if (c.place->clock.running_since) return is_so_already();
    return happens(TimerStarted{});
}

Answer Decider::operator()(const command::PauseTimer&) const {
    if (auto refused = not_in_a_step()) return *refused;
    if (!c.place->clock.running_since) return is_so_already();
    return happens(TimerPaused{});
}

Answer Decider::operator()(const command::ExtendTimer& ask) const {
    if (auto refused = not_in_a_step()) return *refused;
    if (ask.minutes == 0 || ask.minutes < -60 || ask.minutes > 60)
        return refuse(Reason::bad_request, "A clock is changed by 1 to 60 minutes at a time.");
    const Millis by = std::max(Millis{std::chrono::minutes{ask.minutes}}, -c.place->clock.allotted);
    if (by == Millis{0}) return is_so_already();
    return happens(TimerExtended{by});
}

Answer Decider::operator()(const command::PushProbe& ask) const {
    if (auto refused = not_in_a_step()) return *refused;
    const Step* here = guide.find(c.place->step);
    if (!here || !contains(here->probes, ask.probe))
        return refuse(Reason::not_found, "This step has no such probe.");
    if (here->form == Form::crew)
        return refuse(Reason::not_now, "This step is for the crew; nothing goes to the phones.");
    if (c.place->probe == ask.probe) return is_so_already();
    return happens(ProbePushed{ask.probe});
}

Answer Decider::operator()(const command::ClearProbe&) const {
    if (auto refused = not_in_a_step()) return *refused;
    if (!c.place->probe) return is_so_already();
    return happens(ProbeCleared{});
}

Answer Decider::operator()(const command::SetReady& ask) const {
    if (auto refused = not_in_a_step()) return *refused;
    if (ask.step != c.place->step || c.path.back().crew)
        return refuse(Reason::stale, "The room has moved on.");
    if (c.find(actor.member)->ready) return is_so_already();
    return happens(ReadySet{actor.member});
}

Answer Decider::operator()(const command::ClearReady&) const {
    if (!c.find(actor.member)->ready) return is_so_already();
    return happens(ReadyCleared{actor.member});
}

Answer Decider::operator()(const command::PassTurn&) const {
    if (auto refused = not_in_a_step()) return *refused;
    if (!c.place->round) return refuse(Reason::not_now, "This step has no turns.");
    const Round& round = *c.place->round;
    if (round.done >= round.order.size()) return is_so_already();
    if (!is_crew(actor.seat) && round.order[round.done] != actor.member)
        return refuse(Reason::not_now, "It is somebody else's turn.");
    return happens(TurnPassed{});
}

Answer Decider::operator()(const command::GiveTurn& ask) const {
    if (auto refused = not_in_a_step()) return *refused;
    if (!c.place->round) return refuse(Reason::not_now, "This step has no turns.");
    const Round& round = *c.place->round;
    if (!contains(round.order, ask.member))
        return refuse(Reason::not_found, "That person is not in this round.");
    if (round.done < round.order.size() && round.order[round.done] == ask.member)
        return is_so_already();
    return happens(TurnGiven{ask.member});
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
    const auto now_there = c.story.find(ask.slot);
    if ((now_there == c.story.end() ? std::string{} : now_there->second) == ask.text)
        return is_so_already();
    return happens(StoryFilled{ask.slot, ask.text});
}

}  // namespace outward::engine
