#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;
using namespace std::chrono_literals;

TEST_CASE("a conversation waits until the facilitator starts it") {
    Session session;
    CHECK(session.state.stage == Stage::waiting);
    CHECK(session.refused("f", command::MoveBy{"next", session.from()}) == Reason::not_now);
    CHECK(session.refused("p1", command::Start{}) == Reason::forbidden);
    session.start();
    CHECK(session.state.stage == Stage::live);
    CHECK(session.here() == "welcome");
}

TEST_CASE("a double tap on Next moves the room once") {
    Session session;
    session.start();
    const command::From from = session.from();
    session.must("f", command::MoveBy{"next", from});
    CHECK(session.refused("f", command::MoveBy{"next", from}) == Reason::stale);
    CHECK(session.here() == "rules");
}

TEST_CASE("a double tap on Repeat repeats once, because the visit is named") {
    Session session;
    session.start();
    const command::From from{session.state.place->step, session.state.place->visit};
    session.must("f", command::MoveBy{"repeat", from});
    CHECK(session.refused("f", command::MoveBy{"repeat", from}) == Reason::stale);
    CHECK(session.state.path.size() == 2);
}

TEST_CASE("next walks the line past asides to the end and no further") {
    Session session;
    session.start();
    std::string walked = session.here();
    for (int i = 0; i < 7; ++i) {
        session.must("f", command::MoveBy{"next", session.from()});
        walked += " " + session.here();
    }
    CHECK(walked == "welcome rules jot hopes turns story close debrief");
    CHECK(session.refused("f", command::MoveBy{"next", session.from()}) == Reason::not_now);
}

TEST_CASE("back goes to the step before on the line, and not before the first") {
    Session session;
    session.start().go_to("turns");
    session.must("f", command::MoveBy{"back", session.from()});
    CHECK(session.here() == "hopes");
    session.go_to("welcome");
    CHECK(session.refused("f", command::MoveBy{"back", session.from()}) == Reason::not_now);
}

TEST_CASE("an aside leads back to the step that it was entered from") {
    Session session{5};
    session.start().go_to("hopes");
    session.must("f", command::MoveBy{"pairs", session.from()});
    CHECK(session.here() == "in-pairs");
    session.must("f", command::MoveBy{"repeat", session.from()});
    session.must("f", command::MoveBy{"next", session.from()});
    CHECK(session.here() == "hopes");
}

TEST_CASE("a guarded move waits for its condition, going there by hand never does") {
    Session session{3};
    session.start().go_to("hopes");
    CHECK(session.refused("f", command::MoveBy{"pairs", session.from()}) == Reason::not_now);
    CHECK(session.refused("f", command::MoveBy{"dance", session.from()}) == Reason::not_found);
    session.go_to("in-pairs");
    CHECK(session.here() == "in-pairs");
}

TEST_CASE("the clock runs in a step, stops in a pause and can be given minutes") {
    Session session;
    session.start();
    session.now += 60s;
    session.must("f", command::ExtendTimer{2});
    session.must("f", command::Pause{});
    session.now += 10min;
    session.must("f", command::Resume{});
    session.now += 30s;
    const Clock& clock = session.state.place->clock;
    CHECK(clock.allotted == 7min);
    CHECK(clock.elapsed(session.now) == 90s);
    CHECK(session.refused("f", command::ExtendTimer{0}) == Reason::bad_request);
    CHECK(session.refused("f", command::ExtendTimer{61}) == Reason::bad_request);
}

TEST_CASE("a server clock that is set back never makes a step's time negative") {
    Session session;
    session.start();
    CHECK(session.state.place->clock.elapsed(session.now - 1h) == 0s);
}

TEST_CASE("nothing moves by itself, however long a step runs over") {
    Session session;
    session.start();
    session.now += 3h;
    session.must("p1", command::RaiseHand{});
    CHECK(session.here() == "welcome");
}

