// What the rows of the archive's tables say.
#pragma once

#include "engine/event.hpp"
#include "server/archive/digest.hpp"
#include "server/archive/event_log.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace outward::server {

/// The columns of sql::conversations::list.
[[nodiscard]] Summary read_summary(SQLite::Statement& row);

/// The columns of the lists of member_tokens, seat_keys and slips.
[[nodiscard]] MemberToken read_token(SQLite::Statement& row);
[[nodiscard]] SeatKey read_key(SQLite::Statement& row);
[[nodiscard]] Slip read_slip(SQLite::Statement& row);

/// The first six columns of sql::events::read and read_links. A body that is no JSON is discarded.
[[nodiscard]] StoredEvent read_stored(SQLite::Statement& row);

/// Total: what this program does not know is engine::Unknown.
[[nodiscard]] engine::Recorded recorded_from(const StoredEvent& stored);
[[nodiscard]] StoredEvent stored_from(const engine::Recorded& recorded);

}  // namespace outward::server
