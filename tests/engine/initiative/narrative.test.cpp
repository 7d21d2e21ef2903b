#include "engine/initiative/view.hpp"
#include "tests/support/initiative.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;

namespace {

const record::SignOff a_room{"The branch", "2026-11-20", 12, 11, ""};
const RecordId version{"version:v1"};

}  // namespace

TEST_CASE("a version is approved once a room has signed it and every sentence stands") {
    Team team;
    team.narrative();
    CHECK(team.refused("f", ask::Approve{version, "Ann"}) == Reason::not_now);
    team.must("n", ask::Sign{{"v1"}, a_room});
    CHECK(team.refused("f", ask::Approve{version, " "}) == Reason::bad_request);
    team.must("f", ask::Approve{version, "Ann"});
    CHECK(team.state.is_approved(version));
    const Seq before = team.state.seq;
    team.must("f", ask::Approve{version, "Ann"});
    CHECK(team.state.seq == before);
    team.must("n", ask::Sign{{"v1"}, {"The school", "2026-11-21", 3, 3, ""}});
    CHECK_FALSE(team.state.is_approved(version));
    team.must("f", ask::Approve{version, "Ann"});
    CHECK(team.state.is_approved(version));
}

TEST_CASE("a sentence without words, without a theme or on one that does not hold is in the way") {
    Team team;
    team.narrative();
    const auto approve = [&](const record::Sentence& sentence, const std::string& id) {
        team.set("n", sentence);
        team.must("n", ask::KeepVersion{{id}, ""});
        team.must("n", ask::Sign{{id}, a_room});
        return team.ask("f", ask::Approve{{"version:" + id}, "Ann"});
    };
    record::Sentence sentence = a_sentence("s1", "t1");
    sentence.themes.clear();
    CHECK_FALSE(approve(sentence, "a").ok());
    sentence = a_sentence("s1", "t1");
    sentence.texts = {{"es", "Calles seguras."}, {"en", "  "}};
    CHECK_FALSE(approve(sentence, "b").ok());
    CHECK(approve(a_sentence("s1", "t1"), "c").ok());
    team.must("", ask::Gather{{"c1"}, {a_note("n2")}, "2026-11-01"});
    const auto refused = team.ask("f", ask::Approve{{"version:c"}, "Berta"});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("does not hold") != std::string::npos);
}

TEST_CASE("a version is what the sentences were, in the order of the page, and is not set") {
    Team team;
    team.gather(2, 3).theme("t1", {1, 4});
    CHECK(team.refused("n", ask::KeepVersion{{"v1"}, ""}) == Reason::not_now);
    record::Sentence trust = a_sentence("a", "t1");
    trust.slot = record::Slot::trust;
    record::Sentence second = a_sentence("b", "t1");
    second.rank = 2;
    team.set("n", trust);
    team.set("n", second);
    team.set("n", a_sentence("c", "t1"));
    team.must("n", ask::KeepVersion{{"v1"}, "First draft"});
    const auto* kept = team.state.find<record::Version>({"v1"});
    CHECK(kept->sentences == std::vector<record::Sentence>{a_sentence("c", "t1"), second, trust});
    record::Version other = *kept;
    other.label = "Second draft";
    CHECK(team.refused("n", ask::SetRecord{other, team.state.seq}) == Reason::bad_request);
    other.id = {"v2"};
    CHECK(team.refused("n", ask::SetRecord{other, 0}) == Reason::bad_request);
    CHECK(team.refused("f", ask::SetRecord{record::Approval{version, "Ann"}, 0}) ==
          Reason::bad_request);
}

TEST_CASE("a room that signs is a room") {
    Team team;
    team.narrative();
    CHECK(team.refused("n", ask::Sign{{"v1"}, {"x", "", 0, 0, ""}}) == Reason::bad_request);
    CHECK(team.refused("n", ask::Sign{{"v1"}, {"x", "", 2, 3, ""}}) == Reason::bad_request);
    CHECK(team.refused("n", ask::Sign{{"v1"}, {"x", "2026-13-01", 2, 1, ""}}) ==
          Reason::bad_request);
    CHECK(team.refused("n", ask::Sign{{"v9"}, a_room}) == Reason::not_found);
    for (int n = 1; n <= 20; ++n) team.must("n", ask::Sign{{"v1"}, {"x", "", n, 0, ""}});
    CHECK(team.refused("n", ask::Sign{{"v1"}, a_room}) == Reason::too_many);
}

