// All SQL of the archive, one place for each table. Version 1 of the schema.
#pragma once

#include <array>
#include <cstdint>

namespace outward::server::sql {

/// "Outw": marks a file as an archive of Outward.
inline constexpr std::int64_t application_id = 0x4F757477;
inline constexpr std::int64_t version = 1;

/// The exact guide that a conversation ran, once for all conversations that ran it.
namespace guides {
inline constexpr auto create = R"sql(
    CREATE TABLE guides (
        hash    TEXT PRIMARY KEY,  -- BLAKE2b-256 of files
        id      TEXT NOT NULL,
        version TEXT NOT NULL,
        files   TEXT NOT NULL      -- JSON object: file name -> content
    ) STRICT)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO guides (hash, id, version, files) VALUES (:hash, :id, :version, :files)
    ON CONFLICT (hash) DO NOTHING)sql";
inline constexpr auto find = R"sql(
    SELECT files FROM guides WHERE hash = :hash)sql";
}  // namespace guides

namespace conversations {
inline constexpr auto create = R"sql(
    CREATE TABLE conversations (
        id            TEXT PRIMARY KEY,
        title         TEXT NOT NULL,
        place         TEXT NOT NULL,
        guide_id      TEXT NOT NULL,
        guide_version TEXT NOT NULL,
        guide_hash    TEXT NOT NULL REFERENCES guides (hash),
        code          TEXT NOT NULL DEFAULT '',
        stage         TEXT NOT NULL DEFAULT 'waiting',
        step          TEXT NOT NULL DEFAULT '',
        created_at    INTEGER NOT NULL,  -- all moments: milliseconds since 1970
        updated_at    INTEGER NOT NULL DEFAULT 0,
        people        INTEGER NOT NULL DEFAULT 0,
        notes         INTEGER NOT NULL DEFAULT 0,
        rehearsal     INTEGER NOT NULL
    ) STRICT)sql";
/// What stays as it is …
inline constexpr auto insert = R"sql(
    INSERT INTO conversations
        (id, title, place, guide_id, guide_version, guide_hash, created_at, rehearsal)
    VALUES
        (:id, :title, :place, :guide_id, :guide_version, :guide_hash, :created_at, :rehearsal))sql";
/// … and what every append brings up to date.
inline constexpr auto update = R"sql(
    UPDATE conversations
    SET code = :code, stage = :stage, step = :step, updated_at = :updated_at, people = :people,
        notes = :notes
    WHERE id = :id)sql";
inline constexpr auto list = R"sql(
    SELECT id, title, place, guide_id, guide_version, guide_hash, code, stage, step, created_at,
        updated_at, people, notes, rehearsal
    FROM conversations ORDER BY created_at DESC, rowid DESC)sql";
}  // namespace conversations

/// A plain rowid table, and not one WITHOUT ROWID with the words in a tree ordered by conversation:
/// when a page of such a tree is split, SQLite leaves old bytes in the gap of the page, where
/// secure_delete does not reach. Of 270 erased texts 1 to 7 stayed in the file that way (SQLite
/// 3.40); here new rows only ever go to the end, and none stayed.
namespace events {
inline constexpr auto create = R"sql(
    CREATE TABLE events (
        conversation TEXT NOT NULL REFERENCES conversations (id),
        seq          INTEGER NOT NULL,
        at           INTEGER NOT NULL,
        type         TEXT NOT NULL,
        by_member    TEXT,     -- null: the host, before anybody joined
        undoes       INTEGER,  -- the seq of the act that this takes back
        body         TEXT NOT NULL,  -- JSON as in protocols/codec.hpp
        UNIQUE (conversation, seq)
    ) STRICT)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO events (conversation, seq, at, type, by_member, undoes, body)
    VALUES (:conversation, :seq, :at, :type, :by_member, :undoes, :body))sql";
inline constexpr auto last = R"sql(
    SELECT coalesce(max(seq), 0) FROM events WHERE conversation = :conversation)sql";
inline constexpr auto read = R"sql(
    SELECT seq, at, type, by_member, undoes, body FROM events
    WHERE conversation = :conversation AND seq > :after ORDER BY seq)sql";
/// Filled up with spaces to the length that it had: then SQLite writes over the old bytes in their
/// place and moves no other row, which would leave copies as above.
inline constexpr auto erase_words = R"sql(
    UPDATE events
    SET body = (
        SELECT emptied || printf('%*s',
            length(CAST(body AS BLOB)) - length(CAST(emptied AS BLOB)), '')
        FROM (SELECT json_set(body, '$.text', '') AS emptied))
    WHERE conversation = :conversation AND type IN ('note.added', 'note.edited')
        AND json_extract(body, '$.id') = :note)sql";
}  // namespace events

namespace member_tokens {
inline constexpr auto create = R"sql(
    CREATE TABLE member_tokens (
        conversation TEXT NOT NULL REFERENCES conversations (id),
        member       TEXT NOT NULL,
        hash         TEXT NOT NULL,
        PRIMARY KEY (conversation, member)
    ) STRICT, WITHOUT ROWID)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO member_tokens (conversation, member, hash)
    VALUES (:conversation, :member, :hash))sql";
inline constexpr auto list = R"sql(
    SELECT member, hash FROM member_tokens WHERE conversation = :conversation)sql";
}  // namespace member_tokens

namespace seat_keys {
inline constexpr auto create = R"sql(
    CREATE TABLE seat_keys (
        conversation TEXT NOT NULL REFERENCES conversations (id),
        seat         TEXT NOT NULL,
        hash         TEXT NOT NULL,
        created_at   INTEGER NOT NULL,
        PRIMARY KEY (conversation, hash)
    ) STRICT, WITHOUT ROWID)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO seat_keys (conversation, seat, hash, created_at)
    VALUES (:conversation, :seat, :hash, :created_at))sql";
inline constexpr auto list = R"sql(
    SELECT seat, hash, created_at FROM seat_keys
    WHERE conversation = :conversation ORDER BY created_at, hash)sql";
}  // namespace seat_keys

/// In an order in which each may refer to those before.
inline constexpr std::array tables{guides::create, conversations::create, events::create,
                                   member_tokens::create, seat_keys::create};

}  // namespace outward::server::sql
