// Who may see what, as the index can ask it of every match.
#pragma once

#include "server/search/questions.hpp"
#include "server/search/relevance.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <unordered_map>

namespace outward::server {

/// The numbers of conversations. May throw SQLite::Exception; for one thread.
class Numbers {
public:
    explicit Numbers(SQLite::Database& catalogue);

    [[nodiscard]] std::optional<ConversationNumber> of(const std::string& conversation);
    /// None: everything may be seen. Conversations that the catalogue does not know are left out.
    [[nodiscard]] std::optional<Allowed> allowed_by(const Sight& sight);

private:
    void read_all();

    SQLite::Statement find;
    SQLite::Statement list;
    SQLite::Statement version;
    int read_at_version = -1;
    std::unordered_map<std::string, ConversationNumber> all;  // only for large sights
};

/// nullptr for everything, as Asking has it.
[[nodiscard]] inline const Allowed* pointer_to(const std::optional<Allowed>& allowed) {
    return allowed ? &*allowed : nullptr;
}

}  // namespace outward::server
