#include "server/initiative/initiative_log.hpp"

#include "protocols/initiative_codec.hpp"
#include "protocols/names.hpp"
#include "server/archive/archive_file.hpp"
#include "server/archive/rows.hpp"
#include "server/archive/schema_initiative.hpp"

#include <stdexcept>
#include <utility>

namespace outward::server {

using engine::InitiativeId;
using engine::InitiativeRecorded;
using engine::Millis;
using engine::Seq;
using nlohmann::json;

namespace {

std::string text_of(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

StoredEvent initiative_event_to(const InitiativeRecorded& recorded) {
    StoredEvent stored{.seq = static_cast<std::int64_t>(recorded.seq),
                       .at = recorded.at.count(),
                       .type = std::string{protocols::type_of(recorded.event)},
                       .by = std::nullopt,
                       .undoes = std::nullopt,
                       .body = protocols::encode_body(recorded)};
    if (!recorded.by.empty()) stored.by = recorded.by.value;
    if (recorded.undoes) stored.undoes = static_cast<std::int64_t>(*recorded.undoes);
    return stored;
}

struct InitiativeHead {
    Seq seq = 0;
    std::string digest;
};

InitiativeHead initiative_head(SQLite::Database& in, const InitiativeId& id) {
    std::optional<InitiativeHead> head;
    SQLite::Statement find(in, sql::initiatives::head);
    for_each_row(find, {{":id", id.value}}, [&](SQLite::Statement& row) {
        head = {static_cast<Seq>(row.getColumn(0).getInt64()), row.getColumn(1).getString()};
    });
    if (!head) throw Writer::Conflict{"There is no such initiative any more."};
    return std::move(*head);
}

void insert_key(SQLite::Database& to, const InitiativeId& id, const SeatKey& key) {
    execute_once(to, sql::initiative_keys::insert,
                 {{":initiative", id.value},
                  {":seat", std::string{protocols::name_of(key.seat)}},
                  {":hash", key.hash},
                  {":created_at", key.created_at.count()}});
}

void insert(SQLite::Database& to, const InitiativeAppend& append) {
    if (append.events.empty()) throw std::invalid_argument("there is no event in it");
    InitiativeHead head = initiative_head(to, append.initiative);
    if (head.seq != append.expected)
        throw Writer::Conflict{"Somebody else has written this initiative. Open it again."};
    SQLite::Statement insert_event(to, sql::initiative_events::insert);
    for (const InitiativeRecorded& recorded : append.events) {
        if (recorded.seq != ++head.seq) throw std::invalid_argument("its events are not in order");
        const StoredEvent stored = initiative_event_to(recorded);
        head.digest = digest_of(head.digest, stored, "");
        execute(insert_event, {{":initiative", append.initiative.value},
                               {":seq", stored.seq},
                               {":at", stored.at},
                               {":type", stored.type},
                               {":by_member", or_null(stored.by)},
                               {":undoes", or_null(stored.undoes)},
                               {":body", text_of(stored.body)},
                               {":digest", head.digest}});
    }
    for (const MemberToken& token : append.tokens)
        execute_once(to, sql::initiative_tokens::insert,
                     {{":initiative", append.initiative.value},
                      {":member", token.member.value},
                      {":hash", token.hash},
                      {":key_hash", token.key_hash}});
    execute_once(to, sql::initiatives::update,
                 {{":id", append.initiative.value},
                  {":updated_at", append.events.back().at.count()},
                  {":seq", static_cast<std::int64_t>(head.seq)},
                  {":head", head.digest},
                  {":summary", text_of(append.state)}});
}

}  // namespace

InitiativeRow read_initiative(SQLite::Statement& row) {
    json state = json::parse(row.getColumn(6).getString(), nullptr, false);
    if (!state.is_object()) state = json::object();
    return {.id = {row.getColumn(0).getString()},
            .library = row.getColumn(1).getString(),
            .created_at = Millis{row.getColumn(2).getInt64()},
            .updated_at = Millis{row.getColumn(3).getInt64()},
            .seq = static_cast<Seq>(row.getColumn(4).getInt64()),
            .head = row.getColumn(5).getString(),
            .state = std::move(state)};
}

InitiativeRecorded initiative_event_from(const StoredEvent& stored) {
    InitiativeRecorded recorded = protocols::decode_body(stored.type, stored.body);
    recorded.seq = static_cast<Seq>(stored.seq);
    recorded.at = Millis{stored.at};
    recorded.by = {stored.by.value_or("")};
    if (stored.undoes) recorded.undoes = static_cast<Seq>(*stored.undoes);
    return recorded;
}

InitiativeLog::InitiativeLog(SqliteLog& archive)
    : log(archive), database(open_to_read(archive.path())) {}

void InitiativeLog::create(const std::string& library, std::vector<SeatKey> keys,
                           InitiativeAppend first, Done done) {
    const auto begin = [library, keys = std::move(keys), first = std::move(first)](auto& to) {
        execute_once(to, sql::initiatives::insert,
                     {{":id", first.initiative.value},
                      {":library", library},
                      {":created_at", first.events.front().at.count()}});
        for (const SeatKey& key : keys) insert_key(to, first.initiative, key);
        insert(to, first);
    };
    log.change(begin, Writer::Leaves::nothing, std::move(done));
}

void InitiativeLog::append(InitiativeAppend append, Done done) {
    log.change([append = std::move(append)](auto& to) { insert(to, append); },
               Writer::Leaves::nothing, std::move(done));
}

void InitiativeLog::add_key(const InitiativeId& id, SeatKey key, Done done) {
    log.change([id, key = std::move(key)](auto& to) { insert_key(to, id, key); },
               Writer::Leaves::nothing, std::move(done));
}

void InitiativeLog::revoke_key(const InitiativeId& id, const std::string& hash, Done done) {
    const auto revoke = [id, hash](auto& in) {
        execute_once(in, sql::initiative_tokens::revoke_by_key,
                     {{":initiative", id.value}, {":key_hash", hash}});
        execute_once(in, sql::initiative_keys::revoke,
                     {{":initiative", id.value}, {":hash", hash}});
    };
    log.change(revoke, Writer::Leaves::nothing, std::move(done));
}

void InitiativeLog::purge(const InitiativeId& id, Done done) {
    const auto remove = [id](auto& from) {
        for (const char* part : sql::initiative_purge)
            execute_once(from, part, {{":initiative", id.value}});
        execute_once(from, sql::initiatives::remove, {{":id", id.value}});
    };
    log.change(remove, Writer::Leaves::bytes_in_file, std::move(done));
}

template <class T, class Take>
InitiativeLog::Read<std::vector<T>> InitiativeLog::rows(const char* sql, Values values,
                                                        Take take) const {
    const std::lock_guard lock(mutex);
    try {
        std::vector<T> all;
        SQLite::Statement statement(database, sql);
        for_each_row(statement, values, [&](SQLite::Statement& row) { all.push_back(take(row)); });
        return all;
    } catch (const SQLite::Exception& problem) {
        return engine::Trouble{sentence_for(problem, log.path())};
    }
}

InitiativeLog::Read<std::vector<InitiativeRecorded>> InitiativeLog::read(
    const InitiativeId& id) const {
    return rows<InitiativeRecorded>(
        sql::initiative_events::read, {{":initiative", id.value}, {":after", std::int64_t{0}}},
        [](SQLite::Statement& row) { return initiative_event_from(read_stored(row)); });
}

InitiativeLog::Read<std::vector<InitiativeRow>> InitiativeLog::list() const {
    return rows<InitiativeRow>(sql::initiatives::list, {}, read_initiative);
}

InitiativeLog::Read<std::vector<MemberToken>> InitiativeLog::tokens(const InitiativeId& id) const {
    return rows<MemberToken>(sql::initiative_tokens::list, {{":initiative", id.value}}, read_token);
}

InitiativeLog::Read<std::vector<SeatKey>> InitiativeLog::keys(const InitiativeId& id) const {
    return rows<SeatKey>(sql::initiative_keys::list, {{":initiative", id.value}}, read_key);
}

}  // namespace outward::server
