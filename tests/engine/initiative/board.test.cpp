#include "tests/support/initiative.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;

TEST_CASE(
    "a statement goes into a theme, which picks it, and out of it onto the table or the pile") {
    Team team;
    team.gather(1, 3);
    team.must("n", ask::MakeTheme{{"t1"}, "", {1}});
    CHECK(team.placement(1) == Placement{.picked = true, .theme = {"t1"}});
    team.must("n", ask::Place{{2}, false, {"t1"}});
    CHECK(team.placement(2).picked);
    team.must("n", ask::Place{{1, 2}, true, {}});
    CHECK(team.placement(1) == Placement{.picked = true, .theme = {}});
    team.must("n", ask::Place{{1}, false, {}});
    CHECK(team.placement(1) == Placement{});
    const Seq before = team.state.seq;
    team.must("n", ask::Place{{1}, false, {}});
    CHECK(team.state.seq == before);
}

TEST_CASE("statements that are unknown or gone, and themes that are not there, are refused") {
    Team team;
    team.gather(1, 2);
    CHECK(team.refused("n", ask::Place{{3}, true, {}}) == Reason::not_found);
    CHECK(team.refused("n", ask::Place{{0}, true, {}}) == Reason::not_found);
    CHECK(team.refused("n", ask::Place{{1}, true, {"t1"}}) == Reason::not_found);
    CHECK(team.refused("n", ask::Place{std::vector<int>(1001, 1), true, {}}) == Reason::too_many);
    team.must("", ask::Gather{{"c1"}, {a_note("n1")}, "2026-11-01"});
    CHECK(team.refused("n", ask::Place{{2}, true, {}}) == Reason::not_now);
    CHECK(team.refused("n", ask::Mark{{2}, StatementMark::strong, true}) == Reason::not_now);
}

TEST_CASE("a mark stays with its statement, but for evidence, which stays with the theme") {
    Team team;
    team.gather(1, 2);
    CHECK(team.refused("n", ask::Mark{{1}, StatementMark::evidence, true}) == Reason::not_now);
    team.must("n", ask::MakeTheme{{"t1"}, "", {1}});
    team.must("n", ask::MakeTheme{{"t2"}, "", {}});
    team.must("n", ask::Mark{{1}, StatementMark::evidence, true});
    team.must("n", ask::Mark{{1}, StatementMark::outlier, true});
    team.must("n", ask::Place{{1}, true, {"t2"}});
    CHECK(team.placement(1) ==
          Placement{.picked = true, .theme = {"t2"}, .evidence = false, .outlier = true});
}

TEST_CASE(
    "what a conversation has no longer is gone from the figures, and comes back in its place") {
    Team team;
    team.gather(2, 2).theme("t1", {1, 3});
    CHECK(holds(figures_of(team.state, RecordId{"t1"})));
    team.must("", ask::Gather{{"c1"}, {a_note("n2")}, "2026-11-01"});
    CHECK_FALSE(holds(figures_of(team.state, RecordId{"t1"})));
    CHECK(board_figures(team.state) == BoardFigures{.statements = 3, .picked = 1, .themed = 1});
    team.must("", ask::Gather{{"c1"}, {a_note("n2"), a_note("n1", true)}, "2026-11-01"});
    CHECK(holds(figures_of(team.state, RecordId{"t1"})));
    CHECK(team.state.statements.size() == 4);
}

TEST_CASE("figures count spread, intensity and specificity beside statements") {
    Team team;
    GatheredNote loud = a_note("n1");
    loud.highlighted = true;
    GatheredNote story = a_note("n2");
    story.category = {"story"};
    team.must("", ask::Gather{{"c1"}, {loud, story, a_note("n3")}, "2026-11-01"});
    team.must("", ask::Gather{{"c2"}, {a_note("n1", true)}, "2026-11-02"});
    team.must("n", ask::MakeTheme{{"t1"}, "", {1, 2, 3, 4}});
    team.must("n", ask::Mark{{3}, StatementMark::strong, true});
    team.must("n", ask::Mark{{1, 2}, StatementMark::evidence, true});
    CHECK(figures_of(team.state, RecordId{"t1"}) == ThemeFigures{.statements = 4,
                                                                 .conversations = 2,
                                                                 .strong = 2,
                                                                 .specific = 2,
                                                                 .evidence = 2,
                                                                 .evidence_conversations = 1,
                                                                 .outliers = 0});
}

