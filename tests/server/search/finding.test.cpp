// What is found, in which order, by whom, and page by page.
#include "tests/server/search/builders.hpp"

#include <set>

using namespace outward;
using namespace outward::server;
using tests::Session;
using Lines = std::vector<std::string>;

namespace {

struct Found {
    TemporaryFolder folder;
    Holding holding{folder};
    std::unique_ptr<Catalogue> catalogue;

    void open() {
        catalogue = open_catalogue(folder);
        catch_up(*catalogue);
    }
    Lines of(const SearchQuery& query) const { return texts_of(found_by(*catalogue, query)); }
    Lines texts(const std::string& typed) const { return of({.typed = typed}); }
};

Sight only(std::vector<MaySee> seen) { return seen; }

}  // namespace

TEST_CASE("all words must occur, phrases in order, and what is not wanted must not") {
    Found at;
    at.holding.save_notes(
        "one", {"a bench in the park", "the park has no bench", "a swing", "the bus to the park"});
    at.open();
    CHECK(at.texts("park bench").size() == 2);
    CHECK(at.texts("\"the park\"").size() == 3);
    CHECK(at.texts("\"park the\"").empty());
    CHECK(at.texts("park -bench") == Lines{"the bus to the park"});
    CHECK(at.texts("swing OR bus").size() == 2);
    CHECK(at.texts("(swing OR bus) park") == Lines{"the bus to the park"});
    CHECK(at.texts("sw*") == Lines{"a swing"});
    CHECK(at.texts("-park") == Lines{"a swing"});
    CHECK(at.texts("").size() == 4);
    CHECK(at.texts("?").empty());
}

TEST_CASE("what holds the word itself stands before what only holds it inside another") {
    Found at;
    at.holding.save_notes("one", {"art art", "we start the party with starters: start, start",
                                  "a long sentence about many things and, somewhere, art"});
    at.open();
    CHECK(at.texts("art") == Lines{"art art",
                                   "a long sentence about many things and, somewhere, art",
                                   "we start the party with starters: start, start"});
    // Not wanted means the word alone.
    CHECK(at.texts("long -art").empty());
    CHECK(at.texts("party -art").size() == 1);
}

TEST_CASE("rare words count more, and a short text more than a long one") {
    Found at;
    Lines notes{"the bus and the goldfinch", "the bus the bus the bus"};
    for (int i = 0; i < 30; ++i) notes.push_back("the bus " + std::to_string(i));
    at.holding.save_notes("one", notes);
    at.open();
    CHECK(at.texts("goldfinch OR bus").front() == "the bus and the goldfinch");
}

TEST_CASE("what was found is marked, in a long text with what stands around it") {
    Found at;
    std::string before;
    for (int i = 0; i < 80; ++i) before += "word" + std::to_string(i) + " ";
    at.holding.save_notes("one", {"Die Stadtbibliothek ist zu", "我们想要一个新的图书馆",
                                  "a Straße, at last", before + "a bench there " + before});
    at.open();
    const auto passage = [&](const std::string& typed) {
        return marked(found_by(*at.catalogue, typed).hits.front().passage);
    };
    CHECK(passage("bibliothek") == "Die [Stadtbibliothek] ist zu");
    CHECK(passage("图书馆") == "我们想要一个新的[图书馆]");
    CHECK(passage("strasse") == "a [Straße], at last");
    CHECK(passage("\"straße at\"") == "a [Straße, at] last");
    const std::string part = passage("bench");
    CHECK(part.starts_with(
        "… word73 word74 word75 word76 word77 word78 word79 a [bench] there word0"));
    CHECK(part.ends_with(" …"));
    CHECK(part.size() < 400);
}

