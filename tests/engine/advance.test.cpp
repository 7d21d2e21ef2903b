// Steps that go on by themselves: when they are due, and what keeps them.
#include "engine/advance.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;
using std::chrono::minutes;

namespace {

Guide advancing(std::vector<GuideFile> files, const std::string& step) {
    auto loaded = load_guide(with(std::move(files), "guide.json", R"({"id": ")" + step + R"(",)",
                                  R"({"id": ")" + step + R"(", "advance": true,)"));
    REQUIRE(loaded.ok());
    return std::move(loaded).value();
}

/// At jot, which has five minutes and goes on by itself.
struct Jot : Session {
    Jot() : Session{3, advancing(small_guide_files(), "jot")} { start().go_to("jot"); }

    std::optional<Due> due() const { return next_due(state, guide); }
    bool goes_on() {
        const auto asked = due();
        return asked && ask("", command::Advance{asked->from}).ok();
    }
};

}  // namespace

TEST_CASE("a step that advances goes on when its time is up, and says that nobody moved it") {
    Jot room;
    REQUIRE(room.due());
    CHECK(room.due()->at == room.now + minutes{5});
    CHECK_FALSE(room.goes_on());
    room.now += minutes{5};
    CHECK(room.goes_on());
    CHECK(room.here() == "hopes");
    CHECK(room.state.path.back().how == "advance");
    CHECK(room.log.back().by.empty());
    CHECK_FALSE(room.due());
}

TEST_CASE("no other step does, and no member can ask for it") {
    Session session;
    session.start();
    CHECK_FALSE(next_due(session.state, session.guide));
    Jot room;
    room.now += minutes{6};
    CHECK(room.refused("f", command::Advance{room.due()->from}) == Reason::forbidden);
    CHECK(room.refused("p1", command::Advance{room.due()->from}) == Reason::forbidden);
}

TEST_CASE("more time puts it off, and a clock that stands holds it") {
    Jot room;
    room.must("f", command::ExtendTimer{2});
    CHECK(room.due()->at == room.now + minutes{7});
    room.must("f", command::PauseTimer{});
    CHECK_FALSE(room.due());
    room.now += minutes{30};
    room.must("f", command::StartTimer{});
    CHECK(room.due()->at == room.now + minutes{7});
    room.must("f", command::Pause{});
    CHECK_FALSE(room.due());
}

TEST_CASE("the facilitator turns it off, and on again") {
    Jot room;
    const Seq off = room.must("f", command::SetAdvance{false});
    CHECK_FALSE(room.due());
    CHECK(room.refused("n", command::SetAdvance{true}) == Reason::forbidden);
    room.must("f", command::Undo{off});
    CHECK(room.due());
}

TEST_CASE("whoever goes back to it stays until they go on") {
    Jot room;
    room.now += minutes{5};
    REQUIRE(room.goes_on());
    const Seq moved = room.state.seq;
    SUBCASE("by undo") { room.must("f", command::Undo{moved}); }
    SUBCASE("by back") { room.must("f", command::MoveBy{"back", room.from()}); }
    CHECK(room.here() == "jot");
    room.now += minutes{20};
    CHECK_FALSE(room.due());
}

TEST_CASE("what has moved meanwhile is not moved again") {
    Jot room;
    const auto asked = room.due();
    room.now += minutes{5};
    room.must("f", command::MoveBy{"repeat", room.from()});
    room.now += minutes{5};
    CHECK(room.refused("", command::Advance{asked->from}) == Reason::stale);
    CHECK(room.here() == "jot");
}

TEST_CASE("a round of a phase that ends by itself is counted like any other") {
    auto files = with(with(small_guide_files(), "guide.json", R"("max": 60)", R"("max": 120)"),
                      "guide.json", R"("id": "talk",)", R"("id": "talk", "rounds": 2,)");
    Session room{3, advancing(std::move(files), "turns")};
    room.start().go_to("jot").go_to("hopes").go_to("turns");
    std::vector<std::string> steps;
    for (int i = 0; i < 2; ++i) {
        room.go_to("turns");
        room.now += minutes{10};
        const auto due = next_due(room.state, room.guide);
        REQUIRE(due);
        room.must("", command::Advance{due->from});
        steps.push_back(room.here());
    }
    CHECK(steps == std::vector<std::string>{"hopes", "story"});
}

TEST_CASE("a table that moves by itself goes on by itself, and the others stay") {
    Session room{6, advancing(tables_guide_files(), "talk")};
    room.start().go_to("sit").go_to("talk");
    const TableId first{1};
    const TableId second{2};
    room.now += minutes{1};
    room.must("f", command::MoveBy{"repeat", {room.state.find(second)->place->step, {}, second}});
    CHECK(next_due(room.state, room.guide)->from.table == first);
    CHECK_FALSE(due_at(room.state, room.guide, std::nullopt));
    room.now += minutes{5};
    room.must("", command::Advance{next_due(room.state, room.guide)->from});
    CHECK(room.state.find(first)->place->step == StepId{"turns"});
    CHECK(room.state.find(second)->place->step == StepId{"talk"});
    CHECK(room.here() == "talk");
    CHECK(next_due(room.state, room.guide)->from.table == second);
}
