// Coming back, as a model check: a conversation goes on at random while its screens are cut off,
// come back with what they know or imagine, and say things twice. After every round each screen
// shows what a newcomer on its seat would see, and that is what the archive's log adds up to.
// OUTWARD_RESUMES=N takes N disconnects instead of a few hundred; OUTWARD_SEED=N others.
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "tests/fault/random_acts.hpp"
#include "tests/running/running_server.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <limits>

using namespace outward::server;
namespace engine = outward::engine;
namespace protocols = outward::protocols;
using engine::Seat;
using engine::Seq;
using nlohmann::json;

namespace {

std::size_t wanted(const char* variable, std::size_t usual) {
    const char* given = std::getenv(variable);
    return given ? std::strtoul(given, nullptr, 10) : usual;
}

struct Device {
    std::string name;
    Seat seat;
    json joined = {};  // whose member and token bring it back
    std::unique_ptr<TestClient> client = {};
    std::vector<TestClient::Shown> past = {};  // what it has shown; the last is the latest
    std::vector<Act> unanswered = {};
    std::vector<Act> saved_notes = {};
};

class ResumeStorm {
public:
    explicit ResumeStorm(std::uint32_t seed) : acts(seed, *guide) {
        enter("f", Seat::facilitator);
        enter("n", Seat::note_taker);
        for (const char* name : {"p1", "p2", "p3", "p4"}) enter(name, Seat::participant);
        enter("w", Seat::wall);
        devices.front().client->ask("conversation.start");
        check();
    }

    void round() {
        for (std::size_t i = 0; i < 8; ++i) act(any());
        const bool restarts = ++rounds % 8 == 0;
        if (restarts) server.restart();
        for (Device& device : devices)
            if (device.client && (restarts || acts.below(2) == 0)) lose(device);
        for (Device& device : devices)
            if (!device.client) come_back(device);
        check();
    }

    /// Every note that was called saved is in the log once, where the answer said.
    void check_notes() {
        std::map<std::string, std::vector<Seq>> rows;
        for (const engine::Recorded& recorded : log_of(server->archive(), id().value))
            if (const auto* added = std::get_if<engine::NoteAdded>(&recorded.event))
                rows[added->id.value].push_back(recorded.seq);
        for (const auto& [note, seqs] : rows) CHECK_MESSAGE(seqs.size() == 1, note);
        for (const auto& [note, seq] : saved_at) CHECK(rows[note] == std::vector{seq});
    }

    std::size_t rounds = 0;
    std::size_t disconnects = 0;
    std::size_t repeats_of_saved = 0;  // sent again because the answer never came, though saved
    std::size_t by_events = 0;         // came back with what was missed, not with a snapshot

private:
    const engine::ConversationId& id() const { return conversation.id; }
    /// The facilitator, who changes most, more often than others.
    Device& any() { return devices[acts.below(3) == 0 ? 0 : acts.below(devices.size())]; }

    void enter(const std::string& name, Seat seat) {
        Device device{.name = name, .seat = seat};
        device.client = std::make_unique<TestClient>(*server);
        device.joined = seat == Seat::participant ? device.client->join_by_code(conversation)
                                                  : device.client->join(conversation, seat);
        device.past.push_back(device.client->shown());
        devices.push_back(std::move(device));
    }

    void act(Device& device) {
        if (!device.client) return;
        const Act next = acts.of(device.seat, device.name, newest.view, newest.seq);
        switch (acts.below(5)) {
            case 0:
                if (device.seat != Seat::wall) return act_twice(device, next);
                break;
            case 1:
                device.client->send(next.method, next.params);
                device.unanswered.push_back(next);
                return lose(device);
            default:
                break;
        }
        answered(device, next, device.client->ask(next.method, next.params));
    }

    /// The same request over two sockets at once.
    void act_twice(Device& device, const Act& next) {
        TestClient second{*server};
        second.resume(device.joined, nullptr);
        const int one = device.client->send(next.method, next.params);
        const int other = second.send(next.method, next.params);
        answered(device, next, device.client->answer_to(one));
        answered(device, next, second.answer_to(other));
    }

