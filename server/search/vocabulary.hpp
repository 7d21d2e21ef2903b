// Every word that occurs in the catalogue: how often, and which words stand inside which. SQLite's
// trigram tokenizer over the words alone costs a fraction of one over all that was said, and finds
// the same: "bibliothek" in "Stadtbibliothek".
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// A word of the vocabulary.
struct Known {
    std::string term;          // as it is compared
    std::string shown;         // as somebody wrote it
    std::int64_t entries = 0;  // that it occurs in
};

/// To look up. Members may throw SQLite::Exception; for one thread.
class Vocabulary {
public:
    explicit Vocabulary(SQLite::Database& catalogue);

    /// How many entries it occurs in; 0: nowhere.
    [[nodiscard]] std::int64_t entries_with(const std::string& term);
    [[nodiscard]] std::int64_t all_entries();
    /// Words in which it stands, without the word itself; the most frequent first, at most 40. None
    /// for a word of fewer than three characters.
    [[nodiscard]] std::vector<Known> containing(const std::string& term);
    /// All words that begin with it; none when they are more than `most`.
    [[nodiscard]] std::vector<Known> beginning_with(const std::string& term, std::int64_t most);
    /// Words that somebody may have meant who typed this one; nearest first, at most 5.
    [[nodiscard]] std::vector<Known> near(const std::string& term);

private:
    SQLite::Statement find;
    SQLite::Statement state;
    SQLite::Statement inside;
    SQLite::Statement beginning;
    SQLite::Statement frequent_beginning;
};

/// To keep up to date: changes are gathered, and written at the end of a transaction.
class VocabularyChanges {
public:
    explicit VocabularyChanges(SQLite::Database& catalogue);

    void add(std::string_view text) { change(text, 1); }
    void remove(std::string_view text) { change(text, -1); }
    void write();
    void discard() { changes.clear(); }

private:
    struct Change {
        std::int64_t entries = 0;
        std::string shown;
    };
    void change(std::string_view text, std::int64_t by);
    void write(const std::string& term, const Change& change);

    SQLite::Statement find;
    SQLite::Statement insert;
    SQLite::Statement update;
    SQLite::Statement erase;
    SQLite::Statement insert_parts;
    SQLite::Statement erase_parts;
    std::map<std::string, Change> changes;  // by term, so that they are written in order
};

/// How many letters must be put in, left out, replaced or swapped to make one of the other; at most
/// `most` + 1.
[[nodiscard]] std::size_t distance(std::u32string_view one, std::u32string_view other,
                                   std::size_t most);

}  // namespace outward::server
