#include "server/rehearsal/themes.hpp"

#include <doctest/doctest.h>

using namespace outward::server;
using nlohmann::json;

namespace {

json written_note(const std::string& id, const std::string& text,
                  const std::string& category = "hope", const std::string& status = "shown") {
    return {{"id", id}, {"text", text}, {"category", category}, {"status", status}};
}

}  // namespace

TEST_CASE("notes that say the same share a theme, and the rest is spread over at most three") {
    const json notes{written_note("1", "clean river water"),
                     written_note("2", "safe streets for children"),
                     written_note("3", "the river has clean water"),
                     written_note("4", "jobs"),
                     written_note("5", "music"),
                     written_note("6", "bread")};
    const auto themes = plan_themes(notes, json::array());
    REQUIRE(themes.size() == 3);
    CHECK(themes[0].name == "clean river water");
    CHECK(themes[0].notes == std::vector<std::string>{"1", "3", "5"});
    CHECK(themes[1].notes == std::vector<std::string>{"2", "6"});
    CHECK(themes[2].notes == std::vector<std::string>{"4"});
}

TEST_CASE("only free notes that everybody sees, of the categories asked for, are grouped") {
    json notes{written_note("1", "a", "reason"), written_note("2", "b", "hope", "hidden"),
               written_note("3", "c"), written_note("4", "d")};
    notes[3]["theme"] = "t";
    const auto themes = plan_themes(notes, json::array({"hope"}));
    REQUIRE(themes.size() == 1);
    CHECK(themes[0].notes == std::vector<std::string>{"3"});
    CHECK(plan_themes(json::array(), json::array()).empty());
}

TEST_CASE("a theme's name is short, in whole words and in whole letters") {
    const auto name = [](const std::string& text) {
        return plan_themes(json::array({written_note("1", text)}), json::array()).front().name;
    };
    CHECK(name("a place by the water where everybody can sit down") ==
          "a place by the water where everybody can");
    std::string river;
    for (int i = 0; i < 50; ++i) river += "河";
    CHECK(name(river).size() == 3 * 40);
}
