// What leaves for each seat: level with a snapshot at any time, and without a private word.
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "protocols/fold.hpp"
#include "tests/support/random_commands.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace outward::tests;
namespace protocols = outward::protocols;
using nlohmann::json;

namespace {

constexpr std::array seats{Seat::facilitator, Seat::participant};
const ConversationId id{"c1"};

json snapshot(const Session& session, Seat seat) {
    return protocols::encode(view_for(session.state, session.guide, seat), id);
}

json sights(const Session& session, const Conversation& after, const Recorded& recorded,
            Seat seat) {
    json events = json::array();
    for (const SeenEvent& event : seen_by(seat, after, recorded, session.guide))
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

TEST_CASE("folding what a seat is sent gives the snapshot it would get anew, and no private word") {
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        Session session{5, seed % 2 == 0 ? voting_guide() : small_guide()};
        RandomCommands random{seed};
        std::map<Seat, json> folded;
        for (const Seat seat : seats) folded[seat] = snapshot(session, seat);
        for (int i = 0; i < 120; ++i) {
            session.now += random.pause();
            const std::string member = random.member();
            Conversation state = session.state;
            const std::size_t before = session.log.size();
            (void)session.ask(member, random.command(session));
            for (std::size_t at = before; at < session.log.size(); ++at) {
                apply(state, session.log[at]);
                for (const Seat seat : seats) {
                    const json events = sights(session, state, session.log[at], seat);
                    protocols::fold(folded[seat], events);
                    if (is_crew(seat)) continue;
                    check_public(events, state.place && state.place->probe);
                }
            }
            check_public(folded[Seat::participant],
                         session.state.place && session.state.place->probe);
            for (const Seat seat : seats) REQUIRE(folded[seat] == snapshot(session, seat));
        }
    }
}

TEST_CASE("a phone's guide carries nothing that only the crew may read") {
    const Guide guide = small_guide();
    for (const Seat seat : {Seat::participant, Seat::wall})
        check_public(protocols::encode(guide_for(guide, seat, "en")), false);
    const std::string crew = protocols::encode(guide_for(guide, Seat::note_taker, "en")).dump();
    CHECK(crew.find("SECRET") != std::string::npos);
}