    void answered(Device& device, const Act& what, const json& answer) {
        if (what.method != "note.add") return;
        const std::string note = what.params["id"];
        const auto known = saved_at.find(note);
        if (known != saved_at.end()) {
            REQUIRE_MESSAGE(answer.contains("seq"), answer.dump());
            CHECK(answer["seq"] == known->second);
        } else if (answer.contains("seq")) {
            saved_at[note] = answer["seq"];
            device.saved_notes.push_back(what);
        }
    }

    void lose(Device& device) {
        ++disconnects;
        if (acts.below(2) == 0) device.client->cut_off();
        device.past.push_back(device.client->shown());
        device.client.reset();
        if (device.past.size() > 8)
            device.past.erase(device.past.begin() + 1 + static_cast<long>(acts.below(6)));
    }

    void come_back(Device& device) {
        device.client = std::make_unique<TestClient>(*server);
        if (device.seat == Seat::wall)
            device.client->join(conversation, Seat::wall);
        else
            resume(device);
        for (const Act& again : std::exchange(device.unanswered, {})) {
            if (again.method == "note.add" && in_archive(again.params["id"])) ++repeats_of_saved;
            answered(device, again, device.client->ask(again.method, again.params));
        }
        if (device.saved_notes.empty() || acts.below(3) > 0) return;
        const Act& old = device.saved_notes[acts.below(device.saved_notes.size())];
        answered(device, old, device.client->ask(old.method, old.params));
    }

    void resume(Device& device) {
        TestClient& client = *device.client;
        const auto& past = device.past;
        const auto with = [&](const TestClient::Shown& state) {
            client.show(state);
            if (client.resume(device.joined, state.seq).contains("events")) ++by_events;
        };
        switch (acts.below(8)) {
            case 0:
                return with(past[acts.below(past.size())]);
            case 1:
                return with(past.front());
            case 2:
                CHECK(client.resume(device.joined, past.back().seq + 1'000'000).contains("view"));
                return;
            case 3: {
                static const std::vector<json> absurd{-1, "yesterday", 1.5, json::array(), true};
                const json refused =
                    client.resume(device.joined, absurd[acts.below(absurd.size())]);
                CHECK(refused["data"]["reason"] == "bad_request");
                const json last_number = std::numeric_limits<Seq>::max();
                CHECK(client.resume(device.joined, last_number).contains("view"));
                return;
            }
            case 4:
                client.resume(device.joined, nullptr);
                return;
            default:
                return with(past.back());
        }
    }

    bool in_archive(const std::string& note) {
        for (const engine::Recorded& recorded : log_of(server->archive(), id().value))
            if (const auto* added = std::get_if<engine::NoteAdded>(&recorded.event))
                if (added->id.value == note) return true;
        return false;
    }

    void check() {
        for (Device& device : devices) {
            INFO(device.name << " after " << disconnects << " disconnects");
            for (int attempts = 0; !is_level(device); ++attempts) REQUIRE(attempts < 100);
        }
        newest = devices.front().client->shown();
    }

    /// Whether screen and newcomer could be compared: what was sent over a socket that was cut off
    /// may still come in between.
    bool is_level(Device& device) {
        TestClient newcomer{*server};
        const json fresh = device.seat == Seat::wall ? newcomer.join(conversation, Seat::wall)
                                                     : newcomer.resume(device.joined, nullptr);
        const Seq seq = fresh["seq"];
        fold_archive_up_to(seq);
        REQUIRE(fresh["view"] ==
                protocols::encode(engine::view_for(told, *guide, device.seat), id()));
        if (fresh.contains("member")) {
            const auto mine = engine::mine(told, {fresh["member"].get<std::string>()});
            REQUIRE(fresh["mine"] == protocols::encode(*mine));
        }
        device.client->view_at(seq);
        const TestClient::Shown shown = device.client->shown();
        if (shown.seq != seq) return false;
        REQUIRE(shown.view == fresh["view"]);
        return true;
    }

    void fold_archive_up_to(Seq seq) {
        for (const engine::Recorded& recorded : log_of(server->archive(), id().value, told.seq))
            if (recorded.seq <= seq) engine::apply(told, recorded);
        REQUIRE(told.seq == seq);
    }

