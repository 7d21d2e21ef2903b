#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;
using namespace std::chrono_literals;

TEST_CASE("a move is undone: same step, same time on the clock, and the log only grows") {
    Session session;
    session.start();
    session.now += 2min;
    const Seq moved = session.must("f", command::MoveBy{"next", session.from()});
    session.now += 5s;
    session.must("f", command::Undo{moved});
    CHECK(session.here() == "welcome");
    CHECK(session.state.place->clock.elapsed(session.now) == 2min);
    CHECK(session.log.back().undoes == moved);
    CHECK(session.refused("f", command::Undo{moved}) == Reason::stale);
}

TEST_CASE("what something later stands on cannot be undone until that is undone") {
    Session session;
    session.start();
    const Seq first = session.must("f", command::MoveBy{"next", session.from()});
    const Seq second = session.must("f", command::MoveBy{"next", session.from()});
    CHECK(session.refused("f", command::Undo{first}) == Reason::stale);
    session.must("f", command::Undo{second});
    session.must("f", command::Undo{first});
    CHECK(session.here() == "welcome");
}

TEST_CASE("acts on notes, rules, story, probe and stage can all be undone") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "x");
    const auto undone = [&](const Command& command) {
        const Seq seq = session.must("f", command);
        session.must("f", command::Undo{seq});
    };
    const auto note = [&]() -> const Note& { return *session.state.find(NoteId{"n1"}); };
    undone(command::HideNote{{"n1"}});
    CHECK(note().status() == NoteStatus::shown);
    undone(command::RecategoriseNote{{"n1"}, {"reason"}});
    CHECK(note().category.value == "hope");
    undone(command::HighlightNote{{"n1"}, true});
    CHECK_FALSE(note().highlighted);
    undone(command::PushProbe{{"why"}});
    CHECK_FALSE(session.state.place->probe.has_value());
    undone(command::ChangeRules{{{{"listen"}, "Listen!"}}});
    CHECK_FALSE(session.state.rules.has_value());
    undone(command::FillStory{{"hopes"}, "x"});
    CHECK(session.state.story.empty());
    undone(command::Pause{});
    CHECK(session.state.stage == Stage::live);
    undone(command::Close{});
    CHECK(session.state.stage == Stage::live);
    const auto allotted = session.state.place->clock.allotted;
    undone(command::ExtendTimer{2});
    CHECK(session.state.place->clock.allotted == allotted);
}

TEST_CASE("the note-taker undoes work on the record, not the facilitator's moves") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "x");
    const Seq hidden = session.must("n", command::HideNote{{"n1"}});
    session.must("n", command::Undo{hidden});
    const Seq moved = session.must("f", command::MoveBy{"next", session.from()});
    CHECK(session.refused("n", command::Undo{moved}) == Reason::forbidden);
    CHECK(session.refused("p1", command::Undo{moved}) == Reason::forbidden);
}
