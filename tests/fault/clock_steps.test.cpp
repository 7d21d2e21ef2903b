// The system's clock is set by an hour between two runs. The archive is then as a server with that
// clock would have left it: its moments lie an hour later, or earlier, than they would now.
#include "tests/running/running_server.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::server;
using namespace std::chrono_literals;
using nlohmann::json;
using outward::engine::Millis;
using outward::engine::Recorded;
using outward::engine::Seat;
using outward::engine::Seq;

namespace {

struct Evening {
    RunningServer server{{}, no_limits};
    CreatedConversation conversation = server.create();
    json facilitator;
    json phone;

    /// Up to a running step with a raised hand, and then a restart with another clock.
    explicit Evening(Millis step) {
        {
            TestClient crew{*server};
            TestClient participant{*server};
            facilitator = crew.join(conversation, Seat::facilitator);
            phone = participant.join_by_code(conversation);
            crew.ask("conversation.start");
            crew.ask("goto", {{"step", "hopes"}, {"from", "welcome"}});
            participant.ask("note.add", {{"id", "n1"}, {"text", "a swing"}});
            participant.ask("hand.raise");
        }
        {
            // What was written when the clock stood `step` later than it does now.
            SQLite::Database archive{server.folder.archive().string(), SQLite::OPEN_READWRITE};
            archive.exec("UPDATE events SET at = at - " + std::to_string(step.count()));
        }
        server.restart();
    }

    std::vector<Recorded> log() { return log_of(server->archive(), conversation.id.value); }
};

bool in_order(const std::vector<Recorded>& log) {
    return std::ranges::is_sorted(log, {}, &Recorded::at) &&
           std::ranges::is_sorted(log, {}, &Recorded::seq);
}

Millis millis(const json& number) { return Millis{number.get<std::int64_t>()}; }

/// What the step's clock shows on a screen that has just come back.
Millis shown_by(const json& joined) {
    const json& clock = joined["view"]["clock"];
    return millis(clock["spent"]) +
           (clock["running_since"].is_null()
                ? 0ms
                : millis(joined["server_time"]) - millis(clock["running_since"]));
}

}  // namespace

TEST_CASE("the clock is set back by an hour: order, timers, hands and coming back go on") {
    Evening evening{-1h};
    TestClient crew{*evening.server};
    TestClient phone{*evening.server};
    TestClient second{*evening.server};
    const json back = crew.resume(evening.facilitator, nullptr);
    CHECK(shown_by(back) >= 0ms);
    CHECK(shown_by(back) < 10min);
    CHECK(phone.resume(evening.phone, back["seq"].get<Seq>() - 1).contains("events"));
    second.join_by_code(evening.conversation);
    second.ask("hand.raise");
    phone.ask("note.add", {{"id", "n2"}, {"text", "a bench"}});
    crew.ask("timer.pause");
    crew.ask("timer.start");
    const Seq last = crew.ask("move", {{"name", "next"}, {"from", "hopes"}})["seq"];
    CHECK(in_order(evening.log()));

    const json view = crew.view_at(last);
    std::vector<Millis> hands;
    for (const auto& [id, member] : view["members"].items())
        if (!member["hand_at"].is_null())
            hands.insert(id == evening.phone["member"] ? hands.begin() : hands.end(),
                         millis(member["hand_at"]));
    REQUIRE(hands.size() == 2);
    CHECK(hands[0] <= hands[1]);
    CHECK(millis(view["path"].back()["entered_at"]) >= millis(view["path"][1]["entered_at"]));
    CHECK(phone.ask("note.add", {{"id", "n1"}, {"text", "a swing"}})["seq"] < last);
}

TEST_CASE("the clock is set forward by an hour: as if the server had been away so long") {
    Evening evening{1h};
    TestClient crew{*evening.server};
    TestClient phone{*evening.server};
    const json back = crew.resume(evening.facilitator, nullptr);
    CHECK(shown_by(back) >= 1h);
    CHECK(shown_by(back) < 70min);
    CHECK(phone.resume(evening.phone, back["seq"].get<Seq>() - 1).contains("events"));
    phone.ask("note.add", {{"id", "n2"}, {"text", "a bench"}});
    crew.ask("timer.pause");
    CHECK(in_order(evening.log()));
}

TEST_CASE("one conversation from the future does not carry the others there") {
    Evening evening{-24h};
    TestClient crew{*evening.server};
    const json future = crew.resume(evening.facilitator, nullptr);
    TestClient other{*evening.server};
    const json now = other.join(evening.server.create(), Seat::facilitator);
    CHECK(millis(future["server_time"]) > millis(now["server_time"]) + 23h);
}
