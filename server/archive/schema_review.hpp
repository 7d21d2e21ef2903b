// SQL of what is kept beside the logs: who may read conversations afterwards, and what is said
// about them (server/review). Part of the archive's schema (schema.hpp).
#pragma once

#include <array>

namespace outward::server::sql {

/// Further libraries on one server; the server's own has the empty name and its key in a file.
namespace libraries {
inline constexpr auto create = R"sql(
    CREATE TABLE libraries (
        id         TEXT PRIMARY KEY,
        name       TEXT NOT NULL,
        hash       TEXT NOT NULL UNIQUE,  -- of its host's key
        created_at INTEGER NOT NULL
    ) STRICT)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO libraries (id, name, hash, created_at)
    VALUES (:id, :name, :hash, :created_at))sql";
inline constexpr auto list = R"sql(
    SELECT id, name, hash, created_at FROM libraries ORDER BY created_at, id)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM libraries WHERE id = :id)sql";
}  // namespace libraries

namespace coaches {
inline constexpr auto create = R"sql(
    CREATE TABLE coaches (
        id         TEXT PRIMARY KEY,
        library    TEXT NOT NULL,  -- whose coach it is
        name       TEXT NOT NULL,
        hash       TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL
    ) STRICT)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO coaches (id, library, name, hash, created_at)
    VALUES (:id, :library, :name, :hash, :created_at))sql";
inline constexpr auto list = R"sql(
    SELECT id, library, name, created_at,
        (SELECT count(*) FROM releases WHERE coach = coaches.id)
    FROM coaches WHERE library = :library ORDER BY created_at, id)sql";
inline constexpr auto for_library = R"sql(
    SELECT id, library, name, created_at, 0 FROM coaches
    WHERE library = :library OR id IN
        (SELECT coach FROM cohort_coaches JOIN cohort_libraries AS taught
             ON taught.cohort = cohort_coaches.cohort AND taught.id = cohort_coaches.library
         WHERE taught.account = :library)
    ORDER BY created_at, id)sql";
inline constexpr auto by_hash = R"sql(
    SELECT id, library, name, created_at, 0 FROM coaches WHERE hash = :hash)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM coaches WHERE id = :id AND library = :library)sql";
}  // namespace coaches

/// To whom the team has released a conversation.
namespace releases {
inline constexpr auto create = R"sql(
    CREATE TABLE releases (
        conversation TEXT NOT NULL REFERENCES conversations (id),
        coach        TEXT NOT NULL,
        at           INTEGER NOT NULL,
        private      INTEGER NOT NULL,  -- 1: also what only facilitator and note-taker saw
        PRIMARY KEY (coach, conversation)
    ) STRICT, WITHOUT ROWID)sql";
inline constexpr auto put = R"sql(
    INSERT INTO releases (conversation, coach, at, private)
    VALUES (:conversation, :coach, :at, :private)
    ON CONFLICT (coach, conversation) DO UPDATE SET at = :at, private = :private)sql";
inline constexpr auto of_conversation = R"sql(
    SELECT coach, coaches.name, at, private
    FROM releases JOIN coaches ON coaches.id = coach
    WHERE conversation = :conversation ORDER BY at, coach)sql";
inline constexpr auto of_coach = R"sql(
    SELECT conversation, private FROM releases WHERE coach = :coach)sql";
inline constexpr auto find = R"sql(
    SELECT private FROM releases WHERE coach = :coach AND conversation = :conversation)sql";
inline constexpr auto revoke = R"sql(
    DELETE FROM releases WHERE coach = :coach AND conversation = :conversation)sql";
inline constexpr auto revoke_all = R"sql(
    DELETE FROM releases WHERE coach = :coach)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM releases WHERE conversation = :conversation)sql";
inline constexpr auto index = R"sql(
    CREATE INDEX releases_of_conversation ON releases (conversation))sql";
}  // namespace releases

/// What coaches have opened: for the team to see.
namespace readings {
inline constexpr auto create = R"sql(
    CREATE TABLE readings (
        id           INTEGER PRIMARY KEY,
        conversation TEXT NOT NULL REFERENCES conversations (id),
        at           INTEGER NOT NULL,
        coach        TEXT NOT NULL,
        name         TEXT NOT NULL,  -- the coach's, who may be gone
        what         TEXT NOT NULL
    ) STRICT)sql";
inline constexpr auto index = R"sql(
    CREATE INDEX readings_of_conversation ON readings (conversation, id))sql";
inline constexpr auto insert = R"sql(
    INSERT INTO readings (conversation, at, coach, name, what)
    VALUES (:conversation, :at, :coach, :name, :what))sql";
inline constexpr auto list = R"sql(
    SELECT id, at, coach, name, what FROM readings
    WHERE conversation = :conversation AND id < :before ORDER BY id DESC LIMIT 100)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM readings WHERE conversation = :conversation)sql";
}  // namespace readings

