// SQL of cohorts: libraries that learn the practice together, whoever coaches them, and what was
// said in calls (server/cohort). How far each library is stands nowhere: it is read from the rest
// of the archive.
#pragma once

#include <array>

namespace outward::server::sql {

namespace cohorts {
inline constexpr auto create = R"sql(
    CREATE TABLE cohorts (
        id         TEXT PRIMARY KEY,
        name       TEXT NOT NULL,
        starts_on  TEXT NOT NULL,  -- a day, 2026-03-01, as all days here
        plan       TEXT NOT NULL,  -- JSON: CohortPlan in cohort.schema.json
        created_at INTEGER NOT NULL
    ) STRICT)sql";
inline constexpr auto put = R"sql(
    INSERT INTO cohorts (id, name, starts_on, plan, created_at)
    VALUES (:id, :name, :starts_on, :plan, :created_at)
    ON CONFLICT (id) DO UPDATE SET name = :name, starts_on = :starts_on, plan = :plan)sql";
inline constexpr auto list = R"sql(
    SELECT id, name, starts_on, plan, created_at FROM cohorts ORDER BY created_at DESC, id)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM cohorts WHERE id = :cohort)sql";
}  // namespace cohorts

namespace cohort_libraries {
inline constexpr auto create = R"sql(
    CREATE TABLE cohort_libraries (
        cohort  TEXT NOT NULL REFERENCES cohorts (id),
        id      TEXT NOT NULL,
        name    TEXT NOT NULL,
        account TEXT,           -- its id on this server, empty: the server's own; null: it works
                                -- on a laptop of its own, and sends bundles
        team    TEXT NOT NULL,  -- JSON: [TeamMember in cohort.schema.json]
        UNIQUE (cohort, id)
    ) STRICT)sql";
inline constexpr auto put = R"sql(
    INSERT INTO cohort_libraries (cohort, id, name, account, team)
    VALUES (:cohort, :id, :name, :account, :team)
    ON CONFLICT (cohort, id) DO UPDATE SET name = :name, team = :team)sql";
inline constexpr auto list = R"sql(
    SELECT id, name, account, team FROM cohort_libraries WHERE cohort = :cohort ORDER BY rowid)sql";
inline constexpr auto remove_one = R"sql(
    DELETE FROM cohort_libraries WHERE cohort = :cohort AND id = :library)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM cohort_libraries WHERE cohort = :cohort)sql";
}  // namespace cohort_libraries

namespace cohort_coaches {
inline constexpr auto create = R"sql(
    CREATE TABLE cohort_coaches (
        cohort  TEXT NOT NULL REFERENCES cohorts (id),
        library TEXT NOT NULL,  -- of the cohort
        coach   TEXT NOT NULL,
        PRIMARY KEY (cohort, library, coach)
    ) STRICT, WITHOUT ROWID)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO cohort_coaches (cohort, library, coach)
    VALUES (:cohort, :library, :coach))sql";
inline constexpr auto list = R"sql(
    SELECT cohort_coaches.library, coaches.id, coaches.name
    FROM cohort_coaches JOIN coaches ON coaches.id = coach
    WHERE cohort = :cohort ORDER BY coaches.name, coaches.id)sql";
inline constexpr auto remove_one = R"sql(
    DELETE FROM cohort_coaches WHERE cohort = :cohort AND library = :library)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM cohort_coaches WHERE cohort = :cohort)sql";
}  // namespace cohort_coaches

/// What lies on this server and belongs to a library of a cohort that has no account on it.
namespace cohort_marked {
inline constexpr auto create = R"sql(
    CREATE TABLE cohort_marked (
        cohort  TEXT NOT NULL REFERENCES cohorts (id),
        library TEXT NOT NULL,  -- of the cohort
        kind    TEXT NOT NULL,  -- conversation, initiative
        id      TEXT NOT NULL,
        PRIMARY KEY (cohort, kind, id)
    ) STRICT, WITHOUT ROWID)sql";
inline constexpr auto insert = R"sql(
    INSERT INTO cohort_marked (cohort, library, kind, id)
    VALUES (:cohort, :library, :kind, :id)
    ON CONFLICT (cohort, kind, id) DO UPDATE SET library = :library)sql";
inline constexpr auto list = R"sql(
    SELECT kind, id FROM cohort_marked
    WHERE cohort = :cohort AND library = :library ORDER BY kind, id)sql";
