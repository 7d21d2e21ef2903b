// Cohorts over HTTP: who makes and changes them, what they refuse, and libraries that do not see
// each other.
#include "tests/running/over_http.hpp"
#include "tests/server/cohort/ten_libraries.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace outward::server;
using nlohmann::json;

namespace {

/// A server on the archive of ten libraries, a year in.
struct Ten {
    RunningServer server;
    TenLibraries made;

    Ten() {
        (void)server.stop();
        const Day today = local_day(SteadyWallClock{}.now());
        made = make_ten_libraries(server.folder.archive(), today - std::chrono::days{370}, today);
        server.restart();
    }
    [[nodiscard]] std::string path(const std::string& part = "") const {
        return "/api/v1/cohorts/" + made.cohort + part;
    }
    json read(const std::string& where, const std::string& key) {
        return body_of(get(*server, where, bearer(key)));
    }
    json say(const std::string& where, const json& body, const std::string& key) {
        return body_of(post(*server, where, key, body.dump()));
    }
    std::string host() { return host_key(*server); }
};

json call_note(const std::string& id, const std::vector<std::string>& libraries) {
    return {{"id", id},
            {"kind", "coaching"},
            {"held_on", "2026-03-01"},
            {"libraries", libraries},
            {"text", "They asked well."},
            {"next_step", "Ask the night shift."}};
}

std::string refused_because(const json& answer) { return answer["error"]["reason"]; }

}  // namespace

TEST_CASE("a library's host finds its own library in the cohort, and no way to another") {
    Ten ten;
    const std::string key = ten.made.host_keys[1];
    const json seen = ten.read(ten.path(), key);
    REQUIRE(seen["libraries"].size() == 1);
    CHECK(seen["libraries"][0]["id"] == "library-2");
    CHECK(seen["role"] == "library");
    CHECK(refused_because(ten.read(ten.path("/libraries/library-1"), key)) == "not_found");
    CHECK(refused_because(ten.say(ten.path("/libraries/library-1"), {{"team", json::array()}},
                                  key)) == "not_found");
    for (const char* key_of_change : {"name", "coaches", "conversations", "initiatives"})
        CHECK(refused_because(ten.say(ten.path("/libraries/library-2"),
                                      {{key_of_change, json::array()}}, key)) == "wrong_key");
    const json notes = ten.read(ten.path("/notes"), key)["notes"];
    REQUIRE_FALSE(notes.empty());
    for (const json& note : notes) CHECK(note["libraries"] == json{"library-2"});
    const json new_library = ten.say("/api/v1/libraries", {{"name", "Elsewhere"}}, ten.host());
    CHECK(ten.read("/api/v1/cohorts", new_library["key"])["cohorts"].empty());
    CHECK(refused_because(ten.read(ten.path(), new_library["key"])) == "not_found");
}

TEST_CASE("a library names its team, with advice and without hindrance") {
    Ten ten;
    const json team{{{"name", ""}, {"role", "director"}}};
    const std::string path = ten.path("/libraries/library-2");
    const json kept = ten.say(path, {{"team", team}}, ten.made.host_keys[1])["library"];
    CHECK(kept["team"] == team);
    CHECK(kept["advice"] == json{"too-few", "no-second-manager"});
    CHECK(refused_because(ten.say(path, {{"team", "us"}}, ten.made.host_keys[1])) == "bad_request");
    CHECK(refused_because(ten.say(path, {{"team", team}}, ten.made.first_coach_key)) ==
          "wrong_key");
}

TEST_CASE("a coach writes a call note with those that they coach, and its team reads it") {
    Ten ten;
    const std::string& coach = ten.made.first_coach_key;
    ten.say(ten.path("/notes"), call_note("n1", {"library-2"}), coach);
    ten.say(ten.path("/notes"), call_note("n1", {"library-2"}), coach);
    const auto words_for = [&](const std::string& key) {
        int count = 0;
        const json notes = ten.read(ten.path("/notes"), key)["notes"];
        for (const json& note : notes)
            if (note["text"] == "They asked well.") ++count;
        return count;
    };
    CHECK(words_for(ten.made.host_keys[1]) == 1);
    CHECK(words_for(ten.made.host_keys[0]) == 0);
    CHECK(words_for(ten.made.second_coach_key) == 0);
    json changed = call_note("n1", {"library-2"});
    changed["for_coaches"] = true;
    CHECK(refused_because(ten.say(ten.path("/notes/n1"), changed, ten.made.second_coach_key)) ==
          "forbidden");
    ten.say(ten.path("/notes/n1"), changed, coach);
    CHECK(words_for(ten.made.host_keys[1]) == 0);
    CHECK(words_for(ten.host()) == 0);
    CHECK(words_for(coach) == 1);
    ten.say(ten.path("/notes/n1"), {{"removed", true}}, coach);
    CHECK(words_for(coach) == 0);
    CHECK(refused_because(ten.say(ten.path("/notes/n1"), {{"removed", true}}, coach)) ==
          "not_found");
}

