// Many tables in one room: who sits where, and each table's own way.
#include "engine/tables.hpp"

#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace outward::tests;

namespace {

std::vector<MemberId> crowd(int people) {
    std::vector<MemberId> members;
    for (int i = 1; i <= people; ++i) members.push_back({"m" + std::to_string(1000 + i)});
    return members;
}

std::map<TableId, int> sizes(const Seating& seated) {
    std::map<TableId, int> at;
    for (const auto& [member, table] : seated) ++at[table];
    return at;
}

const Table& table(const Session& session, int number) {
    return *session.state.find(TableId{number});
}

std::string place_of(const Session& session, int number) {
    const auto& place = table(session, number).place;
    return place ? place->step.value : "";
}

command::From from(const Session& session, int number) {
    return {table(session, number).place->step, std::nullopt, TableId{number}};
}

/// Six people at two tables, with a host at table 1, in the first step that tables take alone.
Session at_tables() {
    Session session{6, tables_guide()};
    session.start().go_to("sit");
    session.must("h", command::TakeSeat{TableId{1}, std::nullopt});
    session.must("s", command::TakeSeat{TableId{2}, std::nullopt});
    session.must("f", command::MoveBy{"next", session.from()});
    return session;
}

}  // namespace

TEST_CASE("225 people fill 28 tables of 8 and one of 1 evenly") {
    CHECK(tables_for(225, 8) == 29);
    CHECK(tables_for(0, 8) == 1);
    const auto at = sizes(count_off(crowd(225), 28));
    CHECK(at.size() == 28);
    for (const auto& [id, people] : at) CHECK((people == 8 || people == 9));
}

TEST_CASE("over three rounds nobody of 40 meets anybody twice") {
    std::vector<Seating> seatings;
    for (std::uint64_t round = 0; round < 3; ++round) {
        Seating next = mix(crowd(40), 8, seatings, 7 + round);
        CHECK(meetings_again(next, seatings) == 0);
        for (const auto& [id, people] : sizes(next)) CHECK(people == 5);
        seatings.push_back(std::move(next));
    }
}

TEST_CASE(
    "225 people at 28 tables meet hardly anybody twice, and the same seed seats them the same") {
    std::vector<Seating> seatings;
    for (std::uint64_t round = 0; round < 3; ++round) {
        Seating next = mix(crowd(225), 28, seatings, round);
        CHECK(meetings_again(next, seatings) <= 2);
        CHECK(mix(crowd(225), 28, seatings, round) == next);
        seatings.push_back(std::move(next));
    }
}

TEST_CASE("where people cannot but meet again, everybody still has a table") {
    const auto first = mix(crowd(7), 2, {}, 1);
    const auto second = mix(crowd(7), 2, {first}, 2);
    CHECK(second.size() == 7);
    CHECK(sizes(second).size() == 2);
}

TEST_CASE("entering the step seats everybody, and late comers find the emptiest table") {
    Session session{7, tables_guide()};
    session.start().go_to("sit");
    CHECK(open_tables(session.state).size() == 3);
    CHECK(people_at(session.state, {1}).size() == 3);
    const Actor late{{"late"}, Seat::participant};
    const auto joined =
        decide(session.state, command::Join{{"late"}, "", "es"}, late, session.guide, session.now);
    REQUIRE(joined.ok());
    CHECK(std::get<MemberSeated>(joined.value().events.back()).table == TableId{2});
}

TEST_CASE("tables walk by themselves, come to their end, and the room calls them back together") {
    Session session = at_tables();
    CHECK(place_of(session, 1) == "talk");
    session.must("h", command::MoveBy{"next", from(session, 1)});
    CHECK(place_of(session, 1) == "turns");
    CHECK(place_of(session, 2) == "talk");
    CHECK(session.here() == "talk");
    session.must("h", command::MoveBy{"next", from(session, 1)});
    session.must("h", command::MoveBy{"next", from(session, 1)});
    CHECK(table(session, 1).finished);
    CHECK(place_of(session, 1) == "tell");
    session.must("f", command::MoveBy{"next", session.from()});
    CHECK(session.here() == "quick");
    CHECK(place_of(session, 1) == "quick");
    CHECK(place_of(session, 2) == "quick");
    session.must("f", command::MoveBy{"next", session.from()});
    session.must("f", command::MoveBy{"next", session.from()});
    CHECK(place_of(session, 1).empty());
}

