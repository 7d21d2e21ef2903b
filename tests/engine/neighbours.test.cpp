// Suggestions for those who sort notes: what is like what, in any language, and why.
#include "engine/neighbours.hpp"
#include "engine/grams.hpp"
#include "engine/limits.hpp"
#include "engine/words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace outward::engine;

namespace {

using Lines = std::vector<std::string>;
using Places = std::vector<std::size_t>;
using Groups = std::vector<Places>;

const Lines many_languages{
    "More benches under the trees in Mill Park",
    "The park needs a bench that is not broken",
    "Buses stop at seven, and then nobody comes home",
    "After seven there is no bus home",
    "Die Stadtbibliothek ist abends zu",
    "Eine Bibliothek, die abends offen ist",
    "Mehr Kindertagesstätten im Viertel",
    "Más árboles en la plaza, por favor",
    "Faltan ARBOLES y sombra",
    "المكتبة بعيدة عن بيتي",
    "نريد مكتبة قريبة",
    "我们想要一个新的图书馆",
    "图书馆离我家太远了",
    "公共汽车来得太少",
    "Зелёная улица без машин",
    "На нашей улице нет деревьев",
    "ห้องสมุดปิดเร็วเกินไป",
    "เราต้องการห้องสมุดใหม่",
    "도서관에서 만나요",
    "우리 동네 도서관",
    "🌳🌳🌳",
    "",
};

Places places(const std::vector<Near>& found) {
    Places all;
    for (const Near& one : found) all.push_back(one.index);
    return all;
}

/// The words that caused what is nearest to the first text.
Lines reasons(const Lines& texts) {
    const auto found = Neighbours{texts}.near(0, 1);
    REQUIRE(found.size() == 1);
    return found[0].words;
}

std::set<std::uint64_t> hashes_of(std::string_view text) {
    std::set<std::uint64_t> hashes;
    for (const Gram& gram : grams_of(words_in(text))) hashes.insert(gram.hash);
    return hashes;
}

std::string numbered(std::size_t i) {
    std::string word;  // of letters: digits never slip
    for (; i > 0; i /= 26) word += static_cast<char>('a' + i % 26);
    return word;
}

}  // namespace

TEST_CASE("what is nearest is about the same, in any language") {
    const Neighbours neighbours{many_languages};
    const auto nearest = [&](std::size_t note) {
        const auto found = neighbours.near(note, 1);
        return found.empty() ? note : found[0].index;
    };
    for (const std::size_t first : {0, 2, 4, 9, 11, 14, 16, 18}) {
        CHECK_MESSAGE(nearest(first) == first + 1, many_languages[first]);
        CHECK_MESSAGE(nearest(first + 1) == first, many_languages[first + 1]);
    }
    CHECK(nearest(7) == 8);
}

TEST_CASE("a suggestion names the words that caused it, as they stand in it") {
    CHECK(reasons({"Eine Bibliothek!", "Die STADTBIBLIOTHEK ist zu"}) == Lines{"STADTBIBLIOTHEK"});
    CHECK(reasons({"Mas arboles", "¡Árboles, árboles!"}) == Lines{"Árboles"});
    CHECK(reasons({"مكتبة", "في المَكتبة"}) == Lines{"المَكتبة"});
    CHECK(reasons({"新的图书馆在哪里", "我们想要图书馆"}) == Lines{"图书馆"});
    CHECK(reasons({"trees 🌳🌳 here", "🌳🌳"}) == Lines{"🌳🌳"});
}

TEST_CASE("no more words are named than people read, the strongest first") {
    const auto words = reasons({"one two three four five six seven eight library",
                                "library library, eight seven six five four three two one"});
    CHECK(words.size() == Neighbours::most_words);
    CHECK(words[0] == "library");
}

TEST_CASE("every word that is named has letters in common with what was asked for") {
    const Neighbours neighbours{many_languages};
    for (std::size_t note = 0; note < many_languages.size(); ++note)
        for (const Near& one : neighbours.near(note, 50)) {
            CHECK(one.likeness > 0);
            CHECK(one.likeness <= 1);
            CHECK_FALSE(one.words.empty());
            const auto asked = hashes_of(many_languages[note]);
            for (const std::string& word : one.words) {
                CHECK(many_languages[one.index].find(word) != std::string::npos);
                CHECK(std::ranges::any_of(hashes_of(word),
                                          [&](auto hash) { return asked.contains(hash); }));
            }
        }
}

