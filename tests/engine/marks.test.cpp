// Marks, the pace and the voices: what a log proves, each rule at both sides of its limit.
#include "engine/marks.hpp"
#include "engine/pace.hpp"
#include "engine/voices.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/random_commands.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace outward::tests;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

std::vector<Mark> marks_of_kind(const Session& session, MarkKind kind) {
    std::vector<Mark> marks = marks_of(session.log, session.guide);
    std::erase_if(marks, [&](const Mark& mark) { return mark.kind != kind; });
    return marks;
}

int number_of(const Session& session, MarkKind kind) {
    return static_cast<int>(marks_of_kind(session, kind).size());
}

/// The small guide, whose round asks whom people would trust.
Guide trust_guide() {
    auto files = with(small_guide_files(), "guide.json", R"({"id": "mood", "crew": true})",
                      R"({"id": "mood", "crew": true}, {"id": "trusted-actor"})");
    files = with(files, "guide.json", R"("minutes": 10, "capture": ["hope"])",
                 R"("minutes": 10, "capture": ["trusted-actor", "hope"])");
    for (const char* name : {"text.en.json", "text.es.json"})
        files =
            with(files, name, R"("mood": "Mood")", R"("mood": "Mood", "trusted-actor": "Trusted")");
    return sound(files);
}

void wait(Session& session, Millis time) { session.now += time; }

void next(Session& session) { session.must("f", command::MoveBy{"next", session.from()}); }

/// Notes of `members` in turn, `count` of them.
void notes(Session& session, const std::vector<std::string>& members, int count,
           const std::string& prefix = "n") {
    for (int i = 0; i < count; ++i)
        session.note(members[static_cast<std::size_t>(i) % members.size()],
                     prefix + std::to_string(i), "words");
}

}  // namespace

TEST_CASE("a step overran by a quarter of its time and two minutes, not by less") {
    Session session;
    session.start().go_to("hopes");  // 15 minutes
    wait(session, minutes{18});
    next(session);
    CHECK(number_of(session, MarkKind::overran) == 0);

    session.go_to("hopes");
    const Seq entered = session.state.seq;
    wait(session, minutes{19});
    next(session);
    const auto marks = marks_of_kind(session, MarkKind::overran);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].seq == entered);
    CHECK(marks[0].step.value == "hopes");
    CHECK(marks[0].planned == 15);
    CHECK(marks[0].actual == 19);
    CHECK(marks[0].until - marks[0].at == minutes{19});
}

TEST_CASE("a short step may take a minute more, and extending the clock does not change the plan") {
    Session session;
    session.start().go_to("story");  // 3 minutes
    session.must("f", command::ExtendTimer{10});
    wait(session, minutes{4});
    next(session);
    CHECK(number_of(session, MarkKind::overran) == 0);
    session.go_to("story");
    session.must("f", command::ExtendTimer{10});
    wait(session, minutes{5});
    next(session);
    CHECK(number_of(session, MarkKind::overran) == 1);
}

TEST_CASE("a pause of the conversation is no time of the step") {
    Session session;
    session.start().go_to("hopes");
    wait(session, minutes{10});
    session.must("f", command::Pause{});
    wait(session, minutes{30});
    session.must("f", command::Resume{});
    wait(session, minutes{5});
    next(session);
    CHECK(number_of(session, MarkKind::overran) == 0);
    const auto takings = takings_of(session.log, session.guide);
    REQUIRE(takings.size() == 3);
    CHECK(takings[1].step.value == "hopes");
    CHECK(takings[1].took == minutes{15});
    CHECK(takings[1].over);
    CHECK_FALSE(takings[2].over);
}

TEST_CASE("a move that was taken back leaves its time to the step that it came back to") {
    Session session;
    session.start().go_to("hopes");
    wait(session, minutes{10});
    next(session);
    wait(session, minutes{1});
    session.must("f", command::Undo{session.state.seq});
    wait(session, minutes{9});
    next(session);
    const auto marks = marks_of_kind(session, MarkKind::overran);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].actual == 20);
    const auto takings = takings_of(session.log, session.guide);
    CHECK(takings.size() == 3);
}

