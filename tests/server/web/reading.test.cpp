// Reading back over HTTP: release, what coaches open, what is said afterwards, bundles between two
// servers, libraries that do not see each other.
#include "server/archive/verify.hpp"
#include "tests/running/over_http.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Seat;

namespace {

/// A conversation with three notes, closed, and who asks about it.
struct Held {
    RunningServer server;
    std::string id;
    std::string facilitators_key;

    explicit Held(const std::vector<std::string>& notes = {"a bench by the river", "more light"}) {
        const CreatedConversation made = server.create();
        id = made.id.value;
        facilitators_key = made.keys.at(Seat::facilitator);
        TestClient facilitator{*server};
        facilitator.join(made, Seat::facilitator);
        facilitator.ask("conversation.start");
        facilitator.ask("goto", {{"step", "hopes"}, {"from", "welcome"}, {"visit", 1}});
        TestClient phone{*server};
        phone.join_by_code(made);
        for (std::size_t i = 0; i < notes.size(); ++i)
            phone.ask("note.add", {{"id", "n" + std::to_string(i)}, {"text", notes[i]}});
        facilitator.ask("conversation.close");
    }

    [[nodiscard]] std::string path(const std::string& part) const {
        return "/api/v1/conversations/" + id + "/" + part;
    }
    json read(const std::string& where, const std::string& key = "") {
        return body_of(get(*server, where, bearer(key.empty() ? host_key(*server) : key)));
    }
    json say(const std::string& where, const json& body, const std::string& key = "") {
        return body_of(post(*server, where, key.empty() ? host_key(*server) : key, body.dump()));
    }
    /// Gives the coach's key.
    std::string release(bool with_private = false, const std::string& name = "Coach") {
        const json coach = say("/api/v1/coaches", {{"name", name}});
        coach_id = coach["id"];
        say(path("release"),
            {{"coach", coach_id}, {"private", with_private}, {"team", "Mill Street library"}});
        return coach["key"];
    }
    std::string coach_id;
};

json comment(const std::string& id, const std::string& text) {
    return {{"id", id}, {"kind", "comment"}, {"place", {{"seq", 3}}}, {"text", text}};
}

std::string header_of(const std::string& answer, const std::string& name) {
    const auto begins = answer.find(name + ": ");
    if (begins == std::string::npos) return {};
    const auto value = begins + name.size() + 2;
    return answer.substr(value, answer.find("\r\n", value) - value);
}

std::string bytes_in(const std::string& answer) {
    return answer.substr(answer.find("\r\n\r\n") + 4);
}

}  // namespace

TEST_CASE("a coach reads what was released, until it is taken back") {
    Held held;
    const std::string coach = held.release();
    const json reading = held.read(held.path("transcript"), coach);
    CHECK(reading["notes"].size() == 2);
    CHECK(reading["names"] == false);
    CHECK(reading["team"] == "Mill Street library");
    CHECK(held.read("/api/v1/archive", coach)["conversations"].size() == 1);
    CHECK(held.read("/api/v1/search?q=bench", coach)["hits"].size() == 1);
    held.say(held.path("release/" + held.coach_id + "/revoke"), json::object());
    CHECK(held.read(held.path("transcript"), coach)["error"]["reason"] == "not_found");
    CHECK(held.read("/api/v1/archive", coach)["conversations"].empty());
    CHECK(held.read("/api/v1/search?q=bench", coach)["hits"].empty());
}

TEST_CASE("the team sees what every coach has opened, newest first") {
    Held held;
    const std::string coach = held.release();
    for (const char* part : {"transcript", "replay?seat=wall", "annotations", "export?format=md"})
        CHECK(starts(get(*held.server, held.path(part), bearer(coach)), "200"));
    held.read("/api/v1/search?q=bench", coach);
    held.read(held.path("transcript"));  // the host's own reading is nobody's business
    std::vector<std::string> opened;
    const json list = held.read(held.path("readings"));
    for (const json& reading : list["readings"]) {
        CHECK(reading["name"] == "Coach");
        opened.push_back(reading["what"]);
    }
    CHECK(json(opened).dump() == R"(["search","export","annotations","replay","transcript"])");
}

