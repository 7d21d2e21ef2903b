#include "server/archive/writer.hpp"

#include "protocols/codec.hpp"
#include "protocols/json_text.hpp"
#include "protocols/names.hpp"
#include "server/access/keys.hpp"
#include "server/archive/archive_file.hpp"
#include "server/archive/connection.hpp"
#include "server/archive/digest.hpp"
#include "server/archive/rows.hpp"
#include "server/archive/schema.hpp"

#include <sqlite3.h>
#include <nlohmann/json.hpp>

#include <stdexcept>
#include <utility>

namespace outward::server {

using engine::ConversationId;
using engine::Recorded;
using engine::Seq;

namespace {

constexpr std::chrono::seconds retry_after{1};
/// A reader may keep the write-ahead log from being emptied; nobody should have to wait long for
/// that.
constexpr int empty_wal_patience_ms = 250;
constexpr std::uintmax_t long_wal = 16 * 1024 * 1024;

AppendResult not_saved(std::string sentence) {
    return {AppendResult::Outcome::not_saved, std::move(sentence)};
}

}  // namespace

Writer::Writer(std::filesystem::path archive)
    : file(std::move(archive)),
      database(open_to_write(file)),
      insert_guide(database, sql::guides::insert),
      insert_conversation(database, sql::conversations::insert),
      update_conversation(database, sql::conversations::update),
      insert_log_event(database, sql::events::insert),
      find_head(database, sql::conversations::head),
      erase_words(database, sql::events::erase_words),
      insert_token(database, sql::member_tokens::insert),
      revoke_token(database, sql::member_tokens::revoke),
      insert_seat_key(database, sql::seat_keys::insert) {
    empty_wal();
    thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void Writer::add(Job job) {
    {
        const std::lock_guard lock(mutex);
        waiting.push_back(std::move(job));
    }
    arrived.notify_one();
}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex);
        thread.request_stop();
    }
    arrived.notify_one();
}

void Writer::run(const std::stop_token& stop) {
    while (true) {
        const std::vector<Job> batch = next(stop);
        if (batch.empty() && stop.stop_requested()) return;
        const auto results = commit(batch);
        tidy_up();
        for (std::size_t i = 0; i < batch.size(); ++i) batch[i].done(results[i]);
    }
}

std::vector<Writer::Job> Writer::next(const std::stop_token& stop) {
    std::unique_lock lock(mutex);
    const auto something = [&] { return !waiting.empty() || stop.stop_requested(); };
    if (wal_holds_erased_words || file_holds_erased_words)
        arrived.wait_for(lock, retry_after, something);
    else
        arrived.wait(lock, something);
    return std::exchange(waiting, {});
}

std::vector<AppendResult> Writer::commit(const std::vector<Job>& batch) {
    std::vector<AppendResult> results;
    if (batch.empty()) return results;
    try {
        database.exec("BEGIN IMMEDIATE");
        for (const Job& job : batch) results.push_back(write_apart(job));
        database.exec("COMMIT");
    } catch (const SQLite::Exception& problem) {
        // After a full disk SQLite has rolled back already, and a second time would be an error.
        if (in_transaction()) database.tryExec("ROLLBACK");
        results.assign(batch.size(), not_saved(sentence_for(problem, file)));
    }
    return results;
}

/// One append that fails does not spoil the others in the transaction, unless SQLite gives it up.
AppendResult Writer::write_apart(const Job& job) {
    database.exec("SAVEPOINT job");
    AppendResult result;
    try {
        result = std::visit([&](const auto& what) { return write(what); }, job.what);
    } catch (const SQLite::Exception& problem) {
        if (!in_transaction()) throw;
        result = not_saved(sentence_for(problem, file));
    } catch (const Conflict& conflict) {
        result = {AppendResult::Outcome::conflict, conflict.sentence};
    } catch (const std::exception& problem) {
        result = not_saved(std::string{"This cannot be stored: "} + problem.what());
    }
    if (!result.saved()) database.exec("ROLLBACK TO job");
    database.exec("RELEASE job");
    return result;
}

AppendResult Writer::write(const Append& append) {
    if (append.events.empty()) throw std::invalid_argument("there is no event in it");
    const Head head = head_of(append.conversation);
    if (head.seq != append.expected)
        return {AppendResult::Outcome::conflict,
                "Somebody else has written this conversation. Open it again."};

    if (append.expected == 0) begin_conversation(append);
    Seq seq = append.expected;
    std::string digest = head.digest;
    for (const Recorded& recorded : append.events) {
        if (recorded.seq != ++seq) throw std::invalid_argument("its events are not in order");
        digest = insert_event(append.conversation, recorded, digest);
    }
    for (const MemberToken& token : append.tokens)
        execute(insert_token, {{":conversation", append.conversation.value},
                               {":member", token.member.value},
                               {":hash", token.hash},
                               {":key_hash", or_null(token.key_hash)}});
    for (const engine::MemberId& member : append.revoked)
        execute(revoke_token,
                {{":conversation", append.conversation.value}, {":member", member.value}});
    update_summary(append, digest);
    return {};
}