TEST_CASE("coming back by back or from an aside goes on with the step, a repeat begins anew") {
    Session session{4};
    session.start().go_to("hopes");
    wait(session, minutes{10});
    session.must("f", command::MoveBy{"pairs", session.from()});
    wait(session, minutes{3});
    next(session);
    wait(session, minutes{4});
    next(session);
    wait(session, minutes{1});
    session.must("f", command::MoveBy{"back", session.from()});
    wait(session, minutes{6});
    session.must("f", command::MoveBy{"repeat", session.from()});
    wait(session, minutes{2});
    auto takings = takings_of(session.log, session.guide);
    std::erase_if(takings, [](const Taking& taking) { return taking.step.value != "hopes"; });
    REQUIRE(takings.size() == 2);
    CHECK(takings[0].took == minutes{20});
    CHECK(takings[1].took == Millis{0});  // the log ends with the event that entered it
}

TEST_CASE("the last step and the crew's own may last as long as people stay") {
    Session session;
    session.start().go_to("close");
    wait(session, minutes{40});
    session.go_to("debrief");
    wait(session, minutes{60});
    session.must("f", command::Close{});
    CHECK(marks_of(session.log, session.guide).empty());
}

TEST_CASE("a step that had less than half of its time was cut short, if it was taken at all") {
    Session session;
    session.start().go_to("hopes");
    wait(session, seconds{20});
    session.go_to("hopes");
    wait(session, minutes{8});
    session.go_to("hopes");
    CHECK(number_of(session, MarkKind::cut_short) == 0);
    wait(session, minutes{7});
    CHECK(number_of(session, MarkKind::cut_short) == 0);  // still there
    next(session);
    const auto marks = marks_of_kind(session, MarkKind::cut_short);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].planned == 15);
    CHECK(marks[0].actual == 7);
    wait(session, minutes{1});
    next(session);  // the guide lets turns go when it is late
    CHECK(number_of(session, MarkKind::cut_short) == 1);
}

TEST_CASE("a probe that would have helped is marked, one that was not needed is not") {
    Session session;
    session.start().go_to("hopes");
    const Seq entered = session.state.seq;
    notes(session, {"p1"}, 2);
    wait(session, minutes{5});
    next(session);
    const auto marks = marks_of_kind(session, MarkKind::probe_unused);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].seq == entered);
    CHECK(marks[0].planned == 2);
    CHECK(marks[0].actual == 2);

    Session pushed;
    pushed.start().go_to("hopes");
    notes(pushed, {"p1"}, 2);
    pushed.must("f", command::PushProbe{{"why"}});
    wait(pushed, minutes{5});
    next(pushed);
    CHECK(number_of(pushed, MarkKind::probe_unused) == 0);

    session.go_to("hopes").note("p2", "third", "a third note");
    next(session);
    CHECK(number_of(session, MarkKind::probe_unused) == 0);
}

TEST_CASE("at tables an unused probe is marked once, by what came from all of them") {
    Session session{6, tables_guide()};
    session.start().go_to("sit");
    next(session);
    notes(session, {"p1"}, 5);  // from two tables
    wait(session, minutes{5});
    session.go_to("quick");
    const auto marks = marks_of_kind(session, MarkKind::probe_unused);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].step.value == "talk");
    CHECK_FALSE(marks[0].table.has_value());
    CHECK(marks[0].actual == 5);
    session.must("n", command::AddNote{.id = {"sixth"},
                                       .text = "a sixth",
                                       .category = CategoryId{"hope"},
                                       .step = StepId{"talk"}});
    CHECK(number_of(session, MarkKind::probe_unused) == 0);
}

TEST_CASE("where nobody took notes, their absence proves nothing") {
    Session session{0, trust_guide()};
    session.start().go_to("hopes");
    wait(session, minutes{15});
    next(session);
    wait(session, minutes{10});
    next(session);
    CHECK(marks_of(session.log, session.guide).empty());
}

