// Hand-outs: those that we ship are sound and printed in each language; a faulty one is refused
// with every problem.
#include "server/guides/handout.hpp"
#include "server/guides/printing.hpp"
#include "tests/server/guides/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::server;
using outward::engine::GuideFile;

namespace {

std::vector<GuideFile> small_handout() {
    const std::string english = R"({"language": "en", "title": "Small", "about": "About it.",
        "parts": {"hello": {"words": ["Hello.", "Sit down."]},
                  "clock": {"title": "By the clock", "words": ["Doors", "Welcome"]},
                  "hall": {"words": ["Front", "Doors"]},
                  "ask": {"words": ["Why?"]}}})";
    std::string spanish = english;
    spanish.replace(spanish.find("\"en\""), 4, "\"es\"");
    return {{"handout.json",
             R"({"id": "small", "version": "1.0.0", "licence": "CC-BY-4.0",
        "uses": ["workshop"], "languages": ["en", "es"], "per_sheet": 2,
        "parts": [{"id": "hello", "kind": "text"},
                  {"id": "clock", "kind": "timetable", "rows": [{"minute": -30}, {"minute": 0}]},
                  {"id": "hall", "kind": "plan", "tables": 5, "across": 3},
                  {"id": "ask", "kind": "fields", "lines": 4}]})"},
            {"text.en.json", english},
            {"text.es.json", spanish}};
}

std::string why_not(const std::string& file, const std::string& from, const std::string& to) {
    const auto result = read_handout(edited(small_handout(), file, from, to));
    return result.ok() ? "" : result.error().sentence;
}

std::size_t found(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

bool says(const std::string& sentence, const std::string& part) {
    INFO(sentence);
    return sentence.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every hand-out that we ship speaks each language of the interface") {
    CHECK(shipped().handouts().size() >= 10);
    for (const auto& [id, handout] : shipped().handouts()) {
        INFO(id);
        for (const std::string& language : shipped().languages())
            CHECK(handout.texts.contains(language));
        for (const std::string& language : handout.languages) {
            const std::string html =
                printed(handout, shipped(), {.language = language, .paper = {}, .link = {}});
            CHECK(html.find("<html lang=\"" + language + '"') != std::string::npos);
            CHECK(html.find("print.") == std::string::npos);
        }
    }
}

TEST_CASE("every use has hand-outs and guides, and every guide has a use of its own") {
    for (const std::string use : known_uses) {
        INFO(use);
        const auto has = [&](const std::vector<std::string>& uses) {
            return std::ranges::count(uses, use) > 0;
        };
        CHECK(std::ranges::any_of(shipped().handouts(),
                                  [&](const auto& item) { return has(item.second.uses); }));
        const auto guides = shipped().guides();
        CHECK(std::ranges::any_of(*guides, [&](const auto& item) {
            return has(shipped().uses_of(*item.second->guide));
        }));
    }
    CHECK(shipped().uses_of(*shipped().find({"theming-session"})->guide) ==
          std::vector<std::string>{"theming"});
    CHECK(shipped().uses_of(guide_of(starter())).front() == "conversation");
}

TEST_CASE("a hand-out is printed with its clock, its hall and its lines, twice on a sheet") {
    const auto handout = read_handout(small_handout());
    REQUIRE(handout.ok());
    const std::string html =
        printed(handout.value(), shipped(), {.language = "en", .paper = Paper::letter, .link = {}});
    CHECK(html.find("@page{size:letter") != std::string::npos);
    CHECK(found(html, "class=\"copy\"") == 2);
    CHECK(found(html, "30 min before") == 2);
    CHECK(found(html, "from minute 0") == 2);
    CHECK(found(html, "<i></i>") == 8);
    CHECK(found(html, "class=\"row\"") == 4);
    CHECK(found(html, "<b>5</b>") == 2);
    CHECK(handout.value().language_for("es-MX") == "es");
    CHECK(handout.value().language_for("de") == "en");
}

TEST_CASE("what is wrong with a hand-out is told with its place and a remedy") {
    CHECK(says(why_not("text.es.json", "\"Sit down.\"", "\"\""), "/parts/hello/words"));
    CHECK(says(why_not("text.es.json", ", \"Sit down.\"", ""),
               "text.es.json at /parts/hello/words: Here are 1 and in 'en' there are 2."));
    CHECK(says(why_not("text.es.json", "\"title\": \"By the clock\", ", ""),
               "text.es.json at /parts/clock: The title is here or in 'en'"));
    CHECK(says(why_not("text.en.json", "\"Doors\", \"Welcome\"", "\"Doors\""),
               "/parts/clock/words: Here are 1. There can be 2 to 2."));
    CHECK(says(why_not("text.en.json", "\"ask\"", "\"asked\""), "does not know 'asked'"));
    CHECK(says(why_not("text.en.json", "Why?", std::string(601, 'x')), "longer than 600"));
    CHECK(says(why_not("text.en.json", "\"en\"", "\"de\""), "This must be 'en'."));
    CHECK(says(why_not("handout.json", "workshop", "party"),
               "/uses: 'party' is not known here. Use some of: conversation, workshop"));
    CHECK(says(why_not("handout.json", "\"es\"]", "\"es\", \"fr\"]"),
               "The words in 'fr' are missing"));
    CHECK(says(why_not("handout.json", "\"text\"", "\"song\""), "/parts/0/kind"));
    CHECK(says(why_not("handout.json", "\"text\"", "\"text\", \"lines\": 2"),
               "/parts/0/lines: A part of this kind has no 'lines'"));
    CHECK(says(why_not("handout.json", "\"minute\": 0", "\"minute\": -60"), "Put them in order"));
    CHECK(says(why_not("handout.json", "\"ask\"", "\"hall\""), "Another part has this id"));
    CHECK(says(why_not("handout.json", "\"per_sheet\": 2", "\"per_sheet\": 3"), "from 1 to 2"));
    CHECK(says(why_not("handout.json", "{\"id\": \"small\"", "{{"), "not sound JSON"));
    auto more = small_handout();
    more.push_back({"more.json", "{}"});
    CHECK(says(read_handout(more).error().sentence, "more.json: A handout has handout.json"));
    more.back() = {"text.de.json", std::string(129 * 1024, ' ')};
    CHECK(says(read_handout(more).error().sentence, "larger than 128 kB"));
}