inline constexpr auto remove_one = R"sql(
    DELETE FROM cohort_marked WHERE cohort = :cohort AND library = :library)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM cohort_marked WHERE cohort = :cohort)sql";
inline constexpr auto purge = R"sql(
    DELETE FROM cohort_marked WHERE kind = 'conversation' AND id = :conversation)sql";
}  // namespace cohort_marked

/// A plain rowid table, for the reason that events has (schema.hpp): words can be erased.
namespace call_notes {
inline constexpr auto create = R"sql(
    CREATE TABLE call_notes (
        cohort      TEXT NOT NULL REFERENCES cohorts (id),
        id          TEXT NOT NULL,
        kind        TEXT NOT NULL,  -- training, coaching
        held_on     TEXT NOT NULL,
        libraries   TEXT NOT NULL,  -- JSON: those of the cohort that it was held with
        text        TEXT NOT NULL,
        next_step   TEXT NOT NULL,
        private     INTEGER NOT NULL,  -- 1: for coaches only
        author      TEXT NOT NULL,     -- the coach's id
        author_name TEXT NOT NULL,     -- as it was when they wrote it
        at          INTEGER NOT NULL,
        changed_at  INTEGER NOT NULL,
        UNIQUE (cohort, id)
    ) STRICT)sql";
inline constexpr auto put = R"sql(
    INSERT INTO call_notes
        (cohort, id, kind, held_on, libraries, text, next_step, private, author, author_name, at,
         changed_at)
    VALUES
        (:cohort, :id, :kind, :held_on, :libraries, :text, :next_step, :private, :author,
         :author_name, :at, :changed_at)
    ON CONFLICT (cohort, id) DO UPDATE
    SET kind = :kind, held_on = :held_on, libraries = :libraries, text = :text,
        next_step = :next_step, private = :private, changed_at = :changed_at)sql";
inline constexpr auto list = R"sql(
    SELECT id, kind, held_on, libraries, text, next_step, private, author, author_name, at,
        changed_at
    FROM call_notes WHERE cohort = :cohort ORDER BY held_on DESC, rowid DESC)sql";
inline constexpr auto remove_one = R"sql(
    DELETE FROM call_notes WHERE cohort = :cohort AND id = :id)sql";
inline constexpr auto remove = R"sql(
    DELETE FROM call_notes WHERE cohort = :cohort)sql";
}  // namespace call_notes

/// What a library of a cohort has done, from the rest of the archive. `:account` is null for one
/// that has none.
namespace cohort_facts {
inline constexpr auto conversations = R"sql(
    SELECT id, title, guide_id, library,
        coalesce((SELECT at FROM events
                  WHERE conversation = conversations.id AND type = 'conversation.closed'
                  ORDER BY seq DESC LIMIT 1), updated_at)
    FROM conversations
    WHERE stage = 'closed' AND rehearsal = 0
        AND (id IN (SELECT id FROM cohort_marked
                    WHERE cohort = :cohort AND library = :library AND kind = 'conversation')
             OR (library = :account AND id NOT IN
                 (SELECT id FROM cohort_marked WHERE kind = 'conversation')))
    ORDER BY 5, id)sql";
inline constexpr auto initiatives = R"sql(
    SELECT id, library, summary FROM initiatives
    WHERE id IN (SELECT id FROM cohort_marked
                 WHERE cohort = :cohort AND library = :library AND kind = 'initiative')
        OR (library = :account AND id NOT IN
            (SELECT id FROM cohort_marked WHERE kind = 'initiative'))
    ORDER BY created_at, id)sql";
/// The server's own, which may be marked as another's.
inline constexpr auto own_conversations = R"sql(
    SELECT id, title, created_at FROM conversations
    WHERE library = '' AND rehearsal = 0 ORDER BY created_at DESC, id LIMIT 500)sql";
inline constexpr auto own_initiatives = R"sql(
    SELECT id, summary, created_at FROM initiatives
    WHERE library = '' ORDER BY created_at DESC, id LIMIT 500)sql";
}  // namespace cohort_facts

inline constexpr std::array cohort_tables{cohorts::create, cohort_libraries::create,
                                          cohort_coaches::create, cohort_marked::create,
                                          call_notes::create};

/// All that belongs to one cohort, the cohort last.
inline constexpr std::array cohort_remove{call_notes::remove, cohort_marked::remove,
                                          cohort_coaches::remove, cohort_libraries::remove,
                                          cohorts::remove};

}  // namespace outward::server::sql