TEST_CASE("the question about trust is missed when it was passed by") {
    Session session{3, trust_guide()};
    session.start().go_to("hopes");
    notes(session, {"p1", "p2"}, 4);
    session.must("f", command::MoveBy{"next", session.from()});
    CHECK(number_of(session, MarkKind::trust_missed) == 0);
    session.must("f", command::Undo{session.state.seq});
    session.go_to("story");
    const Seq passed = session.state.seq;
    auto marks = marks_of_kind(session, MarkKind::trust_missed);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].seq == passed);
    CHECK(marks[0].step.value == "turns");
    session.must("n", command::AddNote{.id = {"late"},
                                       .text = "the midwife",
                                       .category = CategoryId{"trusted-actor"},
                                       .step = StepId{"turns"}});
    CHECK(number_of(session, MarkKind::trust_missed) == 0);
    session.must("n", command::WithdrawNote{{"late"}});
    CHECK(number_of(session, MarkKind::trust_missed) == 1);
}

TEST_CASE("the question about trust is missed when it was asked and nothing was noted") {
    Session session{3, trust_guide()};
    session.start().go_to("hopes");
    notes(session, {"p1", "p2"}, 4);
    next(session);
    const Seq entered = session.state.seq;
    wait(session, minutes{8});
    CHECK(number_of(session, MarkKind::trust_missed) == 0);
    next(session);
    const auto marks = marks_of_kind(session, MarkKind::trust_missed);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].seq == entered);
    CHECK(marks[0].planned == 10);
    CHECK(marks[0].actual == 8);

    Session ended{3, trust_guide()};
    ended.start().go_to("hopes");
    ended.must("f", command::Close{});
    const auto at_the_end = marks_of_kind(ended, MarkKind::trust_missed);
    REQUIRE(at_the_end.size() == 1);
    CHECK(at_the_end[0].seq == ended.state.seq);
}

TEST_CASE("the guides of this project have a step that asks about trust, by the name looked for") {
    std::ifstream file{"content/guides/community-conversation/guide.json"};
    const std::string content{std::istreambuf_iterator<char>{file}, {}};
    CHECK(content.find(std::string{R"("capture": [")"} + mark_rules::trust_category + R"("])") !=
          std::string::npos);
}

TEST_CASE("one voice over a third is marked in the step where it rose, without saying whose") {
    Session session{5};
    session.start().go_to("hopes");
    const Seq entered = session.state.seq;
    notes(session, {"p1", "p2", "p3", "p4"}, 8);
    session.note("p1", "third-of-p1", "again");
    CHECK(number_of(session, MarkKind::dominant_voice) == 0);  // 3 of 9 are a third
    session.note("p1", "fourth-of-p1", "and again");
    auto marks = marks_of_kind(session, MarkKind::dominant_voice);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].seq == entered);
    CHECK(marks[0].planned == 33);
    CHECK(marks[0].actual == 40);
    session.must("p1", command::WithdrawNote{{"fourth-of-p1"}});
    CHECK(number_of(session, MarkKind::dominant_voice) == 0);

    next(session);
    const Seq turns = session.state.seq;
    session.note("p1", "fifth", "once more");
    session.note("p1", "sixth", "and more");
    marks = marks_of_kind(session, MarkKind::dominant_voice);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].seq == turns);
    CHECK(marks[0].actual == 45);
}

TEST_CASE("of three who write one has a third anyway, and the note-taker is no voice") {
    Session three{3};
    three.start().go_to("hopes");
    notes(three, {"p1", "p1", "p2", "p3"}, 12);
    CHECK(number_of(three, MarkKind::dominant_voice) == 0);

    Session spoken{5};
    spoken.start().go_to("hopes");
    notes(spoken, {"n"}, 20, "spoken");
    notes(spoken, {"p1", "p2", "p3", "p4"}, 8);
    CHECK(number_of(spoken, MarkKind::dominant_voice) == 0);
}

