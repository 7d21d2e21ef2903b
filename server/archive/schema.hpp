// All SQL of the archive, one place for each table; what is kept beside the logs is in
// schema_review.hpp, initiatives in schema_initiative.hpp, cohorts in schema_cohort.hpp. Version 4
// of the schema: 1 had no chain (digest.hpp), no slips and no date of expiry, 2 had nothing for
// reading conversations back, 3 had no initiatives and no cohorts (migrate.hpp).
#pragma once

#include "server/archive/schema_cohort.hpp"
#include "server/archive/schema_initiative.hpp"
#include "server/archive/schema_review.hpp"

#include <array>
#include <cstdint>

namespace outward::server::sql {

/// "Outw": marks a file as an archive of Outward.
inline constexpr std::int64_t application_id = 0x4F757477;
inline constexpr std::int64_t version = 4;

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
inline constexpr auto list = R"sql(
    SELECT hash, files FROM guides)sql";
inline constexpr auto remove_unused = R"sql(
    DELETE FROM guides WHERE hash NOT IN (SELECT guide_hash FROM conversations))sql";
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
        rehearsal     INTEGER NOT NULL,
        seq           INTEGER NOT NULL DEFAULT 0,   -- of the last event,
        head          TEXT NOT NULL DEFAULT '',     -- and its digest
        expires_at    INTEGER,                      -- null: kept until somebody purges it
        library       TEXT NOT NULL DEFAULT '',     -- whose it is; empty: this server's own
        team          TEXT NOT NULL DEFAULT '',     -- what coaches know the team by
        coach         TEXT NOT NULL DEFAULT '',     -- it came by a bundle for them: who reads it here
        coach_name    TEXT NOT NULL DEFAULT '',     -- writes as that coach
        revision      INTEGER NOT NULL DEFAULT 0    -- grows with what is said about it
    ) STRICT)sql";
/// What stays as it is …
inline constexpr auto insert = R"sql(
    INSERT INTO conversations
        (id, title, place, guide_id, guide_version, guide_hash, created_at, rehearsal, expires_at,
         library)
    VALUES
        (:id, :title, :place, :guide_id, :guide_version, :guide_hash, :created_at, :rehearsal,
         :expires_at, :library))sql";
/// … and what every append brings up to date.
inline constexpr auto update = R"sql(
    UPDATE conversations
    SET code = :code, stage = :stage, step = :step, updated_at = :updated_at, people = :people,
        notes = :notes, seq = :seq, head = :head
    WHERE id = :id)sql";
inline constexpr auto head = R"sql(
    SELECT seq, head FROM conversations WHERE id = :id)sql";
inline constexpr auto keep_until = R"sql(
    UPDATE conversations SET expires_at = :expires_at WHERE id = :id)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM conversations WHERE id = :id)sql";
inline constexpr auto call_team = R"sql(
    UPDATE conversations SET team = :team WHERE id = :id)sql";
inline constexpr auto read_as = R"sql(
    UPDATE conversations SET coach = :coach, coach_name = :name WHERE id = :id)sql";
inline constexpr auto revise = R"sql(
    UPDATE conversations SET revision = revision + 1 WHERE id = :id)sql";
inline constexpr auto find = R"sql(
    SELECT id, title, place, guide_id, guide_version, guide_hash, code, stage, step, created_at,
        updated_at, people, notes, rehearsal, expires_at, seq, head,
        (SELECT count(*) FROM slips WHERE conversation = conversations.id), library, team,
        coach, coach_name
    FROM conversations WHERE id = :id)sql";
inline constexpr auto list = R"sql(
    SELECT id, title, place, guide_id, guide_version, guide_hash, code, stage, step, created_at,
        updated_at, people, notes, rehearsal, expires_at, seq, head,
        (SELECT count(*) FROM slips WHERE conversation = conversations.id), library, team,
        coach, coach_name
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
        salt         TEXT,           -- with words only, as the next (digest.hpp)
        words        TEXT,
        digest       TEXT NOT NULL,
        UNIQUE (conversation, seq)
    ) STRICT)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO events
        (conversation, seq, at, type, by_member, undoes, body, salt, words, digest)
    VALUES
        (:conversation, :seq, :at, :type, :by_member, :undoes, :body, :salt, :words, :digest))sql";
