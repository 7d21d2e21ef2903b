#include "server/archive/rows.hpp"

#include "protocols/codec.hpp"
#include "protocols/names.hpp"

namespace outward::server {

using namespace engine;
using nlohmann::json;
using Row = SQLite::Statement;

namespace {

std::string text(Row& row, int column) { return row.getColumn(column).getString(); }
std::int64_t number(Row& row, int column) { return row.getColumn(column).getInt64(); }
int count(Row& row, int column) { return row.getColumn(column).getInt(); }
Millis moment(Row& row, int column) { return Millis{number(row, column)}; }

}  // namespace

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
            .rehearsal = count(row, 13) != 0,
            .expires_at = row.isColumnNull(14) ? std::nullopt : std::optional{moment(row, 14)},
            .seq = static_cast<Seq>(number(row, 15)),
            .head = text(row, 16),
            .slips = count(row, 17),
            .library = text(row, 18),
            .team = text(row, 19),
            .coach = text(row, 20),
            .coach_name = text(row, 21)};
}

MemberToken read_token(Row& row) { return {{text(row, 0)}, text(row, 1), text(row, 2)}; }

SeatKey read_key(Row& row) {
    return {protocols::choice_of<Seat>(text(row, 0)).value_or(Seat::wall), text(row, 1),
            moment(row, 2)};
}

Slip read_slip(Row& row) {
    return {{text(row, 0)}, moment(row, 1), text(row, 2), text(row, 3), text(row, 4)};
}

StoredEvent read_stored(Row& row) {
    StoredEvent stored{.seq = number(row, 0),
                       .at = number(row, 1),
                       .type = text(row, 2),
                       .by = std::nullopt,
                       .undoes = std::nullopt,
                       .body = json::parse(text(row, 5), nullptr, false)};
    if (!row.isColumnNull(3)) stored.by = text(row, 3);
    if (!row.isColumnNull(4)) stored.undoes = number(row, 4);
    return stored;
}

Recorded recorded_from(const StoredEvent& stored) {
    Recorded recorded;
    recorded.seq = static_cast<Seq>(stored.seq);
    recorded.at = Millis{stored.at};
    recorded.by = {stored.by.value_or("")};
    if (stored.undoes) recorded.undoes = static_cast<Seq>(*stored.undoes);
    recorded.event = protocols::decode_event(stored.type, stored.body);
    recorded.table = protocols::table_in(stored.body);
    return recorded;
}

StoredEvent stored_from(const Recorded& recorded) {
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

}  // namespace outward::server
