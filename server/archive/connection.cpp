#include "server/archive/connection.hpp"

#include "engine/overloaded.hpp"

namespace outward::server {

SQLite::Database open_to_write(const std::filesystem::path& file) {
    SQLite::Database database(file, SQLite::OPEN_READWRITE, busy_patience_ms);
    // FULL: a commit has reached the disk. Statement journals, which would hold words, stay in
    // memory.
    database.exec(R"sql(
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA foreign_keys = ON;
        PRAGMA temp_store = MEMORY)sql");
    return database;
}

SQLite::Database open_to_read(const std::filesystem::path& file) {
    return {file, SQLite::OPEN_READONLY, busy_patience_ms};
}

void bind(SQLite::Statement& statement, Values values) {
    for (const auto& [name, value] : values)
        std::visit(engine::Overloaded{[&, key = name](std::monostate) { statement.bind(key); },
                                      [&, key = name](const auto& v) { statement.bind(key, v); }},
                   value);
}

}  // namespace outward::server