TEST_CASE("filters: kind, category, guide, table, time and conversation") {
    Found at;
    Session tables(6, tests::tables_guide());
    tables.start().go_to("sit");
    tables.go_to("quick");
    tables.must("f", engine::command::AddNote{.id = {"t1"},
                                              .text = "park at table two",
                                              .category = {},
                                              .step = {},
                                              .table = engine::TableId{2}});
    at.holding.save("tables", tables, tests::tables_guide_files());
    Session small;
    small.now += std::chrono::days{30};
    small.start().go_to("hopes");
    small.note("p1", "n1", "park for all");
    small.must("p1", engine::command::AddNote{.id = {"n2"},
                                              .text = "park because",
                                              .category = engine::CategoryId{"reason"},
                                              .step = {}});
    small.go_to("story");
    small.must("f", engine::command::FillStory{{"hopes"}, "a park"});
    at.holding.save("small", small);
    at.open();
    CHECK(at.texts("park").size() == 4);
    CHECK(at.of({.typed = "park", .table = 2}) == Lines{"park at table two"});
    CHECK(at.of({.typed = "park", .kinds = {EntryKind::story}}) == Lines{"a park"});
    CHECK(at.of({.typed = "park", .kinds = {EntryKind::story, EntryKind::note}}).size() == 4);
    CHECK(at.of({.typed = "park", .category = "reason"}) == Lines{"park because"});
    CHECK(at.of({.typed = "park", .guide = "at-tables"}) == Lines{"park at table two"});
    CHECK(at.of({.typed = "park", .conversation = "small"}).size() == 3);
    CHECK(at.of({.typed = "park", .conversation = "nowhere"}).empty());
    CHECK(at.of({.typed = "park", .library = ""}).size() == 4);
    CHECK(at.of({.typed = "park", .library = "north"}).empty());
    const auto later = tests::start_of_time + std::chrono::days{10};
    CHECK(at.of({.typed = "park", .to = later}) == Lines{"park at table two"});
    CHECK(at.of({.typed = "park", .from = later}).size() == 3);
    CHECK(at.of({.typed = "zzz"}).empty());
}

TEST_CASE(
    "a coach finds what was released, and what only the crew saw where that was released too") {
    Found at;
    const auto held = [&](const std::string& id) {
        Session session;
        session.start().go_to("hopes");
        session.note("p1", "n1", "open gladioli in " + id);
        session.go_to("debrief");
        session.note("n", "n2", "private gladioli in " + id);
        at.holding.save(id, session);
    };
    for (const char* id : {"one", "two", "three"}) held(id);
    at.holding.save_notes("four", {"secret rhododendrons"});
    at.open();
    const auto seen = [&](const std::string& typed, Sight sight) {
        Lines texts = at.of({.typed = typed, .sight = std::move(sight)});
        std::ranges::sort(texts);
        return texts;
    };
    CHECK(seen("gladioli", std::nullopt).size() == 6);
    CHECK(seen("gladioli", only({})).empty());
    CHECK(seen("", only({})).empty());
    CHECK(seen("gladioli", only({{"nowhere", true}})).empty());
    CHECK(seen("gladioli", only({{"one"}, {"two", true}})) ==
          Lines{"open gladioli in one", "open gladioli in two", "private gladioli in two"});
    // The same when the set is too large to stand in the index' question.
    std::vector<MaySee> many{{"one"}, {"two", true}};
    for (int i = 0; i < 200; ++i) {
        many.push_back({"other" + std::to_string(i), true});
        at.holding.save_notes(many.back().conversation, {"nothing"});
    }
    catch_up(*at.catalogue);
    CHECK(seen("gladioli", only(many)) ==
          Lines{"open gladioli in one", "open gladioli in two", "private gladioli in two"});
    CHECK(found_by(*at.catalogue, SearchQuery{.typed = "gladioli", .sight = many}).count == 3);

    // What was not released is not suggested either.
    const auto suggested = [&](Sight sight) {
        return found_by(*at.catalogue,
                        SearchQuery{.typed = "rhododendrens", .sight = std::move(sight)})
            .suggestions.size();
    };
    CHECK(suggested(std::nullopt) == 1);
    CHECK(suggested(only({{"one", true}})) == 0);

    ArchiveQuery list{.sight = only({{"two"}, {"one"}, {"nowhere"}})};
    CHECK(found_by(*at.catalogue, list).conversations.size() == 2);
    list.sight = only({});
    CHECK(found_by(*at.catalogue, list).conversations.empty());
}

