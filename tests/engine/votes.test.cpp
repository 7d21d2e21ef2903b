// Votes: who may give them, what they may be, what they come to, and who is told.
#include "engine/project.hpp"
#include "engine/tally.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;

namespace {

struct Voted {
    Session session{6, voting_guide()};

    explicit Voted(const char* step) { session.start().go_to(step); }

    StepId step() const { return session.state.place->step; }
    Seq cast(const std::string& member, Vote vote) {
        return session.must(member, command::CastVote{step(), std::move(vote), {}});
    }
    Reason refuses(const std::string& member, Vote vote) {
        return session.refused(member, command::CastVote{step(), std::move(vote), {}});
    }
    Tally counted() const {
        return tally(*session.guide.find(step()), session.state.votings.at(step()));
    }
    std::optional<Tally> told(Seat seat) const {
        return view_for(session.state, session.guide, seat).votings.at(step()).tally;
    }
};

Vote only(const char* option) { return {{{option}, 1}}; }

}  // namespace

TEST_CASE("in a poll everybody has one vote, and may change it or take it back") {
    Voted poll{"choose"};
    poll.cast("p1", only("a"));
    poll.cast("p2", only("a"));
    poll.cast("p2", only("b"));
    poll.cast("p3", only("b"));
    poll.cast("p3", {});
    CHECK(poll.counted().counts ==
          std::map<OptionId, Cells>{{{"a"}, {1}}, {{"b"}, {1}}, {{"c"}, {0}}});
    CHECK(poll.counted().people == 2);
    CHECK(poll.refuses("p1", {{{"a"}, 1}, {{"b"}, 1}}) == Reason::bad_request);
    CHECK(poll.refuses("p1", {{{"a"}, 2}}) == Reason::bad_request);
    CHECK(poll.refuses("p1", only("z")) == Reason::not_found);
    CHECK(poll.refuses("f", only("a")) == Reason::forbidden);
    const Seq before = poll.session.state.seq;
    CHECK(poll.cast("p1", only("a")) == before);
}

TEST_CASE("a poll may take several options, dots are shared out, an order gives each its place") {
    Voted several{"several"};
    several.cast("p1", {{{"a"}, 1}, {{"c"}, 1}});
    CHECK(several.counted().counts.at({"c"}) == Cells{1});

    Voted dots{"dots"};
    dots.cast("p1", {{{"a"}, 2}, {{"b"}, 1}});
    CHECK(dots.refuses("p2", {{{"a"}, 3}, {{"b"}, 1}}) == Reason::bad_request);
    CHECK(dots.refuses("p2", {{{"a"}, 0}}) == Reason::bad_request);
    CHECK(dots.counted().counts.at({"a"}) == Cells{2});

    Voted order{"rank"};
    order.cast("p1", {{{"a"}, 2}, {{"b"}, 1}, {{"c"}, 3}});
    order.cast("p2", {{{"a"}, 3}, {{"b"}, 1}, {{"c"}, 2}});
    CHECK(order.refuses("p3", {{{"a"}, 1}, {{"b"}, 1}, {{"c"}, 2}}) == Reason::bad_request);
    CHECK(order.refuses("p3", {{{"a"}, 1}, {{"b"}, 2}}) == Reason::bad_request);
    CHECK(order.counted().counts.at({"b"}) == Cells{2, 0, 0});
    CHECK(order.counted().counts.at({"a"}) == Cells{0, 1, 1});
}

TEST_CASE("the crew enters votes of people without a phone, and they are marked so") {
    Voted poll{"choose"};
    poll.cast("p1", only("a"));
    const auto enter = [&](const char* id, Vote vote, int people) {
        return command::EnterVote{poll.step(), {id}, std::move(vote), people};
    };
    poll.session.must("n", enter("hands", {{{"a"}, 7}, {{"b"}, 5}}, 12));
    CHECK(poll.counted().people == 13);
    CHECK(poll.counted().entered == 12);
    CHECK(poll.counted().counts.at({"a"}) == Cells{8});
    poll.session.must("f", enter("hands", {{{"b"}, 1}}, 1));
    CHECK(poll.counted().people == 2);
    CHECK(poll.session.refused("n", enter("more", {{{"a"}, 7}}, 8)) == Reason::bad_request);
    CHECK(poll.session.refused("n", enter("p2", only("a"), 1)) == Reason::bad_request);
    CHECK(poll.session.refused("p1", enter("own", only("a"), 1)) == Reason::forbidden);
    CHECK(poll.session.refused("n", enter("many", {{{"a"}, 1001}}, 1001)) == Reason::bad_request);
}

TEST_CASE("results are the crew's until they are shown, and showing them can be undone") {
    Voted poll{"choose"};
    poll.cast("p1", only("a"));
    CHECK(poll.told(Seat::facilitator).has_value());
    CHECK_FALSE(poll.told(Seat::participant).has_value());
    CHECK(poll.session.refused("p1", command::ShowResults{poll.step()}) == Reason::forbidden);
    const Seq shown = poll.session.must("f", command::ShowResults{poll.step()});
    CHECK(poll.told(Seat::wall)->counts.at({"a"}) == Cells{1});
    poll.session.must("f", command::Undo{shown});
    CHECK_FALSE(poll.told(Seat::wall).has_value());
}

