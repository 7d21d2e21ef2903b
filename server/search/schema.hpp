// All SQL of the catalogue, one place for each table. A catalogue of another version is made anew:
// raise `version` with every change here and in how words are cut (tokenizer.hpp, letters.hpp).
#pragma once

#include <array>
#include <cstdint>

namespace outward::server::catalogue_sql {

/// "OutC"
inline constexpr std::int64_t application_id = 0x4F757443;
inline constexpr std::int64_t version = 1;

namespace conversations {
inline constexpr auto create = R"sql(
    CREATE TABLE conversations (
        number      INTEGER PRIMARY KEY,  -- entry_number.hpp
        id          TEXT NOT NULL UNIQUE,
        title       TEXT NOT NULL,
        place       TEXT NOT NULL,
        title_key   TEXT NOT NULL,  -- for sorting: without case and accents
        place_key   TEXT NOT NULL,
        team        TEXT NOT NULL,
        library     TEXT NOT NULL,
        guide       TEXT NOT NULL,
        guide_title TEXT NOT NULL,
        language    TEXT NOT NULL,
        stage       TEXT NOT NULL,
        created_at  INTEGER NOT NULL,  -- all moments: milliseconds since 1970
        length      INTEGER NOT NULL,  -- milliseconds
        people      INTEGER NOT NULL,
        notes       INTEGER NOT NULL,
        erased      INTEGER NOT NULL,  -- notes whose words are gone
        seq         INTEGER NOT NULL,  -- what of the archive's row this was read from:
        head        TEXT NOT NULL,     -- its last event, that event's digest,
        revision    INTEGER NOT NULL   -- and what is said about it
    ) STRICT)sql";
/// One for each way to sort: reading along it, a page begins where the last one ended.
inline constexpr std::array indices{
    "CREATE INDEX by_date ON conversations (created_at, number)",
    "CREATE INDEX by_title ON conversations (title_key, number)",
    "CREATE INDEX by_place ON conversations (place_key, number)",
    "CREATE INDEX by_length ON conversations (length, number)",
    "CREATE INDEX by_people ON conversations (people, number)",
    "CREATE INDEX by_notes ON conversations (notes, number)",
};
inline constexpr auto put = R"sql(
    INSERT INTO conversations
        (number, id, title, place, title_key, place_key, team, library, guide, guide_title,
         language, stage, created_at, length, people, notes, erased, seq, head,
         revision)
    VALUES
        (:number, :id, :title, :place, :title_key, :place_key, :team, :library, :guide,
         :guide_title, :language, :stage, :created_at, :length, :people, :notes, :erased, :seq, :head,
         :revision)
    ON CONFLICT (number) DO UPDATE SET
        title = :title, place = :place, title_key = :title_key, place_key = :place_key,
        team = :team, library = :library, guide = :guide, guide_title = :guide_title,
        language = :language, stage = :stage, created_at = :created_at, length = :length,
        people = :people, notes = :notes, erased = :erased, seq = :seq, head = :head,
        revision = :revision)sql";
inline constexpr auto find = R"sql(
    SELECT number, title, place, erased FROM conversations WHERE id = :id)sql";
inline constexpr auto next_number = R"sql(
    SELECT coalesce(max(number), 0) + 1 FROM conversations)sql";
inline constexpr auto number = R"sql(
    SELECT number FROM conversations WHERE id = :id)sql";
inline constexpr auto numbers = R"sql(
    SELECT id, number FROM conversations)sql";
inline constexpr auto known = R"sql(
    SELECT id, seq, head, revision, stage, team FROM conversations)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM conversations WHERE number = :number)sql";
}  // namespace conversations

/// The words of titles and places.
namespace names {
inline constexpr auto create = R"sql(
    CREATE VIRTUAL TABLE names USING fts5
        (title, place, content = 'conversations', content_rowid = 'number',
         tokenize = 'outward'))sql";
inline constexpr auto add = R"sql(
    INSERT INTO names (rowid, title, place) VALUES (:number, :title, :place))sql";
inline constexpr auto remove = R"sql(
    INSERT INTO names (names, rowid, title, place)
    VALUES ('delete', :number, :title, :place))sql";
}  // namespace names

namespace entries {
inline constexpr auto create = R"sql(
    CREATE TABLE entries (
        number       INTEGER PRIMARY KEY,  -- entry_number.hpp
        conversation INTEGER NOT NULL,
        kind         INTEGER NOT NULL,     -- EntryKind
        place        TEXT NOT NULL,
        subject      TEXT NOT NULL,
        at           INTEGER NOT NULL,
        category     TEXT NOT NULL,
        step         TEXT NOT NULL,
        table_number INTEGER NOT NULL,
        crew         INTEGER NOT NULL,
        language     TEXT NOT NULL,
        text         TEXT NOT NULL,
        facets       TEXT NOT NULL         -- facets.hpp
    ) STRICT)sql";
inline constexpr auto index = R"sql(
    CREATE INDEX entries_of ON entries (conversation))sql";
inline constexpr auto of = R"sql(
    SELECT number, kind, place, subject, at, category, step, table_number, crew, language, text,
        facets
    FROM entries WHERE conversation = :conversation)sql";