AppendResult Writer::write(const Change& change) {
    change.make(database);
    if (change.leaves == Leaves::bytes_in_file) file_holds_erased_words = true;
    if (change.leaves != Leaves::nothing) wal_holds_erased_words = true;
    return {};
}

void Writer::begin_conversation(const Append& append) {
    nlohmann::json files = nlohmann::json::object();
    for (const engine::GuideFile& part : append.guide) files[part.name] = part.content;
    const std::string text = protocols::to_text(files);
    const std::string hash = hash_of(text);
    const Summary& row = append.summary;

    execute(insert_guide, {{":hash", hash},
                           {":id", row.guide.value},
                           {":version", row.guide_version},
                           {":files", text}});
    execute(insert_conversation, {{":id", append.conversation.value},
                                  {":title", row.title},
                                  {":place", row.place},
                                  {":guide_id", row.guide.value},
                                  {":guide_version", row.guide_version},
                                  {":guide_hash", hash},
                                  {":created_at", row.created_at.count()},
                                  {":rehearsal", std::int64_t{row.rehearsal}},
                                  {":expires_at", or_null(row.expires_at)},
                                  {":library", row.library}});
    for (const SeatKey& key : append.keys)
        execute(insert_seat_key, {{":conversation", append.conversation.value},
                                  {":seat", std::string{protocols::name_of(key.seat)}},
                                  {":hash", key.hash},
                                  {":created_at", key.created_at.count()}});
}

void Writer::update_summary(const Append& append, const std::string& head) {
    const Summary& row = append.summary;
    execute(update_conversation, {{":id", append.conversation.value},
                                  {":code", row.code},
                                  {":stage", std::string{protocols::name_of(row.stage)}},
                                  {":step", row.step.value},
                                  {":updated_at", append.events.back().at.count()},
                                  {":people", std::int64_t{row.people}},
                                  {":notes", std::int64_t{row.notes}},
                                  {":seq", static_cast<std::int64_t>(append.events.back().seq)},
                                  {":head", head}});
}

std::string Writer::insert_event(const ConversationId& conversation, const Recorded& recorded,
                                 const std::string& previous) {
    const StoredEvent stored = stored_from(recorded);
    std::optional<Sealed> sealed;
    if (const auto words = erasable_words(stored)) sealed = seal(*words);
    const std::string digest = digest_of(previous, stored, sealed ? sealed->words : "");
    execute(insert_log_event,
            {{":conversation", conversation.value},
             {":seq", stored.seq},
             {":at", stored.at},
             {":type", stored.type},
             {":by_member", or_null(stored.by)},
             {":undoes", or_null(stored.undoes)},
             {":body", protocols::to_text(stored.body, nlohmann::json::error_handler_t::strict)},
             {":salt", sealed ? Value{sealed->salt} : Value{}},
             {":words", sealed ? Value{sealed->words} : Value{}},
             {":digest", digest}});
    if (const auto* erased = std::get_if<engine::NoteErased>(&recorded.event)) {
        execute(erase_words, {{":conversation", conversation.value}, {":note", erased->id.value}});
        wal_holds_erased_words = true;
    }
    return digest;
}

Writer::Head Writer::head_of(const ConversationId& conversation) {
    Head head;
    for_each_row(find_head, {{":id", conversation.value}}, [&](SQLite::Statement& row) {
        head = {static_cast<Seq>(row.getColumn(0).getInt64()), row.getColumn(1).getString()};
    });
    return head;
}

bool Writer::in_transaction() const { return sqlite3_get_autocommit(database.getHandle()) == 0; }

/// Before anybody is told that words are gone. What does not work now is tried again a moment
/// later.
void Writer::tidy_up() {
    if (file_holds_erased_words) rewrite_file();
    const bool too_long = std::chrono::steady_clock::now() >= shorten_from && wal_is_long();
    if (too_long) shorten_from = std::chrono::steady_clock::now() + retry_after;
    if (wal_holds_erased_words || too_long) empty_wal();
}

/// SQLite empties it by itself when it can, but not past somebody who never stops reading.
bool Writer::wal_is_long() const {
    std::error_code none;
    const auto length = std::filesystem::file_size(beside(file, "-wal"), none);
    return !none && length > long_wal;
}

/// SQLite wipes what is deleted, but not the copies that it left when it moved rows between pages.
void Writer::rewrite_file() {
    try {
        database.exec("VACUUM");
        file_holds_erased_words = false;
    } catch (const SQLite::Exception&) {
        // Stays due.
    }
}

/// Old pages stay in the write-ahead log until it is cut to nothing. When a reader is in the way it
/// is tried again a moment later.
void Writer::empty_wal() {
    wal_holds_erased_words = true;
    database.setBusyTimeout(empty_wal_patience_ms);
    try {
        SQLite::Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
        checkpoint.executeStep();
        const bool busy = checkpoint.getColumn(0).getInt() != 0;
        wal_holds_erased_words = busy;
    } catch (const SQLite::Exception&) {
        // Stays due.
    }
    database.setBusyTimeout(busy_patience_ms);
}

}  // namespace outward::server
