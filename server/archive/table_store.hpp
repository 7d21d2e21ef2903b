// What stores of tables beside the logs have in common: they write with the archive's own writer,
// and read on a connection of their own.
#pragma once

#include "engine/result.hpp"
#include "server/archive/archive_file.hpp"
#include "server/archive/connection.hpp"
#include "server/archive/sqlite_log.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace outward::server {

/// Every call waits for the disk; any thread but the io threads and the archive's own may call.
/// Whoever changes something gets no trouble when it is saved.
class TableStore {
public:
    template <class T>
    using Read = engine::Result<T, engine::Trouble>;
    using Trouble = std::optional<engine::Trouble>;

protected:
    /// `log` must outlive the store. Throws SQLite::Exception when the archive cannot be read.
    explicit TableStore(SqliteLog& archive)
        : log(archive), database(open_to_read(archive.path())) {}

    using Make = std::function<void(SQLite::Database&)>;
    [[nodiscard]] Trouble change(Make make, Writer::Leaves leaves = Writer::Leaves::nothing) const;

    template <class T, class Take>
    [[nodiscard]] Read<std::vector<T>> read(const char* sql, Values values, Take take) const {
        const std::lock_guard lock(mutex);
        try {
            std::vector<T> all;
            SQLite::Statement statement(database, sql);
            for_each_row(statement, values,
                         [&](SQLite::Statement& row) { all.push_back(take(row)); });
            return all;
        } catch (const SQLite::Exception& problem) {
            return engine::Trouble{sentence_for(problem, log.path())};
        }
    }

private:
    SqliteLog& log;
    mutable std::mutex mutex;  // guards the connection
    mutable SQLite::Database database;
};

}  // namespace outward::server
