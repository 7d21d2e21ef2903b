// What of a conversation can be found, and what never.
#include "server/search/entries.hpp"

#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward;
using namespace outward::server;
using tests::Session;

namespace {

/// "kind:text" of each entry, with "(crew)" behind what is the crew's.
std::vector<std::string> told(const Digested& digested) {
    std::vector<std::string> all;
    for (const Entry& entry : digested.entries)
        all.push_back(std::string{name_of(entry.kind)} + ":" + entry.text +
                      (entry.crew ? " (crew)" : ""));
    return all;
}

Digested digest(const Session& session, std::vector<ArchivedAnnotation> annotations = {},
                std::vector<RecordedLine> spoken = {}) {
    return digest_for_search({session.log, std::move(annotations), std::move(spoken)},
                             &session.guide);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("notes that are shown can be found, hidden, withdrawn and erased ones cannot") {
    Session session;
    session.start().go_to("hopes");
    const engine::Seq seq = session.note("p1", "n1", "a bench");
    session.note("p1", "n2", "withdrawn words");
    session.note("p2", "n3", "hidden words");
    session.note("p3", "n4", "erased words");
    session.must("p1", engine::command::WithdrawNote{{"n2"}});
    session.must("n", engine::command::HideNote{{"n3"}});
    session.must("f", engine::command::EraseNote{{"n4"}});
    const Digested digested = digest(session);
    CHECK(told(digested) == Lines{"note:a bench"});
    CHECK(digested.erased == 1);
    const Entry& entry = digested.entries.front();
    CHECK(entry.place == R"({"seq":)" + std::to_string(seq) + "}");
    CHECK(entry.subject == "n1");
    CHECK(entry.category == "hope");
    CHECK(entry.step == "hopes");
    CHECK(entry.at == session.now);

    session.must("n", engine::command::RestoreNote{{"n3"}});
    CHECK(told(digest(session)) == Lines{"note:a bench", "note:hidden words"});
}

TEST_CASE("what only the crew saw is marked, with themes and comments that are only about that") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "a bench");
    session.go_to("debrief");
    const engine::Seq crews = session.note("n", "n2", "they were tired");
    session.must("f", engine::command::AddTheme{{"t1"}, "Sitting"});
    session.must("f", engine::command::ThemeNotes{{{"n1"}, {"n2"}}, engine::ThemeId{"t1"}});
    session.must("f", engine::command::AddTheme{{"t2"}, "Moods"});
    session.note("n", "n3", "they were glad");
    session.must("f", engine::command::ThemeNotes{{{"n3"}}, engine::ThemeId{"t2"}});
    const auto at = [](engine::Seq seq) { return R"({"seq":)" + std::to_string(seq) + "}"; };
    const Digested digested =
        digest(session, {{"a1", at(crews), "why tired?", engine::Millis{5}},
                         {"a2", at(1), "a good start", engine::Millis{6}},
                         {"a3", R"({"seq":1,"to":5000})", "all of it", engine::Millis{7}},
                         {"a4", "no JSON", "somewhere", engine::Millis{8}}});
    CHECK(told(digested) ==
          Lines{"note:a bench", "note:they were tired (crew)", "note:they were glad (crew)",
                "theme:Sitting", "theme:Moods (crew)", "annotation:why tired? (crew)",
                "annotation:a good start", "annotation:all of it (crew)", "annotation:somewhere"});
}

TEST_CASE("a promise is found by what, first step and sign, and never by who") {
    Session session(3, tests::voting_guide());
    session.start().go_to("who");
    engine::command::AddNote promise{
        .id = {"n1"}, .text = "ask the mayor", .category = {}, .step = {}};
    promise.pledge = engine::Pledge{"Ada Quince", "call her", "2026-12-01", "a date"};
    session.must("p1", promise);
    const Digested digested = digest(session);
    CHECK(told(digested) == Lines{"promise:ask the mayor\ncall her\na date"});
}

TEST_CASE("a line of the story stands where it was filled in last") {
    Session session;
    session.start().go_to("story");
    session.must("f", engine::command::FillStory{{"hopes"}, "a bench"});
    const engine::Seq last =
        session.must("f", engine::command::FillStory{{"hopes"}, "two benches"});
    const Digested digested = digest(session);
    CHECK(told(digested) == Lines{"story:two benches"});
    CHECK(digested.entries.front().place == R"({"seq":)" + std::to_string(last) + "}");
    CHECK(digested.entries.front().step == "story");
}

TEST_CASE("lines of a recording are found by what was said") {
    Session session;
    const Digested digested =
        digest(session, {}, {{"r1", 3, engine::Millis{1'700'000'003'000}, "we need a bench"}});
    CHECK(told(digested) == Lines{"spoken:we need a bench"});
    CHECK(digested.entries.front().place == R"({"line":3,"recording":"r1"})");
}

TEST_CASE(
    "a conversation's length is from its start to its close, and its title that of its guide") {
    Session session;
    std::get<engine::ConversationCreated>(session.log.front().event).language = "es";
    session.now += std::chrono::minutes{10};
    session.start().go_to("hopes");
    session.now += std::chrono::minutes{50};
    session.must("f", engine::command::Close{});
    const Digested digested = digest(session);
    CHECK(digested.length == std::chrono::minutes{50});
    CHECK(digested.language == "es");
    CHECK(digested.guide_title == session.guide.text("es").title);
}

TEST_CASE("without its guide all that was said counts as the crew's") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "a bench");
    CHECK(told(digest_for_search({session.log, {}, {}}, nullptr)) == Lines{"note:a bench (crew)"});
}
