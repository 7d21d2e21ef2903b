// Initiatives as the wire carries them (golden.hpp).
#include "protocols/initiative_codec.hpp"
#include "protocols/message.hpp"
#include "tests/protocols/golden.hpp"
#include "tests/support/random_initiative.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace outward::tests;
namespace protocols = outward::protocols;

namespace {

/// An initiative with a record of every kind.
Team a_whole_initiative() {
    Team team;
    team.narrative();
    team.set("n", record::Meeting{{"m1"}, {}, "An evening", "2026-11-23", "18:30", "Branch", {}});
    team.set("n", record::Group{{"g1"}, "Night workers", {}, "Ask at the depot"});
    team.set("n", record::Tension{{"x1"}, "Quiet and lively", {{"t1"}}});
    record::Promise promise;
    promise.id = {"p1"};
    promise.what = "A bench by the stop";
    team.set("n", promise);
    for (const std::string_view part : record::story_parts) team.set("m", a_story_part(part));
    team.must("n", ask::Sign{{"v1"}, {"The branch", "2026-11-20", 12, 11, "Shorter"}});
    team.must("f", ask::Approve{{"version:v1"}, "Ann"});
    team.set("n", record::Readback{{"readback"}, {"v1"}, 1});
    team.must("n", ask::SetReady{true});
    return team;
}

}  // namespace

TEST_CASE("golden: what is seen of an initiative") {
    const Team team = a_whole_initiative();
    json messages = json::array();
    for (const Seat seat : {Seat::facilitator, Seat::wall})
        messages.push_back(entry("InitiativeView", protocols::encode(view_for(team.state, seat))));
    messages.push_back(entry("InitiativeState", protocols::initiative_state(team.state)));
    std::set<RecordKindIndex> kinds;
    for (const auto& [key, kept] : team.state.records) {
        if (kinds.insert(key.first).second)
            messages.push_back(entry("KeptRecord", protocols::encode(kept)));
    }
    CHECK(kinds.size() == record_kinds.size());
    const auto parsed = [](const std::string& text) { return json::parse(text); };
    messages.push_back(entry(
        "InitiativeEventsNotification",
        parsed(protocols::notification(
            "initiative.events", {{"initiative", "i1"}, {"seq", 3}, {"events", json::array()}}))));
    messages.push_back(entry("InitiativePresenceNotification",
                             parsed(protocols::notification(
                                 "initiative.presence",
                                 {{"initiative", "i1"}, {"members", {"f", "n"}}, {"walls", 1}}))));
    check_golden("initiative", messages);
}

TEST_CASE("golden: every event of an initiative as team and wall see it") {
    json messages = json::array();
    std::set<std::string> met;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Team team;
        team.gather(2, 4).theme("t1", {1, 5});
        RandomTeamwork random{seed};
        for (int i = 0; i < 100; ++i) (void)team.ask(random.member(), random.command(team));
        Initiative state;
        for (const InitiativeRecorded& recorded : team.log) {
            apply(state, recorded);
            for (const Seat seat : {Seat::facilitator, Seat::wall})
                for (const InitiativeSeen& seen : seen_by(seat, state, recorded)) {
                    const json event = protocols::encode(seen);
                    const std::string kind =
                        event["type"].get<std::string>() + " " + event["act"].get<std::string>();
                    if (met.insert(kind + (is_crew(seat) ? " team" : " wall")).second)
                        messages.push_back(entry("InitiativeEvent", event));
                }
        }
    }
    CHECK(messages.size() >= 25);
    check_golden("initiative_events", messages);
}

/// `seq`: where in the log `before` stands.
TEST_CASE("golden: a fold of an initiative for the pages to repeat") {
    Team team;
    team.gather(2, 6).theme("t1", {1, 7}).theme("t2", {2, 8});
    RandomTeamwork random{7};
    for (int i = 0; i < 60; ++i) (void)team.ask(random.member(), random.command(team));
    json made{{"before", protocols::encode(view_for(team.state, Seat::note_taker))},
              {"seq", team.state.seq},
              {"events", json::array()}};
    team.must("", ask::Join{{"z"}, Seat::note_taker, "Zoe"});
    Initiative state = team.state;
    made["events"].push_back(
        protocols::encode(seen_by(Seat::note_taker, state, team.log.back()).front()));
    for (int i = 0; i < 150; ++i) {
        const std::size_t known = team.log.size();
        (void)team.ask(random.member(), random.command(team));
        for (std::size_t at = known; at < team.log.size(); ++at) {
            apply(state, team.log[at]);
            for (const InitiativeSeen& seen : seen_by(Seat::note_taker, state, team.log[at]))
                made["events"].push_back(protocols::encode(seen));
        }
    }
    made["after"] = protocols::encode(view_for(team.state, Seat::note_taker));
    check_golden("initiative_fold", made);
}
