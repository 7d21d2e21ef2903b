// By which cases the tokenizer was chosen: docs/decisions/007-how-words-are-found.md.
#include "server/search/tokenizer.hpp"
#include "tests/server/search/builders.hpp"

#include <array>
#include <cstdlib>
#include <iostream>

using namespace outward::server;

namespace {

struct Case {
    const char* language;
    const char* said;
    const char* typed;
};

/// What people say, and what somebody who looks for it types.
constexpr std::array cases{
    Case{"English", "A Bench under the limes", "bench"},
    Case{"English", "The buses come too seldom", "bus"},
    Case{"English", "We need 24-hour opening", "24-hour"},
    Case{"Spanish", "Más árboles en la Plaza Mayor", "arboles"},
    Case{"Spanish", "Quiero una biblioteca con ninos", "niños"},
    Case{"Portuguese", "A educação das crianças", "educacao"},
    Case{"German compound", "Die Stadtbibliothek ist zu", "Bibliothek"},
    Case{"German compound", "Mehr Kindertagesstätten", "tagesstätte"},
    Case{"German ß", "Eine ruhige Straße", "strasse"},
    Case{"German ß", "Eine ruhige Strasse", "Straße"},
    Case{"German capitals", "GRÖSSERE FENSTER", "größere"},
    Case{"Danish", "Et bedre køkken", "kokken"},
    Case{"Polish", "Więcej ławek w parku", "lawek"},
    Case{"Turkish", "IŞIK istiyoruz", "ışık"},
    Case{"Turkish", "Daha çok ışık", "isik"},
    Case{"Turkish", "İstanbul gibi", "istanbul"},
    Case{"Greek", "Ο Σίσυφος", "σισυφος"},
    Case{"Russian", "Зелёная улица", "зеленая"},
    Case{"decomposed", "Un cafe\u0301 para todos", "café"},
    Case{"decomposed", "Un café para todos", "cafe\u0301"},
    Case{"Vietnamese", "Thư viện tốt hơn", "thu vien"},
    Case{"Chinese 1", "我们想要一个新的图书馆", "新"},
    Case{"Chinese 2", "我们想要一个新的图书馆", "图书"},
    Case{"Chinese 3", "我们想要一个新的图书馆", "图书馆"},
    Case{"Chinese 4", "公共汽车来得太少", "公共汽车"},
    Case{"Japanese", "新しい図書館がほしい", "図書館"},
    Case{"Japanese", "こどものあそびばがたりない", "あそびば"},
    Case{"Japanese", "静かなカフェがいい", "カフェ"},
    Case{"Korean", "도서관에서 만나요", "도서관"},
    Case{"Thai", "เราต้องการห้องสมุดใหม่", "ห้องสมุด"},
    Case{"Arabic", "نريد مكتبة جديدة", "مكتبة"},
    Case{"Arabic article", "المكتبة بعيدة جدا", "مكتبة"},
    Case{"Arabic article", "نريد مكتبة", "المكتبة"},
    Case{"Arabic harakat", "هذه مَدْرَسَةٌ جميلة", "مدرسة"},
    Case{"Arabic harakat", "هذه مدرسة جميلة", "مَدرَسة"},
    Case{"Arabic alef", "نحب أشجار الحي", "اشجار"},
    Case{"Arabic alef", "نحب اشجار الحي", "أشجار"},
    Case{"Arabic yeh", "مستشفى قريب", "مستشفي"},
    Case{"Arabic tatweel", "حديقـــة كبيرة", "حديقة"},
    Case{"Arabic digits", "٣٠ دقيقة", "30"},
    Case{"Persian", "کتاب برای همه", "كتاب"},
    Case{"Hebrew", "הספרייה סגורה", "ספרייה"},
    Case{"Hebrew points", "שָׁלוֹם לכולם", "שלום"},
    Case{"Hindi", "हमें नई किताबें चाहिए", "किताबें"},
    Case{"Hindi", "हिन्दी में बात", "हिन्दी"},
    Case{"Tamil", "புதிய நூலகம் வேண்டும்", "நூலகம்"},
    Case{"emoji", "More of this 🌳🌳 please", "🌳"},
    Case{"emoji", "thanks👍🏽everybody", "👍"},
    Case{"digits", "Bus 42 never comes", "42"},
    Case{"full width", "バス４２番", "42"},
};

/// Words that a search for something else must leave alone.
constexpr std::array others{
    Case{"English", "A bunch of flowers", "bench"},
    Case{"Chinese", "馆图书", "图书馆"},
    Case{"Hindi", "कुतुब मीनार", "किताब"},
    Case{"Arabic", "الله", "له"},
    Case{"German", "Die Stadt", "Bibliothek"},
};

bool finds_with(const char* tokenizer, const Case& one) {
    SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE);
    memory.exec(std::string{"CREATE VIRTUAL TABLE said USING fts5 (text, tokenize = \""} +
                tokenizer + "\")");
    SQLite::Statement insert(memory, "INSERT INTO said (text) VALUES (?)");
    insert.bind(1, one.said);
    insert.exec();
    SQLite::Statement find(memory, "SELECT count(*) FROM said WHERE said MATCH ?");
    find.bind(1, "\"" + std::string{one.typed} + "\"");
    find.executeStep();
    return find.getColumn(0).getInt() > 0;
}