inline constexpr auto find = R"sql(
    SELECT e.number, e.kind, e.place, e.subject, e.at, e.category, e.step, e.table_number, e.crew,
        e.language, e.text, c.id, c.title
    FROM entries AS e JOIN conversations AS c ON c.number = e.conversation
    WHERE e.number = :number)sql";
inline constexpr auto add = R"sql(
    INSERT INTO entries
        (number, conversation, kind, place, subject, at, category, step, table_number, crew,
         language, text, facets)
    VALUES
        (:number, :conversation, :kind, :place, :subject, :at, :category, :step, :table, :crew,
         :language, :text, :facets))sql";
inline constexpr auto remove = R"sql(
    DELETE FROM entries WHERE number = :number)sql";
}  // namespace entries

/// The index of what was said. What an entry is (its kind, category, conversation …) stands in it
/// as words of a second column, so that a filter meets the words inside the index.
namespace words {
inline constexpr auto create = R"sql(
    CREATE VIRTUAL TABLE words USING fts5
        (text, facets, content = 'entries', content_rowid = 'number', tokenize = 'outward',
         prefix = '1 2 3 4'))sql";
inline constexpr auto add = R"sql(
    INSERT INTO words (rowid, text, facets) VALUES (:number, :text, :facets))sql";
inline constexpr auto remove = R"sql(
    INSERT INTO words (words, rowid, text, facets)
    VALUES ('delete', :number, :text, :facets))sql";
/// The best of the newest matches with numbers in [:from, :to]. Row values page by key.
inline constexpr auto find = R"sql(
    SELECT number, score FROM (
        SELECT rowid AS number, relevance(words) AS score FROM words
        WHERE words MATCH :match AND rowid BETWEEN :from AND :to AND admitted(rowid)
        ORDER BY rowid DESC LIMIT :candidates)
    WHERE (score, number) < (:last_score, :last_number)
    ORDER BY score DESC, number DESC LIMIT :limit)sql";
/// How far down the newest candidates reach.
inline constexpr auto reach = R"sql(
    SELECT rowid FROM words
    WHERE words MATCH :match AND rowid BETWEEN :from AND :to AND admitted(rowid)
    ORDER BY rowid DESC LIMIT 1 OFFSET :candidates)sql";
inline constexpr auto count = R"sql(
    SELECT count(*) FROM (
        SELECT 1 FROM words
        WHERE words MATCH :match AND rowid BETWEEN :from AND :to AND admitted(rowid)
        LIMIT :most))sql";
}  // namespace words

/// The vocabulary: every word that occurs, for words inside words and for "did you mean".
namespace terms {
inline constexpr auto create = R"sql(
    CREATE TABLE terms (
        number  INTEGER PRIMARY KEY,
        term    TEXT NOT NULL UNIQUE,  -- as it is compared
        shown   TEXT NOT NULL,         -- as somebody wrote it
        entries INTEGER NOT NULL       -- that it occurs in
    ) STRICT)sql";
inline constexpr auto find = R"sql(
    SELECT number, shown, entries FROM terms WHERE term = :term)sql";
inline constexpr auto add = R"sql(
    INSERT INTO terms (term, shown, entries) VALUES (:term, :shown, :entries)
    RETURNING number)sql";
inline constexpr auto change = R"sql(
    UPDATE terms SET entries = :entries WHERE number = :number)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM terms WHERE number = :number)sql";
inline constexpr auto beginning_with = R"sql(
    SELECT term, shown, entries FROM terms WHERE term >= :from AND term < :to LIMIT :limit)sql";
inline constexpr auto frequent_beginning_with = R"sql(
    SELECT term, shown, entries FROM terms WHERE term >= :from AND term < :to
    ORDER BY entries DESC LIMIT :limit)sql";
}  // namespace terms

/// Every three characters that stand in a term of at least four.
namespace parts {
inline constexpr auto create = R"sql(
    CREATE VIRTUAL TABLE parts USING fts5
        (term, content = 'terms', content_rowid = 'number', tokenize = 'trigram case_sensitive 1',
         columnsize = 0))sql";
inline constexpr auto add = R"sql(
    INSERT INTO parts (rowid, term) VALUES (:number, :term))sql";
inline constexpr auto remove = R"sql(
    INSERT INTO parts (parts, rowid, term) VALUES ('delete', :number, :term))sql";
inline constexpr auto containing = R"sql(
    SELECT t.term, t.shown, t.entries FROM parts JOIN terms AS t ON t.number = parts.rowid
    WHERE parts MATCH :match ORDER BY t.entries DESC LIMIT :limit)sql";
}  // namespace parts

/// Numbers that must outlive the program: how many entries there are, and whether old bytes of
/// erased words are still to be wiped.
namespace state {
inline constexpr auto create = R"sql(
    CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT)sql";
inline constexpr auto put = R"sql(
    INSERT INTO state (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = :value)sql";
inline constexpr auto find = R"sql(
    SELECT value FROM state WHERE name = :name)sql";
inline constexpr auto entries = "entries";
inline constexpr auto wipe = "wipe";
}  // namespace state

inline constexpr std::array tables{conversations::create, names::create, entries::create,
                                   entries::index,        words::create, terms::create,
                                   parts::create,         state::create};

}  // namespace outward::server::catalogue_sql