TEST_CASE(
    "a grid can be rated again while its spread is shown, elsewhere votes end with the step") {
    Voted grid{"rate"};
    grid.cast("p1", {{{"a"}, 0}, {{"b"}, 1}});
    grid.session.must("f", command::ShowResults{grid.step()});
    grid.cast("p1", {{{"a"}, 1}});
    CHECK(grid.counted().counts.at({"a"}) == Cells{0, 1});
    CHECK(grid.refuses("p1", {{{"a"}, 2}}) == Reason::bad_request);
    const StepId rated = grid.step();
    grid.session.go_to("welcome");
    CHECK(grid.session.refused("p2", command::CastVote{rated, {{{"a"}, 1}}, {}}) == Reason::stale);
    CHECK(grid.session.refused("p2", command::CastVote{{"dots"}, only("a"), {}}) ==
          Reason::not_now);
    CHECK(grid.session.refused("p2", command::CastVote{{"welcome"}, only("a"), {}}) ==
          Reason::not_now);
}

TEST_CASE("nobody can tell whose answers a quiz has") {
    Voted quiz{"look"};
    const auto answer = [&](const std::string& member, const char* ballot, int level) {
        return quiz.session.must(
            member, command::CastVote{quiz.step(), {{{"a"}, level}}, BallotId{ballot}});
    };
    CHECK(quiz.refuses("p1", {{{"a"}, 1}}) == Reason::bad_request);
    answer("p1", "r4nd0m", 1);
    answer("p2", "0th3r", 1);
    for (const Recorded& recorded : quiz.session.log)
        if (std::holds_alternative<VoteCast>(recorded.event)) CHECK(recorded.by.empty());
    CHECK(mine(quiz.session.state, {"p1"})->votes.empty());
    CHECK_FALSE(quiz.told(Seat::facilitator).has_value());

    quiz.session.must("f", command::ShowResults{quiz.step()});
    CHECK(quiz.told(Seat::facilitator)->withheld);
    CHECK(quiz.told(Seat::facilitator)->counts.empty());
    CHECK(quiz.session.refused("p3",
                               command::CastVote{quiz.step(), {{{"a"}, 1}}, BallotId{"l4te"}}) ==
          Reason::stale);
    quiz.session.must("f", command::ShowResults{quiz.step(), false});
    answer("p3", "th1rd", 1);
    quiz.session.must("f", command::ShowResults{quiz.step()});
    CHECK(quiz.told(Seat::participant)->counts.at({"a"}) == Cells{0, 3});
}

TEST_CASE("small cells are kept back so that they cannot be reckoned from the others") {
    const auto kept = [](Cells cells, int smallest) {
        keep_back_small(cells, smallest);
        return cells;
    };
    const std::optional<int> gone;
    CHECK(kept({7, 0, 9}, 5) == Cells{7, 0, 9});
    CHECK(kept({7, 2, 9}, 5) == Cells{gone, gone, 9});
    CHECK(kept({20, 2, 4}, 5) == Cells{20, gone, gone});
    CHECK(kept({20, 1, 1}, 5) == Cells{gone, gone, gone});
    CHECK(kept({3, 0}, 5) == Cells{gone, gone});
    CHECK(kept({1, 2, 3}, 0) == Cells{1, 2, 3});
    CHECK(kept({}, 5).empty());
}

TEST_CASE("a promise is a note that says who, first what, and by when, for everybody to see") {
    Session session{2, voting_guide()};
    session.start().go_to("who");
    command::AddNote promise{.id = {"n1"}, .text = "A bench", .category = {}, .step = {}};
    promise.pledge = Pledge{"Ana", "Ask the mayor", "2027-03-01", "People sit there"};
    session.must("p1", promise);
    const auto seen = [&] { return view_for(session.state, session.guide, Seat::wall).promises; };
    REQUIRE(seen().size() == 1);
    CHECK(seen().front().pledge.who == "Ana");

    command::EditNote later{{"n1"}, "A bench", Pledge{"Ana", "", "2027-13-01", ""}};
    CHECK(session.refused("p1", later) == Reason::bad_request);
    later.pledge->due = "2027-04-01";
    session.must("p1", later);
    CHECK(seen().front().pledge.due == "2027-04-01");
    session.must("f", command::HideNote{{"n1"}});
    CHECK(seen().empty());
    session.must("f", command::RestoreNote{{"n1"}});
    session.must("f", command::EraseNote{{"n1"}});
    CHECK(seen().empty());
    CHECK_FALSE(session.state.find(NoteId{"n1"})->pledge.has_value());

    session.go_to("welcome");
    promise.id = {"n2"};
    promise.step = StepId{"welcome"};
    CHECK(session.refused("f", promise) == Reason::not_now);
}
