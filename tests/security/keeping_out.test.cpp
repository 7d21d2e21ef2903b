// Taking people, keys and codes out of a running conversation, on live sockets.
#include "tests/running/over_http.hpp"
#include "tests/running/running_server.hpp"

#include "server/live/allowance.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Millis;
using outward::engine::Seat;

namespace {

struct Opened {
    RunningServer server;
    CreatedConversation conversation = server.create();
    TestClient facilitator{*server};

    Opened() {
        facilitator.join(conversation, Seat::facilitator);
        facilitator.ask("conversation.start");
        facilitator.ask("goto", {{"step", "hopes"}, {"from", "welcome"}});
    }
    [[nodiscard]] json by_code(const std::string& code) {
        TestClient phone{*server};
        return phone.ask("join", {{"code", code}});
    }
    [[nodiscard]] std::vector<KnownKey> keys() {
        std::promise<std::vector<KnownKey>> listed;
        server->lobby().list_keys(room(), [&](auto found) { listed.set_value(std::move(found)); });
        return listed.get_future().get();
    }
    void revoke(Seat seat) {
        const auto known = keys();
        const auto key = std::ranges::find(known, seat, &KnownKey::seat);
        REQUIRE(key != known.end());
        std::promise<bool> done;
        server->lobby().revoke_key(room(), key->id, [&](auto no) { done.set_value(!no); });
        CHECK(done.get_future().get());
    }

private:
    [[nodiscard]] std::shared_ptr<Room> room() {
        std::promise<std::shared_ptr<Room>> found;
        server->lobby().find(conversation.id, [&](auto one) { found.set_value(one.value()); });
        return found.get_future().get();
    }
};

json note(int number) {
    return {{"id", "note-" + std::to_string(number)}, {"text", "Trees " + std::to_string(number)}};
}

json resume(const json& joined) {
    return {{"conversation", joined["conversation"]},
            {"resume", {{"member", joined["member"]}, {"token", joined["token"]}}}};
}

}  // namespace

TEST_CASE("a renewed code is the only one that opens the room, also after a restart") {
    Opened room;
    TestClient phone{*room.server};
    const json joined = phone.join_by_code(room.conversation);
    const auto seq = room.facilitator.ask("code.renew")["seq"].get<outward::engine::Seq>();
    const std::string code = phone.view_at(seq)["code"];
    CHECK(code != room.conversation.code);
    CHECK(reason_of(room.by_code(room.conversation.code)) == "not_found");
    CHECK(room.by_code(code).contains("member"));
    room.server.restart();
    CHECK(reason_of(room.by_code(room.conversation.code)) == "not_found");
    CHECK(room.by_code(code).contains("member"));
    TestClient again{*room.server};
    CHECK(again.ask("join", resume(joined))["member"] == joined["member"]);
}

TEST_CASE("a locked room lets nobody new in, and everybody back") {
    Opened room;
    json joined;
    {
        TestClient phone{*room.server};
        joined = phone.join_by_code(room.conversation);
    }
    const auto seq = room.facilitator.ask("room.lock", {{"locked", true}})["seq"];
    CHECK(room.facilitator.view_at(seq)["locked"] == true);
    CHECK(reason_of(room.by_code(room.conversation.code)) == "locked");
    TestClient again{*room.server};
    CHECK(again.ask("join", resume(joined))["member"] == joined["member"]);
    TestClient note_taker{*room.server};
    note_taker.join(room.conversation, Seat::note_taker);
    room.facilitator.ask("room.lock", {{"locked", false}});
    CHECK(room.by_code(room.conversation.code).contains("member"));
}

TEST_CASE("a removed phone is cut off, and its token opens nothing any more") {
    Opened room;
    TestClient other{*room.server};
    other.join_by_code(room.conversation);
    TestClient phone{*room.server};
    const json joined = phone.join_by_code(room.conversation);
    phone.ask("note.add", note(1));
    CHECK(reason_of(other.ask("member.remove", {{"member", joined["member"]}})) == "forbidden");
    const json removed = room.facilitator.ask("member.remove", {{"member", joined["member"]}});
    REQUIRE(removed.contains("seq"));
    CHECK(phone.wait_until_gone());
    const json view = room.facilitator.view_at(removed["seq"]);
    CHECK(view["members"][joined["member"].get<std::string>()]["removed"] == true);
    CHECK(view["notes"].size() == 1);

    TestClient again{*room.server};
    CHECK(reason_of(again.ask("join", resume(joined))) == "removed");
    room.server.restart();
    TestClient later{*room.server};
    CHECK(reason_of(later.ask("join", resume(joined))) == "removed");
}

TEST_CASE("who came by a key goes with it, and the others stay") {
    Opened room;
    TestClient note_taker{*room.server};
    const json joined = note_taker.join(room.conversation, Seat::note_taker);
    TestClient wall{*room.server};
    wall.join(room.conversation, Seat::wall);
    room.revoke(Seat::note_taker);
    CHECK(note_taker.wait_until_gone());
    room.revoke(Seat::wall);
    CHECK(wall.wait_until_gone());
    CHECK(room.facilitator.ask("ping").contains("seq"));

    TestClient again{*room.server};
    const auto& key = room.conversation.keys.at(Seat::note_taker);
    CHECK(reason_of(again.ask("join", {{"conversation", room.conversation.id.value},
                                       {"key", key}})) == "wrong_key");
    const std::string why = reason_of(again.ask("join", resume(joined)));
    CHECK((why == "removed" || why == "wrong_key"));
    CHECK(room.keys().size() == 3);  // of facilitator, host and scribe
}

