// The words of an initiative's statements: always those that stand in their conversations.
#include "server/archive/verify.hpp"
#include "tests/server/initiative/builders.hpp"

#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <ctime>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Seat;

namespace {

/// The conversation's facilitator, to change what stands in it.
struct Crew : TestClient {
    explicit Crew(Team& team) : TestClient(*team.server) {
        join(team.conversation, Seat::facilitator);
    }
};

std::string post_as(Team& team, Seat seat, const std::string& part, const json& body) {
    return post(*team.server, team.path(part), team.keys.at(seat), body.dump());
}

}  // namespace

TEST_CASE("statements have the words, category and moment of their notes") {
    Team team;
    const json page = team.read("statements");
    REQUIRE(page["statements"].size() == 3);
    CHECK(page["next"].is_null());
    const json& first = page["statements"][0];
    CHECK(first["number"] == 1);
    CHECK(first["text"] == "Words of note 1");
    CHECK(first["note"] == "n1");
    CHECK(first["conversation"] == team.conversation.id.value);
    CHECK(first["category"] == "aspiration");
    CHECK_FALSE(first["category_name"].get<std::string>().empty());
    CHECK(team.read("statements?language=es")["statements"][0]["category_name"] !=
          first["category_name"]);
    CHECK(first["gone"] == false);
    CHECK(first["at"].get<std::int64_t>() > 1'700'000'000'000);
}

TEST_CASE("statements come page by page, and are not sent twice to who has them") {
    Team team{5};
    const json page = team.read("statements?after=1&limit=2");
    REQUIRE(page["statements"].size() == 2);
    CHECK(page["statements"][0]["number"] == 2);
    CHECK(page["next"] == 3);
    CHECK(team.read("statements?after=3&limit=2")["next"].is_null());
    CHECK(team.read("statements?after=99")["statements"].empty());
    for (const char* bad : {"after=-1", "after=x", "limit=0", "limit=1001", "after=1e9"})
        CHECK(starts(team.answer(std::string{"statements?"} + bad), "400"));
    const std::string answer = team.answer("statements");
    const auto tag = answer.find("ETag: ");
    REQUIRE(tag != std::string::npos);
    const std::string known = answer.substr(tag + 6, answer.find('\r', tag) - tag - 6);
    CHECK(starts(get(*team.server, team.path("statements"),
                     bearer(team.keys.at(Seat::note_taker)) + "If-None-Match: " + known + "\r\n"),
                 "304"));
}

TEST_CASE("what is written, changed or taken back in the conversation is so on the board") {
    Team team;
    Crew crew{team};
    CHECK(team.read("statements")["statements"].size() == 3);
    crew.ask("note.add", {{"id", "n4"}, {"text", "A later thought"}});
    crew.ask("note.edit", {{"id", "n1"}, {"text", "Better words"}});
    crew.ask("note.highlight", {{"id", "n2"}, {"on", true}});
    crew.ask("note.hide", {{"id", "n3"}});
    const json rows = team.read("statements")["statements"];
    REQUIRE(rows.size() == 4);
    CHECK(rows[0]["text"] == "Better words");
    CHECK(rows[1]["highlighted"] == true);
    CHECK(rows[2]["gone"] == true);
    CHECK(rows[2]["text"] == "");
    CHECK(rows[3]["text"] == "A later thought");
    crew.ask("note.restore", {{"id", "n3"}});
    CHECK(team.read("statements")["statements"][2]["text"] == "Words of note 3");
}

TEST_CASE("an erased note is gone everywhere, and what stood on it no longer does") {
    Team team;
    Crew crew{team};
    TestClient lead{*team.server};
    team.join(lead, Seat::facilitator);
    lead.ask("theme.make", {{"id", "t1"}, {"name", "Water"}, {"statements", {1, 2}}});
    REQUIRE(crew.ask("note.erase", {{"id", "n1"}}).contains("seq"));
    const json page = team.read("statements");
    CHECK(page.dump().find("Words of note 1") == std::string::npos);
    CHECK(page["statements"][0]["gone"] == true);
    TestClient later{*team.server};
    CHECK(team.join(later, Seat::note_taker)["view"]["figures"]["t1"]["statements"] == 1);
}

