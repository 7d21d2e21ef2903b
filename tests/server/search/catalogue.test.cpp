// The catalogue beside an archive: it follows, it forgets, it is made anew.
#include "server/archive/schema.hpp"
#include "server/search/lister.hpp"
#include "server/search/schema.hpp"
#include "server/search/tokenizer.hpp"
#include "tests/server/search/builders.hpp"

#include <fstream>
#include <set>
#include <thread>

using namespace outward;
using namespace outward::server;
using tests::Session;
using Lines = std::vector<std::string>;

namespace {

bool catalogue_holds(const TemporaryFolder& folder, const std::string& words) {
    const auto file = catalogue_beside(folder.archive());
    for (const char* ending : {"", "-wal", "-journal"}) {
        auto part = file;
        part += ending;
        if (std::filesystem::exists(part) && bytes_of(part).find(words) != std::string::npos)
            return true;
    }
    return false;
}

/// Waits for what the follower does by itself.
template <class Condition>
bool comes_true(Condition condition) {
    for (int tries = 0; tries < 600; ++tries) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return false;
}

void write_to(const TemporaryFolder& folder, const std::string& sql) {
    SQLite::Database(folder.archive(), SQLite::OPEN_READWRITE, 5'000).exec(sql);
}

std::string annotation(const std::string& id, const std::string& place, const std::string& text) {
    return "INSERT INTO annotations (conversation, id, kind, place, text, author, at, changed_at, "
           "body) VALUES ('one', '" +
           id + "', 'comment', '" + place + "', '" + text +
           "', 'c', 1700000000000, 1700000000000, '{}');"
           "UPDATE conversations SET revision = revision + 1 WHERE id = 'one'";
}

std::size_t hits(const Catalogue& catalogue, const std::string& typed) {
    return found_by(catalogue, typed).hits.size();
}

}  // namespace

TEST_CASE("the catalogue follows the archive by itself: new, changed, closed and purged") {
    TemporaryFolder folder;
    Holding holding(folder);
    const auto catalogue = open_catalogue(folder);
    catch_up(*catalogue);
    CHECK(hits(*catalogue, "bench") == 0);
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "a bench under the limes");
    holding.save("one", session);
    CHECK(comes_true([&] { return hits(*catalogue, "bench") == 1; }));
    session.must("p1", engine::command::EditNote{{"n1"}, "a swing under the limes"});
    session.must("f", engine::command::Close{});
    holding.save("one", session);
    CHECK(comes_true([&] { return hits(*catalogue, "swing") == 1; }));
    CHECK(hits(*catalogue, "bench") == 0);
    holding.purge("one");
    CHECK(comes_true([&] { return hits(*catalogue, "swing") == 0; }));
    CHECK(found_by(*catalogue, ArchiveQuery{}).conversations.empty());
}

TEST_CASE(
    "whoever asks to catch up sees all that was committed before, also while it is going on") {
    TemporaryFolder folder;
    Holding holding(folder);
    const auto catalogue = open_catalogue(folder);
    Session session;
    session.start().go_to("hopes");
    for (int i = 1; i <= 20; ++i) {
        session.note("p1", "n" + std::to_string(i), "bench number " + std::to_string(i));
        holding.save("one", session);
        catch_up(*catalogue);
        CHECK(found_by(*catalogue, "bench").count == i);
    }
}

TEST_CASE("erased words and forgotten conversations leave no byte behind") {
    TemporaryFolder folder;
    Holding holding(folder);
    const auto catalogue = open_catalogue(folder);
    Session session;
    session.start().go_to("hopes");
    for (int i = 0; i < 60; ++i)
        session.note("p1", "k" + std::to_string(i), "sparrows in the park " + std::to_string(i));
    session.note("p1", "n1", "goldfinches by the millpond");
    session.note("p2", "n2", "hidden kingfishers");
    session.must("n", engine::command::HideNote{{"n2"}});
    holding.save("one", session);
    Session other;
    other.start().go_to("hopes");
    other.note("p1", "n1", "nightingales");
    holding.save("two", other);
    catch_up(*catalogue);
    REQUIRE(catalogue_holds(folder, "goldfinches"));
    REQUIRE(catalogue_holds(folder, "nightingales"));
    CHECK_FALSE(catalogue_holds(folder, "kingfishers"));

    SUBCASE("a note that is erased goes by itself, from a running conversation too") {
        session.must("f", engine::command::EraseNote{{"n1"}});
        holding.save("one", session);
        CHECK(comes_true([&] { return !catalogue_holds(folder, "goldfinches"); }));
        CHECK_FALSE(catalogue_holds(folder, "millpond"));
        CHECK(hits(*catalogue, "sparrows") == 20);
    }
    SUBCASE("a purged conversation is gone when forget returns") {
        holding.purge("two");
        CHECK(catalogue->forget({"two"}));
        CHECK_FALSE(catalogue_holds(folder, "nightingales"));
        CHECK(ids_of(found_by(*catalogue, ArchiveQuery{})) == Lines{"one"});
    }
    SUBCASE("a comment that was taken back goes as well") {
        write_to(folder, annotation("a1", "{}", "cormorants"));
        catch_up(*catalogue);
        REQUIRE(catalogue_holds(folder, "cormorants"));
        write_to(folder,
                 "UPDATE annotations SET removed = 1; UPDATE conversations SET revision = 9");
        catch_up(*catalogue);
        CHECK(comes_true([&] { return !catalogue_holds(folder, "cormorants"); }));
    }
}

