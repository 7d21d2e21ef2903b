// Reads from an archive what the catalogue is made of, on a connection of its own. It never
// writes; a writer and rooms that use the archive do not notice it.
#pragma once

#include "engine/guide.hpp"
#include "server/search/entries.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// A conversation's row in the archive.
struct ArchivedRow {
    std::string id;
    std::string title;
    std::string place;
    std::string guide;
    std::string guide_hash;
    std::string library;
    std::string team;
    std::string stage;
    std::int64_t created_at = 0;
    std::int64_t people = 0;
    std::int64_t notes = 0;
    std::int64_t seq = 0;
    std::string head;
    std::int64_t revision = 0;
    bool rehearsal = false;
};

/// Every member may throw SQLite::Exception. For one thread.
class ArchiveReader {
public:
    explicit ArchiveReader(const std::filesystem::path& archive);

    /// A number that changes with every commit of somebody else. Costs next to nothing.
    [[nodiscard]] int data_version();
    /// Oldest first.
    [[nodiscard]] std::vector<ArchivedRow> rows();
    /// Whether words were erased after that event.
    [[nodiscard]] bool has_erased(const std::string& conversation, std::int64_t after);

    /// All of it at one moment.
    struct Reading {
        ArchivedRow row;
        ArchivedConversation conversation;
    };
    /// None: it is there no more.
    [[nodiscard]] std::optional<Reading> read(const std::string& conversation);
    /// nullptr when the archive has no such guide that can be read. Belongs to the reader, until
    /// the next call.
    [[nodiscard]] const engine::Guide* guide(const std::string& hash);

private:
    [[nodiscard]] std::vector<ArchivedAnnotation> annotations(const std::string& conversation);
    [[nodiscard]] std::vector<RecordedLine> spoken(const std::string& conversation);

    SQLite::Database database;
    SQLite::Statement version;
    SQLite::Statement all_rows;
    SQLite::Statement one_row;
    SQLite::Statement erased;
    SQLite::Statement events;
    SQLite::Statement list_annotations;
    SQLite::Statement list_spoken;
    SQLite::Statement find_guide;
    std::map<std::string, std::unique_ptr<engine::Guide>> guides;  // by hash
};

}  // namespace outward::server