/// Plain rowid tables from here on, for the reason that events has (schema.hpp): words can be
/// erased.
namespace annotations {
inline constexpr auto create = R"sql(
    CREATE TABLE annotations (
        conversation TEXT NOT NULL REFERENCES conversations (id),
        id           TEXT NOT NULL,
        kind         TEXT NOT NULL,  -- comment, reply, review
        place        TEXT NOT NULL,  -- JSON: Anchor in reading.schema.json
        text         TEXT NOT NULL,
        author       TEXT NOT NULL,  -- the coach's id; empty: the team
        at           INTEGER NOT NULL,
        changed_at   INTEGER NOT NULL,
        resolved_at  INTEGER,
        removed      INTEGER NOT NULL DEFAULT 0,
        body         TEXT NOT NULL,  -- JSON: author's name, reply_to, review
        UNIQUE (conversation, id)
    ) STRICT)sql";
inline constexpr auto put = R"sql(
    INSERT INTO annotations
        (conversation, id, kind, place, text, author, at, changed_at, resolved_at, removed, body)
    VALUES
        (:conversation, :id, :kind, :place, :text, :author, :at, :changed_at, :resolved_at, :removed,
         :body)
    ON CONFLICT (conversation, id) DO UPDATE
    SET text = :text, changed_at = :changed_at, resolved_at = :resolved_at, removed = :removed,
        body = :body)sql";
inline constexpr auto list = R"sql(
    SELECT id, kind, place, text, author, at, changed_at, resolved_at, removed, body
    FROM annotations WHERE conversation = :conversation ORDER BY at, id)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM annotations WHERE conversation = :conversation)sql";
}  // namespace annotations

/// Transcripts that were made elsewhere.
namespace recordings {
inline constexpr auto create = R"sql(
    CREATE TABLE recordings (
        conversation TEXT NOT NULL REFERENCES conversations (id),
        id           TEXT NOT NULL,
        name         TEXT NOT NULL,
        added_at     INTEGER NOT NULL,
        starts_at    INTEGER NOT NULL,  -- the moment of its beginning
        UNIQUE (conversation, id)
    ) STRICT)sql";
inline constexpr auto put = R"sql(
    INSERT INTO recordings (conversation, id, name, added_at, starts_at)
    VALUES (:conversation, :id, :name, :added_at, :starts_at))sql";
inline constexpr auto move = R"sql(
    UPDATE recordings SET starts_at = :starts_at
    WHERE conversation = :conversation AND id = :id)sql";
inline constexpr auto list = R"sql(
    SELECT id, name, added_at, starts_at,
        (SELECT count(*) FROM spoken_lines AS line
         WHERE line.conversation = recordings.conversation AND line.recording = recordings.id)
    FROM recordings WHERE conversation = :conversation ORDER BY added_at, id)sql";
inline constexpr auto remove_one = R"sql(
    DELETE FROM recordings WHERE conversation = :conversation AND id = :id)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM recordings WHERE conversation = :conversation)sql";
}  // namespace recordings

namespace spoken_lines {
inline constexpr auto create = R"sql(
    CREATE TABLE spoken_lines (
        conversation TEXT NOT NULL REFERENCES conversations (id),
        recording    TEXT NOT NULL,
        line         INTEGER NOT NULL,  -- from 0
        from_ms      INTEGER NOT NULL,  -- counted from the recording's beginning
        to_ms        INTEGER NOT NULL,
        speaker      TEXT NOT NULL,
        text         TEXT NOT NULL,
        UNIQUE (conversation, recording, line)
    ) STRICT)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO spoken_lines (conversation, recording, line, from_ms, to_ms, speaker, text)
    VALUES (:conversation, :recording, :line, :from_ms, :to_ms, :speaker, :text))sql";
inline constexpr auto list = R"sql(
    SELECT line, from_ms, to_ms, speaker, text FROM spoken_lines
    WHERE conversation = :conversation AND recording = :recording ORDER BY line)sql";
inline constexpr auto remove_one = R"sql(
    DELETE FROM spoken_lines WHERE conversation = :conversation AND recording = :id)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM spoken_lines WHERE conversation = :conversation)sql";
}  // namespace spoken_lines

/// Rubrics that coaches have made their own, every version of them.
namespace rubrics {
inline constexpr auto create = R"sql(
    CREATE TABLE rubrics (
        id      TEXT NOT NULL,
        version TEXT NOT NULL,
        at      INTEGER NOT NULL,
        body    TEXT NOT NULL,  -- JSON: rubric.schema.json, in one file
        PRIMARY KEY (id, version)
    ) STRICT)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO rubrics (id, version, at, body) VALUES (:id, :version, :at, :body))sql";
inline constexpr auto list = R"sql(
    SELECT id, version, at, body FROM rubrics ORDER BY at DESC, rowid DESC)sql";
}  // namespace rubrics

inline constexpr std::array review_tables{
    libraries::create,    coaches::create, releases::create,    releases::index,
    readings::create,     readings::index, annotations::create, recordings::create,
    spoken_lines::create, rubrics::create};

/// What belongs to one conversation.
inline constexpr std::array review_purge{annotations::remove, spoken_lines::remove,
                                         recordings::remove, readings::remove, releases::remove};

}  // namespace outward::server::sql