TEST_CASE("calling the tables together by mistake is undone, and each is where it was") {
    Session session = at_tables();
    session.must("h", command::MoveBy{"next", from(session, 1)});
    session.must("f", command::GoTo{{"report"}, session.from()});
    CHECK(place_of(session, 1).empty());
    session.must("f", command::Undo{session.state.seq});
    CHECK(place_of(session, 1) == "turns");
    CHECK(place_of(session, 2) == "talk");
}

TEST_CASE("a host moves no other table, and none where the facilitator moves all") {
    Session session = at_tables();
    session.must("h", command::MoveBy{"next", {{"talk"}, std::nullopt, TableId{2}}});
    CHECK(place_of(session, 1) == "turns");
    CHECK(place_of(session, 2) == "talk");
    CHECK(session.refused("s", command::MoveBy{"next", from(session, 2)}) == Reason::forbidden);
    session.must("f", command::MoveBy{"next", from(session, 2)});
    CHECK(place_of(session, 2) == "turns");
    CHECK(session.refused("h", command::GoTo{{"close"}, from(session, 1)}) == Reason::not_now);
    session.go_to("quick");
    CHECK(session.refused("h", command::MoveBy{"next", from(session, 1)}) == Reason::not_now);
}

TEST_CASE("an aside of one table leads back to where that table was") {
    Session session = at_tables();
    session.must("h", command::MoveBy{"away", from(session, 1)});
    CHECK(place_of(session, 1) == "wander");
    CHECK(place_of(session, 2) == "talk");
    session.must("h", command::MoveBy{"next", from(session, 1)});
    CHECK(place_of(session, 1) == "talk");
}

TEST_CASE("notes, stories, probes and turns stay at their table") {
    Session session = at_tables();
    session.note("p1", "one", "a bench");
    session.note("p2", "two", "a tree");
    CHECK(session.state.find(NoteId{"one"})->table == TableId{1});
    CHECK(session.state.find(NoteId{"two"})->table == TableId{2});
    session.must("h", command::PushProbe{{"picture"}});
    CHECK(table(session, 1).place->probe.has_value());
    CHECK_FALSE(table(session, 2).place->probe.has_value());
    CHECK_FALSE(session.state.place->probe.has_value());
    CHECK(session.refused("h", command::HideNote{{"two"}}) == Reason::forbidden);
    session.must("h", command::HideNote{{"one"}});
    session.must("s", command::FillStory{{"hopes"}, "to sit together", std::nullopt});
    CHECK(table(session, 2).story.at({"hopes"}) == "to sit together");
    CHECK(session.state.story.empty());
    session.must("h", command::MoveBy{"next", from(session, 1)});
    CHECK(table(session, 1).place->round->order == std::vector<MemberId>{{"p1"}, {"p3"}, {"p5"}});
    session.must("p1", command::PassTurn{});
    CHECK(table(session, 1).place->round->done == 1);
    CHECK(session.refused("p1", command::PassTurn{}) == Reason::not_now);
}

TEST_CASE("who has no table yet does not write the room's story") {
    Session session{3, tables_guide()};
    session.start();
    CHECK(session.refused("s", command::FillStory{{"hopes"}, "ours"}) == Reason::not_now);
    CHECK(session.state.story.empty());
}

TEST_CASE("the crew says at which table a note was said") {
    Session session = at_tables();
    command::AddNote heard{.id = {"heard"}, .text = "said aloud", .category = {}, .step = {}};
    heard.table = TableId{2};
    session.must("n", heard);
    CHECK(session.state.find(NoteId{"heard"})->table == TableId{2});
    heard.id = {"nowhere"};
    heard.table = TableId{9};
    CHECK(session.refused("n", heard) == Reason::not_found);
}

