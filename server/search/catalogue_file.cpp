#include "server/search/catalogue_file.hpp"

#include "server/archive/archive_file.hpp"
#include "server/archive/connection.hpp"
#include "server/search/schema.hpp"
#include "server/search/tokenizer.hpp"

#include <sqlite3.h>

namespace outward::server {

namespace fs = std::filesystem;

namespace {

constexpr int wipe_patience_ms = 250;
constexpr std::uintmax_t most_in_memory = 512 * 1024 * 1024;

std::int64_t number_from(SQLite::Database& database, const char* pragma) {
    SQLite::Statement ask(database, pragma);
    ask.executeStep();
    return ask.getColumn(0).getInt64();
}

void make(SQLite::Database& database) {
    SQLite::Transaction transaction(database);
    database.exec("PRAGMA application_id = " + std::to_string(catalogue_sql::application_id));
    database.exec("PRAGMA user_version = " + std::to_string(catalogue_sql::version));
    for (const char* create : catalogue_sql::tables) database.exec(create);
    for (const char* create : catalogue_sql::conversations::indices) database.exec(create);
    transaction.commit();
}

}  // namespace

fs::path catalogue_beside(const fs::path& archive) {
    const std::string name = archive.stem() == "outward" ? "" : archive.stem().string() + ".";
    return fs::absolute(archive).parent_path() / (name + "catalogue.db");
}

std::optional<FileLock> lock_catalogue(const fs::path& catalogue) {
    FileLock lock{beside(catalogue, ".lock")};
    if (lock.outcome() != FileLock::Outcome::taken) return std::nullopt;
    return lock;
}

void discard_catalogue(const fs::path& archive) { remove_archive(catalogue_beside(archive)); }

bool is_current_catalogue(const fs::path& file) {
    if (!fs::exists(file)) return false;
    try {
        SQLite::Database database(file, SQLite::OPEN_READONLY, busy_patience_ms);
        return number_from(database, "PRAGMA application_id") == catalogue_sql::application_id &&
               number_from(database, "PRAGMA user_version") == catalogue_sql::version;
    } catch (const SQLite::Exception& problem) {
        if (tells_of_damage(problem)) return false;
        throw;
    }
}

SQLite::Database open_catalogue_to_write(const fs::path& file) {
    const bool current = is_current_catalogue(file);
    if (!current) remove_archive(file);
    SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busy_patience_ms);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    // NORMAL: what a power cut takes is read from the archive once more.
    database.exec(R"sql(
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA secure_delete = ON;
        PRAGMA cache_size = -65536;
        PRAGMA temp_store = MEMORY)sql");
    register_tokenizer(database.getHandle());
    if (!current) make(database);
    return database;
}

SQLite::Database open_catalogue_to_read(const fs::path& file) {
    SQLite::Database database(file, SQLite::OPEN_READONLY, busy_patience_ms);
    database.exec("PRAGMA cache_size = -32768; PRAGMA mmap_size = 1073741824");
    register_tokenizer(database.getHandle());
    return database;
}

bool tells_of_damage(const SQLite::Exception& problem) noexcept {
    const int code = problem.getErrorCode();
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

bool wipe(SQLite::Database& catalogue) {
    for (const char* index : {"words", "parts", "names"})
        catalogue.exec(std::string{"INSERT INTO "} + index + "(" + index + ") VALUES ('optimize')");
    // What VACUUM sets aside holds only what stays; it goes to a file only when it must.
    if (fs::file_size(catalogue.getFilename()) > most_in_memory)
        catalogue.exec("PRAGMA temp_store = FILE");
    catalogue.exec("VACUUM; PRAGMA temp_store = MEMORY");
    catalogue.setBusyTimeout(wipe_patience_ms);
    SQLite::Statement checkpoint(catalogue, "PRAGMA wal_checkpoint(TRUNCATE)");
    checkpoint.executeStep();
    const bool busy = checkpoint.getColumn(0).getInt() != 0;
    catalogue.setBusyTimeout(busy_patience_ms);
    return !busy;
}

}  // namespace outward::server
