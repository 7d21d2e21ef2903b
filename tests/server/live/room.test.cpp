// Rooms from the outside: a real server, real sockets, a real archive.
#include "tests/running/running_server.hpp"

#include "server/access/keys.hpp"

#include <doctest/doctest.h>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Seat;
using outward::engine::Seq;

namespace {

struct Opened {
    RunningServer server;
    CreatedConversation conversation;
    TestClient facilitator{*server};
    Seq seq = 0;

    explicit Opened(const std::string& guide = "community-conversation")
        : conversation(server.create(guide)) {
        facilitator.join(conversation, Seat::facilitator);
        seq = facilitator.ask("conversation.start")["seq"];
    }
    Seq go_to(const std::string& from, const std::string& step) {
        const json answer = facilitator.ask("goto", {{"step", step}, {"from", from}});
        REQUIRE(answer.contains("seq"));
        return answer["seq"];
    }
};

json a_note(const std::string& id, const std::string& text) { return {{"id", id}, {"text", text}}; }

}  // namespace

TEST_CASE("what one seat does every screen sees, each as it may") {
    Opened room;
    TestClient phone{*room.server};
    TestClient wall{*room.server};
    phone.join_by_code(room.conversation);
    wall.join(room.conversation, Seat::wall);
    room.go_to("welcome", "hopes");
    const Seq seq =
        phone.ask("note.add", a_note("n1", "between us: 我们 👩‍👩‍👧"))["seq"];
    CHECK(room.facilitator.view_at(seq)["notes"][0]["text"] ==
          "between us: 我们 👩‍👩‍👧");
    CHECK(wall.view_at(seq)["counts"]["hopes"] == 1);
    CHECK(wall.everything_received().find("between us") == std::string::npos);
    CHECK(wall.view_at(seq)["step"]["id"] == "hopes");
}

TEST_CASE("a note that is sent five times over two sockets and a restart is one note") {
    Opened room;
    room.go_to("welcome", "hopes");
    json joined;
    Seq first = 0;
    {
        TestClient phone{*room.server};
        joined = phone.join_by_code(room.conversation);
        first = phone.ask("note.add", a_note("n1", "a swing"))["seq"];
        CHECK(phone.ask("note.add", a_note("n1", "a swing"))["seq"] == first);
    }
    const auto come_back = [&] {
        return json{{"conversation", room.conversation.id.value},
                    {"resume", {{"member", joined["member"]}, {"token", joined["token"]}}}};
    };
    {
        TestClient again{*room.server};
        again.join(come_back());
        CHECK(again.ask("note.add", a_note("n1", "a swing"))["seq"] == first);
    }
    room.server.restart();
    TestClient later{*room.server};
    const json back = later.join(come_back());
    CHECK(back["member"] == joined["member"]);
    CHECK(back["mine"]["notes"].size() == 1);
    CHECK(later.ask("note.add", a_note("n1", "a swing"))["seq"] == first);
    CHECK(later.view_at(0)["counts"]["hopes"] == 1);
}

TEST_CASE("who joins again because the answer was lost is the same member") {
    Opened room;
    const json ask{{"code", room.conversation.code}, {"token", std::string(32, 'T')}};
    const json member = TestClient{*room.server}.ask("join", ask)["member"];
    CHECK(TestClient{*room.server}.ask("join", ask)["member"] == member);
    const json by_key{{"conversation", room.conversation.id.value},
                      {"key", room.conversation.keys.at(Seat::note_taker)},
                      {"token", std::string(32, 'N')}};
    const json note_taker = TestClient{*room.server}.ask("join", by_key)["member"];
    CHECK(note_taker != member);
    room.server.restart();
    TestClient again{*room.server};
    const json joined = again.ask("join", ask);
    CHECK(joined["member"] == member);
    CHECK_FALSE(joined.contains("token"));
    CHECK(joined["view"]["people"] == 1);
    CHECK(TestClient{*room.server}.ask("join", by_key)["member"] == note_taker);
    TestClient back{*room.server};
    const json resume{{"member", member}, {"token", std::string(32, 'T')}};
    const json there =
        back.ask("join", {{"conversation", room.conversation.id.value}, {"resume", resume}});
    CHECK(there["member"] == member);
    TestClient short_one{*room.server};
    const json too_short{{"code", room.conversation.code}, {"token", "guess"}};
    CHECK(reason_of(short_one.ask("join", too_short)) == "bad_request");
}

