#include "engine/readability.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using outward::engine::plain_language_of;

TEST_CASE("an English text has the reading ease that one works out by hand") {
    // 10 words, 2 sentences, 11 syllables: 206.835 - 1.015 * 5 - 84.6 * 1.1 = 108.7.
    const auto plain =
        plain_language_of("We want safe streets. The children walk to school here.", "en");
    CHECK(plain.measure == "Flesch Reading Ease");
    CHECK(plain.words == 10);
    CHECK(plain.sentences == 2);
    CHECK(plain.words_per_sentence == doctest::Approx(5));
    CHECK(plain.score == doctest::Approx(108.7));
    CHECK(plain.easy);
    CHECK(plain.hard_words.empty());
}

TEST_CASE("what is hard to read is said to be, with its long words") {
    const auto plain = plain_language_of(
        "Organizational accountability necessitates interdepartmental collaboration regarding "
        "transportation infrastructure.",
        "en-US");
    CHECK(*plain.score < 0);
    CHECK_FALSE(plain.easy);
    REQUIRE(plain.hard_words.size() >= 5);
    CHECK(plain.hard_words.front() == "Organizational");
    CHECK(plain.language == "en-US");
}

TEST_CASE("Spanish, German and French have measures of their own") {
    // 8 words, 2 sentences, 16 syllables: 206.84 - 1.02 * 4 - 60 * 16 / 8 = 82.76.
    const auto spanish =
        plain_language_of("Queremos calles seguras. ¿Dónde juegan los niños hoy?", "es");
    CHECK(spanish.measure == "Fernández Huerta");
    CHECK(spanish.words == 8);
    CHECK(spanish.sentences == 2);
    CHECK(spanish.score == doctest::Approx(82.8));

    // 6 words, 1 sentence, 11 syllables: 180 - 6 - 58.5 * 11 / 6 = 66.75.
    const auto german = plain_language_of("Wir wollen sichere Wege zur Schule.", "de");
    CHECK(german.measure == "Amstad");
    CHECK(german.score == doctest::Approx(66.8));

    // 6 words, 1 sentence, 7 syllables: 207 - 1.015 * 6 - 73.6 * 7 / 6 = 115.04.
    const auto french = plain_language_of("Nous voulons des rues plus calmes.", "fr");
    CHECK(french.measure == "Kandel-Moles");
    CHECK(french.score == doctest::Approx(115.0));
}

TEST_CASE("other alphabets are measured by LIX, against newspapers in that language where known") {
    // 7 words, 1 sentence, 1 of more than six letters: 7 + 100 / 7.
    const auto swedish = plain_language_of("Barnen vill ha tryggare vägar till skolan.", "sv");
    CHECK(swedish.measure == "LIX");
    CHECK(swedish.words == 7);
    CHECK(swedish.score == doctest::Approx(21.3));
    CHECK(swedish.easy);

    const std::string finnish = "Lapset haluavat turvallisen tien kouluun.";  // 5 + 60
    CHECK(plain_language_of(finnish, "fi").easy);
    CHECK_FALSE(plain_language_of(finnish, "et").easy);
    CHECK(plain_language_of("Мы хотим жить рядом.", "uk").measure == "LIX");
}

TEST_CASE("where letters cannot be counted there is no measure, but what can be counted is") {
    const auto arabic = plain_language_of("نريد شوارع آمنة. أين يلعب الأطفال؟", "ar");
    CHECK_FALSE(arabic.measure);
    CHECK_FALSE(arabic.score);
    CHECK_FALSE(arabic.easy);
    CHECK(arabic.words == 6);
    CHECK(arabic.sentences == 2);
    for (const char* language : {"zh", "ja", "th", "en"})
        CHECK_FALSE(plain_language_of("我们想要安全的街道。", language).measure);
    CHECK_FALSE(plain_language_of("Chúng tôi muốn đường phố an toàn.", "vi").measure);
    CHECK_FALSE(plain_language_of("हम सुरक्षित सड़कें चाहते हैं।", "hi").measure);
}

TEST_CASE("sentences end where people end them") {
    const auto sentences = [](const std::string& text) {
        return plain_language_of(text, "en").sentences;
    };
    CHECK(sentences("It took 3.5 hours. We left.") == 2);
    CHECK(sentences("The U.S. is large.") == 1);
    CHECK(sentences("Why?! Because… we can.") == 3);
    CHECK(sentences("“We stay.” They said so") == 2);
    CHECK(sentences("a line\nthat goes on") == 1);
    CHECK(sentences("a heading\n\nand text") == 2);
    CHECK(sentences("") == 0);
    CHECK(sentences("... !!! 🙂") == 0);
    CHECK(plain_language_of("we don't know", "en").words == 3);
}

TEST_CASE("bytes that are no text do no harm") {
    CHECK(plain_language_of("\xff\xfe abc \x80", "en").words == 1);
    const auto numbers = plain_language_of("2026 2027", "en");
    CHECK(numbers.words == 2);
    CHECK_FALSE(numbers.measure);
}
