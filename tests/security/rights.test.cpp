// Who may ask what: every method of the socket from every seat. A method that is not in the table
// fails the test, so that nobody forgets to say who may ask it.
#include "protocols/message.hpp"
#include "protocols/names.hpp"
#include "tests/running/running_server.hpp"
#include "tests/security/initiative_methods.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Seat;
using outward::engine::Seq;

namespace {

enum class Who { facilitator, note_taker, participant, wall, stranger, host, scribe };
constexpr std::array everybody{Who::facilitator, Who::note_taker, Who::participant, Who::wall,
                               Who::stranger,    Who::host,       Who::scribe};

const std::set facilitator_only{Who::facilitator};
const std::set crew{Who::facilitator, Who::note_taker};
const std::set leading{Who::facilitator, Who::host};  // the room, or their table
const std::set writing{Who::facilitator, Who::note_taker, Who::host, Who::scribe};
const std::set participants{Who::participant};
const std::set members{Who::facilitator, Who::note_taker, Who::participant, Who::host, Who::scribe};
const std::set all_seats{Who::facilitator, Who::note_taker, Who::participant,
                         Who::wall,        Who::host,       Who::scribe};

struct MethodRule {
    std::string method;
    json params;  // sound ones, so that nothing else is refused before the right is
    std::set<Who> may;
};

/// `own` is a note of the seat that asks.
std::vector<MethodRule> rules_of_conversations(const std::string& own) {
    const json from{{"from", "hopes"}};
    const auto with = [](json params, const char* key, const json& value) {
        params[key] = value;
        return params;
    };
    const json none = json::object();
    const json note{{"id", own}};
    return {
        {"join", {{"code", "ABCDEF"}}, {}},  // a seat is taken once; see the test of its own
        {"ping", none, all_seats},
        {"guide.read", {{"language", "en"}}, all_seats},
        {"code.renew", none, facilitator_only},
        {"room.lock", {{"locked", true}}, facilitator_only},
        {"lead.take", none, facilitator_only},
        {"advance.set", {{"on", false}}, facilitator_only},
        {"people.add", {{"members", {{{"member", own}}}}}, crew},
        {"member.remove", {{"member", "somebody"}}, facilitator_only},
        {"slip.leave",
         {{"name", "Ana"}, {"contact", "555-0199"}, {"wish", "to hear"}},
         participants},
        {"note.add", {{"id", own + "-2"}, {"text", "a swing"}}, members},
        {"note.edit", with(note, "text", "two swings"), members},
        {"note.withdraw", note, members},
        {"note.hide", note, writing},
        {"note.restore", note, writing},
        {"note.recategorise", with(note, "category", "reason"), writing},
        {"note.highlight", with(note, "on", true), writing},
        {"note.erase", note, facilitator_only},
        {"note.theme", {{"notes", {own}}}, crew},
        {"theme.add", {{"id", own}, {"name", "Water"}}, crew},
        {"theme.rename", {{"id", own}, {"name", "The river"}}, crew},
        {"theme.remove", {{"id", own}}, crew},
        {"vote.cast", {{"step", "hopes"}, {"vote", {{"a", 1}}}}, participants},
        {"vote.enter",
         {{"step", "hopes"}, {"ballot", "b"}, {"vote", {{"a", 1}}}, {"people", 1}},
         writing},
        {"results.show", {{"step", "hopes"}, {"on", true}}, facilitator_only},
        {"member.rename", {{"name", "Ana"}}, members},
        {"hand.raise", none, members},
        {"hand.lower", none, members},
        {"ready.set", {{"step", "hopes"}}, participants},
        {"ready.clear", none, participants},
        {"turn.pass", none, members},
        {"turn.give", {{"member", "somebody"}}, leading},
        {"tables.set", {{"count", 2}}, facilitator_only},
        {"table.open", none, facilitator_only},
        {"table.close", {{"table", 1}}, facilitator_only},
        {"seat.take", none, members},
        {"table.call", {{"on", true}}, members},
        {"rules.change", {{"rules", {{{"id", "enjoy"}}}}}, crew},
        {"rules.agree", none, facilitator_only},
        {"story.fill", {{"slot", "hopes"}, {"text", own}}, writing},
        {"conversation.start", none, facilitator_only},
        {"conversation.pause", none, facilitator_only},
        {"conversation.resume", none, facilitator_only},
        {"conversation.close", none, facilitator_only},
        {"conversation.reopen", none, facilitator_only},
        {"move", with(from, "name", "repeat"), leading},
        {"goto", with(from, "step", "hopes"), leading},
        {"timer.start", none, leading},
        {"timer.pause", none, leading},
        {"timer.extend", {{"minutes", 1}}, leading},
        {"probe.push", {{"probe", "ordinary-day"}}, leading},
        {"probe.clear", none, leading},
        {"undo", {{"seq", 1}}, writing},
    };
}

/// With the methods of initiatives, which nobody may ask in a conversation.
std::vector<MethodRule> method_rules(const std::string& own) {
    std::vector<MethodRule> all = rules_of_conversations(own);
    all.push_back({"initiative.join", {{"initiative", "i1"}, {"key", "k"}}, {}});
    for (const InitiativeMethod& there : initiative_methods())
        all.push_back({there.method, there.params, {}});
    return all;
}

json a_note(const std::string& id) { return {{"id", id}, {"text", "words of " + id}}; }

/// A conversation at the step "hopes", with a client in every seat and one in none. Everybody who
/// may write has a note of their own.
struct FullHouse {
    RunningServer server{{}, no_limits};
    CreatedConversation conversation = server.create();
    std::map<Who, std::unique_ptr<TestClient>> clients;
    std::map<Who, std::string> member_ids;