TEST_CASE("the same words are duplicates in other letters, with other marks or a slip") {
    const Neighbours neighbours{{"We need sidewalks.", "Buses", "we need SIDEWALKS!!", "Más buses",
                                 "We need sidewlaks", "mas Buses…", "we need sidewalk", "📚", "📚!"}};
    CHECK(neighbours.duplicates() == Groups{{0, 2, 4, 6}, {3, 5}, {7, 8}});
    const auto found = neighbours.near(0, 10);
    CHECK(places(found) == Places{2, 6, 4});
    CHECK(found[0].likeness == doctest::Approx(1));
    CHECK(found[1].likeness < 1);
    CHECK(std::ranges::all_of(found, &Near::same));
}

TEST_CASE("what says the opposite or another thing is no duplicate") {
    const Lines pairs{"Wir wollen einen Parkplatz",
                      "Wir wollen keinen Parkplatz",
                      "More trails",
                      "More trains",
                      "Route 1000001 is late",
                      "Route 1000002 is late",
                      "Legalise it here",
                      "Do not legalise it here",
                      "公园太小",
                      "公园太少",
                      "typical of us",
                      "atypical of us"};
    CHECK(Neighbours{pairs}.duplicates().empty());
}

TEST_CASE("duplicates come before what is only alike") {
    const Neighbours neighbours{
        {"Repair sidewalks", "Sidewalks: repair, repair", "Rapair sidewalks", "Repair sidwalks"}};
    const auto found = neighbours.near(0, 5);
    REQUIRE(found.size() == 3);
    CHECK(found[0].index == 3);
    CHECK(found[0].same);
    CHECK(found[0].likeness < found[1].likeness);
    CHECK_FALSE(found[1].same);
}

TEST_CASE("what is like a theme is like its notes together, and none of them") {
    const Neighbours neighbours{{"A bench by the river", "The bus is late", "Shade by the bus stop",
                                 "A bench in the shade", "River walks", "Taxes"}};
    const Places theme{0, 2, 2, 99};
    CHECK(neighbours.near(theme, 10)[0].index == 3);
    CHECK(places(neighbours.near(theme, 10)) == Places{3, 4, 1});
    CHECK(places(neighbours.near(theme, 10, Places{4, 99})) == Places{3, 1});
    CHECK(places(neighbours.near(theme, 1)) == Places{3});
    CHECK(neighbours.near(Places{}, 10).empty());
    CHECK(neighbours.near(Places{0}, 10) == neighbours.near(0, 10));
}

TEST_CASE("what has no words is like nothing") {
    const Neighbours neighbours{{"", "  ", "?!", "\xff", "👍", "words", "👍👍👍"}};
    for (std::size_t note = 0; note < 9; ++note) CHECK(neighbours.near(note, 5).empty());
    CHECK(neighbours.duplicates().empty());
    CHECK(Neighbours{{}}.near(0, 5).empty());
    CHECK(Neighbours{{"alone"}}.near(0, 5).empty());
}

TEST_CASE("the same notes give the same suggestions, equal ones in order") {
    CHECK(places(Neighbours{{"bench a", "zebra", "bench b", "bench c", "bench d"}}.near(0, 3)) ==
          Places{2, 3, 4});
    const Neighbours one{many_languages};
    const Neighbours other{many_languages};
    for (std::size_t note = 0; note < many_languages.size(); ++note)
        CHECK(one.near(note, 50) == other.near(note, 50));
}

TEST_CASE("the longest notes, and broken ones, are read to the end") {
    const std::size_t length = limits::note_length;
    std::string han;
    std::string words;
    for (std::size_t i = 0; i < length; ++i) han += i % 2 ? "图" : "书";
    for (std::size_t i = 0; i < length / 2; ++i) words += "a ";
    const Neighbours neighbours{{std::string(length, 'a'), std::string(length, 'a') + "!", han,
                                 han + "馆", words, "\xf0\x9f bench", "bench \xe2\x82"}};
    CHECK(neighbours.duplicates() == Groups{{0, 1}, {5, 6}});
    CHECK(places(neighbours.near(2, 5)) == Places{3});
    CHECK(places(neighbours.near(5, 5)) == Places{6});
}

TEST_CASE("as many notes as there may be, made to be alike, are all compared") {
    Lines texts;
    for (std::size_t i = 0; i + 2 < limits::notes; ++i)
        texts.push_back("parking" + numbered(i) + " now");
    texts.insert(texts.end(), {"Benches", "BENCHES"});
    const Neighbours neighbours{std::move(texts)};
    CHECK(neighbours.near(0, 7).size() == 7);
    CHECK(neighbours.duplicates().back() == Places{limits::notes - 2, limits::notes - 1});
}