TEST_CASE("thousands of lines at one moment stay in their conversation") {
    Found at;
    Session session;
    at.holding.save("one", session);
    at.holding.save("two", session);
    at.open();
    SQLite::Database archive(at.folder.archive(), SQLite::OPEN_READWRITE, 5'000);
    archive.exec(R"sql(
        INSERT INTO recordings VALUES ('one', 'r', 'tape', 1, 1700000000000);
        INSERT INTO spoken_lines
            WITH RECURSIVE lines (value) AS
                (SELECT 0 UNION ALL SELECT value + 1 FROM lines WHERE value < 2999)
            SELECT 'one', 'r', value, 0, 0, '', 'cranes ' || value FROM lines;
        UPDATE conversations SET revision = 1)sql");
    catch_up(*at.catalogue);
    CHECK(found_by(*at.catalogue, SearchQuery{.typed = "cranes", .sight = only({{"two"}})}).count ==
          0);
    CHECK(found_by(*at.catalogue, SearchQuery{.typed = "cranes", .sight = only({{"one"}})}).more);
    CHECK(at.texts("\"cranes 2999\"") == Lines{"cranes 2999"});
    CHECK(at.of({.typed = "cranes", .conversation = "one", .limit = 100}).size() == 100);
}

TEST_CASE("a word that nobody said gives the nearest that somebody did") {
    Found at;
    at.holding.save_notes("one", {"the Library is far", "más árboles", "a bench", "图书馆"});
    at.open();
    const auto suggestion = [&](const std::string& typed) -> std::string {
        const auto made = found_by(*at.catalogue, typed).suggestions;
        return made.empty() ? "" : made.front().typed + ">" + made.front().instead;
    };
    CHECK(suggestion("libary") == "libary>Library");
    CHECK(suggestion("librray far") == "librray>Library");
    CHECK(suggestion("arbolles") == "arbolles>árboles");
    CHECK(suggestion("bnech") == "bnech>bench");
    CHECK(suggestion("xylophone") == "");
    CHECK(suggestion("bench library") == "");
    CHECK(suggestion("bench") == "");
}

TEST_CASE("pages of a search hold every hit once, whatever their size, past the ranked ones too") {
    Found at;
    for (int conversation = 0; conversation < 5; ++conversation) {
        Lines notes;
        for (int i = 0; i < 500; ++i)
            notes.push_back((i % 3 == 0 ? "start " : "art ") +
                            std::to_string(conversation * 500 + i));
        at.holding.save_notes("c" + std::to_string(conversation), notes);
    }
    at.open();
    SearchQuery query{.typed = "art", .limit = 100};
    std::multiset<std::string> found;
    bool inside = false;
    int pages = 0;
    do {
        const SearchPage page = found_by(*at.catalogue, query);
        if (pages++ == 0) {
            CHECK(page.more);
            CHECK(page.count == most_counted);
        }
        for (const std::string& text : texts_of(page)) {
            found.insert(text);
            if (text.starts_with("start")) inside = true;
            CHECK(text.starts_with("start") == inside);
        }
        query.cursor = page.next;
    } while (!query.cursor.empty());
    CHECK(pages == 25);
    CHECK(found.size() == 2'500);
    CHECK(std::set<std::string>(found.begin(), found.end()).size() == 2'500);
}

TEST_CASE("a cursor of another question, or made by hand, is refused") {
    Found at;
    at.holding.save_notes("one", {"bench 1", "bench 2", "bench 3"});
    at.open();
    const std::string cursor =
        found_by(*at.catalogue, SearchQuery{.typed = "bench", .limit = 1}).next;
    REQUIRE_FALSE(cursor.empty());
    CHECK(at.catalogue->search({.typed = "bench", .limit = 2, .cursor = cursor}).ok());
    const auto refused = [&](const SearchQuery& query) {
        const auto page = at.catalogue->search(query);
        return !page.ok() && page.error().reason == engine::Reason::bad_request;
    };
    CHECK(refused({.typed = "benches", .cursor = cursor}));
    CHECK(refused({.typed = "bench", .category = "hope", .cursor = cursor}));
    CHECK(refused({.typed = "bench", .cursor = "nonsense"}));
    CHECK(refused({.typed = "bench", .cursor = cursor.substr(0, 20)}));
    CHECK(refused({.typed = "bench", .cursor = cursor + "00"}));
    CHECK(refused({.typed = "bench", .cursor = cursor.substr(0, 16) + "5b5d"}));
    CHECK_FALSE(at.catalogue->list({.cursor = cursor}).ok());
}

TEST_CASE("the list is sorted both ways by everything, and paged without losing a row") {
    Found at;
    constexpr int count = 23;
    for (int i = 0; i < count; ++i) {
        Session session;
        session.now += std::chrono::hours{i % 7};
        session.start().go_to("hopes");
        for (int note = 0; note < i % 4; ++note)
            session.note("p1", "n" + std::to_string(note), "words");
        auto& as = std::get<engine::ConversationCreated>(session.log.front().event);
        as.title = i % 5 == 0 ? "Ärger" : "Zone " + std::to_string(i % 6);
        as.place = i % 2 == 0 ? "Old Mill" : "library";
        session.state.as.title = as.title;
        session.state.as.place = as.place;
        at.holding.save("c" + std::to_string(i), session);
    }
    at.open();
    for (int order = 0; order < 6; ++order)
        for (const auto direction : {ListDirection::up, ListDirection::down}) {
            ArchiveQuery query{
                .order = static_cast<ListOrder>(order), .direction = direction, .limit = 5};
            Lines paged;
            do {
                const ListPage page = found_by(*at.catalogue, query);
                for (const std::string& id : ids_of(page)) paged.push_back(id);
                query.cursor = page.next;
            } while (!query.cursor.empty());
            query.limit = 100;
            CHECK(paged == ids_of(found_by(*at.catalogue, query)));
            CHECK(std::set<std::string>(paged.begin(), paged.end()).size() == count);
        }
    const ListPage by_title = found_by(
        *at.catalogue, ArchiveQuery{.order = ListOrder::title, .direction = ListDirection::up});
    CHECK(by_title.conversations.front().title == "Ärger");
    CHECK(by_title.conversations.back().title == "Zone 5");
    const ListPage by_notes = found_by(*at.catalogue, ArchiveQuery{.order = ListOrder::notes});
    CHECK(by_notes.conversations.front().notes == 3);
    CHECK(by_notes.conversations.back().notes == 0);
}

TEST_CASE("the list is filtered by guide, language, stage, words, dates and library") {
    Found at;
    Session one;
    auto& as = std::get<engine::ConversationCreated>(one.log.front().event);
    as.title = one.state.as.title = "Grüne Straße";
    as.language = "de";
    at.holding.save("one", one);
    Session two;
    two.start();
    at.holding.save("two", two);
    at.open();
    const auto ids = [&](const ArchiveQuery& query) {
        return ids_of(found_by(*at.catalogue, query));
    };
    CHECK(ids({.language = "de"}) == Lines{"one"});
    CHECK(ids({.stage = "live"}) == Lines{"two"});
    CHECK(ids({.guide = "small"}).size() == 2);
    CHECK(ids({.guide = "other"}).empty());
    CHECK(ids({.words = "strasse gru"}) == Lines{"one"});
    CHECK(ids({.words = "maple"}) == Lines{"two"});
    CHECK(ids({.words = "\"AND ("}).empty());
    CHECK(ids({.words = "\"("}).size() == 2);
    CHECK(ids({.library = "north"}).empty());
    CHECK(ids({.to = tests::start_of_time}).empty());
    CHECK(ids({.from = tests::start_of_time}).size() == 2);
}
