// Archives of earlier releases: each one's schema is in schemas/, dumped from a real archive.
#include "server/archive/schema.hpp"
#include "server/archive/verify.hpp"
#include "tests/server/archive/builders.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

using namespace outward::server;
namespace engine = outward::engine;
namespace fs = std::filesystem;

namespace {

constexpr int newest_fixture = 4;

void lay_down(const fs::path& file, int version) {
    const std::string sql =
        bytes_of("tests/server/archive/schemas/" + std::to_string(version) + ".sql");
    REQUIRE_FALSE(sql.empty());
    SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

/// Opened to write, as the program would: SQLite first rolls back what was interrupted.
std::int64_t version_of(const fs::path& file) {
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    return database.execAndGet("PRAGMA user_version").getInt64();
}

std::string dump_of(const fs::path& file, const char* columns) {
    SQLite::Database database(file, SQLite::OPEN_READONLY);
    SQLite::Statement rows(
        database, std::string{"SELECT group_concat("} + columns + ", char(10)) FROM events");
    rows.executeStep();
    return rows.getColumn(0).getString();
}

}  // namespace

TEST_CASE("the schema of every release is kept, the present one too") {
    CHECK(sql::version == newest_fixture);
    for (int version = 1; version <= newest_fixture; ++version) {
        TemporaryFolder folder;
        lay_down(folder.archive(), version);
        CHECK(version_of(folder.archive()) == version);
    }
    TemporaryFolder folder;
    TemporaryFolder other;
    lay_down(folder.archive(), newest_fixture);
    open_log(other);
    const auto schema = [](const fs::path& file) {
        SQLite::Database database(file, SQLite::OPEN_READONLY);
        return database
            .execAndGet(
                "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema"
                " WHERE sql IS NOT NULL ORDER BY name)")
            .getString();
    };
    CHECK(schema(folder.archive()) == schema(other.archive()));
}

TEST_CASE("an archive of the first release is brought up to date, and the old file is kept") {
    TemporaryFolder folder;
    lay_down(folder.archive(), 1);
    SQLite::Database(folder.archive(), SQLite::OPEN_READWRITE)
        .exec("UPDATE conversations SET created_at = created_at + 1");  // as that release did
    constexpr auto what = "conversation || seq || at || type || by_member || body";
    const std::string before = dump_of(folder.archive(), what);
    const auto log = open_log(folder);
    CHECK(version_of(folder.archive()) == sql::version);
    CHECK(dump_of(folder.archive(), what) == before);
    const auto rows = log->conversations();
    REQUIRE(rows.ok());
    REQUIRE(rows.value().size() == 1);
    CHECK(rows.value().front().notes == 12);
    CHECK_FALSE(rows.value().front().expires_at.has_value());
    CHECK_FALSE(log->member_tokens(rows.value().front().id).value().empty());
    CHECK(log->guide(rows.value().front().guide_hash).ok());
    const auto verified = verify(folder.archive());
    REQUIRE(verified.ok());
    CHECK(verified.value().clean());
    CHECK(version_of(folder.archive().string() + ".v1") == 1);
    CHECK(dump_of(folder.archive().string() + ".v1", what) == before);
}

TEST_CASE("an archive of the second release keeps everything, and can be read back") {
    TemporaryFolder folder;
    lay_down(folder.archive(), 2);
    constexpr auto what = "conversation || seq || at || type || by_member || body || digest";
    const std::string before = dump_of(folder.archive(), what);
    const auto log = open_log(folder);
    CHECK(version_of(folder.archive()) == sql::version);
    CHECK(dump_of(folder.archive(), what) == before);
    CHECK(log->conversations().value().front().library.empty());
    CHECK(log->conversations().value().front().team.empty());
    const auto verified = verify(folder.archive());
    REQUIRE(verified.ok());
    CHECK(verified.value().clean());
    CHECK(version_of(folder.archive().string() + ".v2") == 2);
}

TEST_CASE(
    "a program that is killed while it brings an archive up to date leaves the old or the new") {
    std::mt19937 chance{50};
    const auto began = std::chrono::steady_clock::now();
    {
        TemporaryFolder folder;
        lay_down(folder.archive(), 1);
        open_log(folder);
    }
    const auto whole_way = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - began);
    int old = 0;
    for (int i = 0; i < 50; ++i) {
        TemporaryFolder folder;
        lay_down(folder.archive(), 1);
        const pid_t child = ::fork();
        if (child == 0) {
            (void)SqliteLog::open(folder.archive());
            ::_exit(0);
        }
        std::this_thread::sleep_for(whole_way * (chance() % 200) / 100);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const auto version = version_of(folder.archive());
        if (version == 1) ++old;
        CHECK((version == 1 || version == sql::version));
        const auto log = open_log(folder);
        CHECK(log->conversations().value().front().notes == 12);
        CHECK(verify(folder.archive()).value().clean());
    }
    CHECK(old > 0);
    CHECK(old < 50);
}

TEST_CASE("a damaged old archive is refused and stays as it is") {
    TemporaryFolder folder;
    lay_down(folder.archive(), 1);
    SQLite::Database(folder.archive(), SQLite::OPEN_READWRITE)
        .exec("UPDATE conversations SET notes = 3");
    const auto opened = SqliteLog::open(folder.archive());
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().sentence.find("could not be brought up to date") != std::string::npos);
    CHECK(version_of(folder.archive()) == 1);
    CHECK_FALSE(fs::exists(folder.archive().string() + ".new"));
}

TEST_CASE("without room for the new file an old archive is refused and not touched") {
    TemporaryFolder folder;
    lay_down(folder.archive(), 1);
    const std::string before = bytes_of(folder.archive());
    {
        const SmallDisk disk{40 * 1024};
        CHECK_FALSE(SqliteLog::open(folder.archive()).ok());
    }
    CHECK(bytes_of(folder.archive()) == before);
    CHECK(open_log(folder)->conversations().value().size() == 1);
}
