// SQL of initiatives: each has a log of its own, as a conversation has (schema.hpp), and one row
// that says what it adds up to (server/initiative).
#pragma once

#include <array>

namespace outward::server::sql {

namespace initiatives {
inline constexpr auto create = R"sql(
    CREATE TABLE initiatives (
        id         TEXT PRIMARY KEY,
        library    TEXT NOT NULL,     -- whose it is; empty: this server's own
        created_at INTEGER NOT NULL,  -- all moments: milliseconds since 1970
        updated_at INTEGER NOT NULL,
        seq        INTEGER NOT NULL,  -- of the last event,
        head       TEXT NOT NULL,     -- and its digest
        summary    TEXT NOT NULL      -- JSON: InitiativeState in initiative.schema.json
    ) STRICT)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO initiatives (id, library, created_at, updated_at, seq, head, summary)
    VALUES (:id, :library, :created_at, :created_at, 0, '', '{}'))sql";
inline constexpr auto update = R"sql(
    UPDATE initiatives SET updated_at = :updated_at, seq = :seq, head = :head, summary = :summary
    WHERE id = :id)sql";
inline constexpr auto head = R"sql(
    SELECT seq, head FROM initiatives WHERE id = :id)sql";
inline constexpr auto list = R"sql(
    SELECT id, library, created_at, updated_at, seq, head, summary FROM initiatives
    ORDER BY updated_at DESC, rowid DESC)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM initiatives WHERE id = :id)sql";
}  // namespace initiatives

/// A plain rowid table, for the reason that events has (schema.hpp).
namespace initiative_events {
inline constexpr auto create = R"sql(
    CREATE TABLE initiative_events (
        initiative TEXT NOT NULL REFERENCES initiatives (id),
        seq        INTEGER NOT NULL,
        at         INTEGER NOT NULL,
        type       TEXT NOT NULL,
        by_member  TEXT,     -- null: the host
        undoes     INTEGER,  -- the first event of the act that this takes back
        body       TEXT NOT NULL,  -- JSON as in protocols/initiative_codec.hpp
        digest     TEXT NOT NULL,
        UNIQUE (initiative, seq)
    ) STRICT)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO initiative_events (initiative, seq, at, type, by_member, undoes, body, digest)
    VALUES (:initiative, :seq, :at, :type, :by_member, :undoes, :body, :digest))sql";
/// In the order of sql::events::read_links.
inline constexpr auto read = R"sql(
    SELECT seq, at, type, by_member, undoes, body, NULL, NULL, digest FROM initiative_events
    WHERE initiative = :initiative AND seq > :after ORDER BY seq)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM initiative_events WHERE initiative = :initiative)sql";
}  // namespace initiative_events

namespace initiative_keys {
inline constexpr auto create = R"sql(
    CREATE TABLE initiative_keys (
        initiative TEXT NOT NULL REFERENCES initiatives (id),
        seat       TEXT NOT NULL,  -- facilitator: who leads it; note_taker: its team; wall
        hash       TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (initiative, hash)
    ) STRICT, WITHOUT ROWID)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO initiative_keys (initiative, seat, hash, created_at)
    VALUES (:initiative, :seat, :hash, :created_at))sql";
inline constexpr auto list = R"sql(
    SELECT seat, hash, created_at FROM initiative_keys
    WHERE initiative = :initiative ORDER BY created_at, hash)sql";
inline constexpr auto revoke = R"sql(
    DELETE FROM initiative_keys WHERE initiative = :initiative AND hash = :hash)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM initiative_keys WHERE initiative = :initiative)sql";
}  // namespace initiative_keys

namespace initiative_tokens {
inline constexpr auto create = R"sql(
    CREATE TABLE initiative_tokens (
        initiative TEXT NOT NULL REFERENCES initiatives (id),
        member     TEXT NOT NULL,
        hash       TEXT NOT NULL,
        key_hash   TEXT NOT NULL,  -- of the key that the member came by
        PRIMARY KEY (initiative, member)
    ) STRICT, WITHOUT ROWID)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO initiative_tokens (initiative, member, hash, key_hash)
    VALUES (:initiative, :member, :hash, :key_hash))sql";
inline constexpr auto list = R"sql(
    SELECT member, hash, key_hash FROM initiative_tokens WHERE initiative = :initiative)sql";
inline constexpr auto revoke_by_key = R"sql(
    DELETE FROM initiative_tokens WHERE initiative = :initiative AND key_hash = :key_hash)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM initiative_tokens WHERE initiative = :initiative)sql";
}  // namespace initiative_tokens

inline constexpr std::array initiative_tables{initiatives::create, initiative_events::create,
                                              initiative_keys::create, initiative_tokens::create};

inline constexpr std::array initiative_purge{initiative_tokens::remove, initiative_keys::remove,
                                             initiative_events::remove};

}  // namespace outward::server::sql