TEST_CASE("a purged conversation leaves the initiative whole, with its statements gone") {
    Team team;
    CHECK(team.read("statements")["statements"].size() == 3);
    {
        Crew crew{team};
        crew.ask("conversation.close");
    }
    CHECK(
        starts(post(*team.server, "/api/v1/conversations/" + team.conversation.id.value + "/purge",
                    host_key(*team.server), "{}"),
               "200"));
    const json rows = team.read("statements")["statements"];
    REQUIRE(rows.size() == 3);
    for (const json& row : rows) CHECK(row["gone"] == true);
    const json sources = team.read("sources")["sources"];
    REQUIRE(sources.size() == 1);
    CHECK(sources[0]["gone"] == true);
    team.server.restart();
    CHECK(team.read("statements")["statements"] == rows);
    CHECK(verify(team.server.folder.archive()).value().problems.empty());
}

TEST_CASE("no word of a note is in the tables of initiatives") {
    Team team;
    TestClient lead{*team.server};
    team.join(lead, Seat::facilitator);
    lead.ask("theme.make", {{"id", "t1"}, {"name", "Water"}, {"statements", {1, 2}}});
    (void)team.read("statements");
    SQLite::Database archive{team.server.folder.archive()};
    SQLite::Statement events{archive, "SELECT group_concat(body) FROM initiative_events"};
    REQUIRE(events.executeStep());
    const std::string all = events.getColumn(0).getString();
    CHECK(all.find("Water") != std::string::npos);
    CHECK(all.find("Words of") == std::string::npos);
    SQLite::Statement rows{archive, "SELECT group_concat(summary) FROM initiatives"};
    REQUIRE(rows.executeStep());
    CHECK(rows.getColumn(0).getString().find("Words of") == std::string::npos);
}

TEST_CASE("conversations of the library can be added, others cannot") {
    Team team;
    const CreatedConversation second = team.server.create();
    const json before = team.read("sources")["sources"];
    REQUIRE(before.size() == 2);
    const json wish{{"conversations", {second.id.value}}};
    CHECK(starts(post_as(team, Seat::note_taker, "sources", wish), "401"));
    const std::string added = post_as(team, Seat::facilitator, "sources", wish);
    REQUIRE(starts(added, "200"));
    const json sources = body_of(added)["sources"];
    for (const json& row : sources) CHECK(row["taken"] == true);
    CHECK(starts(post_as(team, Seat::facilitator, "sources", {{"conversations", {"nothere"}}}),
                 "404"));
    CHECK(starts(post_as(team, Seat::facilitator, "sources", {{"conversations", "x"}}), "400"));
    const json other = body_of(
        post(*team.server, "/api/v1/libraries", host_key(*team.server), R"({"name":"Branch"})"));
    const json stolen{{"title", "Theirs"},
                      {"languages", {"en"}},
                      {"conversations", {team.conversation.id.value}}};
    CHECK(starts(post(*team.server, "/api/v1/initiatives", other["key"], stolen.dump()), "404"));
    const json own{{"title", "Theirs"}, {"languages", {"en"}}};
    CHECK(starts(post(*team.server, "/api/v1/initiatives", other["key"], own.dump()), "201"));
    CHECK(body_of(get(*team.server, "/api/v1/initiatives", bearer(other["key"])))["initiatives"]
              .size() == 1);
}

TEST_CASE("a source that names another library's conversation shows nothing of it") {
    Team team;
    const json other = body_of(
        post(*team.server, "/api/v1/libraries", host_key(*team.server), R"({"name":"Branch"})"));
    const json made = body_of(post(*team.server, "/api/v1/initiatives", other["key"],
                                   json{{"title", "Theirs"}, {"languages", {"en"}}}.dump()));
    TestClient lead{*team.server};
    lead.ask("initiative.join", {{"initiative", made["id"]}, {"key", made["keys"]["facilitator"]}});
    const json source{{"id", team.conversation.id.value}, {"quotable", true}, {"consent", ""}};
    lead.ask("record.set", {{"set", {{"kind", "source"}, {"record", source}}}, {"over", 0}});
    const std::string answer =
        get(*team.server, "/api/v1/initiatives/" + made["id"].get<std::string>() + "/statements",
            bearer(made["keys"]["facilitator"]));
    CHECK(starts(answer, "200"));
    CHECK(body_of(answer)["statements"].empty());
}

