#include "tests/server/publish/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;

TEST_CASE("what is approved and quotable may leave the house") {
    const Publishing all;
    CHECK(all.problems() == "");
    CHECK(all.site().themes.size() == 2);
    CHECK(all.site().approved_on == "2026-09-21");
    CHECK(all.notes() ==
          "In español texts are missing: 7. Readers see them in the main language.\n");
}

TEST_CASE("without an approved narrative nothing leaves, and every problem is told at once") {
    Publishing all;
    auto version = all.copy<record::Version>("v1");
    version.sentences.front().texts["en"] = "They want more.";
    all.set(version);  // changed since
    auto update = all.copy<record::Update>("u1");
    update.texts["en"] = "Ask Maria.";
    all.set(update);
    all.approve("update:u1");
    CHECK(all.site().sentences.empty());
    CHECK(has(all.problems(), "No narrative is approved."));
    CHECK(has(all.problems(), "The update “What we heard”: “Maria” is a name"));
}

TEST_CASE("of several approved versions the one approved last is published") {
    Publishing all;
    auto version = all.copy<record::Version>("v1");
    version.id = RecordId{"a-later-one"};
    version.sentences.front().texts["en"] = "People want lamps that burn.";
    all.set(version);
    CHECK(has(all.site().sentences.front().sentence.texts.at("en"), "children"));
    all.approve("version:a-later-one");
    CHECK(has(all.site().sentences.front().sentence.texts.at("en"), "lamps"));
}

TEST_CASE("a theme that does not stand on quotable words is a problem") {
    Publishing all;
    auto source = all.copy<record::Source>("c1");
    source.quotable = false;
    all.set(source);
    CHECK(all.problems() ==
          "The theme “Nobody tells us what was decided”: quotes that may be published: 1, from "
          "conversations: 1. It takes 2 from 2. Mark more statements as evidence, or ask people "
          "whether they agree to be quoted.\n");
    CHECK(has(all.notes(), "were not told that they may be quoted: 1."));
    CHECK_FALSE(has(all.files().at("themes.html"), "since winter"));
}

TEST_CASE("what was erased, hidden or taken back is not quoted") {
    Publishing all;
    all.said.erase(1);
    all.initiative.statements.at(1).gone = true;
    const std::string themes = all.files().at("themes.html");
    CHECK_FALSE(has(themes, "since winter"));
    CHECK_FALSE(has(themes, "last block"));
    CHECK(has(all.problems(), "quotes that may be published: 1"));
}

TEST_CASE("a quote with a name, an address or a number is a problem, and on no page") {
    for (const auto& [words, problem] :
         {std::pair{"I told MARIA about it", "“MARIA” is a name of somebody who was there"},
          std::pair{"write to me@example.org", "“me@example.org” is an e-mail address"},
          std::pair{"call 270 555 0142", "“270 555 0142” looks like a telephone number"}}) {
        Publishing all;
        all.said.at(1).text = words;
        CAPTURE(words);
        CHECK(has(all.problems(), problem));
        CHECK(has(all.problems(), "Statement 1, a quote of the theme “We want to walk"));
        CHECK(has(all.problems(), "Choose another quote, or hide the note"));
        CHECK_FALSE(has(all.files().at("themes.html"), words));
        CHECK_FALSE(has(all.files().at("index.html"), words));
    }
}

TEST_CASE(
    "names of another conversation are ordinary words in a quote, but not in what is written") {
    Publishing all;
    all.said.at(1).text = "Dana Street is dark";  // Dana was at another conversation
    CHECK(all.problems() == "");
    auto part = all.copy<record::StoryPart>("did");
    part.texts["es"] = "Dana puso las lámparas.";
    all.set(part);
    all.approve("story");
    CHECK(all.problems() ==
          "The story, “What we did”: “Dana” is a name of somebody who was there. Word it "
          "otherwise.\n");
}

TEST_CASE("who promised is named only when they said yes") {
    Publishing all;
    const std::string promises = all.files().at("promises.html");
    CHECK_FALSE(has(promises, "Robert"));
    CHECK(has(promises, "The street office"));
    auto promise = all.copy<record::Promise>("p2");
    promise.outcome = "Robert did it.";
    all.set(promise);
    CHECK(has(all.problems(), "or mark that the person agrees to be named"));
    promise.who = "Robert";
    all.set(promise);
    CHECK(all.problems() == "");
    promise.who = "Robert, 270 555 0142";
    all.set(promise);
    CHECK(has(all.problems(), "“270 555 0142” looks like a telephone number. Word it otherwise."));
}

TEST_CASE("a promise in the words of its note needs consent like a quote") {
    Publishing all;
    const StatementNumber number = all.say("c2", "I will bring the map", "");
    const NoteId note = all.initiative.statements.back().note.note;
    record::Promise promise;
    promise.id = RecordId{"p3"};
    promise.conversation = ConversationId{"c2"};
    promise.note = note;
    all.set(promise);
    CHECK(has(all.files().at("promises.html"), "I will bring the map"));
    auto source = all.copy<record::Source>("c2");
    source.quotable = false;
    all.set(source);
    CHECK_FALSE(has(all.files().at("promises.html"), "I will bring the map"));
    CHECK(has(all.notes(), "Promises that are left out"));
    CHECK(number == 6);
}

TEST_CASE("a sentence without a theme, or with one that is gone, is a problem") {
    Publishing all;
    all.initiative.records.erase({kind_of<record::Theme>(), RecordId{"t2"}});
    CHECK(has(all.problems(), "talking changes nothing.”: no theme stands behind it"));
    CHECK(has(all.problems(), "report.”: a theme behind it is no longer there"));
}

TEST_CASE("what is not approved is left out, and that is said") {
    Publishing all;
    all.set(all.copy<record::StoryPart>("did"));
    all.set(all.copy<record::Update>("u1"));
    CHECK(has(all.notes(), "The story is left out"));
    CHECK(has(all.notes(), "Updates that are left out because they are not approved: 1."));
    const auto files = all.files();
    CHECK_FALSE(files.contains("story.html"));
    CHECK_FALSE(files.contains("updates.html"));
    CHECK_FALSE(files.contains("feed.en.atom"));
    CHECK_FALSE(has(files.at("index.html"), "story.html"));
}

TEST_CASE("a language that the interface has not, and hard sentences, are noted") {
    Publishing all;
    auto description = all.copy<record::Description>("description");
    description.languages = {"en", "de", "DE", "no tag"};
    all.set(description);
    auto version = all.copy<record::Version>("v1");
    for (auto& sentence : version.sentences)
        sentence.texts["en"] = "Interdepartmental accountability necessitates organization.";
    all.set(version);
    all.approve("version:v1");
    CHECK(all.site().description.languages == std::vector<std::string>{"en", "de"});
    CHECK(has(all.notes(), "The headings of the pages in Deutsch are in English"));
    CHECK(has(all.notes(), "hard to read in English (Flesch Reading Ease)"));
}

TEST_CASE("a place that has a name in it is to be looked at") {
    Publishing all;
    all.gatherings.at(ConversationId{"c1"}).place = "Tom Sawyer Branch";
    CHECK(all.problems() == "");
    CHECK(has(all.notes(), "The place “Tom Sawyer Branch” has “Tom”"));
}
