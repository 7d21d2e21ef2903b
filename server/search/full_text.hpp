// The door to SQLite's full-text search for what we add to it.
#pragma once

#include <sqlite3.h>

namespace outward::server {

/// Belongs to the connection. Throws SQLite::Exception when SQLite was built without FTS5.
[[nodiscard]] fts5_api* full_text_of(sqlite3* connection);

}  // namespace outward::server
