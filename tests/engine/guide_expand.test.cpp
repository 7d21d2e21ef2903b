// Guides that take steps from other guides.
#include "engine/guide_expand.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/told.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace outward::tests;

namespace {

using Shelf = std::map<std::string, std::vector<GuideFile>>;

/// A guide with one phase of its own, one that takes hopes to turns (or what `use` says) from the
/// small guide, and its close.
std::vector<GuideFile> calling(
    const std::string& use = R"({"guide": "small", "from": "hopes", "to": "turns"})",
    const std::string& id = "caller") {
    return {
        {"guide.json", R"({"format": 1, "id": ")" + id + R"(", "version": "1.0.0",
              "licence": "CC-BY-4.0", "source": "https://example.org", "languages": ["en"],
              "group": {"min": 2, "max": 20}, "minutes": {"min": 5, "max": 60},
              "categories": [{"id": "reason"}],
              "phases": [
                {"id": "start", "steps": [{"id": "hello", "kind": "speak", "minutes": 5}]},
                {"id": "borrowed", "use": )" +
                           use + R"(},
                {"id": "end", "steps": [
                  {"id": "goodbye", "kind": "close", "minutes": 2, "late": "keep"}]}]})"},
        {"text.en.json", R"({"language": "en", "title": "Caller", "summary": "S.", "about": "A.",
              "phases": {"start": "Start", "borrowed": "Borrowed", "end": "End"},
              "categories": {"reason": "Our word for reasons"},
              "steps": {"hello": {"title": "Hello", "say": ["Hello."], "prompt": "Hello"},
                        "goodbye": {"title": "Bye", "say": ["Bye."], "prompt": "Bye"}}})"}};
}

auto expand(const std::vector<GuideFile>& files, const Shelf& shelf) {
    return expand_guide(files, [&](const GuideId& id) -> std::optional<std::vector<GuideFile>> {
        const auto found = shelf.find(id.value);
        if (found == shelf.end()) return std::nullopt;
        return found->second;
    });
}

Shelf small_shelf() { return {{"small", small_guide_files()}}; }

std::string told_of(const std::vector<GuideFile>& files, const Shelf& shelf = small_shelf()) {
    return told(expand(files, shelf));
}

std::string use(const std::string& guide, const std::string& from, const std::string& to) {
    return R"({"guide": ")" + guide + R"(", "from": ")" + from + R"(", "to": ")" + to + R"("})";
}

}  // namespace

TEST_CASE("a guide takes steps from another, with words, categories and options") {
    const auto expanded = expand(calling(), small_shelf());
    REQUIRE(expanded.ok());
    const auto loaded = load_guide(expanded.value());
    REQUIRE(loaded.ok());
    const Guide& guide = loaded.value();
    REQUIRE(guide.steps.size() == 4);
    CHECK(guide.steps[1].id.value == "hopes");
    CHECK(guide.steps[2].id.value == "turns");
    CHECK(guide.steps[1].phase.value == "borrowed");
    CHECK(guide.steps[1].probes.size() == 2);
    const GuideText& text = guide.text("en");
    CHECK(text.steps.at({"hopes"}).prompt == "What do you hope for?");
    CHECK(text.phases.at({"borrowed"}) == "Borrowed");
    REQUIRE(guide.find(CategoryId{"hope"}));
    CHECK(text.categories.at({"hope"}) == "Hope");
    CHECK(text.categories.at({"reason"}) == "Our word for reasons");
}

TEST_CASE("asides stay where they are, and moves to what was not taken fall away") {
    const auto expanded = expand(calling(), small_shelf());
    REQUIRE(expanded.ok());
    const auto loaded = load_guide(expanded.value());
    REQUIRE(loaded.ok());
    const Step& hopes = loaded.value().steps[1];
    REQUIRE(hopes.moves.size() == 1);
    CHECK(hopes.moves.front().name == "again");
    CHECK(loaded.value().text("en").steps.at({"hopes"}).moves.size() == 1);
}

TEST_CASE("a crew step on the way and its crew category come along") {
    auto files = calling(use("small", "turns", "debrief"));
    CHECK(says(told_of(files), "") == true);
    const auto expanded = expand(files, small_shelf());
    REQUIRE(expanded.ok());
    const auto loaded = reload_guide(expanded.value());
    REQUIRE(loaded.ok());
    CHECK(loaded.value().find(CategoryId{"mood"})->crew);
}

TEST_CASE("nested steps stay nested when their parent is taken, and not when it is not") {
    Shelf shelf = small_shelf();
    shelf["small"] =
        with(with(shelf["small"], "guide.json",
                  R"({"id": "jot", "kind": "write", "form": "solo", "minutes": 5}]},)", "]},"),
             "guide.json", R"("rules": ["listen", "kind"]},)",
             R"("rules": ["listen", "kind"], "steps": [
                               {"id": "jot", "kind": "write", "form": "solo", "minutes": 5}]})");
    const auto within = [&](const std::string& from) {
        const auto expanded = expand(calling(use("small", from, "hopes")), shelf);
        REQUIRE(expanded.ok());
        const auto loaded = load_guide(expanded.value());
        REQUIRE(loaded.ok());
        return loaded.value().find(StepId{"jot"})->within;
    };
    CHECK(within("rules") == StepId{"rules"});
    CHECK_FALSE(within("jot").has_value());
}

