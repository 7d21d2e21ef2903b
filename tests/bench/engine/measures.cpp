#include "engine/initiative/initiative.hpp"
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "protocols/json_text.hpp"
#include "server/live/history.hpp"
#include "tests/bench/engine/evening.hpp"
#include "tests/bench/engine/measure.hpp"
#include "tests/bench/guides.hpp"
#include "tests/support/initiative.hpp"

#include <map>
#include <memory>
#include <span>
#include <stdexcept>

namespace outward::bench {

using namespace engine;

namespace {

constexpr int people = 225;
using Doing = void (Evening::*)();

/// An evening at one size, and what is asked after it.
struct Continued {
    Evening evening;
    Conversation before;
    std::span<const Asked> asked;
    std::span<const Recorded> events;
};

std::shared_ptr<const Continued> continued(Evening evening, Doing act, std::size_t times) {
    auto made = std::make_shared<Continued>(Continued{std::move(evening), {}, {}, {}});
    Evening& there = made->evening;
    made->before = there.state;
    const std::size_t asked_before = there.asked.size();
    const std::size_t log_before = there.log.size();
    while (there.asked.size() < asked_before + times) (there.*act)();
    made->asked = std::span{there.asked}.subspan(asked_before);
    made->events = std::span{there.log}.subspan(log_before);
    return made;
}

Work taking(const std::shared_ptr<const Continued>& of) {
    const auto state = std::make_shared<Conversation>();
    return {.begin = [=] { *state = of->before; },
            .run =
                [=] {
                    std::size_t events = 0;
                    for (const Asked& asked : of->asked)
                        events += take(*state, of->evening.guide, asked, nullptr);
                    if (events != of->events.size())
                        throw std::runtime_error("The same acts came to other events.");
                    return events;
                }};
}

/// Each event with the state right after it; only the projection counts.
Work projecting(const std::shared_ptr<const Continued>& of) {
    const Conversation& after = of->evening.state;
    return {.begin = [] {},
            .run =
                [=, &after] {
                    std::size_t bytes = 0;
                    for (const Recorded& event : of->events)
                        bytes += server::project(after, event, of->evening.guide).crew.size();
                    if (bytes == 0) throw std::runtime_error("The crew saw nothing.");
                    return of->events.size();
                }};
}

Evening talk(std::size_t notes) {
    static std::map<std::size_t, Evening> made;  // several measures begin with the same
    auto found = made.find(notes);
    if (found == made.end()) {
        Evening evening{guide_of(guide_files("community-conversation")), people, "hopes"};
        while (evening.state.notes.size() < notes) evening.act();
        found = made.emplace(notes, std::move(evening)).first;
    }
    return found->second;
}

Evening crowd(std::size_t members, const std::string& step) {
    return {guide_of(guide_files("community-conversation")), static_cast<int>(members), step};
}

Evening voters(std::size_t members) {
    Evening evening{guide_of(guide_files("deciding-outward")), static_cast<int>(members),
                    "how-far"};
    for (std::size_t i = 0; i < members; ++i) evening.vote();
    return evening;
}

/// A kind of act, as it is when so many are there.
struct Act {
    std::string what;
    std::string of;
    std::vector<std::size_t> sizes;
    std::function<Evening(std::size_t)> begun;
    Doing act;
    std::size_t times;  // that it is done and measured together
};

/// What it costs, and what it costs to tell everybody.
void add(std::vector<Measure>& all, const Act& act) {
    const auto made = [=](std::size_t size) {
        return continued(act.begun(size), act.act, act.times);
    };
    all.push_back({"decide and apply: " + act.what, act.of, Unit::ns, act.sizes,
                   [=](std::size_t size) { return taking(made(size)); }});
    all.push_back({"project: " + act.what, act.of, Unit::ns, act.sizes,
                   [=](std::size_t size) { return projecting(made(size)); }});
}

Work folding(std::size_t events) {
    Evening evening{guide_of(guide_files("community-conversation")), people, "hopes"};
    while (evening.log.size() < events) evening.act();
    evening.log.resize(events);
    return {.begin = [] {},
            .run =
                [log = std::move(evening.log)] {
                    Conversation state;
                    for (const Recorded& recorded : log) apply(state, recorded);
                    return static_cast<std::size_t>(state.seq);
                }};
}

Work folding_an_initiative(std::size_t events) {
    constexpr int notes = 500;  // in each of eight conversations
    tests::Team team;
    team.gather(8, notes);
    team.must("n", ask::MakeTheme{{"t1"}, "Streets feel unsafe", {1}});
    for (StatementNumber number = 1; team.log.size() < events; number = number % (8 * notes) + 1)
        if (team.placement(number).picked)
            team.must("n", ask::Place{{number}, false, {}});
        else
            team.must("n", ask::Place{{number}, true, {"t1"}});
    return {.begin = [] {},
            .run =
                [log = std::move(team.log)] {
                    Initiative state;
                    for (const InitiativeRecorded& recorded : log) apply(state, recorded);
                    return static_cast<std::size_t>(state.seq);
                }};
}

Work encoding(std::size_t notes, const std::function<std::string(const Evening&)>& encode) {
    const auto evening = std::make_shared<const Evening>(talk(notes));
    return {.begin = [] {}, .run = [=] { return encode(*evening).size(); }};
}

std::string snapshot(const Evening& evening, const Viewer& viewer) {
    return protocols::to_text(
        protocols::encode(view_for(evening.state, evening.guide, viewer), {"c1"}));
}

void add_encoded(std::vector<Measure>& all, const std::string& what,
                 const std::function<std::string(const Evening&)>& encode) {
    const std::vector<std::size_t> sizes{100, 500, 1'000, 10'000};
    const auto make = [=](std::size_t notes) { return encoding(notes, encode); };
    all.push_back({what, "notes", Unit::ms, sizes, make});
    all.push_back({"size of " + what, "notes", Unit::bytes, sizes, make});
}

}  // namespace

std::vector<Measure> all_measures() {
    std::vector<Measure> all;
    // Up to 45,000, for a conversation takes 50,000.
    const std::vector<std::size_t> notes{100, 1'000, 10'000, 45'000};
    const std::vector<std::size_t> members{100, 1'000, 5'000};
    const auto arrived = [](std::size_t size) { return crowd(size, "hopes"); };
    const auto in_a_round = [](std::size_t size) { return crowd(size, "round"); };
    add(all, {"an evening's mix", "notes", notes, talk, &Evening::act, 1'000});
    add(all, {"a note", "notes", notes, talk, &Evening::note, 1'000});
    add(all, {"a vote", "people", members, voters, &Evening::vote, 100});
    add(all, {"a hand", "people", members, arrived, &Evening::raise_or_lower_a_hand, 100});
    add(all, {"a newcomer", "people", members, arrived, &Evening::join, 20});
    add(all, {"a newcomer in a round", "people", members, in_a_round, &Evening::join, 20});
    all.push_back({"fold", "events", Unit::ms, {1'000, 5'000, 20'000, 100'000}, folding});
    all.push_back({"fold of an initiative",
                   "events",
                   Unit::ms,
                   {1'000, 5'000, 20'000},
                   folding_an_initiative});
    add_encoded(all, "the crew's snapshot",
                [](const Evening& evening) { return snapshot(evening, Seat::facilitator); });
    add_encoded(all, "a phone's snapshot",
                [](const Evening& evening) { return snapshot(evening, Seat::participant); });
    add_encoded(all, "what a newcomer has", [](const Evening& evening) {
        return protocols::to_text(protocols::encode(mine(evening.state, {"n"}).value()));
    });
    return all;
}

}  // namespace outward::bench
