// Initiatives from the outside: a real server, real sockets, a real archive.
#include "server/archive/verify.hpp"
#include "tests/server/initiative/builders.hpp"

#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <set>
#include <thread>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Seat;
using outward::engine::Seq;

namespace {

/// The events that a client was told of, until it is level with that position.
json events_until(TestClient& client, Seq seq) {
    json all = json::array();
    while (true) {
        const json told = client.next_notification("initiative.events");
        for (const json& event : told["events"]) all.push_back(event);
        if (told["seq"].get<Seq>() >= seq) return all;
    }
}

json record_in(const json& view, const std::string& kind, const std::string& id) {
    for (const json& kept : view["records"])
        if (kept["kind"] == kind && kept["record"]["id"] == id) return kept;
    return nullptr;
}

/// While it lives, no event of an initiative can be stored.
class FailingTable {
public:
    explicit FailingTable(const std::filesystem::path& archive) : file(archive) {
        run("CREATE TRIGGER fail BEFORE INSERT ON initiative_events BEGIN "
            "SELECT RAISE(ABORT, 'the disk is full'); END");
    }
    ~FailingTable() { run("DROP TRIGGER fail"); }
    FailingTable(const FailingTable&) = delete;
    FailingTable& operator=(const FailingTable&) = delete;

private:
    void run(const char* sql) const {
        SQLite::Database(file, SQLite::OPEN_READWRITE, 10'000).exec(sql);
    }
    std::filesystem::path file;
};

}  // namespace

TEST_CASE("an initiative begins with its description and the notes of its conversations") {
    Team team;
    TestClient lead{*team.server};
    const json joined = team.join(lead, Seat::facilitator);
    CHECK(joined["seat"] == "facilitator");
    CHECK(joined["initiative"] == team.id);
    CHECK(joined["view"]["statements"] == 3);
    CHECK(record_in(joined["view"], "description", "description")["record"]["title"] ==
          "Our street");
    CHECK_FALSE(record_in(joined["view"], "source", team.conversation.id.value).is_null());
    CHECK(joined["view"]["colleagues"][0]["name"] == "Ana");
}

TEST_CASE("what one of the team does, the others see once it is saved") {
    Team team;
    TestClient ana{*team.server}, ben{*team.server};
    team.join(ana, Seat::facilitator);
    team.join(ben, Seat::note_taker, "Ben");
    CHECK(ana.ask("record.set", a_theme("t1", "Water")).contains("seq"));
    const Seq seq = ana.ask("statements.place", placed({1, 2}, "t1"))["seq"];
    const json events = events_until(ben, seq);
    const json& last = events.back();
    CHECK(last["type"] == "statements.placed");
    CHECK(last["statements"] == json{1, 2});
    CHECK(last["placement"]["theme"] == "t1");
    CHECK(last["figures"]["t1"]["statements"] == 2);
    CHECK(last["act"] == "statements.place");
    TestClient later{*team.server};
    const json view = team.join(later, Seat::note_taker)["view"];
    CHECK(view["placed"][0]["statements"] == json{1, 2});
    CHECK(view["board"]["themed"] == 2);
}

TEST_CASE("five of a team at once: every act is saved, and all end with the same board") {
    Team team{20};
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int n = 0; n < 5; ++n) {
        clients.push_back(std::make_unique<TestClient>(*team.server));
        team.join(*clients.back(), n == 0 ? Seat::facilitator : Seat::note_taker,
                  "Person " + std::to_string(n));
    }
    std::vector<std::thread> people;
    std::vector<std::set<Seq>> saved(5);
    for (std::size_t n = 0; n < 5; ++n)
        people.emplace_back([&, n] {
            const std::string theme = "t" + std::to_string(n);
            std::vector<int> answers{clients[n]->send("record.set", a_theme(theme, theme))};
            for (int s = 1; s <= 20; ++s)
                answers.push_back(clients[n]->send("statements.place", placed({s}, theme)));
            for (const int id : answers) {
                const json answer = clients[n]->answer_to(id);
                if (answer.contains("seq")) saved[n].insert(answer["seq"].get<Seq>());
            }
        });
    for (std::thread& person : people) person.join();
    for (const auto& one : saved) CHECK(one.size() == 21);
    const Seq seq = clients[0]->ask("ping")["seq"];
    std::vector<json> told;
    for (const auto& client : clients) told.push_back(events_until(*client, seq));
    Seq before = 0;
    for (const json& event : told[0]) {
        CHECK(event["seq"].get<Seq>() > before);
        before = event["seq"];
    }
    for (std::size_t n = 1; n < 5; ++n) {
        // Each has all that the one who came last has.
        const json& last = told.back();
        REQUIRE(told[n].size() >= last.size());
        CHECK(json(std::vector<json>(told[n].end() - static_cast<std::ptrdiff_t>(last.size()),
                                     told[n].end())) == last);
    }
    const auto view = [&] {
        TestClient client{*team.server};
        return team.join(client, Seat::wall), team.read("log?limit=1");
    };
    const json log = view();
    team.server.restart();
    CHECK(view() == log);
    const auto verified = verify(team.server.folder.archive());
    REQUIRE(verified.ok());
    CHECK(verified.value().problems.empty());
}