TEST_CASE("people are ready for this step, and nobody is for the next") {
    Session session;
    session.start();
    session.must("p1", command::SetReady{{"welcome"}});
    session.must("p2", command::SetReady{{"welcome"}});
    CHECK(session.state.ready == 2);
    CHECK(session.refused("p3", command::SetReady{{"hopes"}}) == Reason::stale);
    CHECK(session.refused("f", command::SetReady{{"welcome"}}) == Reason::forbidden);
    session.must("f", command::MoveBy{"next", session.from()});
    CHECK(session.state.ready == 0);
}

TEST_CASE("in a round everybody has a turn, late comers last") {
    Session session{2};
    session.start().go_to("turns");
    const auto turn = [&] {
        const Round& round = *session.state.place->round;
        return round.done < round.order.size() ? round.order[round.done].value : "nobody";
    };
    CHECK(turn() == "p1");
    CHECK(session.refused("p2", command::PassTurn{}) == Reason::not_now);
    session.must("p1", command::PassTurn{});
    CHECK(turn() == "p2");
    session.must("f", command::GiveTurn{{"p1"}});
    CHECK(turn() == "p1");
    session.must("f", command::PassTurn{});
    session.must("p2", command::PassTurn{});
    CHECK(turn() == "nobody");
}

TEST_CASE("a probe of this step is pushed, and gone with the step") {
    Session session;
    session.start().go_to("hopes");
    session.must("f", command::PushProbe{{"why"}});
    CHECK(session.state.place->probe == ProbeId{"why"});
    CHECK(session.refused("n", command::PushProbe{{"why"}}) == Reason::forbidden);
    CHECK(session.refused("f", command::PushProbe{{"other"}}) == Reason::not_found);
    session.go_to("story");
    CHECK_FALSE(session.state.place->probe.has_value());
}

TEST_CASE("ground rules can be changed until the group agrees, and changing them asks again") {
    Session session;
    session.start().go_to("rules");
    session.must("f", command::AgreeRules{});
    CHECK(session.state.rules_agreed);
    session.must("n",
                 command::ChangeRules{{{{"listen"}, {}}, {{"phones"}, "Phones on the table"}}});
    CHECK_FALSE(session.state.rules_agreed);
    CHECK(session.refused("f", command::ChangeRules{{}}) == Reason::too_many);
    CHECK(session.refused("f", command::ChangeRules{{{{"a"}, {}}, {{"a"}, {}}}}) ==
          Reason::bad_request);
    CHECK(session.refused("f", command::ChangeRules{{{{"a"}, "  "}}}) == Reason::bad_request);
    CHECK(session.refused("f", command::ChangeRules{{{{"a"}, std::string(301, 'x')}}}) ==
          Reason::too_long);
}

TEST_CASE("the story is filled slot by slot") {
    Session session;
    session.start().go_to("story");
    session.must("n", command::FillStory{{"hopes"}, "a place to meet"});
    CHECK(session.state.story.at({"hopes"}) == "a place to meet");
    CHECK(session.refused("n", command::FillStory{{"moon"}, "x"}) == Reason::not_found);
    session.must("f", command::FillStory{{"hopes"}, ""});
    CHECK(session.state.story.empty());
}

TEST_CASE("a closed conversation can be reopened where it was") {
    Session session;
    session.start().go_to("story");
    session.must("f", command::Close{});
    CHECK(session.refused("f", command::MoveBy{"next", session.from()}) == Reason::closed);
    CHECK(session.refused("p1", command::RaiseHand{}) == Reason::closed);
    session.must("f", command::Reopen{});
    CHECK(session.state.stage == Stage::live);
    CHECK(session.here() == "story");
}

TEST_CASE("a conversation that asks for no names keeps none") {
    Session session;
    session.state.as.names = false;
    CHECK(session.refused("p1", command::Rename{"Ana"}) == Reason::not_now);
    const auto joined = decide(session.state, command::Join{{"late"}, "Ana", "en"},
                               {{"late"}, Seat::participant}, session.guide, session.now);
    REQUIRE(joined.ok());
    CHECK(std::get<MemberJoined>(joined.value().events.front()).name.empty());
}
