// Somebody guesses codes as fast as the server lets them, from the address that everybody has.
#include "tests/running/running_server.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>
#include <vector>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Seat;

namespace {

constexpr int crowds = 5;
constexpr int people_in_a_crowd = 45;

json by_link(const CreatedConversation& conversation) {
    return {{"conversation", conversation.id.value}, {"code", conversation.code}};
}

std::string reason(const json& answer) {
    return answer.contains("data") ? answer["data"]["reason"] : "joined";
}

std::string wrong_code(int number) {
    constexpr std::string_view digits = "23456789";
    std::string code = "ZZZZZZ";
    for (char& symbol : code) {
        symbol = digits[static_cast<std::size_t>(number) % digits.size()];
        number /= static_cast<int>(digits.size());
    }
    return code;
}

/// Many connections at once, each with one guess; whoever is answered is replaced by the next.
class Attacker {
public:
    explicit Attacker(Server& attacked) : server(attacked) {
        for (auto& guess : guesses) renew(guess);
    }
    void go_on() {
        for (auto& guess : guesses) {
            const std::string answer = guess->everything_received();
            if (answer.empty()) continue;
            looked_up += reason(json::parse(answer)["error"]) == "not_found" ? 1 : 0;
            renew(guess);
        }
    }
    int tried = 0;
    int looked_up = 0;

private:
    void renew(std::unique_ptr<TestClient>& guess) {
        guess = std::make_unique<TestClient>(server);
        guess->send("join", {{"code", wrong_code(tried++)}});
    }

    Server& server;
    std::array<std::unique_ptr<TestClient>, 20> guesses;
};

/// They come one after the other and stay; how many got in.
int come_by_link(Server& server, const CreatedConversation& conversation) {
    std::vector<std::unique_ptr<TestClient>> phones;
    int joined = 0;
    for (int i = 0; i < people_in_a_crowd; ++i) {
        auto& phone = *phones.emplace_back(std::make_unique<TestClient>(server));
        joined += phone.join(by_link(conversation)).contains("member") ? 1 : 0;
    }
    return joined;
}

}  // namespace

TEST_CASE("225 phones come in by the QR code behind an address that guesses codes all the time") {
    RunningServer server;
    const CreatedConversation conversation = server.create();
    TestClient facilitator{*server};
    facilitator.join(conversation, Seat::facilitator);
    facilitator.ask("conversation.start");

    const auto begin = std::chrono::steady_clock::now();
    Attacker attacker{*server};
    while (attacker.tried <= 60) attacker.go_on();
    std::vector<std::future<int>> coming;
    for (int i = 0; i < crowds; ++i)
        coming.push_back(
            std::async(std::launch::async, [&] { return come_by_link(*server, conversation); }));
    int joined = 0;
    for (auto& crowd : coming) {
        while (crowd.wait_for(std::chrono::milliseconds{1}) != std::future_status::ready)
            attacker.go_on();
        joined += crowd.get();
    }
    attacker.go_on();
    const auto seconds =
        std::chrono::ceil<std::chrono::seconds>(std::chrono::steady_clock::now() - begin);
    MESSAGE(attacker.tried << " guesses in " << seconds.count() << " s, looked up "
                           << attacker.looked_up);
    CHECK(joined == crowds * people_in_a_crowd);
    // Two threads may each let one more pass before either has counted it.
    CHECK(attacker.looked_up <= 10 + 1 + seconds.count());
    CHECK(attacker.looked_up >= 10);
    CHECK(facilitator.next_notification("trouble")["reason"] == "guessing");
}

TEST_CASE("who types the right code at a slowed address waits for a turn and gets in") {
    RunningServer server;
    const CreatedConversation conversation = server.create();
    for (int i = 0; i < 10; ++i) {
        TestClient guesser{*server};
        CHECK(reason(guesser.ask("join", {{"code", wrong_code(i)}})) == "not_found");
    }
    TestClient first{*server};
    TestClient impatient{*server};
    TestClient last{*server};
    first.send("join", {{"code", wrong_code(11)}});
    impatient.send("join", {{"code", conversation.code}});
    impatient.cut_off();
    CHECK(last.join_by_code(conversation).contains("member"));
}

TEST_CASE("guesses by a conversation's link are counted and told, and its own code never waits") {
    RunningServer server;
    const CreatedConversation conversation = server.create();
    const CreatedConversation other = server.create();
    TestClient facilitator{*server};
    facilitator.join(conversation, Seat::facilitator);
    for (int i = 0; i < 12; ++i) {
        TestClient guesser{*server};
        json link = by_link(conversation);
        link["code"] = i == 0 ? other.code : wrong_code(i);
        CHECK(reason(guesser.ask("join", link)) == "not_found");
    }
    CHECK(facilitator.next_notification("trouble")["reason"] == "guessing");
    for (int i = 0; i < 30; ++i) {
        TestClient phone{*server};
        CHECK(phone.join(by_link(conversation)).contains("member"));
    }
}
