#include "server/review/review_store.hpp"

#include "server/archive/schema.hpp"

#include <utility>

namespace outward::server {

using engine::ConversationId;
using engine::Millis;
using nlohmann::json;
using Row = SQLite::Statement;

namespace {

std::string text_at(Row& row, int column) { return row.getColumn(column).getString(); }
Millis moment_at(Row& row, int column) { return Millis{row.getColumn(column).getInt64()}; }

LibraryAccount read_library(Row& row) {
    return {text_at(row, 0), text_at(row, 1), text_at(row, 2), moment_at(row, 3)};
}

Coach read_coach(Row& row) {
    return {text_at(row, 0), text_at(row, 1), text_at(row, 2), moment_at(row, 3),
            row.getColumn(4).getInt()};
}

Annotation read_annotation(Row& row) {
    const json body = json::parse(text_at(row, 9), nullptr, false);
    const auto member = [&](const char* key) {
        return body.is_object() ? body.value(key, json{}) : json{};
    };
    Annotation annotation{.id = text_at(row, 0),
                          .kind = text_at(row, 1),
                          .place = json::parse(text_at(row, 2), nullptr, false),
                          .text = text_at(row, 3),
                          .author = text_at(row, 4),
                          .author_name = {},
                          .reply_to = std::nullopt,
                          .review = member("review"),
                          .at = moment_at(row, 5),
                          .changed_at = moment_at(row, 6),
                          .resolved_at = std::nullopt,
                          .removed = row.getColumn(8).getInt() != 0};
    if (const json name = member("author_name"); name.is_string()) annotation.author_name = name;
    if (const json to = member("reply_to"); to.is_string()) annotation.reply_to = to;
    if (!row.isColumnNull(7)) annotation.resolved_at = moment_at(row, 7);
    return annotation;
}

void put_annotation(SQLite::Statement& put, const ConversationId& conversation,
                    const Annotation& annotation) {
    json body{{"author_name", annotation.author_name}, {"review", annotation.review}};
    if (annotation.reply_to) body["reply_to"] = *annotation.reply_to;
    const auto as_text = [](const json& value) {
        return value.dump(-1, ' ', false, json::error_handler_t::replace);
    };
    execute(put, {{":conversation", conversation.value},
                  {":id", annotation.id},
                  {":kind", annotation.kind},
                  {":place", as_text(annotation.place)},
                  {":text", annotation.text},
                  {":author", annotation.author},
                  {":at", annotation.at.count()},
                  {":changed_at", annotation.changed_at.count()},
                  {":resolved_at", or_null(annotation.resolved_at)},
                  {":removed", std::int64_t{annotation.removed}},
                  {":body", as_text(body)}});
}

void revise(SQLite::Database& in, const ConversationId& conversation) {
    execute_once(in, sql::conversations::revise, {{":id", conversation.value}});
}

template <class T>
engine::Result<std::optional<T>, engine::Trouble> first_of(
    engine::Result<std::vector<T>, engine::Trouble> found) {
    if (!found.ok()) return found.error();
    if (found.value().empty()) return std::optional<T>{};
    return std::optional<T>{std::move(found.value().front())};
}

}  // namespace

ReviewStore::Trouble ReviewStore::add(const LibraryAccount& library) {
    return change([library](auto& to) {
        execute_once(to, sql::libraries::insert,
                     {{":id", library.id},
                      {":name", library.name},
                      {":hash", library.key_hash},
                      {":created_at", library.created_at.count()}});
    });
}

ReviewStore::Trouble ReviewStore::remove_library(const std::string& id) {
    return change([id](auto& from) { execute_once(from, sql::libraries::remove, {{":id", id}}); });
}

ReviewStore::Read<std::vector<LibraryAccount>> ReviewStore::libraries() const {
    return read<LibraryAccount>(sql::libraries::list, {}, read_library);
}

ReviewStore::Trouble ReviewStore::add(const Coach& coach, const std::string& key_hash) {
    return change([coach, key_hash](auto& to) {
        execute_once(to, sql::coaches::insert,
                     {{":id", coach.id},
                      {":library", coach.library},
                      {":name", coach.name},
                      {":hash", key_hash},
                      {":created_at", coach.created_at.count()}});
    });
}

ReviewStore::Trouble ReviewStore::remove_coach(const std::string& id, const std::string& library) {
    return change([id, library](auto& from) {
        execute_once(from, sql::coaches::remove, {{":id", id}, {":library", library}});
        if (from.getChanges() > 0) execute_once(from, sql::releases::revoke_all, {{":coach", id}});
    });
}

ReviewStore::Read<std::vector<Coach>> ReviewStore::coaches(const std::string& library) const {
    return read<Coach>(sql::coaches::list, {{":library", library}}, read_coach);
}

ReviewStore::Read<std::vector<Coach>> ReviewStore::coaches_for(const std::string& library) const {
    return read<Coach>(sql::coaches::for_library, {{":library", library}}, read_coach);
}

ReviewStore::Read<std::optional<Coach>> ReviewStore::coach_by(const std::string& key_hash) const {
    return first_of(read<Coach>(sql::coaches::by_hash, {{":hash", key_hash}}, read_coach));
}

ReviewStore::Trouble ReviewStore::release(const ConversationId& conversation,
                                          const Release& release) {
    return change([conversation, release](auto& to) {
        execute_once(to, sql::releases::put,
                     {{":conversation", conversation.value},
                      {":coach", release.coach},
                      {":at", release.at.count()},
                      {":private", std::int64_t{release.with_private}}});
    });
}

ReviewStore::Trouble ReviewStore::call_team(const ConversationId& conversation,
                                            const std::string& team) {
    return change([conversation, team](auto& in) {
        execute_once(in, sql::conversations::call_team,
                     {{":id", conversation.value}, {":team", team}});
        revise(in, conversation);
    });
}

ReviewStore::Trouble ReviewStore::revoke(const ConversationId& conversation,
                                         const std::string& coach) {
    return change([conversation, coach](auto& from) {
        execute_once(from, sql::releases::revoke,
                     {{":conversation", conversation.value}, {":coach", coach}});
    });
}

ReviewStore::Read<std::vector<Release>> ReviewStore::releases(
    const ConversationId& conversation) const {
    return read<Release>(sql::releases::of_conversation, {{":conversation", conversation.value}},
                         [](Row& row) {
                             return Release{text_at(row, 0), text_at(row, 1), moment_at(row, 2),
                                            row.getColumn(3).getInt() != 0};
                         });
}

ReviewStore::Read<std::vector<ReleasedConversation>> ReviewStore::released_to(
    const std::string& coach) const {
    return read<ReleasedConversation>(sql::releases::of_coach, {{":coach", coach}}, [](Row& row) {
        return ReleasedConversation{{text_at(row, 0)}, row.getColumn(1).getInt() != 0};
    });
}

ReviewStore::Read<std::optional<ReleasedConversation>> ReviewStore::released_to(
    const std::string& coach, const ConversationId& conversation) const {
    return first_of(read<ReleasedConversation>(
        sql::releases::find, {{":coach", coach}, {":conversation", conversation.value}},
        [&](Row& row) {
            return ReleasedConversation{conversation, row.getColumn(0).getInt() != 0};
        }));
}

ReviewStore::Trouble ReviewStore::opened(const ConversationId& conversation,
                                         const CoachReading& reading) {
    return change([conversation, reading](auto& to) {
        execute_once(to, sql::readings::insert,
                     {{":conversation", conversation.value},
                      {":at", reading.at.count()},
                      {":coach", reading.coach},
                      {":name", reading.name},
                      {":what", reading.what}});
    });
}

ReviewStore::Read<std::vector<CoachReading>> ReviewStore::readings(
    const ConversationId& conversation, std::int64_t before) const {
    const std::int64_t below = before > 0 ? before : INT64_MAX;
    return read<CoachReading>(
        sql::readings::list, {{":conversation", conversation.value}, {":before", below}},
        [](Row& row) {
            return CoachReading{row.getColumn(0).getInt64(), moment_at(row, 1), text_at(row, 2),
                                text_at(row, 3), text_at(row, 4)};
        });
}

ReviewStore::Trouble ReviewStore::put(const ConversationId& conversation,
                                      const std::vector<Annotation>& annotations) {
    if (annotations.empty()) return std::nullopt;
    return change(
        [conversation, annotations](auto& to) {
            SQLite::Statement put(to, sql::annotations::put);
            for (const Annotation& annotation : annotations)
                put_annotation(put, conversation, annotation);
            revise(to, conversation);
        },
        Writer::Leaves::bytes_in_wal);
}

ReviewStore::Read<std::vector<Annotation>> ReviewStore::annotations(
    const ConversationId& conversation) const {
    return read<Annotation>(sql::annotations::list, {{":conversation", conversation.value}},
                            read_annotation);
}

ReviewStore::Trouble ReviewStore::attach(const ConversationId& conversation,
                                         const AttachedTranscript& transcript,
                                         const std::vector<AttachedLine>& lines) {
    return change([conversation, transcript, lines](auto& to) {
        execute_once(to, sql::recordings::put,
                     {{":conversation", conversation.value},
                      {":id", transcript.id},
                      {":name", transcript.name},
                      {":added_at", transcript.added_at.count()},
                      {":starts_at", transcript.starts_at.count()}});
        SQLite::Statement insert(to, sql::spoken_lines::insert);
        for (const AttachedLine& line : lines)
            execute(insert, {{":conversation", conversation.value},
                             {":recording", transcript.id},
                             {":line", std::int64_t{line.line}},
                             {":from_ms", line.from.count()},
                             {":to_ms", line.to.count()},
                             {":speaker", line.speaker},
                             {":text", line.text}});
        revise(to, conversation);
    });
}

ReviewStore::Trouble ReviewStore::move(const ConversationId& conversation, const std::string& id,
                                       Millis starts_at) {
    return change([conversation, id, starts_at](auto& in) {
        execute_once(in, sql::recordings::move,
                     {{":conversation", conversation.value},
                      {":id", id},
                      {":starts_at", starts_at.count()}});
        revise(in, conversation);
    });
}

ReviewStore::Trouble ReviewStore::detach(const ConversationId& conversation,
                                         const std::string& id) {
    return change(
        [conversation, id](auto& from) {
            for (const char* part : {sql::spoken_lines::remove_one, sql::recordings::remove_one})
                execute_once(from, part, {{":conversation", conversation.value}, {":id", id}});
            revise(from, conversation);
        },
        Writer::Leaves::bytes_in_file);
}

ReviewStore::Read<std::vector<AttachedTranscript>> ReviewStore::transcripts(
    const ConversationId& conversation) const {
    return read<AttachedTranscript>(
        sql::recordings::list, {{":conversation", conversation.value}}, [](Row& row) {
            return AttachedTranscript{text_at(row, 0), text_at(row, 1), moment_at(row, 2),
                                      moment_at(row, 3), row.getColumn(4).getInt()};
        });
}

ReviewStore::Read<std::vector<AttachedLine>> ReviewStore::lines(const ConversationId& conversation,
                                                                const std::string& id) const {
    return read<AttachedLine>(
        sql::spoken_lines::list, {{":conversation", conversation.value}, {":recording", id}},
        [](Row& row) {
            return AttachedLine{row.getColumn(0).getInt(), moment_at(row, 1), moment_at(row, 2),
                                text_at(row, 3), text_at(row, 4)};
        });
}

ReviewStore::Trouble ReviewStore::keep(const KeptRubric& rubric) {
    return change([rubric](auto& to) {
        execute_once(to, sql::rubrics::insert,
                     {{":id", rubric.id},
                      {":version", rubric.version},
                      {":at", rubric.at.count()},
                      {":body", rubric.body}});
    });
}

ReviewStore::Read<std::vector<KeptRubric>> ReviewStore::rubrics() const {
    return read<KeptRubric>(sql::rubrics::list, {}, [](Row& row) {
        return KeptRubric{text_at(row, 0), text_at(row, 1), moment_at(row, 2), text_at(row, 3)};
    });
}

}  // namespace outward::server