    FullHouse() {
        for (const Who who : everybody) clients[who] = std::make_unique<TestClient>(*server);
        const auto joined = [&](Who who, const json& answer) {
            member_ids[who] = answer["member"];
        };
        joined(Who::facilitator, clients[Who::facilitator]->join(conversation, Seat::facilitator));
        joined(Who::note_taker, clients[Who::note_taker]->join(conversation, Seat::note_taker));
        joined(Who::participant, clients[Who::participant]->join_by_code(conversation));
        clients[Who::wall]->join(conversation, Seat::wall);
        joined(Who::host, clients[Who::host]->join(conversation, Seat::host));
        joined(Who::scribe, clients[Who::scribe]->join(conversation, Seat::scribe));
        ask(Who::facilitator, "conversation.start", json::object());
        ask(Who::facilitator, "goto", {{"step", "hopes"}, {"from", "welcome"}});
        for (const auto& [who, id] : member_ids) ask(who, "note.add", a_note(own_note(who)));
    }

    static std::string own_note(Who who) { return "note-" + std::to_string(static_cast<int>(who)); }
    json ask(Who who, const std::string& method, const json& params) {
        return clients[who]->ask(method, params);
    }
    Seq seq() { return ask(Who::facilitator, "ping", json::object())["seq"]; }
};

}  // namespace

TEST_CASE("the table of rights has every method, and no other") {
    std::set<std::string> known;
    for (const auto method : outward::protocols::methods()) known.emplace(method);
    std::set<std::string> told;
    for (const MethodRule& rule : method_rules("n")) told.insert(rule.method);
    CHECK(told == known);
}

TEST_CASE("every seat may do what the table says, and nothing else, which changes nothing") {
    FullHouse room;
    for (const Who who : everybody) {
        for (const MethodRule& rule : method_rules(FullHouse::own_note(who))) {
            if (rule.method == "join" || rule.method == "initiative.join") continue;
            INFO(rule.method << " from seat " << static_cast<int>(who));
            const Seq before = room.seq();
            const json answer = room.ask(who, rule.method, rule.params);
            INFO(answer.dump());
            if (rule.may.contains(who)) {
                const std::set<std::string> fine{"", "not_now", "stale", "not_found"};
                CHECK(fine.contains(reason_of(answer)));
            } else {
                CHECK(reason_of(answer) == "forbidden");
                CHECK(room.seq() == before);
            }
            room.ask(Who::facilitator, "conversation.reopen", json::object());
            room.ask(Who::facilitator, "conversation.resume", json::object());
        }
    }
    const auto slips = room.server->lobby().slips(room.conversation.id);
    REQUIRE(slips.ok());
    CHECK(slips.value().size() == 1);
}

TEST_CASE("whoever has a seat takes no second one, by no way") {
    FullHouse room;
    const json by_key{{"conversation", room.conversation.id.value},
                      {"key", room.conversation.keys.at(Seat::facilitator)}};
    for (const Who who : all_seats) {
        const Seq before = room.seq();
        CHECK(reason_of(room.ask(who, "join", by_key)) == "bad_request");
        CHECK(reason_of(room.ask(who, "join", {{"code", room.conversation.code}})) ==
              "bad_request");
        CHECK(reason_of(room.ask(who, "initiative.join", {{"initiative", "i1"}, {"key", "k"}})) ==
              "bad_request");
        CHECK(room.seq() == before);
    }
    CHECK(reason_of(room.ask(Who::participant, "note.erase", {{"id", "note-2"}})) == "forbidden");
}