TEST_CASE("figures, log and list say what the initiative comes to") {
    Team team;
    TestClient lead{*team.server};
    const json joined = team.join(lead, Seat::facilitator);
    lead.ask("theme.make", {{"id", "t1"}, {"name", "Water"}, {"statements", {1}}});
    const json figures = team.read("figures");
    CHECK(figures["conversations"] == 1);
    CHECK(figures["notes"] == 3);
    CHECK(figures["themes"] == 1);
    CHECK(figures["first_at"].is_number());
    const json log = team.read("log?limit=2")["events"];
    REQUIRE(log.size() == 2);
    CHECK(log[0]["type"] == "statements.placed");
    CHECK(log[0]["act"] == "theme.make");
    CHECK(log[0]["by"] == joined["member"]);
    CHECK(log[1]["first"] == log[0]["first"]);
    const json earlier = team.read("log?limit=1&before=" + log[1]["seq"].dump())["events"];
    CHECK(earlier[0]["seq"] == log[1]["seq"].get<int>() - 1);
    const json rows = body_of(
        get(*team.server, "/api/v1/initiatives", bearer(host_key(*team.server))))["initiatives"];
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]["state"]["title"] == "Our street");
    CHECK(rows[0]["state"]["themes"] == 1);
    CHECK(rows[0]["state"]["statements"] == 3);
}

TEST_CASE("what falls due is told to the host, and stands in the calendar") {
    Team team;
    TestClient lead{*team.server};
    team.join(lead, Seat::facilitator);
    const json promise{{"id", "p1"},
                       {"conversation", ""},
                       {"note", ""},
                       {"who", "Ben"},
                       {"what", "Paint, then sand"},
                       {"first_step", ""},
                       {"due", "2020-02-29"},
                       {"sign", ""},
                       {"state", "open"},
                       {"outcome", ""},
                       {"named", false}};
    REQUIRE(
        lead.ask("record.set", {{"set", {{"kind", "promise"}, {"record", promise}}}, {"over", 0}})
            .contains("seq"));
    const auto due = [&] {
        return body_of(get(*team.server, "/api/v1/due", bearer(host_key(*team.server))))["due"];
    };
    REQUIRE_FALSE(due().empty());
    CHECK(due()[0]["words"] == "Paint, then sand");
    CHECK(due()[0]["title"] == "Our street");
    CHECK(due()[0]["overdue_days"].get<int>() > 2000);
    const std::string calendar = team.answer("calendar.ics");
    CHECK(calendar.find("text/calendar") != std::string::npos);
    CHECK(calendar.find("SUMMARY:Paint\\, then sand\r\n") != std::string::npos);
    CHECK(calendar.find("UID:promise.p1@" + team.id + "\r\n") != std::string::npos);
}

TEST_CASE("keys of an initiative open it, and a purged one is not there any more") {
    Team team;
    CHECK(starts(post_as(team, Seat::facilitator, "keys", {{"seat", "facilitator"}}), "401"));
    CHECK(starts(post_as(team, Seat::note_taker, "keys", {{"seat", "wall"}}), "401"));
    CHECK(starts(post_as(team, Seat::facilitator, "keys", {{"seat", "host"}}), "400"));
    const std::string made = post_as(team, Seat::facilitator, "keys", {{"seat", "note_taker"}});
    REQUIRE(starts(made, "200"));
    team.keys[Seat::note_taker] = body_of(made)["key"];
    TestClient client{*team.server};
    CHECK(team.join(client, Seat::note_taker)["seat"] == "note_taker");
    CHECK(starts(post_as(team, Seat::facilitator, "purge", json::object()), "401"));
    CHECK(starts(post(*team.server, team.path("purge"), host_key(*team.server), "{}"), "200"));
    CHECK(client.wait_until_gone());
    CHECK(starts(team.answer("statements"), "401"));
    TestClient late{*team.server};
    CHECK(reason_of(team.join(late, Seat::facilitator)) == "not_found");
    CHECK(verify(team.server.folder.archive()).value().initiatives == 0);
}

