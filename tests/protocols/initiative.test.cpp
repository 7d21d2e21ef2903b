#include "protocols/initiative_codec.hpp"
#include "protocols/message.hpp"
#include "tests/support/random_initiative.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;
namespace protocols = outward::protocols;
using nlohmann::json;

namespace {

protocols::Ask asked(const std::string& method, const json& params) {
    const json request{{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}};
    auto read = protocols::read_request(request.dump());
    REQUIRE_MESSAGE(read.ok(), request.dump());
    return std::move(read).value().ask;
}

template <class Command>
Command read_as(const std::string& method, const json& params) {
    return std::get<Command>(std::get<InitiativeCommand>(asked(method, params)));
}

/// The sentence with which it is refused.
std::string trouble(const std::string& method, const json& params) {
    const json request{{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}};
    const auto read = protocols::read_request(request.dump());
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == protocols::ErrorCode::bad_parameters);
    return read.error().message;
}

const json a_group{{"id", "g1"}, {"name", "Night workers"}, {"heard", "not-yet"}, {"plan", ""}};

}  // namespace

TEST_CASE("everything that can happen in an initiative comes back from its log as it was") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Team team;
        team.gather(2, 8).theme("t1", {1, 9});
        RandomTeamwork random{seed};
        for (int i = 0; i < 150; ++i) (void)team.ask(random.member(), random.command(team));
        Initiative again;
        for (const InitiativeRecorded& recorded : team.log) {
            const json body = json::parse(protocols::encode_body(recorded).dump());
            InitiativeRecorded read =
                protocols::decode_body(protocols::type_of(recorded.event), body);
            REQUIRE(read.event.index() == recorded.event.index());
            REQUIRE(protocols::encode_body(read) == protocols::encode_body(recorded));
            read.seq = recorded.seq, read.at = recorded.at, read.by = recorded.by;
            read.undoes = recorded.undoes;
            apply(again, read);
        }
        REQUIRE(protocols::encode(view_for(again, Seat::facilitator)) ==
                protocols::encode(view_for(team.state, Seat::facilitator)));
        REQUIRE(again.undoables.size() == team.state.undoables.size());
    }
}

TEST_CASE("what the log of an initiative cannot mean is an unknown event") {
    const auto is_unknown = [](std::string_view type, const json& body) {
        return std::holds_alternative<Unknown>(protocols::decode_body(type, body).event);
    };
    CHECK(is_unknown("record.sung", json::object()));
    CHECK(is_unknown("record.set", json::array()));
    CHECK(is_unknown("record.set", {{"set", {{"kind", "cake"}, {"record", a_group}}}}));
    CHECK(is_unknown("record.set", {{"set", {{"kind", "group"}, {"record", {{"id", "g1"}}}}}}));
    CHECK(is_unknown("record.removed", {{"kind", 4}, {"id", "t1"}}));
    CHECK(is_unknown("statements.placed", {{"statements", {"one"}}}));
    CHECK(is_unknown("stage.set", {{"stage", "dance"}}));
    CHECK_FALSE(is_unknown("record.set", {{"set", {{"kind", "group"}, {"record", a_group}}}}));
}

TEST_CASE("a record is set whole, and over what was seen") {
    const auto set = read_as<ask::SetRecord>(
        "record.set", {{"set", {{"kind", "group"}, {"record", a_group}}}, {"over", 7}});
    CHECK(set.over == 7);
    CHECK(std::get<record::Group>(set.record).name == "Night workers");
    json part = a_group;
    part.erase("plan");
    CHECK(trouble("record.set", {{"set", {{"kind", "group"}, {"record", part}}}, {"over", 7}}) ==
          "The parameter 'set' must be whole: look at record.plan.");
    part = a_group;
    part["heard"] = "loudly";
    CHECK(trouble("record.set", {{"set", {{"kind", "group"}, {"record", part}}}, {"over", 7}}) ==
          "The parameter 'set' must be whole: look at record.heard.");
    CHECK(trouble("record.set", {{"set", 3}, {"over", 7}}).find("'set'") != std::string::npos);
    CHECK(
        trouble("record.set", {{"set", {{"kind", "group"}, {"record", a_group}}}}).find("'over'") !=
        std::string::npos);
}

