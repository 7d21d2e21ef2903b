#include "engine/guide.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/told.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::tests;

namespace {

/// Loads the small guide with one change and gives "file path: message" of each problem.
std::string problems_after(const std::string& file, const std::string& from,
                           const std::string& to) {
    return told(with(small_guide_files(), file, from, to));
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
                              R"("languages": ["en", "es_MX"])"),
               "'es_MX' is no language. Write it like \"en\""));
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

TEST_CASE("a question about the library is flagged in Spanish and Arabic too") {
    const auto asked = [](const std::string& question) {
        return problems_after("text.es.json", "What do you hope for?", question);
    };
    CHECK(says(asked("¿Qué les falta a nuestros servicios?"),
               "/steps/hopes/prompt: This asks about"));
    CHECK(says(asked("ماذا تريدون من مكتبتنا؟"), "/steps/hopes/prompt: This asks about"));
    CHECK(asked("ما الذي تتمنونه لحيّكم؟ وماذا عن المكاتب؟").empty());
}

TEST_CASE("languages have the same paragraphs and the same things to fill in") {
    CHECK(says(problems_after("text.es.json", R"(["SECRET hopes"])", R"(["SECRET hopes", "More"])"),
               "text.es.json /steps/hopes/say: Here are 2 paragraphs, and 1 in 'en'"));
    CHECK(
        says(problems_after("text.es.json", "What do you hope for?", "¿Qué esperan para {place}?"),
             "text.es.json /steps/hopes/prompt: What is filled in differs: here {place}, in 'en' "
             "nothing"));
    CHECK(says(problems_after("text.es.json", "SECRET wait", "SECRET {minutes} {minutes}"),
               "/steps/hopes/cues/silence/do: What is filled in differs"));
}

TEST_CASE("private words do not stand where everybody sees them") {
    const std::string advice = "Wait and count to ten, slowly.";
    const auto leak = [&](const std::string& from, const std::string& to) {
        auto files = with(small_guide_files(), "text.en.json", "SECRET wait", advice);
        const auto loaded = load_guide(with(std::move(files), "text.en.json", from, to));
        return loaded.ok() ? "" : loaded.error().front().path + loaded.error().front().message;
    };
    CHECK(leak("In a few words.", "In a few words.").empty());
    CHECK(says(leak("In a few words.", "WAIT, and count to ten slowly!"),
               "/steps/hopes/helpEverybody sees this, and it has words from the cue 'silence'"));
    CHECK(says(leak("We listen.", "We " + advice), "/steps/rules/rules/listen"));
    CHECK(leak("In a few words.", "Count to ten.").empty());

    const std::string paragraph = "I am glad that you came. Please take a seat wherever you like.";
    auto said = with(small_guide_files(), "text.en.json", "SECRET jot", paragraph);
    said = with(std::move(said), "text.en.json", "In a few words.", "Hello! " + paragraph);
    const auto loaded = load_guide(said);
    REQUIRE_FALSE(loaded.ok());
    CHECK(says(loaded.error().front().message, "'say' of 'jot'"));
}

TEST_CASE("whom people trust is asked even when time is short") {
    const auto trust = [](const std::string& late) {
        auto files = with(small_guide_files(), "guide.json", R"([{"id": "hope"})",
                          R"([{"id": "hope"}, {"id": "trusted-actor"})");
        for (const char* text : {"text.en.json", "text.es.json"})
            files = with(std::move(files), text, R"({"hope": "Hope")",
                         R"({"trusted-actor": "Trusted", "hope": "Hope")");
        return load_guide(with(std::move(files), "guide.json",
                               R"("minutes": 15, "capture": ["hope", "reason"])",
                               R"("minutes": 15, "capture": ["trusted-actor"])" + late));
    };
    CHECK(trust(R"(, "late": "keep")").ok());
    REQUIRE_FALSE(trust("").ok());
    CHECK(trust("").error().front().path == "/phases/1/steps/0/late");
}

TEST_CASE("long sentences and hurried turns are noted, and the guide is sound all the same") {
    CHECK(notes_on_guide(small_guide()).empty());
    std::string long_sentence = "We";
    for (int i = 0; i < 24; ++i) long_sentence += " go on";
    const auto files =
        with(with(small_guide_files(), "text.en.json", "SECRET hopes", long_sentence + ". Yes."),
             "guide.json", R"("max": 20)", R"("max": 31)");
    const auto loaded = load_guide(files);
    REQUIRE(loaded.ok());
    const auto notes = notes_on_guide(loaded.value());
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].path == "/phases/1/steps/2/minutes");
    CHECK(says(notes[0].message, "10 minutes for 31 people are 19 seconds each"));
    CHECK(notes[1].file == "text.en.json");
    CHECK(notes[1].path == "/steps/hopes/say");
    CHECK(says(notes[1].message, "avg 25 words"));
}

TEST_CASE("a guide has no more steps than the checker can follow") {
    std::string steps = "\"steps\": [";
    for (int i = 0; i < 130; ++i)
        steps += R"({"id": "more-)" + std::to_string(i) + R"(", "kind": "speak", "minutes": 1}, )";
    CHECK(says(problems_after("guide.json", "\"steps\": [", steps),
               "/phases: It has 139 steps; at most 120 are allowed"));
}
