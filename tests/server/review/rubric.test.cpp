// Rubrics: those that we ship are sound, a faulty one is refused with every problem, and a coach's
// own version in one text is the same rubric.
#include "server/review/rubric.hpp"
#include "tests/support/text.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace outward::server;
using outward::engine::GuideFile;
using outward::tests::has;

namespace {

std::vector<GuideFile> files_in(const std::filesystem::path& folder) {
    std::vector<GuideFile> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        std::ifstream file{entry.path(), std::ios::binary};
        files.push_back({entry.path().filename().string(),
                         std::string{std::istreambuf_iterator<char>{file}, {}}});
    }
    return files;
}

/// A sound one with two criteria, in English and Spanish.
std::vector<GuideFile> small_rubric() {
    const std::string english = R"({"language": "en", "title": "Small", "about": "About it.",
        "criteria": {
          "hopes": {"question": "Hopes?", "look_for": "Notes.",
                    "levels": {"no": "None.", "yes": "Some."}},
          "turns": {"question": "Turns?", "look_for": "Voices.",
                    "levels": {"few": "Few.", "most": "Most.", "all": "All."}}}})";
    std::string spanish = english;
    spanish.replace(spanish.find("\"en\""), 4, "\"es\"");
    return {{"rubric.json", R"({"id": "small", "version": "1.0.0", "languages": ["en", "es"],
        "criteria": [{"id": "turns", "levels": ["few", "most", "all"]},
                     {"id": "hopes", "levels": ["no", "yes"]}]})"},
            {"text.en.json", english},
            {"text.es.json", spanish}};
}

std::vector<GuideFile> with(const std::string& name, const std::string& from,
                            const std::string& to) {
    std::vector<GuideFile> files = small_rubric();
    std::string& content = std::ranges::find(files, name, &GuideFile::name)->content;
    REQUIRE(content.find(from) != std::string::npos);
    content.replace(content.find(from), from.size(), to);
    return files;
}

std::string refused_rubric(const RubricResult& result) {
    REQUIRE_FALSE(result.ok());
    return result.error().sentence;
}

}  // namespace

TEST_CASE("every rubric that we ship is sound, named like its folder, in English and in Spanish") {
    int found = 0;
    for (const auto& entry : std::filesystem::directory_iterator{"content/rubrics"}) {
        const auto rubric = read_rubric(files_in(entry.path()));
        if (!rubric.ok()) FAIL(rubric.error().sentence);
        CHECK(rubric.value().id == entry.path().filename().string());
        CHECK(rubric.value().texts.contains("en"));
        CHECK(rubric.value().texts.contains("es"));
        CHECK(rubric.value().criteria.size() >= 6);
        CHECK(rubric.value().criteria.size() <= 7);
        ++found;
    }
    CHECK(found >= 1);
}

TEST_CASE("a rubric keeps the order of its criteria and levels, in each language") {
    const auto rubric = read_rubric(small_rubric());
    REQUIRE(rubric.ok());
    const auto page = encode(rubric.value(), "es-MX");
    CHECK(page["language"] == "es");
    CHECK(page["title"] == "Small");
    CHECK(page["criteria"][0]["id"] == "turns");
    CHECK(page["criteria"][0]["levels"][2]["id"] == "all");
    CHECK(page["criteria"][0]["levels"][2]["text"] == "All.");
    CHECK(page["criteria"][1]["look_for"] == "Notes.");
    CHECK(encode(rubric.value(), "ar")["language"] == "en");
}

TEST_CASE("a rubric in one text is the same as in its files") {
    const auto rubric = read_rubric(small_rubric());
    REQUIRE(rubric.ok());
    const std::string single = to_single(rubric.value());
    const auto again = read_rubric(std::string_view{single});
    REQUIRE(again.ok());
    CHECK(to_single(again.value()) == single);
    for (const char* language : {"en", "es"})
        CHECK(encode(again.value(), language) == encode(rubric.value(), language));
}

TEST_CASE("what is wrong with a rubric is told with file, place and remedy") {
    const auto wrong = [](const std::string& name, const std::string& from, const std::string& to) {
        return refused_rubric(read_rubric(with(name, from, to)));
    };
    CHECK(has(wrong("rubric.json", "\"small\"", "\"Not A Name\""), "rubric.json at /id"));
    CHECK(has(wrong("rubric.json", "\"turns\"", "\"hopes\""), "Another criterion has this id"));
    CHECK(has(wrong("rubric.json", "[\"no\", \"yes\"]", "[\"no\"]"),
              "rubric.json at /criteria/1/levels: Here are 1. There can be 2 to 6."));
    CHECK(has(wrong("rubric.json", "\"yes\"", "\"no\""), "stands here twice"));
    CHECK(has(wrong("rubric.json", "\"es\"", "\"?\""), "not a language tag"));
    CHECK(has(wrong("rubric.json", "\"es\"", "\"en\""), "more than once"));
    CHECK(has(wrong("rubric.json", "\"es\"", "\"pt\""), "The words in 'pt' are missing"));
    CHECK(has(wrong("rubric.json", "\"version\"", "\"verse\""), "'verse' is not known here"));
    CHECK(has(wrong("rubric.json", "{\"id\"", "{{"), "not sound JSON"));
    CHECK(has(wrong("text.es.json", "\"question\": \"Turns?\",", ""),
              "text.es.json at /criteria/turns: 'question' is missing"));
    CHECK(has(wrong("text.es.json", "\"most\"", "\"many\""), "does not know 'many'"));
    CHECK(has(wrong("text.en.json", "\"Hopes?\"", "\"" + std::string(1001, 'x') + "\""),
              "longer than 1000 characters"));
    CHECK(has(wrong("text.en.json", "\"en\"", "\"es\""), "This must be 'en'"));

    auto files = small_rubric();
    files.push_back({"readme.txt", "1"});
    CHECK(has(refused_rubric(read_rubric(files)), "readme.txt"));
    files.back() = {"text.de.json", "{}"};
    CHECK(has(refused_rubric(read_rubric(files)), "does not name the language 'de'"));
    files.back() = {"text.en.json", std::string(rubric_limits::bytes, ' ')};
    CHECK(has(refused_rubric(read_rubric(files)), "larger than 256 kB"));
    CHECK(has(refused_rubric(read_rubric(std::vector<GuideFile>{})), "rubric.json is missing"));
}

TEST_CASE("what is wrong with a coach's own version is told too") {
    CHECK(has(refused_rubric(read_rubric("")), "not sound JSON"));
    CHECK(has(refused_rubric(read_rubric("[]")), "must be an object"));
    CHECK(has(refused_rubric(read_rubric("{}")), "/rubric"));
    CHECK(has(refused_rubric(read_rubric(R"({"rubric": {}, "texts": []})")), "/texts"));
    CHECK(has(refused_rubric(read_rubric(R"({"rubric": {}, "texts": {}})")), "'id' is missing"));
    CHECK(has(refused_rubric(read_rubric(std::string(rubric_limits::bytes + 1, '['))), "larger"));
    CHECK(has(refused_rubric(read_rubric(std::string(200'000, '['))), "not sound JSON"));
}