inline constexpr auto read = R"sql(
    SELECT seq, at, type, by_member, undoes, body FROM events
    WHERE conversation = :conversation AND seq > :after ORDER BY seq)sql";
/// For checking the chain.
inline constexpr auto read_links = R"sql(
    SELECT seq, at, type, by_member, undoes, body, salt, words, digest FROM events
    WHERE conversation = :conversation ORDER BY seq)sql";
/// Filled up with spaces to the length that it had: then SQLite writes over the old bytes in their
/// place and moves no other row, which would leave copies as above. Without the salt, nobody can
/// try out which words they were.
inline constexpr auto erase_words = R"sql(
    UPDATE events
    SET body = (
        SELECT emptied || printf('%*s',
            length(CAST(body AS BLOB)) - length(CAST(emptied AS BLOB)), '')
        FROM (SELECT json_set(json_remove(body, '$.pledge'), '$.text', '') AS emptied)),
        salt = printf('%0*d', length(salt), 0)
    WHERE conversation = :conversation AND type IN ('note.added', 'note.edited')
        AND json_extract(body, '$.id') = :note)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM events WHERE conversation = :conversation)sql";
}  // namespace events

namespace member_tokens {
inline constexpr auto create = R"sql(
    CREATE TABLE member_tokens (
        conversation TEXT NOT NULL REFERENCES conversations (id),
        member       TEXT NOT NULL,
        hash         TEXT NOT NULL,
        key_hash     TEXT,  -- of the seat key that the member came by; null: by the code
        PRIMARY KEY (conversation, member)
    ) STRICT, WITHOUT ROWID)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO member_tokens (conversation, member, hash, key_hash)
    VALUES (:conversation, :member, :hash, :key_hash))sql";
inline constexpr auto list = R"sql(
    SELECT member, hash, key_hash FROM member_tokens WHERE conversation = :conversation)sql";
inline constexpr auto revoke = R"sql(
    DELETE FROM member_tokens WHERE conversation = :conversation AND member = :member)sql";
inline constexpr auto revoke_by_key = R"sql(
    DELETE FROM member_tokens WHERE conversation = :conversation AND key_hash = :key_hash)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM member_tokens WHERE conversation = :conversation)sql";
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
inline constexpr auto revoke = R"sql(
    DELETE FROM seat_keys WHERE conversation = :conversation AND hash = :hash)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM seat_keys WHERE conversation = :conversation)sql";
}  // namespace seat_keys

/// Contact slips: who they are is nobody's business in the log.
namespace slips {
inline constexpr auto create = R"sql(
    CREATE TABLE slips (
        conversation TEXT NOT NULL REFERENCES conversations (id),
        member       TEXT NOT NULL,
        at           INTEGER NOT NULL,
        name         TEXT NOT NULL,
        contact      TEXT NOT NULL,
        wish         TEXT NOT NULL,
        UNIQUE (conversation, member)
    ) STRICT)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO slips (conversation, member, at, name, contact, wish)
    VALUES (:conversation, :member, :at, :name, :contact, :wish))sql";
inline constexpr auto list = R"sql(
    SELECT member, at, name, contact, wish FROM slips
    WHERE conversation = :conversation ORDER BY at, member)sql";
inline constexpr auto take_back = R"sql(
    DELETE FROM slips WHERE conversation = :conversation AND member = :member)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM slips WHERE conversation = :conversation)sql";
}  // namespace slips

/// In an order in which each may refer to those before.
inline constexpr std::array tables{guides::create,        conversations::create, events::create,
                                   member_tokens::create, seat_keys::create,     slips::create};

/// All that belongs to one conversation, slips first.
inline constexpr std::array purge{slips::remove, member_tokens::remove, seat_keys::remove,
                                  events::remove};

}  // namespace outward::server::sql