TEST_CASE("who was away gets what was missed, or a snapshot, as the same member") {
    Team team;
    TestClient lead{*team.server};
    team.join(lead, Seat::facilitator);
    json joined;
    {
        TestClient ben{*team.server};
        joined = team.join(ben, Seat::note_taker, "Ben");
    }
    const Seq seq =
        lead.ask("theme.make", {{"id", "t1"}, {"name", "Water"}, {"statements", {1}}})["seq"];
    const auto resume = [&](const json& after) {
        json ask{{"initiative", team.id},
                 {"resume", {{"member", joined["member"]}, {"token", joined["token"]}}}};
        if (!after.is_null()) ask["resume"]["after"] = after;
        return TestClient{*team.server}.ask("initiative.join", ask);
    };
    const json behind = resume(joined["seq"]);
    CHECK(behind["member"] == joined["member"]);
    REQUIRE(behind["events"].size() == 2);
    CHECK(behind["events"][0]["type"] == "record.set");
    CHECK(behind["events"][1]["type"] == "statements.placed");
    CHECK(resume(seq)["events"].empty());
    CHECK(resume(nullptr).contains("view"));
    CHECK(resume(seq + 1000).contains("view"));
    team.server.restart();
    CHECK(resume(joined["seq"])["events"].size() == 2);
    joined["token"] = std::string(32, 'x');
    CHECK(reason_of(resume(nullptr)) == "wrong_key");
}

TEST_CASE("who joins an initiative again because the answer was lost is the same member") {
    Team team;
    json ask = team.join_params(Seat::note_taker);
    ask["token"] = std::string(32, 'T');
    const json member = TestClient{*team.server}.ask("initiative.join", ask)["member"];
    team.server.restart();
    const json again = TestClient{*team.server}.ask("initiative.join", ask);
    CHECK(again["member"] == member);
    CHECK_FALSE(again.contains("token"));
    CHECK(again["view"]["colleagues"].size() == 1);
}

TEST_CASE("the wall sees what is read back, and nothing of the board") {
    Team team;
    TestClient lead{*team.server}, wall{*team.server};
    team.join(lead, Seat::facilitator, "Secretive");
    const json joined = team.join(wall, Seat::wall);
    CHECK(joined["seat"] == "wall");
    CHECK_FALSE(joined.contains("member"));
    CHECK(joined["view"]["statements"] == 0);
    lead.ask("theme.make", {{"id", "t1"}, {"name", "Waterfront"}, {"statements", {1, 2}}});
    const json sentence{{"id", "s1"},
                        {"slot", "want"},
                        {"rank", 0},
                        {"texts", {{"en", "People want the river back"}}},
                        {"themes", {"t1"}}};
    lead.ask("record.set", {{"set", {{"kind", "sentence"}, {"record", sentence}}}, {"over", 0}});
    lead.ask("version.keep", {{"id", "v1"}, {"label", "First"}});
    CHECK(wall.everything_received().find("the river back") == std::string::npos);
    const json readback{{"id", "readback"}, {"version", "v1"}, {"sentence", 1}};
    const json shown = lead.ask(
        "record.set", {{"set", {{"kind", "readback"}, {"record", readback}}}, {"over", 0}});
    REQUIRE(shown.contains("seq"));
    events_until(wall, shown["seq"]);
    const std::string seen = wall.everything_received();
    CHECK(seen.find("the river back") != std::string::npos);
    for (const char* word : {"Waterfront", "Secretive", "statements.placed", "presence"})
        CHECK(seen.find(word) == std::string::npos);
    CHECK(reason_of(wall.ask("stage.set", {{"stage", "pick"}})) == "forbidden");
    CHECK(wall.ask("ping")["seq"] == shown["seq"]);
}