TEST_CASE("empty tables are gone when the talk begins, unless nobody has a phone") {
    Session session{2, tables_guide()};
    session.start().go_to("sit");
    session.must("f", command::SetTables{5, std::nullopt});
    session.must("f", command::MoveBy{"next", session.from()});
    CHECK(open_tables(session.state).size() == 2);

    Session quiet{0, tables_guide()};
    quiet.start().go_to("sit");
    quiet.must("f", command::SetTables{28, std::nullopt});
    quiet.must("f", command::MoveBy{"next", quiet.from()});
    CHECK(open_tables(quiet.state).size() == 28);
}

TEST_CASE("a table is merged into another one, and its notes keep their table") {
    Session session = at_tables();
    session.note("p2", "two", "a tree");
    session.must("f", command::CloseTable{{2}, TableId{1}});
    CHECK(people_at(session.state, {1}).size() == 6);
    CHECK(session.state.find(MemberId{"s"})->table == TableId{1});
    CHECK(session.state.find(NoteId{"two"})->table == TableId{2});
    CHECK(session.refused("f", command::CloseTable{{1}, std::nullopt}) == Reason::not_now);
}

TEST_CASE("nobody is put back to a table that is there no more") {
    Session session = at_tables();
    const Seq moved = session.must("f", command::TakeSeat{TableId{1}, MemberId{"p2"}});
    session.must("f", command::CloseTable{{2}, TableId{1}});
    CHECK(session.refused("f", command::Undo{moved}) == Reason::stale);
    CHECK(session.state.find(MemberId{"p2"})->table == TableId{1});
}

TEST_CASE("a table calls the facilitator until somebody comes") {
    Session session = at_tables();
    session.must("p2", command::CallFacilitator{std::nullopt, true});
    CHECK(table(session, 2).called_at.has_value());
    CHECK_FALSE(table(session, 1).called_at.has_value());
    session.must("f", command::CallFacilitator{TableId{2}, false});
    CHECK_FALSE(table(session, 2).called_at.has_value());
}

TEST_CASE("the facilitator moves a person, and people choose where the guide lets them") {
    Session session = at_tables();
    session.must("f", command::TakeSeat{TableId{1}, MemberId{"p2"}});
    CHECK(session.state.find(MemberId{"p2"})->table == TableId{1});
    CHECK(session.refused("p2", command::TakeSeat{TableId{2}, std::nullopt}) == Reason::not_now);
    CHECK(session.refused("p2", command::TakeSeat{TableId{2}, MemberId{"p1"}}) ==
          Reason::forbidden);
    session.must("f", command::Undo{session.state.seq});
    CHECK(session.state.find(MemberId{"p2"})->table == TableId{2});
}

TEST_CASE("tables report in turn, and the facilitator chooses which") {
    Session session = at_tables();
    session.go_to("report");
    CHECK(session.state.place->round->tables == std::vector<TableId>{{1}, {2}});
    session.must("f", command::GiveTurn{{}, TableId{2}});
    CHECK(session.state.place->round->tables == std::vector<TableId>{{2}, {1}});
    session.must("f", command::PassTurn{});
    CHECK(session.state.place->round->done == 1);
    CHECK(session.refused("f", command::GiveTurn{{"p1"}, std::nullopt}) == Reason::bad_request);
}

TEST_CASE("pausing the room stops every table's clock") {
    Session session = at_tables();
    session.must("f", command::Pause{});
    CHECK_FALSE(table(session, 1).place->clock.running_since.has_value());
    session.must("f", command::Resume{});
    CHECK(table(session, 2).place->clock.running_since.has_value());
    session.must("h", command::ExtendTimer{2});
    CHECK(table(session, 1).place->clock.allotted > table(session, 2).place->clock.allotted);
}

TEST_CASE("mixing again seats people beside others") {
    Session session = at_tables();
    const auto before = session.state.seatings.back();
    session.go_to("mingle");
    CHECK(session.state.seatings.size() == 2);
    CHECK(session.state.seatings.back() != before);
}