TEST_CASE("what is alike is suggested, and what is gone is not") {
    Team team{0};
    Crew crew{team};
    const auto note = [&](const char* id, const char* text) {
        REQUIRE(crew.ask("note.add", {{"id", id}, {"text", text}}).contains("seq"));
    };
    note("a", "The playground by the river needs new swings");
    note("b", "New swings for the playground, please");
    note("c", "Buses should run later at night");
    note("d", "The playground by the river needs new swings");
    (void)team.read("statements");
    const json near = team.read("suggestions?statement=1")["suggestions"];
    REQUIRE(near.size() >= 2);
    CHECK(near[0]["number"] == 4);
    CHECK(near[0]["same"] == true);
    CHECK(near[1]["number"] == 2);
    CHECK_FALSE(near[1]["words"].empty());
    CHECK(team.read("duplicates")["groups"] == json::parse("[[1,4]]"));
    TestClient lead{*team.server};
    team.join(lead, Seat::facilitator);
    lead.ask("theme.make", {{"id", "t1"}, {"name", "Play"}, {"statements", {1, 4}}});
    CHECK(team.read("suggestions?theme=t1")["suggestions"][0]["number"] == 2);
    crew.ask("note.erase", {{"id", "d"}});
    (void)team.read("statements");
    const json suggestions = team.read("suggestions?statement=1")["suggestions"];
    for (const json& one : suggestions) CHECK(one["number"] != 4);
    CHECK(team.read("duplicates")["groups"].empty());
    CHECK(starts(team.answer("suggestions?statement=99"), "404"));
    CHECK(starts(team.answer("suggestions?theme=none"), "404"));
    CHECK(starts(team.answer("suggestions"), "404"));
}

TEST_CASE("only what the room saw may be quoted, and only when the people there were told") {
    Team team{1};
    {
        Crew crew{team};
        const json tension{{"id", "t"}, {"text", "Cars or trees"}, {"category", "tension"}};
        REQUIRE(crew.ask("note.add", tension).contains("seq"));
    }
    const auto quotable = [&] {
        std::vector<bool> rows;
        const json statements = team.read("statements")["statements"];
        for (const json& row : statements) rows.push_back(row["quotable"]);
        return rows;
    };
    CHECK(quotable() == std::vector{false, false});
    TestClient lead{*team.server};
    const json joined = team.join(lead, Seat::facilitator);
    for (const json& kept : joined["view"]["records"]) {
        if (kept["kind"] != "source") continue;
        json record = kept["record"];
        record["quotable"] = true;
        CHECK(lead.ask("record.set",
                       {{"set", {{"kind", "source"}, {"record", record}}}, {"over", kept["seq"]}})
                  .contains("seq"));
    }
    CHECK(quotable() == std::vector{true, false});
}

TEST_CASE("a key of an initiative that is taken back lets nobody in, and who came by it is out") {
    Team team;
    TestClient ben{*team.server};
    const json joined = team.join(ben, Seat::note_taker);
    const auto id_of_seat = [&](const char* seat) {
        const std::string listed =
            get(*team.server, team.path("keys"), bearer(team.keys.at(Seat::facilitator)));
        const json keys = body_of(listed)["keys"];
        for (const json& key : keys)
            if (key["seat"] == seat) return key["id"].get<std::string>();
        return std::string{};
    };
    const auto revoke = [&](const char* seat) {
        return post_as(team, Seat::facilitator, "keys/" + id_of_seat(seat) + "/revoke",
                       json::object());
    };
    CHECK(starts(revoke("facilitator"), "401"));
    CHECK(starts(revoke("note_taker"), "200"));
    CHECK(ben.wait_until_gone());
    CHECK(id_of_seat("note_taker").empty());
    CHECK(starts(team.answer("statements"), "401"));
    const auto comes_back = [&] {
        const json resume{{"member", joined["member"]}, {"token", joined["token"]}};
        return reason_of(TestClient{*team.server}.ask(
            "initiative.join", {{"initiative", team.id}, {"resume", resume}}));
    };
    CHECK(comes_back() == "wrong_key");
    CHECK(reason_of(TestClient{*team.server}.ask(
              "initiative.join", team.join_params(Seat::note_taker))) == "wrong_key");
    team.server.restart();
    CHECK(comes_back() == "wrong_key");
    CHECK(verify(team.server.folder.archive()).value().problems.empty());
}
