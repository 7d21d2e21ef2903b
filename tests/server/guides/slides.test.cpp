#include "server/guides/slides.hpp"
#include "server/guides/html.hpp"
#include "tests/server/guides/builders.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace outward::server;
using outward::engine::Form;
using outward::engine::Guide;
using outward::engine::StepKind;

namespace {

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

/// As many as the room sees steps, with the title, the way, and two more for tables.
std::size_t slides_needed(const Guide& guide) {
    auto needed =
        static_cast<std::size_t>(2 + std::ranges::count_if(guide.steps, [](const auto& step) {
                                     return step.form != Form::crew;
                                 }));
    for (const auto& phase : guide.phases) needed += phase.at_tables ? 1U : 0U;
    for (const auto& step : guide.steps) needed += step.kind == StepKind::tables ? 1U : 0U;
    return needed;
}

}  // namespace

TEST_CASE("there is a slide for each step that the room sees, in every guide and language") {
    const auto guides = shipped().guides();
    for (const auto& [id, entry] : *guides)
        for (const std::string& language : entry->guide->languages) {
            INFO(id.value << " " << language);
            const std::string html = slides(*entry->guide, shipped(), language, Paper::a4);
            const std::string all = std::to_string(slides_needed(*entry->guide));
            CHECK(times(html, "<section class=\"slide") == slides_needed(*entry->guide));
            CHECK(html.find(">" + all + " / " + all + "<") != std::string::npos);
            CHECK(html.find("print.") == std::string::npos);
        }
}

TEST_CASE("nothing private is on a slide: what is said, probes, advice, steps of the crew") {
    const auto guides = shipped().guides();
    for (const auto& [id, entry] : *guides) {
        const Guide& guide = *entry->guide;
        const std::string html = slides(guide, shipped(), "en", Paper::a4);
        std::set<std::string> for_all;  // what one step asks everybody may be a probe of another
        for (const auto& step : guide.steps)
            if (step.form != Form::crew) for_all.insert(guide.text("en").steps.at(step.id).prompt);
        for (const auto& step : guide.steps) {
            const auto& words = guide.text("en").steps.at(step.id);
            std::vector<std::string> secrets = words.say;
            for (const auto& [probe, text] : words.probes) secrets.push_back(text);
            for (const auto& [cue, text] : words.cues) secrets.push_back(text.advice);
            if (step.form == Form::crew) secrets.push_back(words.prompt);
            for (const std::string& secret : secrets)
                if (!for_all.contains(secret))
                    CHECK_MESSAGE(html.find(">" + escaped(secret) + "<") == std::string::npos,
                                  id.value << ": " << secret);
        }
    }
}

TEST_CASE("a slide says what is asked, how long, what is agreed, who does what, and where we are") {
    const Guide& workshop = *shipped().find({"workshop"})->guide;
    const std::string html = slides(workshop, shipped(), "es", Paper::letter);
    CHECK(html.find("<html lang=\"es\" dir=\"ltr\">") != std::string::npos);
    CHECK(html.find("@page{size:letter landscape") != std::string::npos);
    const auto& words = workshop.text("es").steps;
    CHECK(html.find(words.at({"hopes"}).prompt) != std::string::npos);
    CHECK(html.find("<b>9 min</b>") != std::string::npos);
    for (const auto& [rule, text] : words.at({"ground-rules"}).rules)
        CHECK(html.find(text) != std::string::npos);
    CHECK(times(html, "class=\"slide roles\"") == 1);
    CHECK(html.find("<li class=\"here\">" + workshop.text("es").phases.at({"at-tables"})) !=
          std::string::npos);
    CHECK(slides(workshop, shipped(), "ar", Paper::a4).find("lang=\"ar\" dir=\"rtl\"") !=
          std::string::npos);
}

TEST_CASE("slides fetch nothing and run nothing, whatever the guide's words are") {
    const auto files =
        edited(starter(), "text.en.json", "A guide of our own", "<script>alert(1)</script>");
    const std::string html = slides(guide_of(files), shipped(), "en", Paper::a4);
    CHECK(html.find("&lt;script&gt;") != std::string::npos);
    for (const char* never : {"<script", "src=", "href=", "url(", "@import"})
        CHECK_MESSAGE(html.find(never) == std::string::npos, never);
    CHECK(html.find("default-src 'none'") != std::string::npos);
}
