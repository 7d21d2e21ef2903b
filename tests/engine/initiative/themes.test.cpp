#include "tests/support/initiative.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;

namespace {

constexpr RecordKindIndex a_theme_kind = kind_of<record::Theme>();

/// Two themes, t1 of 1 and 4 and t2 of 2 and 5, of two conversations.
Team two_themes() {
    Team team;
    team.gather(2, 3).theme("t1", {1, 4}).theme("t2", {2, 5});
    return team;
}

}  // namespace

TEST_CASE("a theme is locked only when it has a name, holds, and has been challenged") {
    Team team;
    team.gather(2, 3);
    team.must("n", ask::MakeTheme{{"t1"}, "", {1, 2}});
    CHECK(team.refused("n", ask::LockTheme{{"t1"}, true}) == Reason::not_now);
    team.set("n", a_theme("t1", "Streets"));
    team.must("n", ask::Mark{{1, 2}, StatementMark::evidence, true});
    CHECK(team.refused("n", ask::LockTheme{{"t1"}, true}) == Reason::not_now);  // one conversation
    team.must("n", ask::Place{{4}, true, {"t1"}});
    team.must("n", ask::Mark{{4}, StatementMark::evidence, true});
    CHECK(team.refused("n", ask::LockTheme{{"t1"}, true}) == Reason::not_now);  // not challenged
    record::Theme theme = a_theme("t1", "Streets");
    theme.challenge = record::Challenge::community;
    team.set("n", theme);
    team.must("n", ask::LockTheme{{"t1"}, true});
    CHECK(team.state.find<record::Theme>({"t1"})->locked);
}

TEST_CASE("a locked theme stays as it is until it is unlocked") {
    Team team = two_themes();
    team.must("n", ask::LockTheme{{"t1"}, true});
    record::Theme renamed = *team.state.find<record::Theme>({"t1"});
    renamed.name = "Another";
    const Seq over = team.state.find_kept(a_theme_kind, {"t1"})->seq;
    const std::vector<InitiativeCommand> changes{
        ask::SetRecord{renamed, over},
        ask::Place{{3}, true, {"t1"}},
        ask::Place{{1}, true, {}},
        ask::Place{{1}, true, {"t2"}},
        ask::Mark{{1}, StatementMark::evidence, false},
        ask::MakeTheme{{"t3"}, "", {1}},
        ask::MergeThemes{{"t1"}, {{"t2"}}},
        ask::MergeThemes{{"t2"}, {{"t1"}}},
        ask::SplitTheme{{"t1"}, {"t3"}, "", {1}},
        ask::RemoveRecord{a_theme_kind, {"t1"}},
    };
    for (const InitiativeCommand& change : changes)
        CHECK(team.refused("n", change) == Reason::not_now);
    renamed.name = team.state.find<record::Theme>({"t1"})->name;
    renamed.rank = 7;
    renamed.locked = false;
    team.must("n", ask::SetRecord{renamed, over});
    CHECK(team.state.find<record::Theme>({"t1"})->locked);
    CHECK(team.state.find<record::Theme>({"t1"})->rank == 7);
    team.must("n", ask::LockTheme{{"t1"}, false});
    team.must("n", ask::Place{{1}, true, {}});
}

TEST_CASE("merging moves the statements with their marks and rewires what names the themes") {
    Team team = two_themes();
    record::Tension tension{{"x1"}, "They pull apart", {{"t1"}, {"t2"}}};
    team.set("n", tension);
    team.set("n", a_sentence("s1", "t2"));
    const Seq act = team.must("n", ask::MergeThemes{{"t1"}, {{"t2"}}});
    CHECK(figures_of(team.state, RecordId{"t1"}).evidence == 4);
    CHECK(team.state.find<record::Theme>({"t2"}) == nullptr);
    CHECK(team.state.find<record::Tension>({"x1"})->themes == std::vector<RecordId>{{"t1"}});
    CHECK(team.state.find<record::Sentence>({"s1"})->themes == std::vector<RecordId>{{"t1"}});
    team.must("m", ask::UndoAct{act});
    CHECK(figures_of(team.state, RecordId{"t2"}).evidence == 2);
    CHECK(team.state.find<record::Tension>({"x1"})->themes == tension.themes);
    CHECK(team.refused("n", ask::MergeThemes{{"t1"}, {{"t1"}}}) == Reason::bad_request);
    CHECK(team.refused("n", ask::MergeThemes{{"t1"}, {}}) == Reason::bad_request);
    CHECK(team.refused("n", ask::MergeThemes{{"t1"}, {{"t9"}}}) == Reason::not_found);
}

TEST_CASE("what is split off keeps its marks and its category") {
    Team team = two_themes();
    record::Theme theme = *team.state.find<record::Theme>({"t1"});
    theme.category = "concern";
    team.set("n", theme);
    team.must("n", ask::SplitTheme{{"t1"}, {"t3"}, "Lamps", {4}});
    CHECK(team.state.find<record::Theme>({"t3"})->category == "concern");
    CHECK(team.placement(4) == Placement{.picked = true, .theme = {"t3"}, .evidence = true});
    CHECK(team.refused("n", ask::SplitTheme{{"t1"}, {"t4"}, "", {2}}) == Reason::stale);
    const Seq before = team.state.seq;
    team.must("n", ask::SplitTheme{{"t1"}, {"t3"}, "Lamps", {4}});  // asked twice
    team.must("n", ask::MakeTheme{{"t3"}, "Lamps", {4}});
    CHECK(team.state.seq == before);
}

TEST_CASE("a theme that is named is not removed, and its statements lie on the table when it is") {
    Team team = two_themes();
    team.set("n", a_sentence("s1", "t1"));
    CHECK(team.refused("n", ask::RemoveRecord{a_theme_kind, {"t1"}}) == Reason::not_now);
    team.must("n", ask::Mark{{2}, StatementMark::outlier, true});
    const Seq act = team.must("n", ask::RemoveRecord{a_theme_kind, {"t2"}});
    CHECK(team.placement(2) == Placement{.picked = true, .theme = {}, .outlier = true});
    CHECK(team.placement(5) == Placement{.picked = true, .theme = {}});
    team.must("n", ask::UndoAct{act});
    CHECK(team.placement(5) == Placement{.picked = true, .theme = {"t2"}, .evidence = true});
    CHECK(team.refused("n", ask::SetRecord{a_sentence("s2", "t9"), 0}) == Reason::not_found);
}

TEST_CASE("an initiative holds so many themes") {
    Team team;
    for (int n = 0; n < 200; ++n) team.must("n", ask::MakeTheme{{std::to_string(n)}, "", {}});
    CHECK(team.refused("n", ask::MakeTheme{{"more"}, "", {}}) == Reason::too_many);
    CHECK(team.refused("n", ask::SetRecord{a_theme("more"), 0}) == Reason::too_many);
}