TEST_CASE("a coach whose link is taken back is out, and with them their releases") {
    Held held;
    const std::string coach = held.release();
    held.say("/api/v1/coaches/" + held.coach_id + "/revoke", json::object());
    CHECK(starts(get(*held.server, held.path("transcript"), bearer(coach)), "401"));
    CHECK(held.read(held.path("release"))["releases"].empty());
}

TEST_CASE("a comment is answered and settled, changed by its author only, and added once") {
    Held held;
    const std::string coach = held.release();
    held.say(held.path("annotations"), comment("c1", "What made them say so?"), coach);
    held.say(held.path("annotations"), comment("c1", "twice"), coach);
    const json reply{{"id", "r1"},
                     {"kind", "reply"},
                     {"place", {{"seq", 3}}},
                     {"text", "They had walked there that morning."},
                     {"reply_to", "c1"}};
    json list = held.say(held.path("annotations"), reply, held.facilitators_key)["annotations"];
    REQUIRE(list.size() == 2);
    CHECK(list[0]["text"] == "What made them say so?");
    CHECK(list[0]["author"] == json{{"role", "coach"}, {"name", "Coach"}});
    CHECK(list[1]["mine"] == true);
    const std::string at = held.path("annotations/c1");
    CHECK(held.say(at, {{"text", "no"}}, held.facilitators_key)["error"]["reason"] == "forbidden");
    CHECK(held.say(at, {{"removed", true}})["error"]["reason"] == "forbidden");
    list = held.say(at, {{"resolved", true}}, held.facilitators_key)["annotations"];
    CHECK(list[0]["resolved_at"].is_number());
    list = held.say(at, {{"removed", true}}, coach)["annotations"];
    CHECK(list.size() == 1);
    CHECK(held.read("/api/v1/search?q=walked")["hits"][0]["kind"] == "annotation");
}

TEST_CASE("what is no comment is refused with a sentence, and nothing is kept") {
    Held held;
    for (const char* body :
         {"{}", R"({"id":"x","kind":"comment","place":{},"text":"a"})",
          R"({"id":"x","kind":"comment","place":{"seq":-1},"text":"a"})",
          R"({"id":"x","kind":"comment","place":{"seq":5,"to":2},"text":"a"})",
          R"({"id":"x","kind":"comment","place":{"seq":1},"text":"  "})",
          R"({"id":"x","kind":"song","place":{"seq":1},"text":"a"})",
          R"({"id":"","kind":"comment","place":{"seq":1},"text":"a"})",
          R"({"id":"x","kind":"reply","place":{"seq":1},"text":"a"})",
          R"({"id":"x","kind":"review","place":{"seq":1},"text":"a"})", "[]", "words"}) {
        INFO(body);
        const std::string answer =
            post(*held.server, held.path("annotations"), host_key(*held.server), body);
        CHECK(starts(answer, "400"));
        CHECK(body_of(answer)["error"]["message"].get<std::string>().size() > 10);
    }
    CHECK(held.read(held.path("annotations"))["annotations"].empty());
}

TEST_CASE("an attached transcript keeps no names, lies on the timeline and is found") {
    Held held;
    const json file{
        {"name", "evening.vtt"},
        {"content",
         "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ada Quince>The fountain is dry\n"}};
    const json kept = held.say(held.path("recordings"), file)["recordings"];
    REQUIRE(kept.size() == 1);
    const std::string id = kept[0]["id"];
    const json whole = held.read(held.path("recordings/" + id));
    CHECK(whole["lines"][0]["speaker"] == "1");
    CHECK(whole["lines"][0]["from"].get<std::int64_t>() ==
          kept[0]["starts_at"].get<std::int64_t>() + 1000);
    CHECK(whole.dump().find("Quince") == std::string::npos);
    const json hits = held.read("/api/v1/search?q=fountain")["hits"];
    REQUIRE(hits.size() == 1);
    CHECK(hits[0]["place"] == json{{"recording", id}, {"line", 0}});
    CHECK(held.say(held.path("recordings/" + id), {{"removed", true}})["recordings"].empty());
    CHECK(held.read("/api/v1/search?q=fountain")["hits"].empty());
    CHECK(held.say(held.path("recordings"), {{"name", "x"}, {"content", "{\"a\":1}"}})
              .contains("error"));
}

