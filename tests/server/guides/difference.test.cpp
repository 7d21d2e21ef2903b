#include "server/guides/difference.hpp"
#include "tests/server/guides/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::server;
using Lines = std::vector<std::string>;

TEST_CASE("guides that say the same differ in nothing, however they are written") {
    CHECK(differences(starter(), starter()).empty());
    auto spaced = edited(starter(), "text.en.json", "\"title\":", "\"title\"  :  ");
    std::ranges::reverse(spaced);
    CHECK(differences(starter(), spaced).empty());
}

TEST_CASE("a changed number, kind, list and word are told as old and new") {
    auto files = edited(versioned(starter(), "1.0.1"), "guide.json", "\"kind\": \"round\"",
                        "\"kind\": \"capture\"");
    files = edited(files, "guide.json", "\"for-yourself\",\n", "\"no-phones\",\n");
    files = edited(files, "guide.json", "\"minutes\": 15", "\"minutes\": 14");
    files = edited(files, "text.en.json", "Thank you. Within", "Many thanks. Within");
    CHECK(differences(starter(), files) ==
          Lines{"Guide, version: 1.0.0 → 1.0.1",
                "Step 'agreements', rules: removed for-yourself; added no-phones",
                "Step 'hopes', kind: round → capture", "Step 'hopes', minutes: 15 → 14",
                "text.en.json at /steps/close/say/0: “Thank you. Within two weeks you will hear "
                "from us what was said and what becomes of it.” → “Many thanks. Within two weeks "
                "you will hear from us what was said and what becomes of it.”"});
}

TEST_CASE("steps that came, went and moved are told with their place") {
    const auto guide = [](const std::string& steps) {
        return std::vector<outward::engine::GuideFile>{
            {"guide.json", R"({"phases": [{"id": "all", "steps": [)" + steps + "]}]}"}};
    };
    const std::string a = R"({"id": "a", "kind": "speak", "minutes": 1})";
    const std::string b = R"({"id": "b", "kind": "speak", "minutes": 1})";
    const std::string c = R"({"id": "c", "kind": "poll", "minutes": 2})";
    const std::string d = R"({"id": "d", "kind": "close", "minutes": 1})";
    const std::string nested =
        R"({"id": "d", "kind": "close", "minutes": 1, "steps": [)" + a + "]}";
    const auto join = [](const Lines& steps) {
        std::string text;
        for (const std::string& step : steps) text += (text.empty() ? "" : ",") + step;
        return text;
    };
    CHECK(differences(guide(join({a, b, d})), guide(join({a, c, d}))) ==
          Lines{"Step 'b' removed.", "Step 'c' added after 'a' (poll, 2 minutes)."});
    CHECK(differences(guide(join({a, b, c, d})), guide(join({d, a, b, c}))) ==
          Lines{"Step 'd' moved: now at the start."});
    CHECK(differences(guide(join({a, d})), guide(nested)) ==
          Lines{"Step 'a' moved: now after 'd'.", "Step 'a', phase: all → all, within d"});
}

TEST_CASE("a language that came or went is told as one") {
    auto files = starter();
    std::erase_if(files, [](const auto& file) { return file.name == "text.es.json"; });
    CHECK(differences(starter(), files) == Lines{"text.es.json removed."});
    CHECK(differences(files, starter()) == Lines{"text.es.json added."});
}