TEST_CASE("a story is approved when all its parts have words, and void when one is changed") {
    Team team;
    for (const std::string_view part : record::story_parts) {
        CHECK(team.refused("f", ask::Approve{{"story"}, "Ann"}) == Reason::not_now);
        team.set("n", a_story_part(part));
    }
    team.must("f", ask::Approve{{"story"}, "Ann"});
    CHECK(team.state.is_approved({"story"}));
    record::StoryPart part = a_story_part("did");
    part.texts["en"] = "We did something else.";
    team.set("n", part);
    CHECK_FALSE(team.state.is_approved({"story"}));
}

TEST_CASE("an update is approved when it has words, and nothing else can be") {
    Team team;
    team.gather(1, 1);
    const RecordId id{"update:c1/heard"};
    CHECK(team.refused("f", ask::Approve{id, "Ann"}) == Reason::not_now);
    record::Update update = *team.state.find<record::Update>({"c1/heard"});
    update.texts = {{"es", "Gracias."}};
    team.set("n", update);
    team.must("f", ask::Approve{id, "Ann"});
    CHECK(team.state.is_approved(id));
    update.sent_on = "2026-12-01";
    team.set("n", update);
    CHECK(team.state.is_approved(id));
    update.texts = {{"es", "Muchas gracias."}};
    team.set("n", update);
    CHECK_FALSE(team.state.is_approved(id));
    CHECK(team.refused("f", ask::Approve{{"update:x"}, "Ann"}) == Reason::not_found);
    CHECK(team.refused("f", ask::Approve{{"theme:t1"}, "Ann"}) == Reason::not_found);
}

TEST_CASE("an approval is never given by undoing") {
    Team team;
    team.narrative();
    team.must("n", ask::Sign{{"v1"}, a_room});
    const Seq first = team.must("f", ask::Approve{version, "Ann"});
    CHECK(team.refused("n", ask::UndoAct{first}) == Reason::forbidden);
    const Seq undone = team.must("f", ask::UndoAct{first});
    CHECK_FALSE(team.state.is_approved(version));
    CHECK(team.refused("f", ask::UndoAct{undone}) == Reason::stale);
    team.must("f", ask::Approve{version, "Ann"});
    const Seq again = team.must("f", ask::Approve{version, "Berta"});
    team.must("f", ask::UndoAct{again});
    CHECK_FALSE(team.state.is_approved(version));
}

TEST_CASE("the wall sees what is read back and nothing of the board") {
    Team team;
    team.narrative();
    CHECK(view_for(team.state, Seat::wall).records.size() == 1);
    team.must("n", ask::Sign{{"v1"}, a_room});
    team.set("n", record::Readback{{"readback"}, {"v1"}, 1});
    const auto seen = seen_by(Seat::wall, team.state, team.log.back());
    REQUIRE(seen.size() == 2);
    const auto* version = std::get_if<record::Version>(&seen.front().kept->record);
    REQUIRE(version);
    CHECK(version->sign_offs.empty());
    CHECK(version->sentences.front().themes.empty());
    CHECK(seen.front().kept->by.empty());
    CHECK(seen.front().recorded.by.empty());
    CHECK(view_for(team.state, Seat::wall).records.size() == 3);
    CHECK(view_for(team.state, Seat::wall).statements == 0);
    team.must("n", ask::Place{{2}, true, {}});
    CHECK(seen_by(Seat::wall, team.state, team.log.back()).empty());
    CHECK(team.refused("f", ask::RemoveRecord{kind_of<record::Version>(), {"v1"}}) ==
          Reason::not_now);
    CHECK(team.refused("n", ask::SetRecord{record::Readback{{"readback"}, {"v1"}, 2},
                                           team.state.seq}) == Reason::stale);
}
