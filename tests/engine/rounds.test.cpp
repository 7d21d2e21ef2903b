// Phases that are taken several times: where next leads at their end, and what counts as done.
#include "engine/rounds.hpp"
#include "engine/guide_graph.hpp"
#include "engine/late_plan.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::tests;
using std::chrono::minutes;

namespace {

/// The small guide, whose talk (hopes, turns, and the aside in-pairs) is taken three times.
std::vector<GuideFile> three_rounds_files() {
    return with(with(small_guide_files(), "guide.json", R"("max": 60)", R"("max": 120)"),
                "guide.json", R"("id": "talk",)", R"("id": "talk", "rounds": 3,)");
}

struct Rounds : Session {
    explicit Rounds(const std::vector<GuideFile>& files = three_rounds_files())
        : Session{4, sound(files)} {
        start();
        go_to("jot");
    }

    std::string by(const std::string& name) {
        must("f", command::MoveBy{name, from()});
        return here();
    }
    int done() const { return rounds_done(state, guide, *guide.find(PhaseId{"talk"})); }
};

}  // namespace

TEST_CASE("next at the end of a phase leads to its beginning until it was done so often") {
    Rounds room;
    for (int round = 0; round < 3; ++round) {
        CHECK(room.by("next") == "hopes");
        CHECK(room.done() == round);
        CHECK(room.by("next") == "turns");
    }
    CHECK(room.by("next") == "story");
    CHECK(room.by("back") == "turns");
    CHECK(room.by("next") == "story");
}

TEST_CASE("skip leads out of the rounds, and back along the line") {
    Rounds room;
    room.by("next");
    room.by("next");
    CHECK(room.by("next") == "hopes");
    CHECK(room.by("back") == "jot");
    CHECK(room.by("next") == "hopes");
    CHECK(room.done() == 0);
    room.by("next");
    CHECK(room.by("skip") == "story");
}

TEST_CASE("rounds are counted anew when the phase is entered from outside, by whatever way") {
    Rounds room;
    room.by("next");
    room.by("next");
    room.by("next");
    CHECK(room.done() == 1);
    room.go_to("story").go_to("turns");
    CHECK(room.done() == 0);
    CHECK(room.by("next") == "hopes");
    CHECK(room.done() == 1);
}

TEST_CASE("neither an aside nor a repeat nor what was undone is a round") {
    Rounds room;
    room.by("next");
    room.by("pairs");
    CHECK(room.by("next") == "hopes");
    room.by("repeat");
    CHECK(room.done() == 0);
    room.by("next");
    room.by("next");
    CHECK(room.done() == 1);
    room.must("f", command::Undo{room.state.seq});
    CHECK(room.here() == "turns");
    CHECK(room.done() == 0);
    CHECK(room.by("next") == "hopes");
    CHECK(room.done() == 1);
    room.go_to("turns").go_to("hopes");
    CHECK(room.done() == 1);
}

TEST_CASE("a round ends where the last steps of the phase are passed by") {
    Rounds room{with(three_rounds_files(), "guide.json", R"("kind": "round", "minutes": 10,)",
                     R"("kind": "round", "minutes": 10, "only_if": {"people": {"at_least": 5}},)")};
    CHECK(room.by("next") == "hopes");
    CHECK(room.by("next") == "hopes");
    CHECK(room.by("next") == "hopes");
    CHECK(room.by("next") == "story");
}

TEST_CASE("the graph of a guide has its rounds") {
    const auto ways = ways_of(sound(three_rounds_files()));
    const auto again = std::ranges::find(ways, 3, &Way::rounds);
    REQUIRE(again != ways.end());
    CHECK(again->from.value == "turns");
    CHECK(again->to.value == "hopes");
    CHECK(std::ranges::count(ways, 1, &Way::rounds) == std::ssize(ways) - 1);
    REQUIRE(std::next(again) != ways.end());
    CHECK(std::next(again)->to.value == "story");
}

TEST_CASE("the plan counts every round") {
    Rounds room;
    const auto behind = [&] { return behind_plan(room.state, room.guide, room.now); };
    room.go_to("hopes");
    room.now += minutes{15};  // welcome, rules and jot had 15 minutes, and took none
    CHECK(behind() == minutes{-15});
    room.by("next");
    room.now += minutes{10};
    room.by("next");
    CHECK(behind() == minutes{-15});
    room.now += minutes{50};  // 35 longer than hopes has
    CHECK(behind() == minutes{20});
    room.by("pairs");
    CHECK(behind() == minutes{20});
}
