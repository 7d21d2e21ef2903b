// What a row of the catalogue's entries says.
#pragma once

#include "server/search/entries.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace outward::server {

/// The first eleven columns of catalogue_sql::entries::of and find.
[[nodiscard]] Entry entry_of(SQLite::Statement& row);

}  // namespace outward::server