TEST_CASE(
    "a member writes five notes at once and then one a second, and what is sent again is free") {
    Opened room;
    TestClient phone{*room.server};
    phone.join_by_code(room.conversation);
    int saved = 0;
    int refused = 0;
    for (int i = 0; i < 20; ++i) {
        const json answer = phone.ask("note.add", note(i));
        if (answer.contains("seq"))
            ++saved;
        else if (reason_of(answer) == "too_many")
            ++refused;
    }
    CHECK(saved + refused == 20);
    CHECK(saved >= 5);
    CHECK(refused >= 10);
    const json first = phone.ask("note.add", note(0));
    for (int i = 0; i < 30; ++i) CHECK(phone.ask("note.add", note(0)) == first);
    TestClient other{*room.server};
    other.join_by_code(room.conversation);
    CHECK(other.ask("note.add", note(100)).contains("seq"));
}

TEST_CASE("behind an address that guesses codes the QR code still opens, and the crew is warned") {
    Opened room;
    TestClient guesser{*room.server};
    for (int i = 0; i < 4; ++i) {
        TestClient stranger{*room.server};
        for (const char* code : {"AAAAAA", "AAAAAB", "AAAAAC"})
            CHECK(reason_of(stranger.ask("join", {{"code", code}})) == "not_found");
    }
    CHECK(room.facilitator.next_notification("trouble")["reason"] == "guessing");
    CHECK(room.server->lobby().is_being_guessed());
    for (int i = 0; i < 30; ++i) {
        TestClient phone{*room.server};
        const json joined = phone.ask("join", {{"code", room.conversation.code},
                                               {"conversation", room.conversation.id.value}});
        CHECK(joined.contains("member"));
    }
    TestClient wrong{*room.server};
    CHECK(reason_of(wrong.ask(
              "join", {{"code", "AAAAAA"}, {"conversation", room.conversation.id.value}})) ==
          "not_found");
}

TEST_CASE("who was refused five times has to come again") {
    Opened room;
    TestClient guesser{*room.server};
    const json wrong{{"conversation", room.conversation.id.value}, {"code", "AAAAAA"}};
    for (int i = 0; i < 4; ++i) CHECK(reason_of(guesser.ask("join", wrong)) == "not_found");
    const json last{{"jsonrpc", "2.0"}, {"id", 5}, {"method", "join"}, {"params", wrong}};
    guesser.send_raw(last.dump());
    CHECK(guesser.wait_until_gone());
}

TEST_CASE("an allowance is a burst and then a rate, and a clock that is set back adds nothing") {
    Bucket bucket{{5, 1}};
    Millis now{1'000'000};
    for (int i = 0; i < 5; ++i) CHECK(bucket.take(now));
    CHECK_FALSE(bucket.take(now));
    CHECK_FALSE(bucket.take(now - Millis{3'600'000}));
    CHECK_FALSE(bucket.take(now + Millis{999}));
    CHECK(bucket.take(now + Millis{1000}));
    CHECK_FALSE(bucket.take(now + Millis{1500}));
    now += Millis{3'600'000};
    for (int i = 0; i < 5; ++i) CHECK(bucket.take(now));
    CHECK_FALSE(bucket.take(now));
}

TEST_CASE(
    "a contact slip is kept apart: no screen and no export shows it, and it can be taken back") {
    Opened room;
    TestClient phone{*room.server};
    phone.join_by_code(room.conversation);
    const json slip{{"name", "Ada Quince"}, {"contact", "ada@quince.example"}, {"wish", "trees"}};
    CHECK(phone.ask("slip.leave", slip).contains("seq"));
    CHECK(reason_of(room.facilitator.ask("slip.leave", slip)) == "forbidden");
    const auto kept = [&] { return room.server->lobby().slips(room.conversation.id).value(); };
    REQUIRE(kept().size() == 1);
    CHECK(kept().front().contact == "ada@quince.example");
    const std::string exported = get(
        *room.server, "/api/v1/conversations/" + room.conversation.id.value + "/export?format=json",
        bearer(host_key(*room.server)));
    REQUIRE(starts(exported, "200"));
    CHECK(exported.find("quince") == std::string::npos);
    CHECK(room.facilitator.everything_received().find("quince") == std::string::npos);
    json too_long = slip;
    too_long["contact"] = std::string(121, 'x');
    CHECK(reason_of(phone.ask("slip.leave", too_long)) == "too_long");
    json empty = slip;
    empty["contact"] = "";
    CHECK(phone.ask("slip.leave", empty).contains("seq"));
    CHECK(kept().empty());
}

TEST_CASE("a conversation is purged when it is over, and everybody in it is sent away") {
    Opened room;
    TestClient phone{*room.server};
    phone.join_by_code(room.conversation);
    phone.ask("note.add", {{"id", "n1"}, {"text", "Marigolds by the station"}});
    const auto purged = [&] {
        std::promise<bool> done;
        room.server->lobby().purge(room.conversation.id, [&](auto no) { done.set_value(!no); });
        return done.get_future().get();
    };
    CHECK_FALSE(purged());
    CHECK(phone.ask("ping").contains("seq"));
    room.facilitator.ask("conversation.close");
    CHECK(purged());
    CHECK(phone.wait_until_gone());
    CHECK(reason_of(room.by_code(room.conversation.code)) == "not_found");
    CHECK(room.server->lobby().conversations().value().empty());
    for (const auto& entry : std::filesystem::directory_iterator(room.server.folder.path))
        CHECK(bytes_of(entry.path()).find("Marigolds") == std::string::npos);
    room.server.restart();
    CHECK(room.server->lobby().conversations().value().empty());
}
