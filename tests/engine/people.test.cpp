#include "engine/limits.hpp"
#include "engine/tables.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::tests;

namespace {

command::AddPeople people(int count, const std::string& name = "") {
    command::AddPeople asked;
    for (int i = 1; i <= count; ++i) asked.members.push_back({{"w" + std::to_string(i)}, name});
    return asked;
}

}  // namespace

TEST_CASE("people without a phone have numbers, turns and hands like everybody") {
    Session session{1};
    session.must("n", people(2, "Rosa"));
    CHECK(session.state.people == 3);
    const Member& first = *session.state.find(MemberId{"w1"});
    CHECK(first.number == 2);
    CHECK(first.name == "Rosa");
    CHECK(first.phoneless);
    CHECK_FALSE(session.state.find(MemberId{"p1"})->phoneless);

    session.start().go_to("turns");
    CHECK(session.state.place->round->order.size() == 3);
    session.must("f", command::GiveTurn{{"w2"}});
    session.must("n", command::PassTurn{});

    session.must("n", command::RaiseHand{MemberId{"w1"}});
    CHECK(session.state.hands == 1);
    session.must("n", command::LowerHand{MemberId{"w1"}});
    CHECK(session.state.hands == 0);
}

TEST_CASE("a room with no phone at all meets the guide's conditions on people") {
    Session session{0};
    session.start().go_to("hopes");
    const auto in_pairs = [&] { return command::MoveBy{"pairs", session.from()}; };
    session.must("f", people(3));
    CHECK(session.refused("f", in_pairs()) == Reason::not_now);
    session.must("f", command::AddPeople{{{{"late"}, ""}}});
    session.must("f", in_pairs());
    CHECK(session.here() == "in-pairs");
}

TEST_CASE("the same people sent again are there once, and the new ones among them are added") {
    Session session{0};
    session.must("f", people(2));
    const Seq before = session.state.seq;
    session.must("f", people(2));
    CHECK(session.state.seq == before);
    session.must("f", people(3));
    CHECK(session.state.people == 3);
}

TEST_CASE("a hand is raised only for somebody without a phone") {
    Session session;
    session.must("f", people(1));
    CHECK(session.refused("n", command::RaiseHand{MemberId{"p1"}}) == Reason::forbidden);
    CHECK(session.refused("p1", command::RaiseHand{MemberId{"w1"}}) == Reason::forbidden);
    CHECK(session.refused("n", command::RaiseHand{MemberId{"nobody"}}) == Reason::not_found);
    session.must("f", command::RemoveMember{{"w1"}});
    CHECK(session.refused("n", command::RaiseHand{MemberId{"w1"}}) == Reason::not_found);
}

TEST_CASE("who was taken out is counted no more, and their number is given to nobody else") {
    Session session{3};
    session.must("f", command::RemoveMember{{"p3"}});
    session.must("f", command::RemoveMember{{"p3"}});
    CHECK(session.state.people == 2);
    apply(session.state,
          {session.state.seq + 1, session.now, {}, std::nullopt, MemberRemoved{{"n"}}});
    CHECK(session.state.people == 2);
    session.must("f", people(1));
    CHECK(session.state.people == 3);
    CHECK(session.state.find(MemberId{"w1"})->number == 4);
}

TEST_CASE("who was taken out has no turn in the next round") {
    Session session{0};
    session.must("f", people(3));
    session.must("f", command::RemoveMember{{"w2"}});
    session.start().go_to("turns");
    CHECK(session.state.place->round->order == std::vector<MemberId>{{"w1"}, {"w3"}});
}

TEST_CASE("people are added by the crew, so many at a time, while the conversation is open") {
    Session session;
    CHECK(session.refused("p1", people(1)) == Reason::forbidden);
    CHECK(session.refused("f", people(0)) == Reason::too_many);
    CHECK(session.refused("f", people(51)) == Reason::too_many);
    CHECK(session.refused("f", people(2, std::string(61, 'x'))) == Reason::too_long);
    CHECK(session.refused("f", command::AddPeople{{{{"w"}, ""}, {{"w"}, ""}}}) ==
          Reason::bad_request);
    session.must("f", command::LockRoom{true});
    session.must("f", people(50));
    session.start();
    session.must("f", command::Close{});
    CHECK(session.refused("f", command::AddPeople{{{{"late"}, ""}}}) == Reason::closed);
}

TEST_CASE("a conversation that asks for no names keeps none of people without a phone") {
    Session session;
    session.state.as.names = false;
    session.must("f", people(1, "Rosa"));
    CHECK(session.state.find(MemberId{"w1"})->name.empty());
}

TEST_CASE("people without a phone are dealt out to the tables like others who come late") {
    Session session{2, tables_guide()};
    session.start().go_to("sit");
    session.must("f", command::SetTables{2, Assign::count_off});
    session.must("f", people(4));
    CHECK(people_at(session.state, {1}).size() == 3);
    CHECK(people_at(session.state, {2}).size() == 3);
}
