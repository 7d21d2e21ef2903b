#include "server/archive/migrate.hpp"

#include "server/archive/archive_file.hpp"
#include "server/archive/connection.hpp"
#include "server/archive/digest.hpp"
#include "server/archive/rows.hpp"
#include "server/archive/schema.hpp"
#include "server/archive/verify.hpp"

#include <string>

namespace outward::server {

namespace fs = std::filesystem;
using engine::Trouble;
using Row = SQLite::Statement;

namespace {

/// Beside the size of the archive.
constexpr std::uintmax_t room_to_work = 16 * 1024 * 1024;

/// Version 1 had no chain, no slips, no date of expiry, and did not tell by which key a member
/// came.
namespace from_1 {

constexpr auto tables = R"sql(
    INSERT INTO guides SELECT hash, id, version, files FROM old.guides;
    INSERT INTO conversations
        (id, title, place, guide_id, guide_version, guide_hash, code, stage, step, created_at,
         updated_at, people, notes, rehearsal)
    SELECT id, title, place, guide_id, guide_version, guide_hash, code, stage, step, created_at,
        updated_at, people, notes, rehearsal
    FROM old.conversations ORDER BY rowid;
    INSERT INTO member_tokens (conversation, member, hash)
    SELECT conversation, member, hash FROM old.member_tokens;
    INSERT INTO seat_keys SELECT conversation, seat, hash, created_at FROM old.seat_keys)sql";
constexpr auto events = R"sql(
    SELECT seq, at, type, by_member, undoes, body, conversation FROM old.events ORDER BY rowid)sql";
constexpr auto update_head = R"sql(
    UPDATE conversations SET seq = :seq, head = :head WHERE id = :id)sql";

/// The row was sometimes a millisecond behind the log.
constexpr auto beginnings = R"sql(
    UPDATE conversations SET created_at =
        (SELECT at FROM events WHERE conversation = conversations.id AND events.seq = 1))sql";

/// Words that were erased already are sealed as erased ones are.
Sealed seal_again(const std::string& words) {
    Sealed sealed = seal(words);
    if (words.empty()) sealed.salt.assign(sealed.salt.size(), '0');
    return sealed;
}

void copy_event(Row& row, SQLite::Statement& insert, SQLite::Statement& find_head,
                SQLite::Statement& set_head) {
    const std::string conversation = row.getColumn(6).getString();
    std::string head;
    for_each_row(find_head, {{":id", conversation}},
                 [&](Row& found) { head = found.getColumn(1).getString(); });
    const StoredEvent stored = read_stored(row);
    std::optional<Sealed> sealed;
    if (const auto words = erasable_words(stored)) sealed = seal_again(*words);
    head = digest_of(head, stored, sealed ? sealed->words : "");
    execute(insert, {{":conversation", conversation},
                     {":seq", stored.seq},
                     {":at", stored.at},
                     {":type", stored.type},
                     {":by_member", or_null(stored.by)},
                     {":undoes", or_null(stored.undoes)},
                     {":body", row.getColumn(5).getString()},
                     {":salt", sealed ? Value{sealed->salt} : Value{}},
                     {":words", sealed ? Value{sealed->words} : Value{}},
                     {":digest", head}});
    execute(set_head, {{":id", conversation}, {":seq", stored.seq}, {":head", head}});
}

void fill(SQLite::Database& fresh) {
    fresh.exec(tables);
    SQLite::Statement insert(fresh, sql::events::insert);
    SQLite::Statement find_head(fresh, sql::conversations::head);
    SQLite::Statement set_head(fresh, update_head);
    SQLite::Statement list(fresh, events);
    for_each_row(list, {}, [&](Row& row) { copy_event(row, insert, find_head, set_head); });
    fresh.exec(beginnings);
}

}  // namespace from_1

/// Version 2 had nothing for reading conversations back: its tables are taken over as they are.
namespace from_2 {

constexpr auto tables = R"sql(
    INSERT INTO guides SELECT hash, id, version, files FROM old.guides;
    INSERT INTO conversations
        (id, title, place, guide_id, guide_version, guide_hash, code, stage, step, created_at,
         updated_at, people, notes, rehearsal, seq, head, expires_at)
    SELECT id, title, place, guide_id, guide_version, guide_hash, code, stage, step, created_at,
        updated_at, people, notes, rehearsal, seq, head, expires_at
    FROM old.conversations ORDER BY rowid)sql";
constexpr auto logs = R"sql(
    INSERT INTO events
        (conversation, seq, at, type, by_member, undoes, body, salt, words, digest)
    SELECT conversation, seq, at, type, by_member, undoes, body, salt, words, digest
    FROM old.events ORDER BY rowid;
    INSERT INTO member_tokens (conversation, member, hash, key_hash)
    SELECT conversation, member, hash, key_hash FROM old.member_tokens;
    INSERT INTO seat_keys (conversation, seat, hash, created_at)
    SELECT conversation, seat, hash, created_at FROM old.seat_keys;
    INSERT INTO slips (conversation, member, at, name, contact, wish)
    SELECT conversation, member, at, name, contact, wish FROM old.slips ORDER BY rowid)sql";

