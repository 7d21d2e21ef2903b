// Guides with tables, rounds and nested steps: what of them is read, and what is wrong with them.
#include "engine/guide_graph.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/told.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::tests;

namespace {

const std::string seating = R"({"id": "seating", "kind": "tables", "minutes": 1},)";
const std::string seating_words =
    R"("seating": {"title": "Seats", "say": ["SECRET seats"], "prompt": "Take a seat."},)";

/// The small guide with a step of kind tables before the talk.
std::vector<GuideFile> seated() {
    auto files =
        with(small_guide_files(), "guide.json", R"({"id": "jot",)", seating + R"({"id": "jot",)");
    for (const char* text : {"text.en.json", "text.es.json"})
        files = with(std::move(files), text, R"("jot": {)", seating_words + R"("jot": {)");
    return files;
}

std::vector<GuideFile> change(std::vector<GuideFile> files, const std::string& from,
                              const std::string& to) {
    return with(std::move(files), "guide.json", from, to);
}

/// The same with the talk at the tables.
std::vector<GuideFile> files_at_tables(const std::string& more = "") {
    return change(seated(), R"("id": "talk",)", R"("id": "talk", "at": "tables",)" + more);
}

}  // namespace

TEST_CASE("a phase at tables loads, with its seats") {
    CHECK(told(files_at_tables()) == "");
    CHECK(told(files_at_tables(R"("pace": "table",)")) == "");
    const auto loaded = load_guide(files_at_tables());
    REQUIRE(loaded.ok());
    CHECK(loaded.value().find(StepId{"seating"})->seats == 8);
    CHECK(loaded.value().at_tables(*loaded.value().find(StepId{"hopes"})));
}

TEST_CASE("people take their seats before they are at tables, or as the first thing there") {
    const auto unseated =
        change(small_guide_files(), R"("id": "talk",)", R"("id": "talk", "at": "tables",)");
    CHECK(says(unseated, "/phases/1/at: Nobody sits at a table yet"));
    const auto moved = [](const std::string& before) {
        return change(change(files_at_tables(), seating, ""), before, seating + before);
    };
    CHECK(told(moved(R"({"id": "hopes",)")) == "");
    CHECK(says(moved(R"({"id": "turns",)"), "/phases/1/steps/2/kind: People are at their tables"));
    CHECK(says(moved(R"({"id": "story",)"), "/phases/1/at: Nobody sits"));
}

TEST_CASE("what only tables have, other steps have not") {
    CHECK(says(change(seated(), R"("id": "jot",)", R"("id": "jot", "seats": 4,)"),
               "/phases/0/steps/3/seats: Only a step of kind 'tables'"));
    CHECK(says(change(seated(), R"("id": "jot",)", R"("id": "jot", "assign": "mix",)"),
               "/phases/0/steps/3/assign"));
    CHECK(says(change(seated(), R"("id": "jot",)", R"("id": "jot", "of": ["hope"],)"),
               "/phases/0/steps/3/of: Only a step of kind 'cluster'"));
    CHECK(says(change(seated(), R"("kind": "tables",)", R"("kind": "cluster", "of": ["joy"],)"),
               "/phases/0/steps/2/of: There is no category 'joy'"));
    CHECK(says(change(seated(), R"("id": "talk",)", R"("id": "talk", "pace": "table",)"),
               "/phases/1/pace: Only tables move by themselves"));
    CHECK(says(change(seated(), R"("kind": "tables", "minutes": 1)",
                      R"("kind": "tables", "minutes": 1, "form": "pairs")"),
               "/phases/0/steps/2/kind: Everybody takes a seat"));
}

TEST_CASE("tables report after they talked, to the whole room") {
    CHECK(says(
        change(files_at_tables(), R"("kind": "round",)", R"("kind": "round", "by": "tables",)"),
        "/phases/1/steps/2/by: Tables report to the whole room"));
    CHECK(says(
        change(files_at_tables(), R"("kind": "story",)", R"("kind": "story", "by": "tables",)"),
        "/by: Only in a step of kind 'round'"));
    CHECK(says(change(seated(), R"("kind": "round",)", R"("kind": "round", "by": "tables",)"),
               "/by: No table has anything to report yet"));
    const std::string late_turns = R"({"id": "story", "kind": "round", "by": "tables",
        "capture": ["hope"], "minutes": 3})";
    auto reporting =
        change(files_at_tables(),
               R"({"id": "story", "kind": "story", "minutes": 3, "slots": ["hopes", "changes"]})",
               late_turns);
    for (const char* text : {"text.en.json", "text.es.json"})
        reporting = with(std::move(reporting), text, R"("prompt": "Our story.",
              "slots": {"hopes": {"label": "We hope", "hint": "short"},
                        "changes": {"label": "So we change", "hint": "short"}}})",
                         R"("prompt": "Our story."})");
    CHECK(told(reporting) == "");
}