TEST_CASE("after a restart the conversation is there at the same step, for every seat") {
    Opened room;
    const Seq seq = room.go_to("welcome", "concerns");
    room.server.restart();
    TestClient facilitator{*room.server};
    const json back = facilitator.join(room.conversation, Seat::facilitator);
    CHECK(back["seq"] >= seq);
    CHECK(back["view"]["step"]["id"] == "concerns");
    TestClient phone{*room.server};
    CHECK(phone.join_by_code(room.conversation)["view"]["step"]["id"] == "concerns");
}

TEST_CASE("who was away for a moment gets what was missed, who was away long a snapshot") {
    Opened room;
    TestClient phone{*room.server};
    const json joined = phone.join_by_code(room.conversation);
    const Seq seq = room.go_to("welcome", "hopes");
    const auto resume = [&](json after) {
        TestClient again{*room.server};
        json ask{{"conversation", room.conversation.id.value},
                 {"resume", {{"member", joined["member"]}, {"token", joined["token"]}}}};
        if (!after.is_null()) ask["resume"]["after"] = after;
        return again.join(ask);
    };
    const json level = resume(seq);
    CHECK(level.contains("events"));
    CHECK(level["events"].empty());
    const json behind = resume(joined["seq"]);
    CHECK(behind["events"].size() == 1);
    CHECK(behind["events"][0]["type"] == "step.entered");
    CHECK(resume(nullptr).contains("view"));
    CHECK(resume(seq + 1000).contains("view"));
}

TEST_CASE("without a seat nothing is done, and a seat is taken once") {
    Opened room;
    TestClient stranger{*room.server};
    CHECK(reason_of(stranger.ask("note.add", a_note("n", "x"))) == "forbidden");
    CHECK(reason_of(stranger.join({{"code", "ZZZZZZ"}})) == "not_found");
    CHECK(reason_of(stranger.join(
              {{"conversation", room.conversation.id.value}, {"key", "guess"}})) == "wrong_key");
    CHECK(reason_of(stranger.join({{"conversation", "nothere"}, {"key", "x"}})) == "not_found");
    CHECK(stranger.join_by_code(room.conversation)["seat"] == "participant");
    CHECK(reason_of(stranger.join_by_code(room.conversation)) == "bad_request");
    CHECK(reason_of(stranger.ask("move", {{"name", "next"}, {"from", "welcome"}})) == "forbidden");
}

TEST_CASE("a code is taken as people type it") {
    Opened room;
    TestClient phone{*room.server};
    std::string typed =
        " " + room.conversation.code.substr(0, 3) + "-" + room.conversation.code.substr(3);
    for (char& c : typed) c = static_cast<char>(std::tolower(c));
    CHECK(phone.join({{"code", typed}})["seat"] == "participant");
}

TEST_CASE("a malformed frame is answered, and the connection goes on") {
    Opened room;
    TestClient phone{*room.server};
    phone.join_by_code(room.conversation);
    phone.send_raw("{\"jsonrpc\":");
    phone.send_raw("[]");
    phone.send_raw(std::string(5000, '['));
    CHECK(phone.ask("ping")["server_time"].is_number());
    CHECK(phone.everything_received().find("-32700") != std::string::npos);
}

TEST_CASE("a frame over 16 KiB ends the connection, and only that one") {
    Opened room;
    TestClient phone{*room.server};
    phone.join_by_code(room.conversation);
    phone.send_raw("\"" + std::string(17 * 1024, 'x') + "\"");
    CHECK(phone.wait_until_gone());
    CHECK(room.facilitator.ask("ping")["server_time"].is_number());
}

TEST_CASE("erased words are nowhere: not on screens that come later, not in the archive's file") {
    Opened room;
    room.go_to("welcome", "hopes");
    TestClient phone{*room.server};
    const json joined = phone.join_by_code(room.conversation);
    phone.ask("note.add", a_note("n1", "call me at 555-0199"));
    CHECK(room.facilitator.ask("note.erase", {{"id", "n1"}}).contains("seq"));
    TestClient later{*room.server};
    later.join(
        {{"conversation", room.conversation.id.value},
         {"resume", {{"member", joined["member"]}, {"token", joined["token"]}, {"after", 1}}}});
    CHECK(later.everything_received().find("555-0199") == std::string::npos);
    TestClient note_taker{*room.server};
    note_taker.join(room.conversation, Seat::note_taker);
    CHECK(note_taker.everything_received().find("555-0199") == std::string::npos);
    for (const char* ending : {"", "-wal"}) {
        auto file = room.server.folder.archive();
        file += ending;
        CHECK(bytes_of(file).find("555-0199") == std::string::npos);
    }
}

