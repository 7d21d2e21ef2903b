#include "engine/guide.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::tests;

namespace {

/// Loads the small guide with one change and gives "file path: message" of each problem.
std::string problems_after(const std::string& file, const std::string& from,
                           const std::string& to) {
    const auto loaded = load_guide(with(small_guide_files(), file, from, to));
    if (loaded.ok()) return "";
    std::string text;
    for (const Problem& problem : loaded.error())
        text += problem.file + " " + problem.path + ": " + problem.message + "\n";
    return text;
}

bool says(const std::string& text, const std::string& part) {
    INFO(text);
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a sound guide loads with all its words") {
    const Guide guide = small_guide();
    CHECK(guide.steps.size() == 9);
    CHECK(guide.text("es-MX").language == "es");
    CHECK(guide.text("fr").language == "en");
    CHECK(guide.first()->id.value == "welcome");
    CHECK(guide.after({"hopes"})->id.value == "turns");
    CHECK(guide.before({"turns"})->id.value == "hopes");
    CHECK(guide.after({"debrief"}) == nullptr);
}

TEST_CASE("a problem names file, place and remedy") {
    const auto told = problems_after("guide.json", R"("kind": "speak")", R"("kind": "sing")");
    CHECK(says(told,
               "guide.json /phases/0/steps/0/kind: 'sing' is not known here. Use one of: speak"));
}

TEST_CASE("what is not JSON is told with its line") {
    CHECK(says(problems_after("text.en.json", "\"title\": \"Small guide\",", "\"title\": \"Small"),
               "text.en.json : This is not JSON: something is wrong at or before line 2"));
    CHECK_FALSE(load_guide({}).ok());
}

TEST_CASE("shape: missing, unknown and mistyped properties") {
    CHECK(
        says(problems_after("guide.json", R"("version": "1.0.0", )", ""), "'version' is missing"));
    CHECK(says(problems_after("guide.json", R"("aside": true)", R"("asside": true)"),
               "/phases/1/steps/1/asside: 'asside' is not known here"));
    CHECK(says(
        problems_after("guide.json", R"("minutes": 15, "capture")", R"("minutes": -1, "capture")"),
        "/phases/1/steps/0/minutes: This must be a whole number from 0 to 120"));
    CHECK(says(problems_after("guide.json", R"("format": 1)", R"("format": 2)"), "/format"));
    CHECK(says(problems_after("guide.json", R"({"people": {"at_least": 4}})", R"({"moon": 1})"),
               "/phases/1/steps/0/moves/0/when/moon"));
}

TEST_CASE("names: every move, category and word has its counterpart") {
    CHECK(says(problems_after("guide.json", R"("to": "in-pairs")", R"("to": "in-paris")"),
               "There is no step 'in-paris'"));
    CHECK(says(
        problems_after("guide.json", R"("capture": ["hope", "reason"])", R"("capture": ["joy"])"),
        "There is no category 'joy'"));
    CHECK(says(problems_after("guide.json", R"({"id": "turns")", R"({"id": "hopes")"), "twice"));
    CHECK(says(problems_after("text.es.json", R"("why": "PROBE Why?")", R"("how": "How?")"),
               "text.es.json /steps/hopes/probes: The words for 'why' are missing"));
    CHECK(says(problems_after("text.es.json", R"("why": "PROBE Why?")", R"("how": "How?")"),
               "/steps/hopes/probes/how: guide.json does not know 'how'"));
    CHECK(says(problems_after("guide.json", R"("languages": ["en", "es"])",
                              R"("languages": ["en", "fr"])"),
               "text.fr.json is missing"));
}

TEST_CASE("a guide never ends without its close, and its minutes add up") {
    CHECK(
        says(problems_after("guide.json",
                            R"("kind": "close", "minutes": 2, "late": "keep", "followup_days": 14)",
                            R"("kind": "speak", "minutes": 2)"),
             "end without its close"));
    CHECK(says(problems_after("guide.json", R"("late": "keep", )", ""), "never dropped"));
    CHECK(says(
        problems_after("guide.json", R"("minutes": 15, "capture")", R"("minutes": 90, "capture")"),
        "/minutes: The steps take 120 minutes"));
}

TEST_CASE("private categories stay off the phones, and asides can be reached") {
    CHECK(says(
        problems_after("guide.json", R"("capture": ["hope", "reason"])", R"("capture": ["mood"])"),
        "for the crew only"));
    CHECK(says(
        problems_after(
            "guide.json",
            R"({"name": "pairs", "to": "in-pairs", "when": {"people": {"at_least": 4}}},)", ""),
        "No move leads to this aside"));
    CHECK(says(problems_after("guide.json", R"("name": "again")", R"("name": "next")"),
               "Every step has 'next' already"));
}

TEST_CASE("a question about the library is flagged") {
    CHECK(
        says(problems_after("text.en.json", "What do you hope for?", "What should the Library do?"),
             "/steps/hopes/prompt: This asks about the library"));
    CHECK(says(problems_after("text.es.json", "PROBE Why?", "¿Y la biblioteca?"),
               "/steps/hopes/probes/why"));
}

TEST_CASE("a condition that can never hold is told") {
    CHECK(says(problems_after("guide.json", R"({"at_least": 4})", R"({"at_least": 40})"),
               "can never hold"));
}
