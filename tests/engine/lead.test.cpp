// Several facilitators: who leads is marked, and all of them may act.
#include "tests/support/builders.hpp"

#include "engine/project.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;

namespace {

/// With a second facilitator, `g`.
struct Two : Session {
    Two() { join("g", Seat::facilitator); }

    std::string leader() const { return state.leader ? state.leader->value : ""; }
};

}  // namespace

TEST_CASE("who started leads, until a colleague takes it or is given it, and back") {
    Two room;
    CHECK(room.leader().empty());
    room.must("g", command::Start{});
    CHECK(room.leader() == "g");
    room.must("f", command::TakeLead{});
    CHECK(room.leader() == "f");
    room.must("f", command::TakeLead{MemberId{"g"}});
    CHECK(room.leader() == "g");
    CHECK(fold(room.log).leader == room.state.leader);
}

TEST_CASE("both act, whoever leads") {
    Two room;
    room.start();
    room.must("g", command::MoveBy{"next", room.from()});
    room.must("f", command::MoveBy{"next", room.from()});
    CHECK(room.leader() == "f");
}

TEST_CASE("only a facilitator who is here leads") {
    Two room;
    room.start();
    CHECK(room.refused("n", command::TakeLead{}) == Reason::forbidden);
    CHECK(room.refused("p1", command::TakeLead{}) == Reason::forbidden);
    for (const char* who : {"n", "p1", "nobody"})
        CHECK(room.refused("f", command::TakeLead{MemberId{who}}) == Reason::not_found);
    room.must("", command::RemoveMember{{"f"}});
    CHECK(room.leader().empty());
    CHECK(room.refused("g", command::TakeLead{MemberId{"f"}}) == Reason::not_found);
}

TEST_CASE("the crew sees who leads, and nobody else") {
    Two room;
    room.start().must("g", command::TakeLead{});
    CHECK(view_for(room.state, room.guide, Seat::note_taker).crew->leader == MemberId{"g"});
    for (const Seat seat : {Seat::participant, Seat::wall, Seat::host})
        CHECK(seen_by(seat, room.state, room.log.back(), room.guide).empty());
    CHECK(seen_by(Seat::facilitator, room.state, room.log.back(), room.guide).size() == 1);
}
