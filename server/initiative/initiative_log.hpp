// The logs of initiatives in the archive: each has a chain of its own (archive/digest.hpp), and one
// row that says what it adds up to.
#pragma once

#include "engine/initiative/event.hpp"
#include "engine/result.hpp"
#include "server/archive/connection.hpp"
#include "server/archive/digest.hpp"
#include "server/archive/event_log.hpp"
#include "server/archive/sqlite_log.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// An initiative as a row in the list of initiatives.
struct InitiativeRow {
    engine::InitiativeId id;
    std::string library;  // whose it is; empty: this server's own
    engine::Millis created_at{};
    engine::Millis updated_at{};  // when the last event was
    engine::Seq seq = 0;          // of the last event, and its digest
    std::string head;
    nlohmann::json state;  // InitiativeState of initiative-http.schema.json
};

/// What belongs together: all of it is saved, or nothing.
struct InitiativeAppend {
    engine::InitiativeId initiative;
    engine::Seq expected = 0;  // the last event that the writer believes to be in the log
    std::vector<engine::InitiativeRecorded> events;  // numbered from expected + 1 without gaps
    std::vector<MemberToken> tokens = {};
    nlohmann::json state;  // the row's, after these events
};

/// The columns of sql::initiatives::list.
[[nodiscard]] InitiativeRow read_initiative(SQLite::Statement& row);
/// Total: what this program does not know is engine::Unknown.
[[nodiscard]] engine::InitiativeRecorded initiative_event_from(const StoredEvent& stored);

/// Every member may be called from any thread. `done` as EventLog::Done says.
class InitiativeLog {
public:
    template <class T>
    using Read = engine::Result<T, engine::Trouble>;
    using Done = EventLog::Done;

    /// `archive` must outlive it. Throws SQLite::Exception when it cannot be read.
    explicit InitiativeLog(SqliteLog& archive);

    /// Begins it: `first` holds its first events.
    void create(const std::string& library, std::vector<SeatKey> keys, InitiativeAppend first,
                Done done);
    /// A conflict when somebody else has written it since.
    void append(InitiativeAppend append, Done done);
    void add_key(const engine::InitiativeId& id, SeatKey key, Done done);
    /// Ends the key, and the tokens of all who came by it.
    void revoke_key(const engine::InitiativeId& id, const std::string& hash, Done done);
    /// Takes everything of it out of the file, down to the bytes.
    void purge(const engine::InitiativeId& id, Done done);

    // These wait for the disk: not on an io thread.
    [[nodiscard]] Read<std::vector<engine::InitiativeRecorded>> read(
        const engine::InitiativeId& id) const;
    /// Changed last, first.
    [[nodiscard]] Read<std::vector<InitiativeRow>> list() const;
    [[nodiscard]] Read<std::vector<MemberToken>> tokens(const engine::InitiativeId& id) const;
    /// Oldest first.
    [[nodiscard]] Read<std::vector<SeatKey>> keys(const engine::InitiativeId& id) const;

private:
    template <class T, class Take>
    [[nodiscard]] Read<std::vector<T>> rows(const char* sql, Values values, Take take) const;

    SqliteLog& log;
    mutable std::mutex mutex;  // guards the connection
    mutable SQLite::Database database;
};

}  // namespace outward::server
