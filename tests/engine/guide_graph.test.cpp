// The ways through a guide, and what can be said of them without walking.
#include "engine/guide_graph.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::tests;

namespace {

bool leads(const Guide& guide, const char* from, const char* by, const char* to) {
    return std::ranges::any_of(ways_of(guide), [&](const Way& way) {
        return way.from.value == from && way.by == by && way.to.value == to;
    });
}

/// The first problem of the small guide after that change.
std::string problem_after(const std::string& from, const std::string& to) {
    const auto loaded = load_guide(with(small_guide_files(), "guide.json", from, to));
    return loaded.ok() ? "" : loaded.error().front().message;
}

}  // namespace

TEST_CASE("the ways of a guide are those that the room can go") {
    const Guide guide = small_guide();
    CHECK(leads(guide, "welcome", "next", "rules"));
    CHECK(leads(guide, "rules", "back", "welcome"));
    CHECK(leads(guide, "hopes", "next", "turns"));
    CHECK(leads(guide, "hopes", "pairs", "in-pairs"));
    CHECK(leads(guide, "in-pairs", "next", "hopes"));
    CHECK_FALSE(leads(guide, "in-pairs", "next", "turns"));
    CHECK_FALSE(leads(guide, "welcome", "back", "debrief"));
}

TEST_CASE("a step that may be passed by has a way past it, on the opposite condition") {
    const Guide guide = [] {
        auto loaded =
            load_guide(with(small_guide_files(), "guide.json", R"("kind": "agree", "minutes": 5,)",
                            R"("kind": "agree", "minutes": 5,
                                         "only_if": {"people": {"at_least": 5}},)"));
        REQUIRE(loaded.ok());
        return std::move(loaded).value();
    }();
    CHECK(leads(guide, "welcome", "next", "rules"));
    CHECK(leads(guide, "welcome", "next", "jot"));
    CHECK(leads(guide, "jot", "back", "welcome"));
    for (const Way& way : ways_of(guide))
        if (way.from.value == "welcome") CHECK(way.when.has_value());
}

TEST_CASE("what contradicts itself can never hold") {
    const Guide guide = small_guide();
    const auto both = [](Guard one, Guard other) {
        return Guard{All{{std::move(one), std::move(other)}}};
    };
    CHECK(can_hold(both({PeopleAtLeast{4}}, {PeopleAtMost{8}}), guide));
    CHECK_FALSE(can_hold(both({PeopleAtLeast{9}}, {PeopleAtMost{8}}), guide));
    CHECK_FALSE(can_hold({PeopleAtLeast{21}}, guide));
    CHECK_FALSE(can_hold({ReadyAtLeast{21}}, guide));
    CHECK_FALSE(can_hold(both({ReadyAtLeast{5}}, {PeopleAtMost{4}}), guide));
    CHECK_FALSE(can_hold(
        both({NotesAtLeast{CategoryId{"hope"}, 3}}, {Not{{{NotesAtLeast{CategoryId{"hope"}, 2}}}}}),
        guide));
    CHECK(can_hold(both({NotesAtLeast{CategoryId{"hope"}, 3}},
                        {Not{{{NotesAtLeast{CategoryId{"reason"}, 2}}}}}),
                   guide));
    CHECK(can_hold({Not{{{VisitsAtMost{1}}}}}, guide));
    CHECK_FALSE(can_hold({VisitsAtMost{0}}, guide));
}

TEST_CASE("every step of a sound guide is reached, and comes to a close") {
    for (const Guide& guide : {small_guide(), voting_guide()}) {
        const Exploration found = explore(guide);
        for (const Step& step : guide.steps) {
            CHECK(found.reached.contains(step.id));
            CHECK(found.left.contains(step.id));
            if (step.form != Form::crew) CHECK(found.closing.contains(step.id));
        }
    }
}

TEST_CASE("an aside whose only door never opens, and a step that nobody enters, are told") {
    CHECK(problem_after(R"("when": {"people": {"at_least": 4}})",
                        R"("when": {"all": [{"people": {"at_least": 4}},
                                            {"people": {"at_most": 3}}]})")
              .find("can never hold") != std::string::npos);
    CHECK(problem_after(R"("kind": "agree", "minutes": 5,)",
                        R"("kind": "agree", "minutes": 5, "only_if": {"visits": {"at_most": 0}},)")
              .find("whole number from 1") != std::string::npos);
}