TEST_CASE("everybody is together at the close, and the crew is not at a table") {
    CHECK(says(change(seated(), R"("id": "end",)", R"("id": "end", "at": "tables",)"),
               "/phases/2/steps/1/kind: Everybody hears the close together"));
    CHECK(says(change(seated(), R"("id": "end",)", R"("id": "end", "at": "tables",)"),
               "/phases/2/steps/2/form: The crew has no table"));
    CHECK(says(change(seated(), R"("id": "end",)", R"("id": "end", "rounds": 2,)"),
               "/phases/2/rounds: The close is for once"));
}

TEST_CASE("rounds begin somewhere, and are for the whole room") {
    CHECK(says(files_at_tables(R"("pace": "table", "rounds": 2,)"),
               "/phases/1/rounds: Rounds are for"));
    CHECK(says(change(files_at_tables(R"("rounds": 2,)"), R"("id": "hopes",)",
                      R"("id": "hopes", "only_if": {"people": {"at_least": 5}},)"),
               "/phases/1/steps/0/only_if: Every round begins here"));
    CHECK(
        says(files_at_tables(R"("rounds": 12,)"), "/phases/1/rounds: This must be a whole number"));
    CHECK(says(files_at_tables(R"("rounds": 9,)"), "/minutes: The steps take 246 minutes"));
}

TEST_CASE("nested steps follow their parent on the line, and are found where they stand") {
    const auto nested = [](const std::string& more) {
        return change(change(small_guide_files(), R"("aside": true},
      {"id": "turns")",
                             R"("aside": true, "steps": [{"id": "turns")"),
                      R"("late": "drop"})", more + R"("late": "drop"}]})");
    };
    CHECK(says(nested(""), "/phases/1/steps/1/steps: An aside has no steps inside it"));
    const auto inside_hopes = [](const std::string& more) {
        auto files = change(small_guide_files(), R"({"name": "again", "to": "turns"}]},)",
                            R"({"name": "again", "to": "turns"}], "steps": [{"id": "turns",
                                "kind": "round", "minutes": 10, "capture": ["hope"])" +
                                more + "}]},");
        return change(std::move(files), R"(,
      {"id": "turns", "kind": "round", "minutes": 10, "capture": ["hope"], "late": "drop"}]})",
                      "]}");
    };
    const auto loaded = load_guide(inside_hopes(""));
    REQUIRE(loaded.ok());
    CHECK(loaded.value().find(StepId{"turns"})->within == StepId{"hopes"});
    CHECK(loaded.value().after({"hopes"})->id.value == "turns");
    CHECK(
        says(inside_hopes(R"(, "capture": ["joy"])"), "/phases/1/steps/0/steps/0/capture: There"));
    CHECK(says(inside_hopes(R"(, "minutes": -1)"), "/phases/1/steps/0/steps/0/minutes: This must"));
    CHECK(says(inside_hopes(R"(, "aside": true)"), "/phases/1/steps/0/steps/0/aside: A nested"));
    CHECK(says(inside_hopes(R"(, "steps": [])"), "/phases/1/steps/0/steps/0/steps: A nested step"));
}

TEST_CASE("a step goes on by itself only when it has an end, and is not the end") {
    CHECK(told(change(seated(), R"("id": "jot",)", R"("id": "jot", "advance": true,)")) == "");
    CHECK(says(change(seated(), R"("minutes": 1})", R"("minutes": 0, "advance": true})"),
               "/phases/0/steps/2/advance: Without minutes"));
    CHECK(says(change(seated(), R"("kind": "close",)", R"("kind": "close", "advance": true,)"),
               "/phases/2/steps/1/advance: Nothing comes after a close"));
}

TEST_CASE("conditions on tables are for guides that have some") {
    const std::string pairs = R"({"people": {"at_least": 4}})";
    CHECK(told(change(seated(), pairs, R"({"tables": {"at_least": 2}})")) == "");
    CHECK(told(change(seated(), pairs, R"({"tables_done": {"at_least": 2}})")) == "");
    CHECK(says(change(small_guide_files(), pairs, R"({"tables": {"at_least": 2}})"),
               "/phases/1/steps/0/moves/0/when: There are no tables in this guide"));
    CHECK(says(change(seated(), pairs, R"({"all": [{"tables_done": {"at_least": 5}},
                                                   {"not": {"tables": {"at_least": 5}}}]})"),
               "can never hold"));
}

TEST_CASE("next takes a table through its phase, and the room past it") {
    const auto loaded = load_guide(files_at_tables(R"("pace": "table",)"));
    REQUIRE(loaded.ok());
    const auto leads = [&](const char* from, const char* to, bool at_table) {
        return std::ranges::any_of(ways_of(loaded.value()), [&](const Way& way) {
            return way.from.value == from && way.to.value == to && way.by == "next" &&
                   way.at_table == at_table;
        });
    };
    CHECK(leads("hopes", "turns", true));
    CHECK_FALSE(leads("hopes", "turns", false));
    CHECK(leads("hopes", "story", false));
    CHECK(leads("turns", "story", false));
    CHECK_FALSE(leads("turns", "story", true));
}
