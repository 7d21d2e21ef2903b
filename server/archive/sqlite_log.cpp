#include "server/archive/sqlite_log.hpp"

#include "protocols/codec.hpp"
#include "protocols/names.hpp"
#include "server/archive/archive_file.hpp"
#include "server/archive/connection.hpp"
#include "server/archive/rows.hpp"
#include "server/archive/schema.hpp"

#include <nlohmann/json.hpp>

#include <future>
#include <utility>

namespace outward::server {

using namespace engine;
using nlohmann::json;
using Row = SQLite::Statement;

namespace {

template <class T, class Read>
std::vector<T> read_all(Row& statement, Values values, Read read) {
    std::vector<T> all;
    for_each_row(statement, values, [&](Row& row) { all.push_back(read(row)); });
    return all;
}

}  // namespace

SqliteLog::Reader::Reader(const std::filesystem::path& file)
    : database(server::open_to_read(file)),
      events(database, sql::events::read),
      conversations(database, sql::conversations::list),
      conversation(database, sql::conversations::find),
      tokens(database, sql::member_tokens::list),
      keys(database, sql::seat_keys::list),
      slips(database, sql::slips::list),
      guides(database, sql::guides::find) {}

SqliteLog::SqliteLog(const std::filesystem::path& archive, Access access)
    : file(archive),
      writer(access == Access::write ? std::optional<Writer>(std::in_place, archive)
                                     : std::nullopt),
      reader(archive) {}

Result<std::unique_ptr<SqliteLog>, Trouble> SqliteLog::open(const std::filesystem::path& file) {
    if (auto trouble = prepare_archive(file)) return *trouble;
    try {
        return std::unique_ptr<SqliteLog>(new SqliteLog(file, Access::write));
    } catch (const SQLite::Exception& problem) {
        return Trouble{sentence_for(problem, file)};
    }
}

Result<std::unique_ptr<SqliteLog>, Trouble> SqliteLog::open_to_read(
    const std::filesystem::path& file) {
    if (auto trouble = examine_archive(file)) return *trouble;
    try {
        return std::unique_ptr<SqliteLog>(new SqliteLog(file, Access::read));
    } catch (const SQLite::Exception& problem) {
        return Trouble{sentence_for(problem, file)};
    }
}

void SqliteLog::add(Writer::Job job) {
    if (writer) return writer->add(std::move(job));
    job.done({AppendResult::Outcome::not_saved, "The archive is open to read only."});
}

void SqliteLog::drain() {
    const auto answered = std::make_shared<std::promise<void>>();
    auto answer = answered->get_future();
    change([](auto&) {}, Writer::Leaves::nothing,
           [answered](const AppendResult&) { answered->set_value(); });
    answer.wait();
}

void SqliteLog::append(Append append, Done done) { add({std::move(append), std::move(done)}); }

void SqliteLog::add_key(ConversationId conversation, SeatKey key, Done done) {
    const auto insert = [conversation = std::move(conversation), key = std::move(key)](auto& to) {
        execute_once(to, sql::seat_keys::insert,
                     {{":conversation", conversation.value},
                      {":seat", std::string{protocols::name_of(key.seat)}},
                      {":hash", key.hash},
                      {":created_at", key.created_at.count()}});
    };
    change(insert, Writer::Leaves::nothing, std::move(done));
}

void SqliteLog::revoke_key(ConversationId conversation, std::string hash, Done done) {
    const auto revoke = [conversation = std::move(conversation), hash = std::move(hash)](auto& in) {
        execute_once(in, sql::member_tokens::revoke_by_key,
                     {{":conversation", conversation.value}, {":key_hash", hash}});
        execute_once(in, sql::seat_keys::revoke,
                     {{":conversation", conversation.value}, {":hash", hash}});
    };
    change(revoke, Writer::Leaves::nothing, std::move(done));
}

void SqliteLog::put_slip(ConversationId conversation, Slip slip, Done done) {
    const auto put = [conversation = std::move(conversation), slip = std::move(slip)](auto& to) {
        execute_once(to, sql::slips::take_back,
                     {{":conversation", conversation.value}, {":member", slip.member.value}});
        if (slip.contact.empty()) return;
        execute_once(to, sql::slips::insert,
                     {{":conversation", conversation.value},
                      {":member", slip.member.value},
                      {":at", slip.at.count()},
                      {":name", slip.name},
                      {":contact", slip.contact},
                      {":wish", slip.wish}});
    };
    change(put, Writer::Leaves::bytes_in_wal, std::move(done));
}

void SqliteLog::keep_until(ConversationId conversation, std::optional<Millis> expires_at,
                           Done done) {
    const auto keep = [conversation = std::move(conversation), expires_at](auto& in) {
        execute_once(in, sql::conversations::keep_until,
                     {{":id", conversation.value}, {":expires_at", or_null(expires_at)}});
    };
    change(keep, Writer::Leaves::nothing, std::move(done));
}

void SqliteLog::purge(ConversationId conversation, Done done) {
    const auto remove = [conversation = std::move(conversation)](auto& from) {
        for (const char* part : sql::purge)
            execute_once(from, part, {{":conversation", conversation.value}});
        for (const char* part : sql::review_purge)
            execute_once(from, part, {{":conversation", conversation.value}});
        execute_once(from, sql::cohort_marked::purge, {{":conversation", conversation.value}});
        execute_once(from, sql::conversations::remove, {{":id", conversation.value}});
        execute_once(from, sql::guides::remove_unused, {});
    };
    change(remove, Writer::Leaves::bytes_in_file, std::move(done));
}

void SqliteLog::purge_slips(ConversationId conversation, Done done) {
    const auto remove = [conversation = std::move(conversation)](auto& from) {
        execute_once(from, sql::slips::remove, {{":conversation", conversation.value}});
    };
    change(remove, Writer::Leaves::bytes_in_file, std::move(done));
}

void SqliteLog::change(std::function<void(SQLite::Database&)> make, Writer::Leaves leaves,
                       Done done) {
    add({Writer::Change{std::move(make), leaves}, std::move(done)});
}

template <class Body>
auto SqliteLog::reading(Body body) const -> Result<decltype(body()), Trouble> {
    const std::lock_guard lock(reader.mutex);
    try {
        return body();
    } catch (const SQLite::Exception& problem) {
        return Trouble{sentence_for(problem, file)};
    }
}

Result<std::vector<Recorded>, Trouble> SqliteLog::read(const ConversationId& conversation,
                                                       Seq after) const {
    return reading([&] {
        return read_all<Recorded>(
            reader.events,
            {{":conversation", conversation.value}, {":after", static_cast<std::int64_t>(after)}},
            [](Row& row) { return recorded_from(read_stored(row)); });
    });
}

Result<std::vector<Summary>, Trouble> SqliteLog::conversations() const {
    return reading([&] { return read_all<Summary>(reader.conversations, {}, read_summary); });
}

Result<std::optional<Summary>, Trouble> SqliteLog::find(const ConversationId& conversation) const {
    return reading([&]() -> std::optional<Summary> {
        auto found =
            read_all<Summary>(reader.conversation, {{":id", conversation.value}}, read_summary);
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    });
}

Result<std::vector<MemberToken>, Trouble> SqliteLog::member_tokens(
    const ConversationId& conversation) const {
    return reading([&] {
        return read_all<MemberToken>(reader.tokens, {{":conversation", conversation.value}},
                                     read_token);
    });
}

Result<std::vector<SeatKey>, Trouble> SqliteLog::seat_keys(
    const ConversationId& conversation) const {
    return reading([&] {
        return read_all<SeatKey>(reader.keys, {{":conversation", conversation.value}}, read_key);
    });
}

Result<std::vector<Slip>, Trouble> SqliteLog::slips(const ConversationId& conversation) const {
    return reading([&] {
        return read_all<Slip>(reader.slips, {{":conversation", conversation.value}}, read_slip);
    });
}

Result<std::vector<GuideFile>, Trouble> SqliteLog::guide(const std::string& hash) const {
    auto found = reading([&] {
        return read_all<std::string>(reader.guides, {{":hash", hash}},
                                     [](Row& row) { return row.getColumn(0).getString(); });
    });
    if (!found.ok()) return std::move(found).error();
    const json files =
        found.value().empty() ? json{} : json::parse(found.value().front(), nullptr, false);
    if (!files.is_object())
        return Trouble{"The archive '" + file.string() + "' does not hold the guide " + hash +
                       ". Keep the file, and go on with a backup."};
    std::vector<GuideFile> guide_files;
    for (const auto& [name, content] : files.items())
        if (content.is_string()) guide_files.push_back({name, content.get<std::string>()});
    return guide_files;
}

}  // namespace outward::server
