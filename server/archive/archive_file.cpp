#include "server/archive/archive_file.hpp"

#include "server/archive/connection.hpp"
#include "server/archive/migrate.hpp"
#include "server/archive/schema.hpp"
#include "server/system/files.hpp"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

namespace outward::server {

namespace fs = std::filesystem;
using engine::Result;
using engine::Trouble;

namespace {

constexpr auto owner_only = fs::perms::owner_read | fs::perms::owner_write;

/// The first bytes of an SQLite file (https://www.sqlite.org/fileformat2.html, section 1.3).
struct Header {
    static constexpr std::string_view magic{"SQLite format 3\0", 16};
    static constexpr std::size_t version_at = 60;
    static constexpr std::size_t application_at = 68;

    std::array<char, 100> bytes{};

    [[nodiscard]] std::int64_t number(std::size_t position) const {
        std::int64_t value = 0;
        for (std::size_t i = position; i < position + 4; ++i)
            value = value * 256 + static_cast<unsigned char>(bytes.at(i));
        return value;
    }
    [[nodiscard]] std::int64_t version() const { return number(version_at); }
    [[nodiscard]] bool is_archive() const {
        return std::string_view{bytes.data(), magic.size()} == magic &&
               number(application_at) == sql::application_id;
    }
};

Trouble not_writable(const fs::path& path, const std::string& why) {
    return {quoted(path) + " cannot be written (" + why +
            "). Give your account the right to write there, or choose another place for the "
            "archive."};
}

/// Reads the file only as bytes: to open it through SQLite could already change it.
Result<Header, Trouble> header_of(const fs::path& file) {
    Header header;
    std::ifstream in(file, std::ios::binary);
    in.read(header.bytes.data(), static_cast<std::streamsize>(header.bytes.size()));
    if (!in.eof() && !in)
        return Trouble{quoted(file) +
                       " cannot be read. Check that it is a file and that your account "
                       "may read it."};
    if (!header.is_archive())
        return Trouble{quoted(file) +
                       " is not an archive of Outward. It was left as it is; choose "
                       "another place for the archive."};
    if (header.version() > sql::version)
        return Trouble{quoted(file) +
                       " was written by a newer Outward. It was left as it is; open it "
                       "with that version, or choose another place for the archive."};
    return header;
}

std::optional<Trouble> prepare(const fs::path& file) {
    auto header = header_of(file);
    if (!header.ok()) return std::move(header).error();
    for (const fs::path& path : {file, file.parent_path()})
        if (!may_write(path)) return not_writable(path, std::strerror(errno));
    fs::permissions(file, owner_only);
    if (header.value().version() < sql::version) return migrate(file, header.value().version());
    return std::nullopt;
}

void make_folder(const fs::path& folder) {
    if (fs::create_directories(folder)) fs::permissions(folder, fs::perms::owner_all);
}

}  // namespace

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

fs::path beside(const fs::path& file, const std::string& ending) {
    fs::path path = file;
    path += ending;
    return path;
}

void remove_archive(const fs::path& file) {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(beside(file, ending));
}

bool is_sound_alone(const fs::path& file) {
    SQLite::Database database(file, SQLite::OPEN_READWRITE, busy_patience_ms);
    SQLite::Statement journal(database, "PRAGMA journal_mode = DELETE");
    journal.executeStep();
    SQLite::Statement check(database, "PRAGMA integrity_check");
    check.executeStep();
    return check.getColumn(0).getString() == "ok";
}

void put_in_place(const fs::path& fresh, const fs::path& file) {
    sync_file(fresh);
    fs::rename(fresh, file);
    sync_folder(file.parent_path());  // a new name is safe from a power cut only then
}

std::optional<Trouble> no_room_for(std::uintmax_t bytes, const fs::path& file) {
    std::error_code unknown;
    const auto there = fs::space(file.parent_path(), unknown).available;
    if (unknown || there >= bytes) return std::nullopt;
    constexpr std::uintmax_t megabyte = 1024 * 1024;
    return Trouble{"There is too little room in " + quoted(file.parent_path()) + ": " +
                   std::to_string(bytes / megabyte + 1) + " MB are needed, " +
                   std::to_string(there / megabyte) +
                   " MB are free. Nothing was changed; free some space and try again."};
}

SQLite::Database make_archive(const fs::path& file) {
    remove_archive(file);
    SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    fs::permissions(file, owner_only);
    SQLite::Transaction transaction(database);
    database.exec("PRAGMA application_id = " + std::to_string(sql::application_id));
    database.exec("PRAGMA user_version = " + std::to_string(sql::version));
    for (const char* create : sql::tables) database.exec(create);
    for (const char* create : sql::review_tables) database.exec(create);
    for (const char* create : sql::initiative_tables) database.exec(create);
    for (const char* create : sql::cohort_tables) database.exec(create);
    transaction.commit();
    return database;
}

std::optional<Trouble> prepare_archive(const fs::path& given) {
    const fs::path file = fs::absolute(given);
    try {
        if (fs::exists(file)) return prepare(file);
        make_folder(file.parent_path());
        // Under another name first, so that the archive is either whole or not there.
        const fs::path fresh = beside(file, ".new");
        (void)make_archive(fresh);
        put_in_place(fresh, file);
    } catch (const fs::filesystem_error& error) {
        return not_writable(error.path1(), error.code().message());
    } catch (const SQLite::Exception& error) {
        return not_writable(file, error.what());
    }
    return std::nullopt;
}

std::optional<Trouble> examine_archive(const fs::path& file) {
    auto header = header_of(file);
    if (!header.ok()) return std::move(header).error();
    if (header.value().version() < sql::version)
        return Trouble{quoted(file) +
                       " is of an older version. Start Outward on it once (`outward serve`): that "
                       "brings it up to date and keeps the old file."};
    return std::nullopt;
}

std::string sentence_for(const SQLite::Exception& problem, const fs::path& file) {
    const std::string where = quoted(file);
    switch (problem.getErrorCode()) {
        case SQLITE_FULL:
            return "The disk is full: " + where +
                   " cannot grow. Free some space; saving then goes on by itself.";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "Another program is holding the archive " + where + ". Close that program.";
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return "The archive " + where +
                   " cannot be written. Check that the disk is there and that your account may "
                   "write "
                   "to it.";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return "The archive " + where +
                   " is damaged. Keep the file, and go on with another archive or a backup.";
        default:
            return "The archive " + where + " could not be used: " + problem.what() +
                   ". Check the disk, and that it has free space.";
    }
}

}  // namespace outward::server
