// What text is cut into before it is compared, by language.
#include "engine/words.hpp"

#include <doctest/doctest.h>

#include <array>

using outward::engine::Word;
using outward::engine::words_in;

namespace {

std::string cut(std::string_view text) {
    std::string all;
    for (const Word& word : words_in(text)) all += (all.empty() ? "" : " ") + word.letters;
    return all;
}

struct Case {
    const char* text;
    const char* words;
};

constexpr std::array cases{
    Case{"Benches, under (the) TREES!", "benches under the trees"},
    Case{"don't – we’d rather not", "dont wed rather not"},
    Case{"24-hour opening; e-mail", "24 hour opening e mail"},
    Case{"Más ÁRBOLES para los niños", "mas arboles para los ninos"},
    Case{"cafe\u0301, CAFÉ", "cafe cafe"},
    Case{"GRÖẞERE Straße, Strasse", "grossere strasse strasse"},
    Case{"Žluťoučký kůň, Łódź, Ørsted, Đà Nẵng", "zlutoucky kun lodz orsted da nang"},
    Case{"İstanbul'da IŞIK", "istanbulda isik"},
    Case{"ΈΡΓΑ στους δρόμους", "εργα στουσ δρομουσ"},
    Case{"Зелёная УЛИЦА, Ђорђе", "зеленая улица ђорђе"},
    Case{"ԵՐԵՎԱՆ", "երեվան"},
    Case{"المَكْتَبَةُ، والحديقة", "مكتبه حديقه"},
    Case{"أشجار؟ اشجار", "اشجار اشجار"},
    Case{"می‌خواهم", "ميخواهم"},
    Case{"שָׁלוֹם־לכולם", "שלום לכולם"},
    Case{"हमें किताबें चाहिए।", "हमें किताबें चाहिए"},
    Case{"我们要图书馆。", "我 们 要 图 书 馆"},
    Case{"Ｗｉｆｉ４番", "wifi4 番"},
    Case{"thanks👍🏽everybody", "thanks 👍 everybody"},
    Case{"?! … — \u200b", ""},
    Case{"\xff\xfe half \xc3", "half"},
};

}  // namespace

TEST_CASE("a text is cut into words as people of that language compare them") {
    for (const Case& one : cases) CHECK_MESSAGE(cut(one.text) == one.words, one.text);
}

TEST_CASE("a word knows where it stands in the text") {
    const std::string_view text = "¡El CAFÉ’s!";
    const auto words = words_in(text);
    REQUIRE(words.size() == 2);
    CHECK(text.substr(words[1].from, words[1].to - words[1].from) == "CAFÉ’s");
    CHECK_FALSE(words[1].alone);
    CHECK(words_in("图")[0] == Word{"图", 0, 3, true});
}