TEST_CASE("what cannot be written is not called saved, the crew is told, and it can be sent again" *
          doctest::skip(!SmallDisk::possible)) {
    Opened room;
    room.go_to("welcome", "hopes");
    TestClient phone{*room.server};
    phone.join_by_code(room.conversation);
    TestClient note_taker{*room.server};
    const json crew = note_taker.join(room.conversation, Seat::note_taker);
    const Seq before = room.facilitator.ask("ping")["seq"];
    {
        const SmallDisk full{1};
        CHECK(reason_of(phone.ask("note.add", a_note("n1", "a swing"))) == "not_saved");
        CHECK(room.facilitator.next_notification("trouble")["reason"] == "not_saved");
        CHECK(reason_of(room.facilitator.ask("move", {{"name", "next"}, {"from", "hopes"}})) ==
              "not_saved");
        CHECK(phone.ask("ping")["seq"] == before);
        TestClient back{*room.server};
        back.join({{"conversation", room.conversation.id.value},
                   {"resume", {{"member", crew["member"]}, {"token", crew["token"]}}}});
        CHECK(back.next_notification("trouble")["reason"] == "not_saved");
    }
    const Seq saved = phone.ask("note.add", a_note("n1", "a swing"))["seq"];
    CHECK(saved == before + 1);
    CHECK(room.facilitator.view_at(saved)["notes"].size() == 1);
    CHECK(room.facilitator.view_at(saved)["step"]["id"] == "hopes");
    CHECK(room.facilitator.next_notification("trouble")["reason"] == "saved_again");
}

TEST_CASE("the crew learns who is connected") {
    Opened room;
    TestClient phone{*room.server};
    phone.join_by_code(room.conversation);
    json presence = room.facilitator.next_notification("presence");
    while (presence["participants"] != 1) presence = room.facilitator.next_notification("presence");
    CHECK(presence["crew"] == 1);
}

TEST_CASE("a step that advances is left by itself when its time is up, unless that is turned off") {
    Opened room{"timed-turn-dialogue"};
    room.go_to("welcome", "think-story");
    room.facilitator.ask("advance.set", {{"on", false}});
    const Seq over = room.facilitator.ask("timer.extend", {{"minutes", -2}})["seq"];
    CHECK(room.facilitator.view_at(over)["clock"]["allotted"] == 0);
    const Seq on = room.facilitator.ask("advance.set", {{"on", true}})["seq"];
    const json view = room.facilitator.view_at(on + 1);
    CHECK(view["path"].back()["how"] == "advance");
    CHECK(view["step"]["id"] != "think-story");
}

TEST_CASE("a host is told what the guide advises at their table, and nobody else") {
    Opened room{"workshop"};
    TestClient phone{*room.server};
    TestClient first{*room.server};
    TestClient second{*room.server};
    phone.join_by_code(room.conversation);
    const auto take = [&](TestClient& host, int table) {
        host.join({{"conversation", room.conversation.id.value},
                   {"key", room.conversation.keys.at(Seat::host)},
                   {"table", table}});
    };
    room.facilitator.ask("tables.set", {{"count", 2}, {"assign", "choice"}});
    room.go_to("welcome", "hello");
    take(first, 1);
    take(second, 2);
    for (TestClient* host : {&first, &second})
        REQUIRE(host->ask("goto", {{"step", "hopes"}, {"from", "hello"}}).contains("seq"));
    for (int i = 0; i < 4; ++i) {
        json note = a_note("n" + std::to_string(i), "too dark");
        note["category"] = "concern";
        REQUIRE(first.ask("note.add", note).contains("seq"));
    }
    json advice = first.next_notification("advice");
    while (advice["cues"] != json{"complaint"}) advice = first.next_notification("advice");
    CHECK(advice["step"] == "hopes");
    while (advice = second.next_notification("advice"), advice["step"] != "hopes") continue;
    CHECK(advice["cues"].empty());
    CHECK(phone.everything_received().find("\"advice\"") == std::string::npos);
}

TEST_CASE("a guide is read in each device's language") {
    Opened room;
    TestClient phone{*room.server};
    const json joined = phone.join({{"code", room.conversation.code}, {"language", "es-MX"}});
    CHECK(joined["guide"]["language"] == "es");
    CHECK(phone.ask("guide.read", {{"language", "en"}})["guide"]["language"] == "en");
    CHECK(phone.everything_received().find("\"say\"") == std::string::npos);
}

TEST_CASE("keys and codes are random, and only the right key matches") {
    CHECK(random_key().size() == 32);
    CHECK(random_key() != random_key());
    CHECK(tidy_code(" ab-c d2 ") == "ABCD2");
    CHECK(matches(hash_of("key"), "key"));
    CHECK_FALSE(matches(hash_of("key"), "kez"));
    CHECK_FALSE(matches("", ""));
}
