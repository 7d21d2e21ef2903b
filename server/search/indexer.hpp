// Writes the catalogue: a conversation is put in as a whole, and only what differs from what is
// there is touched. What is put is gathered until commit(), because the index takes rows fastest in
// the order of their numbers.
#pragma once

#include "server/search/archive_reader.hpp"
#include "server/search/entries.hpp"
#include "server/search/entry_number.hpp"
#include "server/search/vocabulary.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace outward::server {

/// Every member may throw SQLite::Exception; then nothing since the last commit is in. For one
/// thread, which holds the lock of the file.
class Indexer {
public:
    explicit Indexer(const std::filesystem::path& file);

    /// What is known of a conversation.
    struct Known {
        std::int64_t seq = 0;
        std::string head;  // which log it was: a backup may have been put in its place
        std::int64_t revision = 0;
        std::string stage;
        std::string team;
    };
    [[nodiscard]] std::map<std::string, Known> known();

    void put(const ArchivedRow& row, const Digested& digested);
    /// Nothing when it is not in.
    void remove(const std::string& conversation);
    /// How many rows wait for commit().
    [[nodiscard]] std::size_t pending() const noexcept { return changes.size(); }
    void commit();

    /// Bytes of words that were erased or forgotten may still lie in the file. Outlives the
    /// program.
    [[nodiscard]] bool must_wipe();
    /// False: somebody was reading; try again a moment later.
    [[nodiscard]] bool wipe();
    /// After many rows have come in: questions are answered faster from one piece.
    void tidy();

private:
    /// A row that comes or goes.
    struct Change {
        enum class Way { goes, comes };  // in this order when both have one number
        EntryNumber number = 0;
        Way way = Way::comes;
        ConversationNumber conversation = 0;
        Entry entry;
        std::string facets;
    };
    struct Found {
        ConversationNumber number = 0;
        std::string title;
        std::string place;
        std::int64_t erased = 0;
    };
    [[nodiscard]] std::optional<Found> find(const std::string& conversation);
    [[nodiscard]] std::vector<Change> rows_of(ConversationNumber conversation);
    [[nodiscard]] ConversationNumber number_for_new();
    void put_row(ConversationNumber number, const ArchivedRow& row, const Digested& digested);
    void put_names(ConversationNumber number, const std::string& title, const std::string& place);
    void begin();
    void write(const Change& change);
    void wipe_later();
    [[nodiscard]] std::int64_t state(const char* name);
    void keep(const char* name, std::int64_t value);

    SQLite::Database database;
    VocabularyChanges vocabulary;
    SQLite::Statement list_known;
    SQLite::Statement find_conversation;
    SQLite::Statement ask_next_number;
    SQLite::Statement put_conversation;
    SQLite::Statement remove_conversation;
    SQLite::Statement add_names;
    SQLite::Statement remove_names;
    SQLite::Statement list_entries;
    SQLite::Statement add_entry;
    SQLite::Statement remove_entry;
    SQLite::Statement add_words;
    SQLite::Statement remove_words;
    SQLite::Statement find_state;
    SQLite::Statement put_state;
    std::vector<Change> changes;
    std::int64_t entries = 0;
    bool in_transaction = false;
};

/// A text by which it is sorted: without case, accents and punctuation.
[[nodiscard]] std::string sort_key(std::string_view text);

}  // namespace outward::server
