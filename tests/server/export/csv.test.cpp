#include "tests/server/export/builders.hpp"

#include <doctest/doctest.h>

namespace outward::server {

using namespace engine;
using tests::Session;

namespace {

const std::string header =
    "\uFEFF\"conversation\",\"title\",\"step\",\"step_title\",\"time\",\"person\",\"category\","
    "\"category_label\",\"text\",\"original\",\"quote\",\"spoken\",\"highlighted\",\"theme\","
    "\"language\",\"from_paper\",\"table\"\r\n";

std::string table_of(const Session& session) {
    return to_csv(transcripts_of(session), words_in("en"));
}

/// The cell of a note's text.
std::string cell_of(const std::string& text) {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", text);
    const std::string table = table_of(session);
    const std::string before = "\"Hope\",";
    const auto from = table.find(before) + before.size();
    return table.substr(from, table.rfind(",\"\",\"false\"") - from);
}

}  // namespace

TEST_CASE("a note is a row with everything that belongs to it") {
    Session session;
    session.start().go_to("hopes");
    session.now = Millis{1'700'000'123'456};
    session.note("p2", "n1", "A bench");
    session.must("p2", command::EditNote{{"n1"}, "A bench, please"});
    session.must("n", command::HighlightNote{{"n1"}, true});
    const std::string title = session.state.as.title;
    CHECK(table_of(session) ==
          header + "\"c1\",\"" + title +
              "\",\"hopes\",\"Hopes\",\"2023-11-14T22:15:23Z\",\"Person 2\",\"hope\",\"Hope\","
              "\"A bench, please\",\"A "
              "bench\",\"false\",\"false\",\"true\",\"\",\"en\",\"false\",\"\"\r\n");
}

TEST_CASE("a note that was said at a table says at which") {
    Session session{3, tests::tables_guide()};
    session.start().go_to("sit").go_to("talk");
    session.must(
        "f", command::AddNote{
                 .id = {"n1"}, .text = "A well", .category = {}, .step = {}, .table = TableId{1}});
    CHECK(table_of(session).ends_with(",\"false\",\"1\"\r\n"));
}

TEST_CASE("cells are quoted as RFC 4180 says") {
    CHECK(cell_of("say \"hi\", now") == "\"say \"\"hi\"\", now\"");
    CHECK(cell_of("one\ntwo\r\nthree") == "\"one\ntwo\r\nthree\"");
    CHECK(cell_of("孩子们") == "\"孩子们\"");
}

TEST_CASE("no cell is a formula") {
    using namespace std::string_literals;
    for (const std::string& text : {"=1+1"s, "+49"s, "-2"s, "@maria"s, "\t1"s, "\r1"s, "\n1"s,
                                    "\0=1"s, "\uFF1D1"s, "\uFF0B1"s, "\uFF0D1"s, "\uFF20a"s})
        CHECK(cell_of(text) == "\"'" + text + "\"");
    CHECK(cell_of("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\"");
    CHECK(cell_of("a=1") == "\"a=1\"");
}

TEST_CASE("no cell is a formula where a spreadsheet splits at semicolons, tabs or lines") {
    CHECK(cell_of("a;=1+1") == "\"a;'=1+1\"");
    CHECK(cell_of("a\t+1") == "\"a\t'+1\"");
    CHECK(cell_of("a\r\n- b\n@c") == "\"a\r\n'- b\n'@c\"");
    CHECK(cell_of("a;\"=1+1") == "\"a;\"\"'=1+1\"");
    CHECK(cell_of("\t=1") == "\"'\t'=1\"");
    CHECK(cell_of("a; b - c, =d") == "\"a; b - c, =d\"");
}

TEST_CASE("a name that would be a formula is none") {
    Session session;
    session.start().go_to("hopes");
    session.must("p1", command::Rename{"=cmd"});
    session.note("p1", "n1", "x");
    CHECK(table_of(session).find("\"'=cmd\"") != std::string::npos);
}

TEST_CASE("only notes that are shown are rows, under one header") {
    Session session;
    session.start().go_to("hopes");
    for (const char* id : {"n1", "n2", "n3", "n4"}) session.note("p1", id, "x");
    session.must("p1", command::WithdrawNote{{"n1"}});
    session.must("n", command::HideNote{{"n2"}});
    session.must("f", command::EraseNote{{"n3"}});
    auto both = transcripts_of(session);
    both.push_back(transcript_of({"c2"}, session.log, session.guide, "en"));
    const std::string table = to_csv(both, words_in("en"));
    CHECK(std::ranges::count(table, '\n') == 3);
    CHECK(table.starts_with(header));
}

TEST_CASE("a row tells the theme, the language, and when a note from paper was said") {
    Session session;
    session.start().go_to("hopes");
    session.must("n", command::AddNote{.id = {"n1"},
                                       .text = "agua limpia",
                                       .category = {},
                                       .step = {},
                                       .said_at = Millis{1'699'999'999'000},
                                       .language = "es"});
    session.must("n", command::AddTheme{{"t1"}, "=Water"});
    session.must("n", command::ThemeNotes{{{"n1"}}, ThemeId{"t1"}});
    const std::string table = table_of(session);
    CHECK(table.find("\"2023-11-14T22:13:19Z\"") != std::string::npos);
    CHECK(table.ends_with(",\"'=Water\",\"es\",\"true\",\"\"\r\n"));
    session.must("n", command::RemoveTheme{{"t1"}});
    CHECK(table_of(session).ends_with(",\"\",\"es\",\"true\",\"\"\r\n"));
}

}  // namespace outward::server
