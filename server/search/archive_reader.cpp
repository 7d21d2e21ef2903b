#include "server/search/archive_reader.hpp"

#include "server/archive/connection.hpp"
#include "server/archive/rows.hpp"
#include "server/archive/schema.hpp"

#include <nlohmann/json.hpp>

namespace outward::server {

using Row = SQLite::Statement;

namespace {

/// A server that has run for years has met some versions of each guide.
constexpr std::size_t most_guides = 64;

const std::string select_rows = R"sql(
    SELECT id, title, place, guide_id, guide_hash, library, team, stage, created_at, people, notes,
        seq, head, revision, rehearsal
    FROM conversations)sql";

constexpr auto select_erased = R"sql(
    SELECT 1 FROM events
    WHERE conversation = :conversation AND seq > :after AND type = 'note.erased' LIMIT 1)sql";
constexpr auto select_annotations = R"sql(
    SELECT id, place, text, at FROM annotations
    WHERE conversation = :conversation AND removed = 0 ORDER BY at, id)sql";
constexpr auto select_spoken = R"sql(
    SELECT line.recording, line.line, recordings.starts_at + line.from_ms, line.text
    FROM recordings JOIN spoken_lines AS line
        ON line.conversation = recordings.conversation AND line.recording = recordings.id
    WHERE recordings.conversation = :conversation ORDER BY line.recording, line.line)sql";

ArchivedRow row_of(Row& row) {
    const auto text = [&](int column) { return row.getColumn(column).getString(); };
    const auto number = [&](int column) { return row.getColumn(column).getInt64(); };
    return {.id = text(0),
            .title = text(1),
            .place = text(2),
            .guide = text(3),
            .guide_hash = text(4),
            .library = text(5),
            .team = text(6),
            .stage = text(7),
            .created_at = number(8),
            .people = number(9),
            .notes = number(10),
            .seq = number(11),
            .head = text(12),
            .revision = number(13),
            .rehearsal = number(14) != 0};
}

std::unique_ptr<engine::Guide> guide_in(const std::string& files) {
    const auto all = nlohmann::json::parse(files, nullptr, false);
    if (!all.is_object()) return nullptr;
    std::vector<engine::GuideFile> parts;
    for (const auto& [name, content] : all.items())
        if (content.is_string()) parts.push_back({name, content.get<std::string>()});
    auto guide = engine::reload_guide(parts);
    if (!guide.ok()) return nullptr;
    return std::make_unique<engine::Guide>(std::move(guide).value());
}

}  // namespace

ArchiveReader::ArchiveReader(const std::filesystem::path& archive)
    : database(open_to_read(archive)),
      version(database, "PRAGMA data_version"),
      all_rows(database, select_rows + " ORDER BY created_at, id"),
      one_row(database, select_rows + " WHERE id = :id"),
      erased(database, select_erased),
      events(database, sql::events::read),
      list_annotations(database, select_annotations),
      list_spoken(database, select_spoken),
      find_guide(database, sql::guides::find) {}

int ArchiveReader::data_version() {
    const Use use(version, {});
    version.executeStep();
    return version.getColumn(0).getInt();
}

std::vector<ArchivedRow> ArchiveReader::rows() {
    std::vector<ArchivedRow> rows;
    for_each_row(all_rows, {}, [&](Row& row) { rows.push_back(row_of(row)); });
    return rows;
}

bool ArchiveReader::has_erased(const std::string& conversation, std::int64_t after) {
    const Use use(erased, {{":conversation", conversation}, {":after", after}});
    return erased.executeStep();
}

std::optional<ArchiveReader::Reading> ArchiveReader::read(const std::string& conversation) {
    const SQLite::Transaction at_one_moment(database);
    std::optional<Reading> reading;
    for_each_row(one_row, {{":id", conversation}},
                 [&](Row& row) { reading = {.row = row_of(row), .conversation = {}}; });
    if (!reading) return std::nullopt;
    for_each_row(
        events, {{":conversation", conversation}, {":after", std::int64_t{0}}},
        [&](Row& row) { reading->conversation.log.push_back(recorded_from(read_stored(row))); });
    reading->conversation.annotations = annotations(conversation);
    reading->conversation.spoken = spoken(conversation);
    return reading;
}

std::vector<ArchivedAnnotation> ArchiveReader::annotations(const std::string& conversation) {
    std::vector<ArchivedAnnotation> all;
    for_each_row(list_annotations, {{":conversation", conversation}}, [&](Row& row) {
        all.push_back({row.getColumn(0).getString(), row.getColumn(1).getString(),
                       row.getColumn(2).getString(), engine::Millis{row.getColumn(3).getInt64()}});
    });
    return all;
}

std::vector<RecordedLine> ArchiveReader::spoken(const std::string& conversation) {
    std::vector<RecordedLine> all;
    for_each_row(list_spoken, {{":conversation", conversation}}, [&](Row& row) {
        all.push_back({row.getColumn(0).getString(), row.getColumn(1).getInt64(),
                       engine::Millis{row.getColumn(2).getInt64()}, row.getColumn(3).getString()});
    });
    return all;
}

const engine::Guide* ArchiveReader::guide(const std::string& hash) {
    if (const auto known = guides.find(hash); known != guides.end()) return known->second.get();
    if (guides.size() >= most_guides) guides.clear();
    std::string files;
    for_each_row(find_guide, {{":hash", hash}},
                 [&](Row& row) { files = row.getColumn(0).getString(); });
    return guides.emplace(hash, guide_in(files)).first->second.get();
}

}  // namespace outward::server
