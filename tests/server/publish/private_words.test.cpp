#include "server/publish/private_words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace outward::server;
using outward::engine::ConversationId;

namespace {

const ConversationId here{"here"};
const ConversationId there{"there"};
const ConversationId elsewhere{"elsewhere"};

using Strings = std::vector<std::string>;

Strings words_of(const std::vector<PrivateWord>& found) {
    Strings words;
    for (const PrivateWord& word : found) words.push_back(word.words);
    return words;
}

Strings contacts(const std::string& text) { return words_of(contacts_in(text)); }

}  // namespace

TEST_CASE("a name is found as a whole word, in any case, with and without accents") {
    PrivateWords words;
    words.add_name(here, "José Núñez");
    words.add_name(here, "Al");
    CHECK(words_of(words.in("I told jose and NUÑEZ, not Josefina, al fin.", here)) ==
          Strings{"jose", "NUÑEZ"});
    CHECK(words.in("José said so", there).empty());
    CHECK(words_of(words.in("José said so")) == Strings{"José"});
}

TEST_CASE("of a name with capitals the small words are none") {
    PrivateWords words;
    words.add_name(here, "Ana from the school");
    words.add_name(here, "tom miller");
    CHECK(words_of(words.in("Away from the school ana met Tom and a miller", here)) ==
          Strings{"ana", "Tom", "miller"});
}

TEST_CASE("a name in a script without blanks is found inside a text") {
    PrivateWords words;
    words.add_name(here, "王芳");
    words.add_name(here, "نور");
    CHECK(words_of(words.in("我和王芳一起去公园。", here)) == Strings{"王芳"});
    CHECK(words.in("王先生", here).empty());
    CHECK(words_of(words.in("قالت نور ذلك", here)) == Strings{"نور"});
}

TEST_CASE("an ordinary word is a name only where it is written like one") {
    PrivateWords words;
    words.add_name(here, "Hope Will");
    CHECK(words.in("we hope so", here).size() == 1);
    words.hear(there, "I hope it will change");
    words.hear(here, "hope");
    CHECK(words.in("we hope so", here).size() == 1);  // one other conversation is not enough
    words.hear(elsewhere, "there is hope, there is a will");
    CHECK(words.in("we hope that it will. Hope is here", here).empty());
    CHECK(words_of(words.in("I asked Hope about it", here)) == Strings{"Hope"});
}

TEST_CASE("e-mail addresses and telephone numbers are found as people write them") {
    CHECK(contacts("write to ana.p@example.org.") == Strings{"ana.p@example.org"});
    CHECK(contacts("@home we meet, 3 @ the gate").empty());
    CHECK(contacts("call (270) 555-0142 or +1 270 555 0143!") ==
          Strings{"270) 555-0142", "1 270 555 0143"});
    CHECK(contacts("612 345 678") == Strings{"612 345 678"});
    CHECK(contacts("555-0142") == Strings{"555-0142"});
    CHECK(contacts("٠١٢٣٤٥٦٧٨٩") == Strings{"٠١٢٣٤٥٦٧٨٩"});
}

TEST_CASE("dates, years and round numbers are no telephone numbers") {
    for (const char* text : {"on 2026-11-23", "23/11/2026", "from 2019-2023", "1 000 000 people",
                             "12.500.000", "42101 and 42103", "1,250,000", "12345678901234567"})
        CHECK_MESSAGE(contacts(text).empty(), text);
}

TEST_CASE("bytes that are no text do no harm") {
    PrivateWords words;
    words.add_name(here, "\xff\xfe\x80");
    words.hear(here, "\xc3");
    CHECK(words.in("\x80\xff@\xff 12\xff", here).empty());
}