constexpr std::array others_tokenizers{"unicode61 remove_diacritics 2",
                                       "porter unicode61 remove_diacritics 2", "trigram"};

}  // namespace

TEST_CASE("every case is found as we cut words, and by no other tokenizer are all found") {
    std::array<int, others_tokenizers.size()> found{};
    int ours = 0;
    std::string table;
    for (const Case& one : cases) {
        TemporaryFolder folder;
        Holding holding(folder);
        holding.save_notes("one", {one.said});
        const auto catalogue = open_catalogue(folder);
        catch_up(*catalogue);
        const SearchPage page = found_by(*catalogue, one.typed);
        CHECK_MESSAGE(page.hits.size() == 1, one.language, ": ", one.typed, " in ", one.said);
        ours += static_cast<int>(page.hits.size());
        table += std::string{"| "} + one.language + " | " + one.typed + " | " + one.said + " |";
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool did = finds_with(others_tokenizers[i], one);
            found[i] += did ? 1 : 0;
            table += did ? " yes |" : " – |";
        }
        table += page.hits.empty() ? " – |\n" : " yes |\n";
    }
    CHECK(ours == static_cast<int>(cases.size()));
    for (std::size_t i = 0; i < found.size(); ++i) {
        INFO(others_tokenizers[i], " finds ", found[i], " of ", cases.size());
        CHECK(found[i] < static_cast<int>(cases.size()));
    }
    if (std::getenv("OUTWARD_SHOW")) {
        std::cout << table;
        for (const int count : found) std::cout << count << ' ';
        std::cout << ours << " of " << cases.size() << '\n';
    }
}

TEST_CASE("what is not meant is not found") {
    for (const Case& one : others) {
        TemporaryFolder folder;
        Holding holding(folder);
        holding.save_notes("one", {one.said});
        const auto catalogue = open_catalogue(folder);
        catch_up(*catalogue);
        CHECK_MESSAGE(found_by(*catalogue, one.typed).hits.empty(), one.typed, " in ", one.said);
    }
}

TEST_CASE("SQLite alone takes Hindi words for others, because it leaves out their vowels") {
    CHECK(finds_with("unicode61 remove_diacritics 2", others[2]));
    CHECK_FALSE(finds_with("unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", others[2]));
}

TEST_CASE("a word stands where its bytes stand in the text") {
    const std::string said = "Die Straße, 图书馆 und café\u0301.";
    std::vector<std::string> words;
    for (const Token& token : tokens_of(said))
        words.push_back(token.text + "=" + said.substr(token.from, token.to - token.from));
    CHECK(words == std::vector<std::string>{"die=Die", "strasse=Straße", "图=图", "书=书", "馆=馆",
                                            "und=und", "cafe=café\u0301"});
}

TEST_CASE("SQLite's own highlighting points at the right bytes through our tokenizer") {
    SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE);
    register_tokenizer(memory.getHandle());
    memory.exec("CREATE VIRTUAL TABLE said USING fts5 (text, tokenize = 'outward')");
    memory.exec("INSERT INTO said VALUES ('Die große Straße; 新的图书馆; هذه مَدْرَسَةٌ جميلة')");
    SQLite::Statement find(memory,
                           "SELECT highlight(said, 0, '[', ']') FROM said WHERE said MATCH ?");
    const auto highlighted = [&](const char* match) {
        find.reset();
        find.bind(1, match);
        REQUIRE(find.executeStep());
        return find.getColumn(0).getString();
    };
    CHECK(highlighted("\"strasse\"") == "Die große [Straße]; 新的图书馆; هذه مَدْرَسَةٌ جميلة");
    CHECK(highlighted("\"图书馆\"") == "Die große Straße; 新的[图书馆]; هذه مَدْرَسَةٌ جميلة");
    CHECK(highlighted("\"مدرسة\"") == "Die große Straße; 新的图书馆; هذه [مَدْرَسَةٌ] جميلة");
}

TEST_CASE("any bytes are cut, and every word lies inside them") {
    std::uint32_t state = 7;
    const auto chance = [&] { return state = state * 1'664'525 + 1'013'904'223, state >> 24; };
    for (int round = 0; round < 2'000; ++round) {
        std::string bytes;
        for (std::uint32_t i = chance() % 40; i > 0; --i) bytes += static_cast<char>(chance());
        std::size_t last = 0;
        for (const Token& token : tokens_of(bytes)) {
            CHECK(token.from >= last);
            CHECK(token.to <= bytes.size());
            CHECK(token.from < token.to);
            last = token.to;
        }
    }
}