TEST_CASE("the team is told who of it is there") {
    Team team;
    TestClient lead{*team.server};
    const json ana = team.join(lead, Seat::facilitator);
    const auto wait_for = [&](std::size_t members, int walls) {
        while (true) {
            const json told = lead.next_notification("initiative.presence");
            CHECK(told["initiative"] == team.id);
            if (told["members"].size() == members && told["walls"] == walls) return told["members"];
        }
    };
    CHECK(wait_for(1, 0)[0] == ana["member"]);
    {
        TestClient ben{*team.server}, wall{*team.server};
        team.join(ben, Seat::note_taker);
        team.join(wall, Seat::wall);
        wait_for(2, 1);
    }
    wait_for(1, 0);
}

TEST_CASE("what cannot be saved is refused, has not happened, and the team is told") {
    Team team;
    TestClient lead{*team.server};
    team.join(lead, Seat::facilitator);
    lead.ask("record.set", a_theme("t1", "Water"));
    const Seq before = lead.ask("ping")["seq"];
    {
        const FailingTable failing{team.server.folder.archive()};
        CHECK(reason_of(lead.ask("record.set", a_theme("t2", "Lost"))) == "not_saved");
        const json trouble = lead.next_notification("trouble");
        CHECK(trouble["reason"] == "not_saved");
        CHECK(trouble["initiative"] == team.id);
        TestClient late{*team.server};
        CHECK(reason_of(team.join(late, Seat::note_taker)) == "not_saved");
        // What is so already needs no disk.
        CHECK(lead.ask("stage.set", {{"stage", "read"}})["seq"] == before);
    }
    CHECK(lead.ask("ping")["seq"] == before);
    CHECK(lead.ask("record.set", a_theme("t2", "Found"))["seq"] == before + 1);
    CHECK(lead.next_notification("trouble")["reason"] == "saved_again");
    TestClient later{*team.server};
    const json view = team.join(later, Seat::note_taker)["view"];
    CHECK(record_in(view, "theme", "t2")["record"]["name"] == "Found");
    CHECK(later.everything_received().find("Lost") == std::string::npos);
}

TEST_CASE("without a seat nothing is done, and what belongs elsewhere is refused") {
    Team team;
    TestClient client{*team.server};
    CHECK(reason_of(client.ask("stage.set", {{"stage", "pick"}})) == "forbidden");
    json wrong = team.join_params(Seat::facilitator);
    wrong["key"] = "guess";
    CHECK(reason_of(client.ask("initiative.join", wrong)) == "wrong_key");
    wrong["initiative"] = "nothere";
    CHECK(reason_of(client.ask("initiative.join", wrong)) == "not_found");
    CHECK(team.join(client, Seat::note_taker)["seat"] == "note_taker");
    CHECK(reason_of(team.join(client, Seat::facilitator)) == "bad_request");
    CHECK(reason_of(client.join(team.conversation, Seat::facilitator)) == "bad_request");
    CHECK(reason_of(client.ask("conversation.start")) == "forbidden");
    CHECK(reason_of(client.ask("guide.read", {{"language", "en"}})) == "forbidden");
    TestClient elsewhere{*team.server};
    elsewhere.join(team.conversation, Seat::facilitator);
    CHECK(reason_of(elsewhere.ask("stage.set", {{"stage", "pick"}})) == "forbidden");
}

TEST_CASE("who asks too much at once has to wait a moment") {
    Team team{3, {}};
    TestClient client{*team.server};
    team.join(client, Seat::note_taker);
    bool refused = false;
    for (int n = 0; n < 60 && !refused; ++n)
        refused =
            reason_of(client.ask("stage.set", {{"stage", n % 2 ? "pick" : "name"}})) == "too_many";
    CHECK(refused);
}

TEST_CASE("the team may send long texts in several languages, and nobody else long messages") {
    Team team;
    TestClient lead{*team.server}, wall{*team.server};
    team.join(lead, Seat::facilitator);
    team.join(wall, Seat::wall);
    const std::string text(8000, 'x');
    const json part{{"id", "before"},
                    {"texts", {{"en", text}, {"es", text}, {"ar", text}}},
                    {"themes", json::array()}};
    CHECK(lead.ask("record.set", {{"set", {{"kind", "story"}, {"record", part}}}, {"over", 0}})
              .contains("seq"));
    wall.send_raw("\"" + std::string(17 * 1024, 'x') + "\"");
    CHECK(wall.wait_until_gone());
    lead.send_raw("\"" + std::string(257 * 1024, 'x') + "\"");
    CHECK(lead.wait_until_gone());
}