TEST_CASE("only who wrote a note changes its words, and the crew looks after each other's") {
    FullHouse room;
    TestClient neighbour{*room.server};
    neighbour.join_by_code(room.conversation);
    neighbour.ask("note.add", a_note("neighbours"));
    const auto change = [&](Who who, const std::string& note) {
        const Seq before = room.seq();
        const std::string edited =
            reason_of(room.ask(who, "note.edit", {{"id", note}, {"text", "put into their mouth"}}));
        const std::string withdrawn = reason_of(room.ask(who, "note.withdraw", {{"id", note}}));
        CHECK(edited == withdrawn);
        CHECK(room.seq() == before + (edited.empty() ? 2 : 0));
        return edited;
    };
    CHECK(change(Who::participant, "neighbours") == "forbidden");
    CHECK(change(Who::participant, FullHouse::own_note(Who::facilitator)) == "forbidden");
    CHECK(change(Who::facilitator, "neighbours") == "forbidden");
    CHECK(change(Who::note_taker, "neighbours") == "forbidden");
    CHECK(change(Who::note_taker, FullHouse::own_note(Who::facilitator)) == "");
    CHECK(change(Who::participant, FullHouse::own_note(Who::participant)) == "");
    // Somebody else's id does not lead to their note either.
    CHECK(reason_of(room.ask(Who::participant, "note.add", a_note("neighbours"))) == "bad_request");
}

TEST_CASE("inside a method that a seat may ask, what is the crew's stays the crew's") {
    FullHouse room;
    const Seq moved =
        room.ask(Who::facilitator, "goto", {{"step", "concerns"}, {"from", "hopes"}})["seq"];
    json spoken = a_note("spoken");
    spoken["spoken"] = true;
    const Seq before = room.seq();
    CHECK(reason_of(room.ask(Who::participant, "note.add", spoken)) == "forbidden");
    json paper = a_note("paper");
    paper["said_at"] = 1'700'000'000'000;
    CHECK(reason_of(room.ask(Who::participant, "note.add", paper)) == "forbidden");
    CHECK(reason_of(room.ask(Who::participant, "hand.raise",
                             {{"member", room.member_ids[Who::participant]}})) == "forbidden");
    CHECK(reason_of(room.ask(Who::participant, "hand.lower",
                             {{"member", room.member_ids[Who::facilitator]}})) == "forbidden");
    CHECK(reason_of(room.ask(Who::note_taker, "undo", {{"seq", moved}})) == "forbidden");
    CHECK(reason_of(room.ask(Who::facilitator, "member.remove",
                             {{"member", room.member_ids[Who::note_taker]}})) == "forbidden");
    for (const char* category : {"mood", "tension", "parked"}) {
        json note = a_note("for-the-crew");
        note["category"] = category;
        CHECK(reason_of(room.ask(Who::participant, "note.add", note)) == "not_now");
    }
    json ahead = a_note("ahead");
    ahead["step"] = "debrief";
    CHECK(reason_of(room.ask(Who::participant, "note.add", ahead)) == "not_now");
    CHECK(room.seq() == before);
}

TEST_CASE("host and scribe lead and write at their own table, and nowhere else") {
    RunningServer server{{}, no_limits};
    const CreatedConversation workshop = server.create("workshop");
    TestClient facilitator{*server}, host{*server}, scribe{*server}, standing{*server};
    facilitator.join(workshop, Seat::facilitator);
    const auto takes = [&](TestClient& client, Seat seat, int table) {
        client.join({{"conversation", workshop.id.value}, {"key", workshop.keys.at(seat)}});
        client.ask("seat.take", {{"table", table}});
    };
    facilitator.ask("conversation.start");
    facilitator.ask("tables.set", {{"count", 2}});
    takes(host, Seat::host, 1);
    takes(scribe, Seat::scribe, 2);
    standing.join(workshop, Seat::scribe);
    facilitator.ask("goto", {{"step", "hopes"}, {"from", "welcome"}});
    host.ask("note.add", a_note("hosts"));
    const Seq before = facilitator.ask("ping")["seq"];

    for (const char* method : {"note.hide", "note.edit", "note.withdraw"})
        CHECK(reason_of(scribe.ask(method, a_note("hosts"))) == "forbidden");
    CHECK(reason_of(scribe.ask("undo", {{"seq", before}})) != "");
    json paper = a_note("paper");
    paper["said_at"] = 1'700'000'000'000;
    CHECK(reason_of(scribe.ask("note.add", paper)) == "forbidden");
    for (const char* method : {"hand.raise", "hand.lower", "seat.take"})
        CHECK(reason_of(host.ask(method, {{"member", "somebody"}})) == "forbidden");
    const json slot{{"slot", "hopes"}, {"text", "of everybody"}};
    CHECK(reason_of(standing.ask("story.fill", slot)) == "not_now");
    CHECK(facilitator.ask("ping")["seq"] == before);

    CHECK(reason_of(scribe.ask("story.fill", slot)) == "");
    const Seq filled = facilitator.ask("ping")["seq"];
    CHECK(filled == before + 1);
    CHECK(facilitator.view_at(filled)["story"].empty());
    CHECK(reason_of(host.ask("undo", {{"seq", filled}})) == "forbidden");
    // Another table in the request leads to no other table.
    host.ask("move", {{"name", "next"}, {"from", "hopes"}, {"table", 2}});
    const json tables = facilitator.view_at(facilitator.ask("ping")["seq"])["tables"];
    CHECK(tables[0]["step"]["id"] == "in-the-way");
    CHECK(tables[1]["step"]["id"] == "hopes");
}