TEST_CASE("six minutes without a note are a silence, and it points at the last note before") {
    Session session;
    session.start().go_to("hopes");
    wait(session, minutes{5});
    const Seq last = session.note("p1", "one", "a bench");
    const Millis then = session.now;
    wait(session, minutes{6} - Millis{1});
    session.note("p2", "two", "a tree");
    CHECK(number_of(session, MarkKind::silence) == 0);

    Session silent;
    silent.start().go_to("hopes");
    wait(silent, minutes{5});
    CHECK(silent.note("p1", "one", "a bench") == last);
    wait(silent, minutes{7});
    silent.note("p2", "two", "a tree");
    const auto marks = marks_of_kind(silent, MarkKind::silence);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].seq == last);
    CHECK(marks[0].at == then);
    CHECK(marks[0].until == silent.now);
    CHECK(marks[0].step.value == "hopes");
    CHECK(marks[0].planned == 6);
    CHECK(marks[0].actual == 7);
}

TEST_CASE("silence is no mark in a pause, in a step without notes, in pairs or across steps") {
    Session session{4};
    session.start();
    session.go_to("hopes").note("p1", "one", "a bench");
    wait(session, minutes{4});
    session.must("f", command::Pause{});
    wait(session, minutes{20});
    session.must("f", command::Resume{});
    wait(session, minutes{1});
    session.must("f", command::MoveBy{"pairs", session.from()});
    wait(session, minutes{10});
    next(session);
    wait(session, minutes{5});
    next(session);
    wait(session, minutes{5});
    session.go_to("story");
    wait(session, minutes{10});
    session.must("f", command::Close{});
    CHECK(number_of(session, MarkKind::silence) == 0);
}

TEST_CASE("a note typed in from paper fills the silence in which it was said") {
    Session session;
    session.start().go_to("hopes").note("p1", "one", "a bench");
    wait(session, minutes{10});
    session.note("p1", "two", "a tree");
    CHECK(number_of(session, MarkKind::silence) == 1);
    command::AddNote paper{
        .id = {"paper"}, .text = "a well", .category = {}, .step = StepId{"hopes"}};
    paper.said_at = session.now - minutes{5};
    session.must("n", paper);
    CHECK(number_of(session, MarkKind::silence) == 0);
}

TEST_CASE("at tables a note at any of them ends the silence, a table that moves on does not") {
    Session session{6, tables_guide()};
    session.start().go_to("sit");
    session.must("h", command::TakeSeat{TableId{1}, std::nullopt});
    next(session);
    const auto table_moves = [&] {
        const StepId here = session.state.find(TableId{1})->place->step;
        session.must("h", command::MoveBy{"next", {here, std::nullopt, TableId{1}}});
    };
    wait(session, minutes{5});
    session.note("p2", "one", "a bench");
    wait(session, minutes{5});
    session.note("p1", "two", "a tree");
    wait(session, minutes{4});
    CHECK(number_of(session, MarkKind::silence) == 0);
    table_moves();
    wait(session, minutes{3});
    session.note("p2", "three", "a well");
    CHECK(number_of(session, MarkKind::silence) == 1);
}

TEST_CASE("where tables move by themselves each has its own time, and waiting at the end is none") {
    Session session{6, tables_guide()};
    session.start().go_to("sit");
    session.must("h", command::TakeSeat{TableId{1}, std::nullopt});
    next(session);
    const auto table_moves = [&] {
        const StepId here = session.state.find(TableId{1})->place->step;
        session.must("h", command::MoveBy{"next", {here, std::nullopt, TableId{1}}});
    };
    wait(session, minutes{6});
    table_moves();
    wait(session, minutes{4});
    table_moves();
    wait(session, minutes{5});
    table_moves();  // it has come to its end
    wait(session, minutes{15});
    next(session);
    const auto marks = marks_of_kind(session, MarkKind::overran);
    REQUIRE(marks.size() == 1);  // table 2 stayed in talk, for 30 of 6 minutes
    CHECK(marks[0].table == TableId{2});
    CHECK(marks[0].planned == 6);
    CHECK(marks[0].actual == 30);
}