TEST_CASE("a guide may use one that uses another, but not for ever and not in a circle") {
    Shelf shelf = small_shelf();
    const auto chain = [&](int length) {
        std::string last = "small";
        for (int i = 1; i < length; ++i) {
            const std::string name = "link-" + std::to_string(i);
            shelf[name] = calling(use(last, "hopes", "turns"), name);
            last = name;
        }
        return told_of(calling(use(last, "hopes", "turns")), shelf);
    };
    CHECK(chain(3) == "");
    CHECK(says(chain(4), "more than 3 deep"));
    shelf["other"] = calling(use("caller", "hello", "hello"), "other");
    CHECK(says(told_of(calling(use("other", "hello", "hello")), shelf), "in a circle"));
    CHECK(says(told_of(calling(use("caller", "hello", "hello")), shelf),
               "guide.json /phases/1/use/guide: This goes in a circle"));
}

TEST_CASE("what cannot be taken is told with its place") {
    CHECK(says(told_of(calling(use("none", "hopes", "turns"))),
               "guide.json /phases/1/use/guide: There is no guide 'none'"));
    CHECK(says(told_of(calling(use("../small", "hopes", "turns"))), "/use/guide: This is no name"));
    CHECK(says(told_of(calling(use("small", "hope", "turns"))),
               "/phases/1/use/from: The guide 'small'"));
    CHECK(says(told_of(calling(use("small", "hopes", "in-pairs"))), "/phases/1/use/to: The guide"));
    CHECK(says(told_of(calling(use("small", "turns", "hopes"))),
               "/phases/1/use/to: This step comes"));
    CHECK(says(told_of(calling(R"("small")")), "/phases/1/use: Write { "));
    CHECK(says(told_of(calling(R"({"guide": "small", "from": "hopes"})")),
               "/phases/1/use: Write { "));
    CHECK(says(told_of(with(calling(), "guide.json", R"("use": )", R"("steps": [], "use": )")),
               "/phases/1/steps: This phase takes its steps"));
    CHECK(says(told_of(with(calling(), "guide.json", R"({"id": "hello")", R"({"id": "turns")")),
               "/phases/1/use: There is a step 'turns' already"));
    CHECK(says(told_of(with(calling(), "text.en.json", R"("hello":)", R"("turns": {}, "hello":)")),
               "text.en.json /steps/turns: The words of this step come from"));
}

TEST_CASE("words are needed in every language of the guide that takes the steps") {
    auto files = with(calling(), "guide.json", R"(["en"])", R"(["en", "fr"])");
    files.push_back({"text.fr.json", R"({"language": "fr"})"});
    CHECK(says(told_of(files), "/phases/1/use/guide: The guide 'small' has no words in 'fr'"));
}

TEST_CASE("a guide without use comes back byte for byte, and so does what is no guide") {
    for (const auto& files :
         {small_guide_files(), std::vector<GuideFile>{{"guide.json", "{\"phases"}},
          std::vector<GuideFile>{{"guide.json", R"({"phases": [1, {}]})"}}}) {
        const auto expanded = expand(files, {});
        REQUIRE(expanded.ok());
        REQUIRE(expanded.value().size() == files.size());
        for (std::size_t i = 0; i < files.size(); ++i)
            CHECK(expanded.value()[i].content == files[i].content);
    }
}

TEST_CASE("whatever stands where a list or an object should, nothing is thrown") {
    const auto odd = [](const std::string& name, const std::string& from, const std::string& to) {
        (void)told_of(with(calling(), name, from, to));
    };
    CHECK_NOTHROW(odd("guide.json", R"([{"id": "reason"}])", R"({"id": "reason"})"));
    CHECK_NOTHROW(odd("guide.json", R"(["en"])", R"({"en": 1})"));
    CHECK_NOTHROW(
        odd("guide.json", R"("steps": [{"id": "hello")", R"("steps": 1, "x": [{"id": "hello")"));
    CHECK_NOTHROW(odd("text.en.json", R"({"reason": "Our word for reasons"})", "1"));
    CHECK_NOTHROW(odd("text.en.json", R"("steps": {"hello")", R"("steps": 1, "x": {"hello")"));
    CHECK_NOTHROW((void)expand({{"guide.json", R"({"phases": {"a": {"use": 1}}})"}}, {}));
    CHECK_NOTHROW((void)expand({{"guide.json", R"({"phases": [{"use": 1}], "id": 4})"}}, {}));
}

TEST_CASE("a guide whose steps were not fetched is not loaded") {
    const auto loaded = load_guide(calling());
    REQUIRE_FALSE(loaded.ok());
    CHECK(says(loaded.error().front().message, "folder that stands beside"));
}
