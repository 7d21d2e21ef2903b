#include "server/archive/sqlite_log.hpp"

#include "protocols/codec.hpp"
#include "protocols/names.hpp"
#include "server/archive/archive_file.hpp"
#include "server/archive/connection.hpp"
#include "server/archive/schema.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace outward::server {

using namespace engine;
using nlohmann::json;
using Row = SQLite::Statement;

namespace {

std::string text(Row& row, int column) { return row.getColumn(column).getString(); }
std::int64_t number(Row& row, int column) { return row.getColumn(column).getInt64(); }
int count(Row& row, int column) { return row.getColumn(column).getInt(); }
Millis moment(Row& row, int column) { return Millis{number(row, column)}; }

Recorded read_event(Row& row) {
    Recorded recorded;
    recorded.seq = static_cast<Seq>(number(row, 0));
    recorded.at = moment(row, 1);
    recorded.by = {text(row, 3)};
    if (!row.isColumnNull(4)) recorded.undoes = static_cast<Seq>(number(row, 4));
    recorded.event =
        protocols::decode_event(text(row, 2), json::parse(text(row, 5), nullptr, false));
    return recorded;
}

Summary read_summary(Row& row) {
    return {.id = {text(row, 0)},
            .title = text(row, 1),
            .place = text(row, 2),
            .guide = {text(row, 3)},
            .guide_version = text(row, 4),
            .guide_hash = text(row, 5),
            .code = text(row, 6),
            .stage = protocols::choice_of<Stage>(text(row, 7)).value_or(Stage::closed),
            .step = {text(row, 8)},
            .created_at = moment(row, 9),
            .updated_at = moment(row, 10),
            .people = count(row, 11),
            .notes = count(row, 12),
            .rehearsal = count(row, 13) != 0};
}

template <class T, class Read>
std::vector<T> read_all(Row& statement, Values values, Read read) {
    std::vector<T> all;
    for_each_row(statement, values, [&](Row& row) { all.push_back(read(row)); });
    return all;
}

}  // namespace

SqliteLog::Reader::Reader(const std::filesystem::path& file)
    : database(open_to_read(file)),
      events(database, sql::events::read),
      conversations(database, sql::conversations::list),
      tokens(database, sql::member_tokens::list),
      keys(database, sql::seat_keys::list),
      guides(database, sql::guides::find) {}

SqliteLog::SqliteLog(const std::filesystem::path& archive)
    : file(archive), writer(archive), reader(archive) {}

Result<std::unique_ptr<SqliteLog>, Trouble> SqliteLog::open(const std::filesystem::path& file) {
    if (auto trouble = prepare_archive(file)) return *trouble;
    try {
        return std::unique_ptr<SqliteLog>(new SqliteLog(file));
    } catch (const SQLite::Exception& problem) {
        return Trouble{sentence_for(problem, file)};
    }
}

void SqliteLog::append(Append append, Done done) {
    writer.add({std::move(append), std::move(done)});
}

void SqliteLog::add_key(ConversationId conversation, SeatKey key, Done done) {
    writer.add({Writer::NewKey{std::move(conversation), std::move(key)}, std::move(done)});
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
            read_event);
    });
}

Result<std::vector<Summary>, Trouble> SqliteLog::conversations() const {
    return reading([&] { return read_all<Summary>(reader.conversations, {}, read_summary); });
}

Result<std::vector<MemberToken>, Trouble> SqliteLog::member_tokens(
    const ConversationId& conversation) const {
    return reading([&] {
        return read_all<MemberToken>(reader.tokens, {{":conversation", conversation.value}},
                                     [](Row& row) {
                                         return MemberToken{{text(row, 0)}, text(row, 1)};
                                     });
    });
}

Result<std::vector<SeatKey>, Trouble> SqliteLog::seat_keys(
    const ConversationId& conversation) const {
    return reading([&] {
        return read_all<SeatKey>(
            reader.keys, {{":conversation", conversation.value}}, [](Row& row) {
                const auto seat = protocols::choice_of<Seat>(text(row, 0)).value_or(Seat::wall);
                return SeatKey{seat, text(row, 1), moment(row, 2)};
            });
    });
}

Result<std::vector<GuideFile>, Trouble> SqliteLog::guide(const std::string& hash) const {
    auto found = reading([&] {
        return read_all<std::string>(reader.guides, {{":hash", hash}},
                                     [](Row& row) { return text(row, 0); });
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
