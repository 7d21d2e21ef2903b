// Who may see what, as the index can ask it of every match.
#pragma once

#include "server/search/questions.hpp"
#include "server/search/relevance.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>

namespace outward::server {

/// None: everything may be seen. Conversations that the catalogue does not know are left out.
[[nodiscard]] std::optional<Allowed> allowed_by(const Sight& sight, SQLite::Statement& find_number);

/// nullptr for everything, as Asking has it.
[[nodiscard]] inline const Allowed* pointer_to(const std::optional<Allowed>& allowed) {
    return allowed ? &*allowed : nullptr;
}

}  // namespace outward::server
