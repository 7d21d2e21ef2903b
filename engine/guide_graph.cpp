#include "engine/guide_graph.hpp"

#include "engine/overloaded.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <utility>

namespace outward::engine {

namespace {

constexpr std::size_t most_trials = 200'000;

Guard none_of(std::vector<Guard> guards) {
    for (Guard& guard : guards) guard = {Not{{std::move(guard)}}};
    return {All{std::move(guards)}};
}

/// All of them together; none when there is nothing to ask for.
std::optional<Guard> together(const std::optional<Guard>& enters,
                              const std::vector<Guard>& passed) {
    std::vector<Guard> parts;
    if (enters) parts.push_back(*enters);
    if (!passed.empty()) parts.push_back(none_of(passed));
    if (parts.empty()) return std::nullopt;
    return parts.size() == 1 ? parts.front() : Guard{All{std::move(parts)}};
}

/// The way from the end of a round to the beginning of the next one.
void add_round(std::vector<Way>& ways, const Guide& guide, const Step& from,
               const std::vector<Guard>& passed) {
    const Step* first = guide.first_of(from.phase);
    if (!first) return;
    Way again{from.id, first->id, "next", std::nullopt, together(std::nullopt, passed)};
    again.rounds = guide.times(from);
    ways.push_back(std::move(again));
}

/// The way to `to`, past what was passed; whether `to` may be passed by as well.
bool add_way(std::vector<Way>& ways, const Step& from, const Step& to, const char* by,
             std::vector<Guard>& passed) {
    ways.push_back({from.id, to.id, by, std::nullopt, together(to.only_if, passed)});
    if (to.only_if) passed.push_back(*to.only_if);
    return to.only_if.has_value();
}

/// Where next leads a table that moves by itself, from a step on the line.
void add_next_at_table(std::vector<Way>& ways, const Guide& guide, const Step& from) {
    std::vector<Guard> passed;
    const Step* to = guide.after(from.id);
    for (bool goes_on = true; goes_on && to && to->phase == from.phase; to = guide.after(to->id)) {
        goes_on = add_way(ways, from, *to, "next", passed);
        ways.back().at_table = true;
    }
}

/// Where next leads the room from a step on the line.
void add_next(std::vector<Way>& ways, const Guide& guide, const Step& from) {
    const Step* to = guide.after(from.id);
    if (guide.tables_part(from)) {
        add_next_at_table(ways, guide, from);
        while (to && to->phase == from.phase) to = guide.after(to->id);
    }
    std::vector<Guard> passed;
    bool in_round = guide.times(from) > 1;
    for (bool goes_on = true; goes_on; to = guide.after(to->id)) {
        if (in_round && (!to || to->phase != from.phase)) {
            in_round = false;
            add_round(ways, guide, from, passed);
        }
        if (!to) return;
        goes_on = add_way(ways, from, *to, "next", passed);
    }
}

void add_back(std::vector<Way>& ways, const Guide& guide, const Step& from) {
    std::vector<Guard> passed;
    const Step* to = guide.before(from.id);
    for (bool goes_on = true; goes_on && to; to = guide.before(to->id))
        goes_on = add_way(ways, from, *to, "back", passed);
}

/// The steps on the line that an aside can be entered from, perhaps by way of other asides.
std::vector<StepId> origins_of(const Guide& guide, const StepId& aside) {
    std::vector<StepId> origins;
    for (const Step& step : guide.steps) {
        if (step.aside) continue;
        std::set<StepId> seen{step.id};
        std::deque<StepId> open{step.id};
        while (!open.empty()) {
            const Step* here = guide.find(open.front());
            open.pop_front();
            if (!here) continue;
            for (const Move& move : here->moves) {
                const Step* to = guide.find(move.to);
                if (to && to->aside && seen.insert(to->id).second) open.push_back(to->id);
            }
        }
        if (seen.contains(aside)) origins.push_back(step.id);
    }
    return origins;
}

/// What conditions count, each with the numbers that can make a difference.
using Quantities = std::map<std::string, std::set<int>>;
using Facts = std::map<std::string, int>;

template <class Each>
void each_part(const Guard& guard, Each each) {
    std::visit(
        Overloaded{[&](const All& g) { std::ranges::for_each(g.of, each); },
                   [&](const Any& g) { std::ranges::for_each(g.of, each); },
                   [&](const Not& g) { std::ranges::for_each(g.of, each); }, [](const auto&) {}},
        guard.condition);
}

bool is_whole(const Guard& guard) {
    return std::holds_alternative<All>(guard.condition) ||
           std::holds_alternative<Any>(guard.condition) ||
           std::holds_alternative<Not>(guard.condition);
}

/// Up to the largest group for people; 1 or more for visits.
bool is_possible(const std::string& quantity, int number, const Guide& guide) {
    const bool counts_people = quantity == "people" || quantity == "ready" ||
                               quantity.starts_with("votes ") || quantity.starts_with("tables");
    if (counts_people) return number >= 0 && number <= guide.group.max;
    return number >= (quantity == "visits" ? 1 : 0);
}

void collect(const Guard& guard, const Guide& guide, Quantities& quantities) {
    if (is_whole(guard))
        return each_part(guard, [&](const Guard& part) { collect(part, guide, quantities); });
    const Measure asked = measure_of(guard);
    for (const int number : {0, 1, asked.bound - 1, asked.bound, asked.bound + 1})
        if (is_possible(asked.quantity, number, guide)) quantities[asked.quantity].insert(number);
}

bool holds_in(const Guard& guard, const Facts& facts) {
    const auto holds_here = [&](const Guard& part) { return holds_in(part, facts); };
    if (const auto* all = std::get_if<All>(&guard.condition))
        return std::ranges::all_of(all->of, holds_here);
    if (const auto* any = std::get_if<Any>(&guard.condition))
        return std::ranges::any_of(any->of, holds_here);
    if (const auto* none = std::get_if<Not>(&guard.condition))
        return std::ranges::none_of(none->of, holds_here);
    const Measure asked = measure_of(guard);
    const auto fact = facts.find(asked.quantity);
    if (fact == facts.end()) return false;
    return asked.at_most ? fact->second <= asked.bound : fact->second >= asked.bound;
}

bool are_consistent(const Facts& facts) {
    const auto of = [&](const std::string& quantity, int otherwise) {
        const auto fact = facts.find(quantity);
        return fact == facts.end() ? otherwise : fact->second;
    };
    const bool all_ready = !facts.contains("people") || of("ready", 0) <= of("people", 0);
    const bool all_done = !facts.contains("tables") || of("tables done", 0) <= of("tables", 0);
    return all_ready && all_done;
}

bool can_hold_with(const Guard& guard, Facts& facts, Quantities::const_iterator next,
                   Quantities::const_iterator end, std::size_t& trials) {
    if (next == end) {
        ++trials;
        return are_consistent(facts) && holds_in(guard, facts);
    }
    return std::ranges::any_of(next->second, [&](int number) {
        facts[next->first] = number;
        // Past so many trials it gets the benefit of the doubt.
        return trials > most_trials || can_hold_with(guard, facts, std::next(next), end, trials);
    });
}

bool can_hold_after(const Guard& guard, const Guide& guide, std::size_t& trials) {
    Quantities quantities;
    collect(guard, guide, quantities);
    Facts facts;
    return can_hold_with(guard, facts, quantities.begin(), quantities.end(), trials);
}

}  // namespace

Measure measure_of(const Guard& guard) {
    return std::visit(
        Overloaded{
            [](const PeopleAtLeast& g) {
                return Measure{"people", g.count};
            },
            [](const PeopleAtMost& g) {
                return Measure{"people", g.count, true};
            },
            [](const NotesAtLeast& g) {
                return Measure{"notes " + (g.category ? g.category->value : ""), g.count};
            },
            [](const ReadyAtLeast& g) {
                return Measure{"ready", g.count};
            },
            [](const ElapsedAtLeast& g) {
                return Measure{"elapsed", g.minutes};
            },
            [](const BehindAtLeast& g) {
                return Measure{"behind", g.minutes};
            },
            [](const SilenceAtLeast& g) {
                return Measure{"silence", g.minutes};
            },
            [](const VisitsAtMost& g) {
                return Measure{"visits", g.count, true};
            },
            [](const VotesAtLeast& g) {
                return Measure{"votes " + (g.step ? g.step->value : ""), g.count};
            },
            [](const Leads& g) {
                return Measure{"leads " + g.step.value + ' ' + g.option.value, 1};
            },
            [](const InARow& g) {
                return Measure{"row " + g.category.value, g.count};
            },
            [](const OneVoice& g) {
                return Measure{
                    "voice " + std::to_string(g.percent) + ' ' + std::to_string(g.of_at_least), 1};
            },
            [](const RepeatedAtLeast& g) {
                return Measure{"repeated", g.count};
            },
            [](const TablesAtLeast& g) {
                return Measure{"tables", g.count};
            },
            [](const TablesDoneAtLeast& g) {
                return Measure{"tables done", g.count};
            },
            [](const auto&) { return Measure{}; },
        },
        guard.condition);
}

std::vector<Way> ways_of(const Guide& guide) {
    std::vector<Way> ways;
    for (const Step& step : guide.steps) {
        if (step.aside) {
            for (const StepId& origin : origins_of(guide, step.id))
                ways.push_back({step.id, origin, "next", origin, std::nullopt});
        } else {
            add_next(ways, guide, step);
            add_back(ways, guide, step);
        }
        for (const Move& move : step.moves)
            ways.push_back({step.id, move.to, move.name, std::nullopt, move.when});
    }
    return ways;
}

bool can_hold(const Guard& guard, const Guide& guide) {
    std::size_t trials = 0;
    return can_hold_after(guard, guide, trials);
}

Exploration explore(const Guide& guide) {
    Exploration found;
    std::vector<Way> open_ways;
    std::size_t trials = 0;  // of all ways together: a guide may come from a stranger
    for (Way& way : ways_of(guide))
        if (!way.when || can_hold_after(*way.when, guide, trials))
            open_ways.push_back(std::move(way));

    const auto spread = [&](std::set<StepId> from, auto&& accepts, auto&& source, auto&& target) {
        for (bool grew = true; grew;) {
            grew = false;
            for (const Way& way : open_ways)
                if (accepts(way) && from.contains(source(way)))
                    grew = from.insert(target(way)).second || grew;
        }
        return from;
    };
    const auto begin = [](const Way& way) { return way.from; };
    const auto end = [](const Way& way) { return way.to; };
    const auto any = [](const Way&) { return true; };
    const auto next = [](const Way& way) { return way.by == "next"; };

    if (const Step* first = guide.first()) found.reached = spread({first->id}, any, begin, end);
    std::set<StepId> closes;
    for (const Step& step : guide.steps)
        if (step.kind == StepKind::close) closes.insert(step.id);
    const std::set<StepId> closing = spread(closes, next, end, begin);
    for (const Way& way : open_ways)
        if (found.reached.contains(way.from)) found.left.insert(way.from);
    std::ranges::set_intersection(found.reached, closing,
                                  std::inserter(found.closing, found.closing.end()));
    return found;
}

}  // namespace outward::engine
