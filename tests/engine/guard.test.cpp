// Guards: what each of them counts. And what hangs on them: moves, steps that are passed by.
#include "engine/guard.hpp"
#include "engine/likeness.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;
using std::chrono::minutes;

namespace {

bool now_holds(const Session& session, Guard guard) {
    return holds(guard, session.state, session.guide, session.now);
}

}  // namespace

TEST_CASE("silence, delay and visits are counted from the log") {
    Session session;
    session.start().go_to("hopes");
    session.now += minutes{3};
    CHECK(now_holds(session, {SilenceAtLeast{3}}));
    CHECK_FALSE(now_holds(session, {SilenceAtLeast{4}}));
    session.note("p1", "n1", "Benches in the shade");
    CHECK_FALSE(now_holds(session, {SilenceAtLeast{1}}));

    // Planned before hopes: 15 minutes, none of which were spent. Hopes itself has 15.
    CHECK_FALSE(now_holds(session, {BehindAtLeast{1}}));
    session.now += minutes{30};
    CHECK(now_holds(session, {BehindAtLeast{3}}));
    CHECK_FALSE(now_holds(session, {BehindAtLeast{4}}));

    CHECK(now_holds(session, {VisitsAtMost{1}}));
    session.must("f", command::MoveBy{"repeat", session.from()});
    session.must("f", command::MoveBy{"next", session.from()});
    session.must("f", command::MoveBy{"back", session.from()});
    session.must("f", command::MoveBy{"next", session.from()});
    session.must("f", command::Undo{session.state.seq});
    CHECK(now_holds(session, {VisitsAtMost{1}}));
    session.go_to("turns").go_to("hopes");
    CHECK_FALSE(now_holds(session, {VisitsAtMost{1}}));
    CHECK(now_holds(session, {VisitsAtMost{2}}));
}

TEST_CASE("a row of notes, one loud voice and a topic that comes again are seen in the notes") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "Benches under the lime trees");
    session.note("p1", "n2", "A market every week");
    CHECK(now_holds(session, {InARow{{"hope"}, 2}}));
    CHECK_FALSE(now_holds(session, {InARow{{"hope"}, 3}}));
    CHECK_FALSE(now_holds(session, {InARow{{"reason"}, 1}}));
    CHECK(now_holds(session, {OneVoice{66, 2}}));
    CHECK_FALSE(now_holds(session, {OneVoice{66, 3}}));
    CHECK_FALSE(now_holds(session, {RepeatedAtLeast{1}}));
    session.note("p2", "n3", "More benches, please, and trees");
    CHECK(now_holds(session, {RepeatedAtLeast{1}}));
    CHECK_FALSE(now_holds(session, {RepeatedAtLeast{2}}));
    CHECK_FALSE(now_holds(session, {OneVoice{67, 2}}));
    session.must("n", command::HideNote{{"n3"}});
    CHECK_FALSE(now_holds(session, {RepeatedAtLeast{1}}));
}

TEST_CASE("words are alike by what they share, in any script") {
    CHECK(Likeness{"Benches under the trees"}.to("TREES and benches"));
    CHECK(Likeness{"скамейки под деревьями"}.to("деревьями, скамейки"));
    CHECK_FALSE(Likeness{"Benches"}.to("Benches"));  // one word is too little to go by
    CHECK_FALSE(Likeness{"the and for but"}.to("the and for but"));
    CHECK_FALSE(Likeness{""}.to(""));
}

TEST_CASE("votes open a move and close it") {
    Session session{4, voting_guide()};
    session.start().go_to("choose");
    const auto vote = [&](const char* member, const char* option) {
        session.must(member, command::CastVote{{"choose"}, {{{option}, 1}}, {}});
    };
    CHECK_FALSE(now_holds(session, {Leads{{"choose"}, {"a"}}}));
    vote("p1", "a");
    vote("p2", "b");
    CHECK(now_holds(session, {Leads{{"choose"}, {"a"}}}));  // level with another
    vote("p3", "b");
    CHECK_FALSE(now_holds(session, {Leads{{"choose"}, {"a"}}}));
    CHECK(now_holds(session, {VotesAtLeast{std::nullopt, 3}}));
    session.go_to("welcome");
    CHECK_FALSE(now_holds(session, {VotesAtLeast{std::nullopt, 1}}));
    CHECK(now_holds(session, {VotesAtLeast{StepId{"choose"}, 3}}));
}

TEST_CASE("next and back pass a step by whose condition does not hold, and goto does not") {
    const auto files = with(small_guide_files(), "guide.json", R"("kind": "agree", "minutes": 5,)",
                            R"("kind": "agree", "minutes": 5,
                               "only_if": {"people": {"at_least": 5}},)");
    auto loaded = load_guide(files);
    REQUIRE(loaded.ok());
    Session session{3, loaded.value()};
    session.start();
    session.must("f", command::MoveBy{"next", session.from()});
    CHECK(session.here() == "jot");
    session.must("f", command::MoveBy{"back", session.from()});
    CHECK(session.here() == "welcome");
    session.go_to("rules");
    CHECK(session.here() == "rules");
}
