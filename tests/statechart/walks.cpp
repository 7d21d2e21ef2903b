// Walks guides at random with the engine and prints what happened as JSON, for another state
// machine to do the same: walk_guides WALKS MOVES SEED FOLDER…
#include "engine/guide_graph.hpp"
#include "server/guides/drawing.hpp"
#include "server/guides/named.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <random>

using namespace outward::tests;
using nlohmann::json;

namespace {

void each_simple(const Guard& guard, const std::function<void(const Guard&)>& see) {
    const auto inside = [&](const std::vector<Guard>& parts) {
        for (const Guard& part : parts) each_simple(part, see);
    };
    if (const auto* all = std::get_if<All>(&guard.condition)) return inside(all->of);
    if (const auto* any = std::get_if<Any>(&guard.condition)) return inside(any->of);
    if (const auto* none = std::get_if<Not>(&guard.condition)) return inside(none->of);
    see(guard);
}

int visits(const Session& session) {
    int count = 1;
    while (!holds({VisitsAtMost{count}}, session.state, session.guide, session.now)) ++count;
    return count;
}

/// The numbers that conditions see. Where only "at least" is asked, the highest bound that is
/// reached stands for the number.
json facts_of(const Session& session) {
    json facts = json::object();
    for (const Way& way : ways_of(session.guide)) {
        if (!way.when) continue;
        each_simple(*way.when, [&](const Guard& guard) {
            const Measure asked = measure_of(guard);
            json& fact = facts.emplace(asked.quantity, 0).first.value();
            if (!asked.at_most && holds(guard, session.state, session.guide, session.now))
                fact = std::max(fact.get<int>(), asked.bound);
        });
    }
    if (facts.contains("people")) facts["people"] = session.state.people;
    if (facts.contains("visits")) facts["visits"] = visits(session);
    return facts;
}

class Walker {
public:
    Walker(const Guide& guide, unsigned seed)
        : chance(seed), session(static_cast<int>(chance() % 12), guide) {
        session.start();
    }

    json walk(int moves) {
        json steps = json::array();
        for (int i = 0; i < moves; ++i) {
            session.now += std::chrono::seconds{chance() % 240};
            for (auto left = chance() % 4; left > 0; --left) say_something();
            const json facts = facts_of(session);
            const std::string event = move();
            steps.push_back({{"facts", facts}, {"event", event}, {"at", session.here()}});
        }
        return steps;
    }

private:
    std::string move() {
        const Step& here = *session.guide.find(session.state.place->step);
        std::vector<std::string> names{"next", "next", "next", "back", "skip", "repeat"};
        for (const Move& named : here.moves) names.insert(names.end(), 3, named.name);
        if (chance() % 8 == 0) {
            const Step& to = session.guide.steps[chance() % session.guide.steps.size()];
            (void)session.ask("f", command::GoTo{to.id, session.from()});
            return "goto." + to.id.value;
        }
        const std::string name = names[chance() % names.size()];
        (void)session.ask("f", command::MoveBy{name, session.from()});
        return name;
    }

    void say_something() {
        const auto& categories = session.guide.categories;
        if (categories.empty()) return;
        (void)session.ask("n",
                          command::AddNote{.id = {"n" + std::to_string(++notes)},
                                           .text = "A note",
                                           .category = categories[chance() % categories.size()].id,
                                           .step = {}});
    }

    std::mt19937 chance;
    Session session;
    int notes = 0;
};

}  // namespace

int main(int count, char** words) {
    doctest::Context context;
    context.setAsDefaultForAssertsOutOfTestCases();  // a session's own
    const std::vector<std::string> asked(words + 1, words + count);
    if (asked.size() < 4) return 2;
    const unsigned seed = static_cast<unsigned>(std::stoul(asked[2]));
    const auto library = outward::server::Library::open({});
    if (!library.ok()) return 1;
    json guides = json::array();
    for (std::size_t i = 3; i < asked.size(); ++i) {
        const auto made = outward::server::named_guide(asked[i], library.value());
        if (!made.ok()) return 1;
        const Guide& guide = made.value().guide;
        json walks = json::array();
        for (int walk = 0; walk < std::stoi(asked[0]); ++walk)
            walks.push_back(
                Walker{guide, seed + static_cast<unsigned>(walk)}.walk(std::stoi(asked[1])));
        guides.push_back({{"name", guide.id.value},
                          {"scxml", outward::server::to_scxml(guide)},
                          {"walks", walks}});
    }
    std::cout << guides << '\n';
}
