#include "server/search/full_text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace outward::server {

fts5_api* full_text_of(sqlite3* connection) {
    fts5_api* api = nullptr;
    sqlite3_stmt* ask = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &ask, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(ask, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(ask);
    }
    sqlite3_finalize(ask);
    if (!api) throw SQLite::Exception("SQLite was built without FTS5");
    return api;
}

}  // namespace outward::server