TEST_CASE("what is no call note is refused") {
    Ten ten;
    const auto refused = [&](const char* key, const json& value) {
        json note = call_note("n1", {"library-2"});
        note[key] = value;
        const json answer = ten.say(ten.path("/notes"), note, ten.made.first_coach_key);
        return answer.contains("error") && refused_because(answer) == "bad_request";
    };
    CHECK_FALSE(refused("id", "n2"));
    CHECK(refused("id", ""));
    CHECK(refused("id", "a b"));
    CHECK(refused("kind", "party"));
    CHECK(refused("held_on", "2999-01-01"));
    CHECK(refused("held_on", "yesterday"));
    CHECK(refused("libraries", json::array()));
    CHECK(refused("libraries", {"library-7"}));  // another coach's
    CHECK(refused("libraries", "library-2"));
    CHECK(refused("text", std::string(4001, 'x')));
    CHECK(refused("next_step", 3));
}

TEST_CASE("who runs the server makes a cohort, adds libraries and coaches, and moves milestones") {
    RunningServer server;
    const std::string host = host_key(*server);
    const auto say = [&](const std::string& path, const json& body) {
        return body_of(post(*server, path, host, body.dump()));
    };
    for (const json& none :
         {json{{"name", "Ten"}}, json{{"name", " "}, {"starts_on", "2026-03-01"}},
          json{{"name", "Ten"}, {"starts_on", "2026-02-30"}},
          json{{"name", std::string(121, 'x')}, {"starts_on", "2026-03-01"}}})
        CHECK(refused_because(say("/api/v1/cohorts", none)) == "bad_request");
    const json made = say("/api/v1/cohorts", {{"name", "Ten"}, {"starts_on", "2026-03-31"}});
    const std::string cohort = "/api/v1/cohorts/" + made["id"].get<std::string>();
    CHECK(made["milestones"].size() == 15);
    CHECK(made["milestones"][0]["due"] == "2026-04-30");

    const json account = say("/api/v1/libraries", {{"name", "Branch"}});
    const json coach = say("/api/v1/coaches", {{"name", "Rosa"}});
    const json with = say(cohort + "/libraries", {{"name", "Branch"}, {"account", account["id"]}});
    REQUIRE(with["libraries"].size() == 1);
    CHECK(with["libraries"][0]["laptop"] == false);
    CHECK(refused_because(say(cohort + "/libraries",
                              {{"name", "x"}, {"account", account["id"]}})) == "bad_request");
    CHECK(refused_because(say(cohort + "/libraries", {{"name", "x"}, {"account", "none"}})) ==
          "not_found");
    const std::string library =
        cohort + "/libraries/" + with["libraries"][0]["id"].get<std::string>();
    CHECK(say(library, {{"coaches", {coach["id"]}}})["library"]["coaches"][0]["name"] == "Rosa");
    CHECK(refused_because(say(library, {{"coaches", {"nobody"}}})) == "bad_request");
    CHECK(refused_because(say(library, {{"conversations", json::array()}})) == "bad_request");

    const json plan{{"months", 12},
                    {"milestones",
                     {{{"id", "own"},
                       {"kind", "sessions"},
                       {"month", 2},
                       {"title", "Our own day"},
                       {"needs", {{{"kind", "training"}, {"count", 1}}}}}}}};
    const json changed = say(cohort, {{"plan", plan}, {"name", "One"}});
    CHECK(changed["name"] == "One");
    CHECK(changed["ends_on"] == "2027-03-31");
    CHECK(changed["milestones"][0]["title"] == "Our own day");
    CHECK(refused_because(say(cohort, {{"plan", {{"months", 12}}}})) == "bad_request");
    CHECK(say(cohort + "/remove", json::object())["cohorts"].empty());
    CHECK(refused_because(body_of(get(*server, cohort, bearer(host)))) == "not_found");
}

TEST_CASE(
    "a conversation that came by a bundle is marked as a laptop's, and only the server's own") {
    Ten ten;
    const std::string eighth = ten.path("/libraries/library-8");
    const json before = ten.read(eighth, ten.host());
    // Eight of library 8, six of library 9, five of library 10.
    CHECK(before["marks"]["own_conversations"].size() == 8 + 6 + 5);
    const json after = ten.say(eighth, {{"conversations", {"talk-8-2"}}}, ten.host());
    CHECK(after["marks"]["conversations"] == json{"talk-8-2"});
    CHECK(after["marks"]["initiatives"] == before["marks"]["initiatives"]);
    CHECK(refused_because(ten.say(eighth, {{"conversations", {"talk-1-2"}}}, ten.host())) ==
          "bad_request");
    CHECK(ten.read(eighth, ten.made.second_coach_key)["marks"].is_null());
}

TEST_CASE("a library may release a conversation to who coaches it in a cohort") {
    Ten ten;
    const std::string release = "/api/v1/conversations/talk-1-2/release";
    const std::string& key = ten.made.host_keys[0];
    const json wanted{{"coach", "coach-1"}, {"private", false}};
    CHECK(refused_because(ten.say(release, {{"coach", "coach-2"}, {"private", false}}, key)) ==
          "not_found");
    const json released = ten.say(release, wanted, key);
    CHECK(released["releases"][0]["name"] == "Rosa");
    CHECK(starts(get(*ten.server, "/api/v1/conversations/talk-1-2/transcript",
                     bearer(ten.made.first_coach_key)),
                 "200"));
    const json one = ten.read(ten.path("/libraries/library-1"), ten.made.first_coach_key);
    for (const json& step : one["library"]["progress"])
        if (step["milestone"] == "first-conversation")
            CHECK(step["needs"][0]["evidence"][0]["id"] == "talk-1-2");
    CHECK(ten.read("/api/v1/coaches", key)["coaches"].empty());
}
