// Who may ask what in an initiative: every method of its socket from every seat, and from none.
#include "protocols/message.hpp"
#include "tests/security/initiative_methods.hpp"
#include "tests/server/initiative/builders.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Seat;
using outward::engine::Seq;

TEST_CASE("in an initiative every seat may do what the table says, and nothing else") {
    Team team;
    TestClient lead{*team.server}, colleague{*team.server}, wall{*team.server},
        stranger{*team.server};
    team.join(lead, Seat::facilitator);
    team.join(colleague, Seat::note_taker);
    team.join(wall, Seat::wall);
    const auto seq = [&] { return lead.ask("ping")["seq"].get<Seq>(); };
    for (const InitiativeMethod& rule : initiative_methods()) {
        const auto asks = [&](TestClient& client, bool may, const char* seat) {
            INFO(seat << " asks " << rule.method << " " << rule.params.dump());
            const Seq before = seq();
            const json answer = client.ask(rule.method, rule.params);
            INFO(answer.dump());
            if (may) {
                const std::set<std::string> fine{"", "not_now", "stale", "not_found"};
                CHECK(fine.contains(reason_of(answer)));
            } else {
                CHECK(reason_of(answer) == "forbidden");
                CHECK(seq() == before);
            }
        };
        asks(stranger, false, "a stranger");
        asks(wall, rule.wall, "a wall");
        asks(colleague, rule.team, "a colleague");
        asks(lead, true, "who leads");
    }
}

TEST_CASE("what is asked of a conversation is refused in an initiative, whatever the seat") {
    Team team;
    const std::set<std::string> shared{"ping", "join", "initiative.join"};
    std::set<std::string> here;
    for (const InitiativeMethod& rule : initiative_methods()) here.insert(rule.method);
    for (const Seat seat : {Seat::facilitator, Seat::note_taker, Seat::wall}) {
        TestClient client{*team.server};
        team.join(client, seat);
        const Seq before = client.ask("ping")["seq"];
        for (const auto method : outward::protocols::methods()) {
            if (here.contains(std::string{method}) || shared.contains(std::string{method}))
                continue;
            INFO(method);
            const std::string reason = reason_of(client.ask(std::string{method}));
            CHECK((reason == "forbidden" || reason == "bad_request"));
        }
        CHECK(client.ask("ping")["seq"] == before);
    }
}