TEST_CASE("a question about the library is marked where it was asked, once") {
    Session session;
    auto& hopes = session.guide.texts.at("en").steps.at(StepId{"hopes"});
    hopes.prompt = "What should the Library do better?";
    hopes.probes.at(ProbeId{"why"}) = "Which of our services do you use?";
    session.start().go_to("hopes");
    const Seq entered = session.state.seq;
    session.must("f", command::PushProbe{{"picture"}});
    session.must("f", command::PushProbe{{"why"}});
    const Seq probed = session.state.seq;
    session.must("f", command::ChangeRules{{{{"listen"}, "We listen."}, {{"kind"}, {}}}});
    session.must("f", command::ChangeRules{{{{"own"}, "We say what the library should do."}}});
    const Seq ruled = session.state.seq;
    session.must("f", command::MoveBy{"repeat", session.from()});
    const auto marks = marks_of_kind(session, MarkKind::library_centred);
    REQUIRE(marks.size() == 3);
    CHECK(marks[0].seq == entered);
    CHECK(marks[1].seq == probed);
    CHECK(marks[2].seq == ruled);
}

TEST_CASE("a calm conversation along its plan has no marks") {
    Session session{5, trust_guide()};
    session.start();
    int number = 0;
    while (true) {
        const Step* step = session.guide.find(session.state.place->step);
        for (int minute = 0; minute < step->minutes; ++minute) {
            session.now += minutes{1};
            if (!step->capture.empty() && step->form != Form::crew)
                session.note("p" + std::to_string(1 + number % 5), "n" + std::to_string(number),
                             "words"),
                    ++number;
        }
        if (!session.guide.after(step->id)) break;
        next(session);
    }
    session.must("f", command::Close{});
    CHECK(marks_of(session.log, session.guide).empty());
}

TEST_CASE("any log has its marks, in order, and each points at an event") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        RandomCommands random{seed};
        Session session{5, guide_for(seed)};
        for (int i = 0; i < 200; ++i) {
            session.now += random.pause() + minutes{random.below(4)};
            (void)session.ask(random.member(), random.command(session));
        }
        const auto marks = marks_of(session.log, session.guide);
        CHECK(std::ranges::is_sorted(marks, {}, &Mark::seq));
        for (const Mark& mark : marks) {
            CHECK(mark.seq >= 1);
            CHECK(mark.seq <= session.state.seq);
            CHECK(mark.until >= mark.at);
        }
    }
    CHECK(marks_of({}, small_guide()).empty());
    CHECK(takings_of({}, small_guide()).empty());
}

TEST_CASE("voices are counts without names, the most first") {
    Session session{4};
    session.start().go_to("hopes");
    notes(session, {"p1", "p1", "p2"}, 6);
    notes(session, {"n"}, 9, "spoken");
    CHECK(notes_per_voice(session.state) == std::vector<int>{4, 2});
    session.must("n", command::HideNote{{"n0"}});
    CHECK(notes_per_voice(session.state) == std::vector<int>{3, 2});
}

TEST_CASE("evenness is Pielou's: 1 when all write the same, near 0 when one writes nearly all") {
    const auto of = [](std::vector<int> counts) { return evenness(counts); };
    CHECK(of({}) == 1);
    CHECK(of({7}) == 1);
    CHECK(of({7, 0, 0}) == 1);
    CHECK(of({5, 5, 5, 5}) == doctest::Approx(1));
    CHECK(of({3, 1}) == doctest::Approx(0.811278));           // the entropy of a quarter, in bits
    CHECK(of({2, 1, 1}) == doctest::Approx(1.5 / 1.584963));  // over the logarithm of 3
    CHECK(of({1000, 1}) < 0.02);
}
