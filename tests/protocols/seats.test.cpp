// What leaves for each seat: level with a snapshot at any time, and without a private word.
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "protocols/fold.hpp"
#include "tests/support/random_commands.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>

using namespace outward::tests;
namespace protocols = outward::protocols;
using nlohmann::json;

namespace {

const std::map<std::string, Viewer> viewers{{"crew", Seat::facilitator},
                                            {"room", Seat::participant},
                                            {"table 1", {Seat::host, TableId{1}}}};
const ConversationId conversation{"c1"};

json snapshot(const Session& session, const Viewer& viewer) {
    return protocols::encode(view_for(session.state, session.guide, viewer), conversation);
}

json sights(const Session& session, const Conversation& after, const Recorded& recorded,
            const Viewer& viewer) {
    json events = json::array();
    for (const SeenEvent& event : seen_by(viewer, after, recorded, session.guide))
        events.push_back(protocols::encode(event));
    return events;
}

/// Nothing private may be in what a phone or wall gets.
void check_public(const json& given, bool probe_is_pushed) {
    const std::string text = given.dump(-1, ' ', false, json::error_handler_t::replace);
    REQUIRE(text.find("SECRET") == std::string::npos);
    REQUIRE(text.find(RandomCommands::note_mark) == std::string::npos);
    REQUIRE(text.find("debrief") == std::string::npos);
    if (!probe_is_pushed) REQUIRE(text.find("PROBE") == std::string::npos);
}

}  // namespace

bool a_probe_is_pushed(const Conversation& c) {
    return (c.place && c.place->probe) || std::ranges::any_of(c.tables, [](const auto& entry) {
               return entry.second.place && entry.second.place->probe;
           });
}

TEST_CASE("folding what a seat is sent gives the snapshot it would get anew, and no private word") {
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        Session session{5, guide_for(seed)};
        RandomCommands random{seed};
        std::map<std::string, json> folded;
        for (const auto& [name, viewer] : viewers) folded[name] = snapshot(session, viewer);
        for (int i = 0; i < 120; ++i) {
            session.now += random.pause();
            const std::string member = random.member();
            Conversation state = session.state;
            const std::size_t before = session.log.size();
            (void)session.ask(member, random.command(session));
            for (std::size_t at = before; at < session.log.size(); ++at) {
                apply(state, session.log[at]);
                for (const auto& [name, viewer] : viewers) {
                    const json events = sights(session, state, session.log[at], viewer);
                    protocols::fold(folded[name], events);
                    if (name == "room") check_public(events, a_probe_is_pushed(state));
                }
            }
            check_public(folded["room"], a_probe_is_pushed(session.state));
            for (const auto& [name, viewer] : viewers)
                REQUIRE(folded[name] == snapshot(session, viewer));
        }
    }
}

TEST_CASE("host and scribe read the notes of their own table, and no other's") {
    Session session{6, tables_guide()};
    session.start().go_to("talk");
    session.note("p1", "here", "NOTE at table one");
    session.note("p2", "there", "NOTE at table two");
    const std::string seen = snapshot(session, {Seat::host, TableId{1}}).dump();
    CHECK(seen.find("NOTE at table one") != std::string::npos);
    CHECK(seen.find("NOTE at table two") == std::string::npos);
    CHECK(snapshot(session, {Seat::scribe}).dump().find("NOTE") == std::string::npos);
}

TEST_CASE("a phone's guide carries nothing that only the crew may read") {
    const Guide guide = small_guide();
    for (const Seat seat : {Seat::participant, Seat::wall})
        check_public(protocols::encode(guide_for(guide, seat, "en")), false);
    const std::string crew = protocols::encode(guide_for(guide, Seat::note_taker, "en")).dump();
    CHECK(crew.find("SECRET") != std::string::npos);
}