TEST_CASE("what is read has an ETag, and is not sent again") {
    Held held;
    const std::string key = bearer(host_key(*held.server));
    const std::string first = get(*held.server, held.path("transcript"), key);
    const std::string tag = header_of(first, "ETag");
    REQUIRE_FALSE(tag.empty());
    const std::string again =
        get(*held.server, held.path("transcript"), key + "If-None-Match: " + tag + "\r\n");
    CHECK(starts(again, "304"));
    CHECK(bytes_in(again).empty());
}

TEST_CASE("a typo in a search gives a hint and what was meant, never an error") {
    Held held;
    for (const char* typed : {"%22bench", "bench)", "AND", "bench+OR", "-bench", "*", "%00", ""}) {
        INFO(typed);
        CHECK(starts(get(*held.server, std::string{"/api/v1/search?q="} + typed,
                         bearer(host_key(*held.server))),
                     "200"));
    }
    CHECK_FALSE(held.read("/api/v1/search?q=%22bench")["hints"].empty());
    CHECK(held.read("/api/v1/search?q=bemch")["did_you_mean"] == "bench");
    CHECK(held.read("/api/v1/search?q=nowhere+OR+%22by+the+river%22")["hits"].size() == 1);
}

TEST_CASE("a bundle opens on another server with the same transcript and replay") {
    Held library;
    const std::string bundle =
        bytes_in(get(*library.server, library.path("bundle"), bearer(host_key(*library.server))));
    RunningServer other;
    const std::string taken = post(*other, "/api/v1/bundles", host_key(*other), bundle);
    REQUIRE(starts(taken, "200"));
    CHECK(body_of(taken)["added"] == true);
    const std::string key = bearer(host_key(*other));
    for (const char* part : {"transcript", "replay?seat=facilitator", "replay?seat=participant"}) {
        INFO(part);
        CHECK(body_of(get(*other, library.path(part), key)) == library.read(library.path(part)));
    }
    CHECK(body_of(post(*other, "/api/v1/bundles", host_key(*other), bundle))["added"] == false);
    CHECK(body_of(get(*other, "/api/v1/archive", key))["conversations"].size() == 1);
    const auto chain = verify(other.folder.archive());
    REQUIRE(chain.ok());
    CHECK(chain.value().clean());
}

TEST_CASE("a coach's comments come back by bundle, once, and the team's words stay its own") {
    Held library;
    const std::string coach = library.release();
    library.say(library.path("annotations"), comment("ours", "We ran late here."));
    const std::string bundle =
        bytes_in(get(*library.server, library.path("bundle"), bearer(coach)));
    RunningServer laptop;
    const std::string key = host_key(*laptop);
    REQUIRE(starts(post(*laptop, "/api/v1/bundles", key, bundle), "200"));
    const std::string at = library.path("annotations");
    const json theirs =
        body_of(post(*laptop, at, key, comment("theirs", "And what did you do then?").dump()));
    CHECK(theirs["annotations"][1]["author"] == json{{"role", "coach"}, {"name", "Coach"}});
    CHECK(body_of(post(*laptop, at + "/ours", key, R"({"text":"changed"})"))["error"]["reason"] ==
          "forbidden");
    post(*laptop, at + "/ours", key, R"({"resolved":true})");
    const std::string back = bytes_in(get(*laptop, library.path("bundle"), bearer(key)));
    const json first =
        body_of(post(*library.server, "/api/v1/bundles", host_key(*library.server), back));
    CHECK(first["added"] == false);
    CHECK(first["annotations"] == json{{"added", 1}, {"changed", 1}, {"same", 0}});
    const json again =
        body_of(post(*library.server, "/api/v1/bundles", host_key(*library.server), back));
    CHECK(again["annotations"] == json{{"added", 0}, {"changed", 0}, {"same", 2}});
    const json list = library.read(at)["annotations"];
    REQUIRE(list.size() == 2);
    CHECK(list[0]["text"] == "We ran late here.");
    CHECK(list[0]["resolved_at"].is_number());
    CHECK(list[1]["text"] == "And what did you do then?");
    library.say(at, {{"id", "r1"},
                     {"kind", "reply"},
                     {"place", {{"seq", 3}}},
                     {"text", "We asked the others."},
                     {"reply_to", "theirs"}});
    const std::string onward =
        bytes_in(get(*library.server, library.path("bundle"), bearer(coach)));
    post(*laptop, "/api/v1/bundles", key, onward);
    CHECK(body_of(get(*laptop, at, bearer(key)))["annotations"].size() == 3);
}