void fill(SQLite::Database& fresh) {
    fresh.exec(tables);
    fresh.exec(logs);
}

}  // namespace from_2

/// Version 3 had no initiatives and no cohorts: its tables are taken over as they are.
namespace from_3 {

constexpr auto tables = R"sql(
    INSERT INTO guides SELECT hash, id, version, files FROM old.guides;
    INSERT INTO conversations
        (id, title, place, guide_id, guide_version, guide_hash, code, stage, step, created_at,
         updated_at, people, notes, rehearsal, seq, head, expires_at, library, team, coach,
         coach_name, revision)
    SELECT id, title, place, guide_id, guide_version, guide_hash, code, stage, step, created_at,
        updated_at, people, notes, rehearsal, seq, head, expires_at, library, team, coach,
        coach_name, revision
    FROM old.conversations ORDER BY rowid;
    INSERT INTO libraries (id, name, hash, created_at)
    SELECT id, name, hash, created_at FROM old.libraries ORDER BY rowid;
    INSERT INTO coaches (id, library, name, hash, created_at)
    SELECT id, library, name, hash, created_at FROM old.coaches ORDER BY rowid;
    INSERT INTO releases (conversation, coach, at, private)
    SELECT conversation, coach, at, private FROM old.releases;
    INSERT INTO readings (id, conversation, at, coach, name, what)
    SELECT id, conversation, at, coach, name, what FROM old.readings ORDER BY rowid;
    INSERT INTO annotations
        (conversation, id, kind, place, text, author, at, changed_at, resolved_at, removed, body)
    SELECT conversation, id, kind, place, text, author, at, changed_at, resolved_at, removed, body
    FROM old.annotations ORDER BY rowid;
    INSERT INTO recordings (conversation, id, name, added_at, starts_at)
    SELECT conversation, id, name, added_at, starts_at FROM old.recordings ORDER BY rowid;
    INSERT INTO spoken_lines (conversation, recording, line, from_ms, to_ms, speaker, text)
    SELECT conversation, recording, line, from_ms, to_ms, speaker, text
    FROM old.spoken_lines ORDER BY rowid;
    INSERT INTO rubrics (id, version, at, body)
    SELECT id, version, at, body FROM old.rubrics ORDER BY rowid)sql";

void fill(SQLite::Database& fresh) {
    fresh.exec(tables);
    fresh.exec(from_2::logs);
}

}  // namespace from_3

void build(const fs::path& fresh, const fs::path& old, std::int64_t version) {
    SQLite::Database database = make_archive(fresh);
    SQLite::Statement attach(database, "ATTACH :old AS old");
    execute(attach, {{":old", old.string()}});
    SQLite::Transaction transaction(database);
    if (version == 1) from_1::fill(database);
    if (version == 2) from_2::fill(database);
    if (version == 3) from_3::fill(database);
    transaction.commit();
}

/// The old file under a second name, so that it stays when the new one takes its place.
void keep(const fs::path& file, std::int64_t version) {
    const std::string ending = ".v" + std::to_string(version);
    fs::path kept = beside(file, ending);
    for (int i = 2; fs::exists(kept) && !fs::equivalent(kept, file); ++i)
        kept = beside(file, ending + '-' + std::to_string(i));
    if (fs::exists(kept)) return;
    std::error_code no_links;
    fs::create_hard_link(file, kept, no_links);
    if (!no_links) return;
    const fs::path part = beside(kept, ".part");
    fs::copy_file(file, part, fs::copy_options::overwrite_existing);
    put_in_place(part, kept);
}

Trouble not_migrated(const fs::path& file, const std::string& why) {
    return {"The archive '" + file.string() + "' could not be brought up to date: " + why +
            " It is as it was; go on with the version that wrote it, or with another archive."};
}

}  // namespace

std::optional<Trouble> migrate(const fs::path& file, std::int64_t version) {
    if (version < 1 || version >= sql::version)
        return not_migrated(file, "its version " + std::to_string(version) + " is not known.");
    if (auto trouble = no_room_for(2 * fs::file_size(file) + room_to_work, file)) return trouble;
    const fs::path fresh = beside(file, ".new");
    try {
        if (!is_sound_alone(file)) return not_migrated(file, "it is damaged.");
        build(fresh, file, version);
        const auto verified = verify(fresh);
        if (!verified.ok() || !verified.value().clean()) {
            const std::string why =
                verified.ok() ? verified.value().problems.front() : verified.error().sentence;
            remove_archive(fresh);
            return not_migrated(file, why);
        }
        keep(file, version);
        put_in_place(fresh, file);
    } catch (const SQLite::Exception& problem) {
        return not_migrated(file, sentence_for(problem, file));
    }
    return std::nullopt;
}

}  // namespace outward::server
