#include "tests/server/archive/builders.hpp"
#include "tests/support/text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>
#include <unistd.h>

using outward::tests::has;

namespace outward::server {

namespace fs = std::filesystem;

namespace {

std::string refused_archive(const fs::path& file) {
    const auto opened = SqliteLog::open(file);
    REQUIRE_FALSE(opened.ok());
    return opened.error().sentence;
}

}  // namespace

TEST_CASE("an archive is made with its folder, for its owner only") {
    TemporaryFolder folder;
    const fs::path file = folder.path / "library" / "outward" / "archive.db";
    const auto opened = SqliteLog::open(file);
    REQUIRE(opened.ok());
    REQUIRE(save(*opened.value(), beginning("a")).saved());
    for (const char* ending : {"", "-wal", "-shm"}) {
        struct stat status {};
        REQUIRE(::stat((file.string() + ending).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777U) == 0600);
    }
}

TEST_CASE("an archive that others could read is closed to them when it is opened") {
    TemporaryFolder folder;
    open_log(folder);
    fs::permissions(folder.archive(), fs::perms{0644});
    open_log(folder);
    CHECK(fs::status(folder.archive()).permissions() == fs::perms{0600});
}

TEST_CASE("an archive of a newer version is refused and not touched") {
    TemporaryFolder folder;
    open_log(folder);
    { SQLite::Database(folder.archive(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99"); }
    const std::string before = bytes_of(folder.archive());

    const std::string sentence = refused_archive(folder.archive());
    CHECK(has(sentence, folder.archive().string()));
    CHECK(has(sentence, "newer"));
    CHECK(bytes_of(folder.archive()) == before);
    CHECK_FALSE(fs::exists(folder.archive().string() + "-wal"));
}

TEST_CASE("a file that is no archive is refused and not touched") {
    TemporaryFolder folder;
    std::string content;
    SUBCASE("a letter") { content = "Dear neighbours, " + std::string(200, '.'); }
    SUBCASE("a short file") { content = "hello"; }
    SUBCASE("an empty file") {}
    SUBCASE("somebody else's database") {
        const fs::path other = folder.path / "other.db";
        SQLite::Database(other, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("CREATE TABLE t (x)");
        content = bytes_of(other);
    }
    std::ofstream(folder.archive(), std::ios::binary) << content;

    CHECK(has(refused_archive(folder.archive()), "not an archive of Outward"));
    CHECK(bytes_of(folder.archive()) == content);
    CHECK(fs::status(folder.archive()).permissions() != fs::perms{0600});
}

TEST_CASE("a folder that cannot be made is told as a sentence") {
    TemporaryFolder folder;
    std::ofstream(folder.path / "file") << "x";
    const std::string sentence = refused_archive(folder.path / "file" / "archive.db");
    CHECK(has(sentence, "cannot be written"));
    CHECK(has(sentence, "choose another place"));
    CHECK(has(refused_archive(folder.path), "cannot be read"));
}

TEST_CASE("a folder without the right to write is told as a sentence") {
    constexpr uid_t nobody = 65534;
    TemporaryFolder folder;
    open_log(folder);
    fs::permissions(folder.path, fs::perms{0555});
    fs::permissions(folder.archive(), fs::perms{0666});
    // root may write anywhere
    const bool was_root = ::geteuid() == 0;
    if (was_root) REQUIRE(::seteuid(nobody) == 0);
    const std::string existing = refused_archive(folder.archive());
    const std::string fresh = refused_archive(folder.path / "fresh.db");
    if (was_root) REQUIRE(::seteuid(0) == 0);
    fs::permissions(folder.path, fs::perms{0755});

    CHECK(has(existing, "cannot be written"));
    CHECK(has(fresh, "cannot be written"));
}

TEST_CASE("an archive that was only half made is made anew") {
    TemporaryFolder folder;
    std::ofstream(folder.archive().string() + ".new") << "half";
    const auto log = open_log(folder);
    CHECK(save(*log, beginning("a")).saved());
    CHECK_FALSE(fs::exists(folder.archive().string() + ".new"));
}

}  // namespace outward::server