TEST_CASE("libraries on one server do not see each other") {
    Held held;
    const json branch = held.say("/api/v1/libraries", {{"name", "Branch"}});
    const std::string key = branch["key"];
    const json made = held.say("/api/v1/conversations",
                               {{"guide", "aspirations"}, {"title", "Branch talk"}}, key);
    CHECK(held.read("/api/v1/conversations")["conversations"].size() == 1);
    CHECK(held.read("/api/v1/conversations", key)["conversations"].size() == 1);
    CHECK(held.read("/api/v1/archive", key)["conversations"][0]["title"] == "Branch talk");
    CHECK(held.read("/api/v1/search?q=bench", key)["hits"].empty());
    CHECK(held.read(held.path("transcript"), key).contains("error"));
    const std::string theirs = "/api/v1/conversations/" + made["id"].get<std::string>();
    CHECK(held.read(theirs + "/transcript").contains("error"));
    CHECK(held.say(theirs + "/purge", json::object()).contains("error"));
    held.server.restart();
    CHECK(held.read("/api/v1/conversations", key)["conversations"].size() == 1);
    held.say("/api/v1/libraries/" + branch["id"].get<std::string>() + "/revoke", json::object());
    CHECK(starts(get(*held.server, "/api/v1/conversations", bearer(key)), "401"));
}

TEST_CASE("a purged conversation is found nowhere any more") {
    Held held;
    held.say(held.path("annotations"), comment("c1", "zanzibar"));
    CHECK(held.read("/api/v1/search?q=zanzibar")["hits"].size() == 1);
    held.say(held.path("purge"), json::object());
    CHECK(held.read("/api/v1/search?q=zanzibar")["hits"].empty());
    CHECK(held.read("/api/v1/archive")["conversations"].empty());
    const auto folder = held.server.folder.archive().parent_path();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) {
            INFO(entry.path());
            CHECK(bytes_of(entry.path()).find("zanzibar") == std::string::npos);
        }
}

TEST_CASE("a coach's own rubric is a new version, and a broken one is refused") {
    Held held;
    const json rubric = json::parse(R"({"rubric": {"id": "ours", "version": "1.0.0",
        "languages": ["en"], "criteria": [{"id": "turns", "levels": ["few", "all"]}]},
        "texts": {"en": {"language": "en", "title": "Ours", "about": "What we look for.", "criteria": {"turns":
        {"question": "Did everybody have a turn?", "look_for": "Quiet people.",
         "levels": {"few": "A few did.", "all": "All did."}}}}}})");
    const json answer = held.say("/api/v1/rubrics", rubric);
    INFO(answer.dump());
    const json kept = answer["rubrics"];
    CHECK(kept[0]["id"] == "ours");
    CHECK(kept[0]["own"] == true);
    CHECK(kept[0]["criteria"][0]["levels"][1]["text"] == "All did.");
    CHECK(kept.size() >= 2);
    CHECK(held.say("/api/v1/rubrics", rubric)["error"]["reason"] == "stale");
    CHECK(held.say("/api/v1/rubrics", {{"rubric", 1}, {"texts", 2}})["error"]["reason"] ==
          "bad_request");
}
