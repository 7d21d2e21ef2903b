// Whether the initiatives in an archive are still as they were written: part of archive/verify.hpp.
#pragma once

#include "server/archive/verify.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace outward::server {

/// Adds what it finds. Throws SQLite::Exception.
void verify_initiatives(SQLite::Database& archive, Verified& found);

}  // namespace outward::server