    RunningServer server{{}, no_limits};
    CreatedConversation conversation = server.create();
    std::shared_ptr<const engine::Guide> guide =
        server->library().find({"community-conversation"})->guide;
    RandomActs acts;
    std::vector<Device> devices;
    std::map<std::string, Seq> saved_at;
    engine::Conversation told;  // folded from the archive
    TestClient::Shown newest;   // on the facilitator's screen, at the round's beginning
};

json a_note(const std::string& id, const std::string& text) { return {{"id", id}, {"text", text}}; }

}  // namespace

TEST_CASE("screens that are cut off, come back and repeat themselves show what newcomers see") {
    ResumeStorm storm{static_cast<std::uint32_t>(wanted("OUTWARD_SEED", 1))};
    const std::size_t enough = wanted("OUTWARD_RESUMES", 200);
    while (storm.disconnects < enough) storm.round();
    storm.check_notes();
    CHECK(storm.repeats_of_saved > 0);
    CHECK(storm.by_events > enough / 10);
    CHECK(storm.rounds > 8);  // so there was a restart
}

TEST_CASE("each note sent one to five times over two sockets and a restart is one row") {
    RunningServer server{{}, no_limits};
    const CreatedConversation conversation = server.create();
    json joined;
    std::map<int, Seq> first;
    const auto note = [](int number) { return a_note("n" + std::to_string(number), "a swing"); };
    {
        TestClient facilitator{*server};
        facilitator.join(conversation, Seat::facilitator);
        facilitator.ask("conversation.start");
        facilitator.ask("goto", {{"step", "hopes"}, {"from", "welcome"}});
        TestClient one{*server};
        joined = one.join_by_code(conversation);
        TestClient other{*server};
        other.resume(joined, nullptr);
        for (int number = 0; number < 50; ++number) {
            std::vector<std::pair<TestClient*, int>> sent;
            for (int times = 0; times <= number % 4; ++times)
                for (TestClient* socket : {&one, &other})
                    if (times <= number % 3 || socket == &one)
                        sent.emplace_back(socket, socket->send("note.add", note(number)));
            for (const auto& [socket, request] : sent) {
                const Seq seq = socket->answer_to(request)["seq"];
                CHECK(first.try_emplace(number, seq).first->second == seq);
            }
        }
    }
    server.restart();
    TestClient later{*server};
    later.resume(joined, nullptr);
    for (const auto& [number, seq] : first)
        CHECK(later.ask("note.add", note(number))["seq"] == seq);
    std::map<std::string, int> rows;
    for (const engine::Recorded& recorded : log_of(server->archive(), conversation.id.value))
        if (const auto* added = std::get_if<engine::NoteAdded>(&recorded.event))
            ++rows[added->id.value];
    CHECK(rows.size() == 50);
    for (const auto& [id, count] : rows) CHECK(count == 1);
}

TEST_CASE(
    "the same words under two ids are two notes, and an id is the note of who made it first") {
    RunningServer server;
    const CreatedConversation conversation = server.create();
    TestClient facilitator{*server};
    facilitator.join(conversation, Seat::facilitator);
    facilitator.ask("conversation.start");
    facilitator.ask("goto", {{"step", "hopes"}, {"from", "welcome"}});
    TestClient phone{*server};
    TestClient neighbour{*server};
    phone.join_by_code(conversation);
    neighbour.join_by_code(conversation);
    const Seq one = phone.ask("note.add", a_note("n1", "a swing"))["seq"];
    const Seq two = phone.ask("note.add", a_note("n2", "a swing"))["seq"];
    CHECK(two == one + 1);
    CHECK(neighbour.ask("note.add", a_note("n1", "a swing"))["data"]["reason"] == "bad_request");
    // A note that comes again changes nothing, not even with other words.
    CHECK(phone.ask("note.add", a_note("n1", "a slide"))["seq"] == one);
    const json notes = facilitator.view_at(two)["notes"];
    REQUIRE(notes.size() == 2);
    CHECK(notes[0]["text"] == "a swing");
    CHECK(notes[1]["text"] == "a swing");
}