TEST_CASE("a new conversation becomes a source, two updates fall due, and promises are kept") {
    Team team;
    GatheredNote promise = a_note("n1");
    promise.promise = true;
    promise.due = "2026-12-24";
    team.must("", ask::Gather{{"c1"}, {promise}, "2026-11-23"});
    CHECK(team.state.find<record::Source>({"c1"}) != nullptr);
    CHECK(team.state.find<record::Update>({"c1/heard"})->due == "2026-12-07");
    CHECK(team.state.find<record::Update>({"c1/ninety-days"})->due == "2027-02-21");
    CHECK(team.state.find<record::Promise>({"c1/n1"})->due == "2026-12-24");
    const Seq before = team.state.seq;
    team.must("", ask::Gather{{"c1"}, {promise}, "2026-11-23"});
    CHECK(team.state.seq == before);
    team.must("n", ask::RemoveRecord{kind_of<record::Promise>(), {"c1/n1"}});
    team.must("", ask::Gather{{"c1"}, {promise, a_note("n2")}, "2026-11-23"});
    CHECK(team.state.find<record::Promise>({"c1/n1"}) == nullptr);
    CHECK(team.refused("", ask::Gather{{"c2"}, {}, "2026-02-30"}) == Reason::bad_request);
    CHECK(team.refused("", ask::Gather{{"c2"}, {promise, promise}, "2026-02-01"}) ==
          Reason::bad_request);
}

TEST_CASE("a source that is removed takes its statements from sight until it is there again") {
    Team team;
    team.gather(2, 2).must("n", ask::MakeTheme{{"t1"}, "", {1}});
    const Seq act = team.must("f", ask::RemoveRecord{kind_of<record::Source>(), {"c1"}});
    CHECK(board_figures(team.state).statements == 2);
    team.must("f", ask::UndoAct{act});
    CHECK(board_figures(team.state).statements == 4);
    team.must("f", ask::RemoveRecord{kind_of<record::Source>(), {"c1"}});
    team.gather(1, 2);
    CHECK(board_figures(team.state).themed == 1);
    CHECK(team.state.find<record::Source>({"c1"}) != nullptr);
}

TEST_CASE("stages advise: a new one finds nobody ready") {
    Team team;
    team.must("n", ask::SetReady{true});
    CHECK(team.state.colleagues.at({"n"}).ready);
    const Seq act = team.must("f", ask::SetStage{ThemingStage::cluster});
    CHECK_FALSE(team.state.colleagues.at({"n"}).ready);
    team.must("n", ask::UndoAct{act});
    CHECK(team.state.stage == ThemingStage::read);
    CHECK(team.refused("", ask::SetReady{true}) == Reason::forbidden);
}

TEST_CASE("a wall looks on, the team works, and who leads does the rest") {
    Team team;
    team.gather(1, 1);
    CHECK(team.refused("w", ask::Place{{1}, true, {}}) == Reason::forbidden);
    CHECK(team.refused("w", ask::Join{{"w"}, Seat::wall, ""}) == Reason::forbidden);
    CHECK(team.refused("n", ask::Gather{{"c2"}, {}, "2026-11-01"}) == Reason::forbidden);
    CHECK(team.refused("n", ask::Approve{{"story"}, "Ann"}) == Reason::forbidden);
    CHECK(team.refused("n", ask::SetRecord{a_description(), 1}) == Reason::forbidden);
    CHECK(team.refused("n", ask::RemoveRecord{kind_of<record::Source>(), {"c1"}}) ==
          Reason::forbidden);
    CHECK(decide(Initiative{}, ask::SetStage{}, {{"f"}, Seat::facilitator}).error().reason ==
          Reason::not_found);
}
