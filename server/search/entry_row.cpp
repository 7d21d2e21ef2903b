#include "server/search/entry_row.hpp"

namespace outward::server {

Entry entry_of(SQLite::Statement& row) {
    const auto text = [&](int column) { return row.getColumn(column).getString(); };
    return {.kind = static_cast<EntryKind>(row.getColumn(1).getInt()),
            .place = text(2),
            .subject = text(3),
            .at = engine::Millis{row.getColumn(4).getInt64()},
            .category = text(5),
            .step = text(6),
            .table = row.getColumn(7).getInt(),
            .crew = row.getColumn(8).getInt() != 0,
            .language = text(9),
            .text = text(10)};
}

}  // namespace outward::server
