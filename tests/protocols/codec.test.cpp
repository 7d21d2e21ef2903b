#include "protocols/codec.hpp"
#include "engine/project.hpp"
#include "tests/support/random_commands.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace outward::tests;
namespace protocols = outward::protocols;
using nlohmann::json;

TEST_CASE("every event that can happen comes back from the log as it was") {
    std::set<std::size_t> kinds;
    for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
        Session session{5, guide_for(seed)};
        RandomCommands random{seed};
        for (int i = 0; i < 120; ++i) {
            const std::string member = random.member();
            (void)session.ask(member, random.command(session));
        }
        for (const Recorded& recorded : session.log) {
            const json body = json::parse(protocols::encode_body(recorded).dump());
            REQUIRE(protocols::table_in(body) == recorded.table);
            const Event read = protocols::decode_event(protocols::type_of(recorded.event), body);
            REQUIRE(read.index() == recorded.event.index());
            REQUIRE(protocols::encode(read) == protocols::encode(recorded.event));
            kinds.insert(read.index());
        }
    }
    for (std::size_t kind = 0; kind + 1 < std::variant_size_v<Event>; ++kind)  // all but Unknown
        CHECK_MESSAGE(kinds.contains(kind), "never made: the event of index ", kind);
}

TEST_CASE("what a log cannot mean is an unknown event, never a crash") {
    const auto is_unknown = [](std::string_view type, const json& body) {
        return std::holds_alternative<Unknown>(protocols::decode_event(type, body));
    };
    CHECK(is_unknown("note.sung", json::object()));
    CHECK(is_unknown("note.added", json::array()));
    CHECK(is_unknown("note.added", {{"id", 7}}));
    CHECK(is_unknown("member.joined", {{"seat", "throne"}}));
    CHECK(is_unknown("step.entered", {{"allotted", "long"}}));
    CHECK(is_unknown("rules.changed", {{"rules", {1, 2}}}));
    CHECK_FALSE(is_unknown("note.added", json::object()));
}

TEST_CASE("a nested step says which step it is in, and others do not") {
    Guide guide = small_guide();
    guide.steps[1].within = guide.steps[0].id;
    const json steps = protocols::encode(guide_for(guide, Seat::participant, "en")).at("steps");
    CHECK(steps.at(1).at("within") == "welcome");
    CHECK_FALSE(steps.at(0).contains("within"));
}