TEST_CASE("what is asked of the board is read with all its parts") {
    const auto place = read_as<ask::Place>(
        "statements.place", {{"statements", {1, 2}}, {"picked", true}, {"theme", "t1"}});
    CHECK(place.statements == std::vector<StatementNumber>{1, 2});
    CHECK(place.theme == RecordId{"t1"});
    CHECK(read_as<ask::Mark>("statements.mark",
                             {{"statements", {1}}, {"mark", "outlier"}, {"on", false}})
              .mark == StatementMark::outlier);
    CHECK(read_as<ask::MakeTheme>("theme.make",
                                  {{"id", "t1"}, {"name", ""}, {"statements", json::array()}})
              .statements.empty());
    CHECK(read_as<ask::MergeThemes>("themes.merge", {{"into", "a"}, {"from", {"b"}}}).from ==
          std::vector<RecordId>{{"b"}});
    CHECK(read_as<ask::SplitTheme>(
              "theme.split", {{"theme", "a"}, {"id", "b"}, {"name", "x"}, {"statements", {3}}})
              .id == RecordId{"b"});
    CHECK_FALSE(read_as<ask::LockTheme>("theme.lock", {{"theme", "a"}, {"locked", false}}).locked);
    CHECK(read_as<ask::SetStage>("stage.set", {{"stage", "tensions"}}).stage ==
          ThemingStage::tensions);
    CHECK(read_as<ask::SetReady>("ready.mark", {{"ready", true}}).ready);
    CHECK(read_as<ask::RemoveRecord>("record.remove", {{"kind", "story"}, {"id", "did"}}).kind ==
          kind_of<record::StoryPart>());
    CHECK(read_as<ask::KeepVersion>("version.keep", {{"id", "v1"}, {"label", "x"}}).label == "x");
    CHECK(read_as<ask::Sign>(
              "version.sign",
              {{"version", "v1"},
               {"sign_off",
                {{"place", "x"}, {"on", ""}, {"people", 3}, {"agree", 2}, {"changes", ""}}}})
              .sign_off.agree == 2);
    CHECK(read_as<ask::Approve>("approve", {{"id", "story"}, {"by", "Ann"}}).by == "Ann");
    CHECK(read_as<ask::UndoAct>("act.undo", {{"act", 9}}).act == 9);

    (void)trouble("statements.place",
                  {{"statements", json::array()}, {"picked", true}, {"theme", ""}});
    (void)trouble("statements.place", {{"statements", {1}}, {"theme", ""}});
    (void)trouble("statements.place", {{"statements", {1.5}}, {"picked", true}, {"theme", ""}});
    (void)trouble("statements.mark", {{"statements", {1}}, {"mark", "loud"}, {"on", true}});
    (void)trouble("theme.make", {{"id", "t1"}, {"name", ""}, {"statements", std::vector(1001, 1)}});
    (void)trouble("themes.merge", {{"into", "a"}, {"from", std::vector<std::string>(21, "b")}});
    (void)trouble("record.remove", {{"kind", "cake"}, {"id", "did"}});
    (void)trouble("version.sign", {{"version", "v1"}, {"sign_off", {{"place", "x"}}}});
    (void)trouble("act.undo", json::object());
}

TEST_CASE("an initiative is joined with a key, or by somebody who was there") {
    const auto join = [](const json& params) {
        return std::get<protocols::JoinInitiative>(asked("initiative.join", params));
    };
    CHECK(join({{"initiative", "i1"}, {"key", "k"}, {"name", "Ann"}}).key == "k");
    const auto again =
        join({{"initiative", "i1"}, {"resume", {{"member", "m"}, {"token", "t"}, {"after", 3}}}});
    CHECK(again.resume->after == 3);
    (void)trouble("initiative.join", {{"initiative", "i1"}});
    (void)trouble("initiative.join", {{"key", "k"}});
    (void)trouble("initiative.join", {{"initiative", "i1"}, {"key", "k"}, {"token", "short"}});
}

TEST_CASE("what an initiative adds up to has figures and dates, never the words of a promise") {
    Team team;
    team.narrative();
    team.must("n", ask::Sign{{"v1"}, {"The branch", "2026-11-20", 12, 11, ""}});
    team.must("f", ask::Approve{{"version:v1"}, "Ann"});
    record::Promise promise;
    promise.id = {"p1"};
    promise.what = "A bench";
    promise.state = record::PromiseState::under_way;
    team.set("n", promise);
    const json state = protocols::initiative_state(team.state);
    CHECK(state["title"] == "Our street");
    CHECK(state["conversations"] == json{"c1", "c2"});
    CHECK(state["statements"] == 6);
    CHECK(state["themed"] == 2);
    CHECK(state["themes_holding"] == 1);
    CHECK(state["signed_off_on"] == "2026-11-20");
    CHECK(state["narrative_approved_at"].is_number());
    CHECK(state["story_approved_at"].is_null());
    CHECK(state["promises"] == json::array({{{"id", "p1"}, {"due", ""}, {"state", "under-way"}}}));
    CHECK(state["updates"].size() == 4);
}
