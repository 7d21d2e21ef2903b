// The list of conversations, page by page.
#pragma once

#include "engine/decide.hpp"
#include "engine/result.hpp"
#include "server/search/questions.hpp"
#include "server/search/relevance.hpp"
#include "server/search/sight.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace outward::server {

class Lister {
public:
    /// `asking`: what register_functions() was given.
    Lister(SQLite::Database& catalogue, Asking& asking);

    /// bad_request: the cursor is not of this question. May throw SQLite::Exception; for one
    /// thread.
    [[nodiscard]] engine::Result<ListPage, engine::Rejection> list(const ArchiveQuery& query);

    /// For tests that ask SQLite how it will go about it.
    [[nodiscard]] static std::string statement_for(ListOrder order, ListDirection direction);

private:
    Asking& asking;
    Numbers numbers;
    std::vector<SQLite::Statement> statements;  // by order and direction
};

}  // namespace outward::server