TEST_CASE("a catalogue that is damaged, of another version or gone is made anew") {
    TemporaryFolder folder;
    Holding holding(folder);
    holding.save_notes("one", {"a bench"});
    const auto file = catalogue_beside(folder.archive());
    {
        const auto catalogue = open_catalogue(folder);
        catch_up(*catalogue);
    }
    SUBCASE("no database at all") { std::ofstream(file) << std::string(9'000, 'x'); }
    SUBCASE("another version") {
        SQLite::Database(file, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 999");
    }
    SUBCASE("a table is missing") {
        SQLite::Database database(file, SQLite::OPEN_READWRITE);
        register_tokenizer(database.getHandle());
        database.exec("DROP TABLE terms");
    }
    SUBCASE("deleted") { std::filesystem::remove(file); }
    SUBCASE("pages overwritten") {
        std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
        out.seekp(4'096);
        out << std::string(std::filesystem::file_size(file) - 4'096, '\x5a');
    }
    const auto catalogue = open_catalogue(folder);
    CHECK(comes_true([&] {
        return catalogue->catch_up(std::chrono::seconds{5}).complete &&
               catalogue->search({.typed = "bench"}).ok();
    }));
    CHECK(hits(*catalogue, "bench") == 1);
}

TEST_CASE("only one writes a catalogue, and others read what is there") {
    TemporaryFolder folder;
    Holding holding(folder);
    holding.save_notes("one", {"a bench"});
    const auto first = open_catalogue(folder);
    catch_up(*first);
    const auto second = open_catalogue(folder);
    CHECK(first->follows());
    CHECK_FALSE(second->follows());
    CHECK_FALSE(second->catch_up(std::chrono::milliseconds{1}).complete);
    CHECK(hits(*second, "bench") == 1);
    holding.save_notes("two", {"another bench"});
    catch_up(*first);
    CHECK(hits(*second, "bench") == 2);
}

TEST_CASE("a backup put in the archive's place is read, even with a log of the same length") {
    TemporaryFolder folder;
    {
        Holding holding(folder);
        holding.save_notes("one", {"a bench"});
        const auto catalogue = open_catalogue(folder);
        catch_up(*catalogue);
    }
    std::filesystem::remove(folder.archive());
    Holding holding(folder);
    holding.save_notes("one", {"a swing"});
    const auto catalogue = open_catalogue(folder);
    catch_up(*catalogue);
    CHECK(hits(*catalogue, "bench") == 0);
    CHECK(hits(*catalogue, "swing") == 1);
}

TEST_CASE("comments and lines of recordings are found with their places") {
    TemporaryFolder folder;
    Holding holding(folder);
    holding.save_notes("one", {"a bench"});
    const auto catalogue = open_catalogue(folder);
    catch_up(*catalogue);
    write_to(folder, annotation("a1", R"({"seq":3})", "well asked"));
    catch_up(*catalogue);
    const SearchPage page = found_by(*catalogue, "asked");
    REQUIRE(page.hits.size() == 1);
    CHECK(page.hits.front().entry.kind == EntryKind::annotation);
    CHECK(page.hits.front().entry.subject == "a1");
    CHECK(page.hits.front().entry.place == R"({"seq":3})");
    write_to(folder, R"sql(
        INSERT INTO recordings VALUES ('one', 'r', 'tape', 1, 1700000000000);
        INSERT INTO spoken_lines VALUES ('one', 'r', 4, 2000, 3000, 'Ada Quince', 'about the mill');
        UPDATE conversations SET revision = revision + 1)sql");
    catch_up(*catalogue);
    const SearchPage spoken = found_by(*catalogue, "mill");
    REQUIRE(spoken.hits.size() == 1);
    CHECK(spoken.hits.front().entry.at == engine::Millis{1'700'000'002'000});
    CHECK(hits(*catalogue, "Quince") == 0);
}

TEST_CASE("no sort of the list goes through a sorter, and every one along its index") {
    TemporaryFolder folder;
    Holding holding(folder);
    const auto catalogue = open_catalogue(folder);
    catch_up(*catalogue);
    SQLite::Database database = open_catalogue_to_read(catalogue_beside(folder.archive()));
    const Asking asking;
    register_functions(database.getHandle(), asking);
    const std::map<ListOrder, std::string> indices{
        {ListOrder::date, "by_date"},     {ListOrder::title, "by_title"},
        {ListOrder::place, "by_place"},   {ListOrder::length, "by_length"},
        {ListOrder::people, "by_people"}, {ListOrder::notes, "by_notes"}};
    for (const auto& [order, index] : indices)
        for (const auto direction : {ListDirection::up, ListDirection::down}) {
            SQLite::Statement plan(database,
                                   "EXPLAIN QUERY PLAN " + Lister::statement_for(order, direction));
            std::string steps;
            while (plan.executeStep()) steps += plan.getColumn(3).getString() + "\n";
            CHECK_MESSAGE(steps.starts_with("SEARCH conversations USING INDEX " + index), steps);
            CHECK_MESSAGE(steps.find("TEMP B-TREE") == std::string::npos, steps);
        }
}

TEST_CASE("a search goes through the index of words alone, and reads no entry to filter it") {
    TemporaryFolder folder;
    Holding holding(folder);
    const auto catalogue = open_catalogue(folder);
    catch_up(*catalogue);
    SQLite::Database database = open_catalogue_to_read(catalogue_beside(folder.archive()));
    const Asking asking;
    register_functions(database.getHandle(), asking);
    for (const char* sql :
         {catalogue_sql::words::find, catalogue_sql::words::count, catalogue_sql::words::reach}) {
        SQLite::Statement plan(database, std::string{"EXPLAIN QUERY PLAN "} + sql);
        std::string steps;
        while (plan.executeStep()) steps += plan.getColumn(3).getString() + "\n";
        CHECK_MESSAGE(steps.find("SCAN words VIRTUAL TABLE INDEX") != std::string::npos, steps);
        CHECK_MESSAGE(steps.find("entries") == std::string::npos, steps);
    }
}
