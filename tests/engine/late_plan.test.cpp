// Running late: what the guide would drop and shorten.
#include "engine/late_plan.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;
using std::chrono::minutes;

namespace {

/// The plan of a room that is at that step, so many minutes after it began; in the small guide 15
/// minutes are planned before hopes (15), then turns (10, may be dropped), story (3), close (2).
std::vector<LateStep> plan_at(const std::string& step, int after, Guide guide = small_guide()) {
    Session session{3, std::move(guide)};
    session.start();
    session.now += minutes{after};
    session.go_to(step);
    return late_plan(session.state, session.guide, session.now);
}

Guide changed(const std::string& from, const std::string& to) {
    auto loaded = load_guide(with(small_guide_files(), "guide.json", from, to));
    REQUIRE(loaded.ok());
    return std::move(loaded).value();
}

using Plan = std::vector<LateStep>;

}  // namespace

TEST_CASE("in time, or less than a minute late, everything stays") {
    CHECK(plan_at("hopes", 15).empty());
    CHECK(plan_at("hopes", 5).empty());
    CHECK(late_plan(Session{}.state, small_guide(), start_of_time).empty());
}

TEST_CASE("what may be dropped is dropped first") {
    CHECK(plan_at("hopes", 17) == Plan{{{"turns"}, 0}});
    CHECK(plan_at("hopes", 25) == Plan{{{"turns"}, 0}});
}

TEST_CASE("then the others are shortened, to half at least, and what is kept stays whole") {
    CHECK(plan_at("hopes", 26) == Plan{{{"turns"}, 0}, {{"story"}, 2}});
    CHECK(plan_at("hopes", 60) == Plan{{{"turns"}, 0}, {{"story"}, 2}});
    CHECK(plan_at("welcome", 22) == Plan{{{"hopes"}, 8}, {{"turns"}, 0}});
    CHECK(plan_at("welcome", 90) ==
          Plan{{{"rules"}, 3}, {{"jot"}, 3}, {{"hopes"}, 8}, {{"turns"}, 0}, {{"story"}, 2}});
    CHECK(plan_at("hopes", 60,
                  changed(R"("kind": "story",)", R"("kind": "story", "late": "keep",)")) ==
          Plan{{{"turns"}, 0}});
}

TEST_CASE("the step that is enough by itself is dropped, not a longer one") {
    const Guide guide = changed(R"("kind": "story",)", R"("kind": "story", "late": "drop",)");
    CHECK(plan_at("hopes", 17, guide) == Plan{{{"story"}, 0}});
    CHECK(plan_at("hopes", 20, guide) == Plan{{{"turns"}, 0}});
    CHECK(plan_at("hopes", 27, guide) == Plan{{{"turns"}, 0}, {{"story"}, 0}});
}

TEST_CASE("a step that is passed by saves nothing") {
    const Guide guide =
        changed(R"("late": "drop")", R"("late": "drop", "only_if": {"people": {"at_least": 9}})");
    CHECK(plan_at("hopes", 26, guide) == Plan{{{"story"}, 2}});
}

TEST_CASE("in rounds a minute is saved in each that is to come") {
    auto files = with(small_guide_files(), "guide.json", R"("max": 60)", R"("max": 120)");
    files =
        with(std::move(files), "guide.json", R"("id": "talk",)", R"("id": "talk", "rounds": 3,)");
    files = with(std::move(files), "guide.json", R"(, "late": "drop")", "");
    auto loaded = load_guide(files);
    REQUIRE(loaded.ok());
    // Hopes comes twice more, turns three times.
    CHECK(plan_at("hopes", 19, loaded.value()) == Plan{{{"hopes"}, 13}});
    CHECK(plan_at("hopes", 35, loaded.value()) == Plan{{{"hopes"}, 8}, {{"turns"}, 8}});
    CHECK(plan_at("story", 200, loaded.value()).empty());
}

TEST_CASE("tables that move by themselves have the minutes of their whole phase") {
    auto files =
        with(small_guide_files(), "guide.json", R"({"id": "jot", "kind": "write", "form": "solo",)",
             R"({"id": "jot", "kind": "tables",)");
    files = with(std::move(files), "guide.json", R"("id": "talk",)",
                 R"("id": "talk", "at": "tables", "pace": "table",)");
    auto loaded = load_guide(files);
    REQUIRE(loaded.ok());
    Session session{3, loaded.value()};
    session.start().go_to("hopes");
    session.now += minutes{39};  // 15 were planned before, 25 for hopes and turns
    CHECK(behind_plan(session.state, session.guide, session.now) == minutes{-1});
    session.now += minutes{5};
    CHECK(late_plan(session.state, session.guide, session.now) == Plan{{{"story"}, 2}});
}
