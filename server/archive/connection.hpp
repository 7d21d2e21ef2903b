// Small words for talking to SQLite: opening an archive, running a prepared statement.
#pragma once

#include "engine/ids.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace outward::server {

/// How long a connection waits for another program's lock.
inline constexpr int busy_patience_ms = 10'000;

/// Connections to an archive that is there. Both throw SQLite::Exception.
[[nodiscard]] SQLite::Database open_to_write(const std::filesystem::path& file);
[[nodiscard]] SQLite::Database open_to_read(const std::filesystem::path& file);

/// monostate is null.
using Value = std::variant<std::monostate, std::int64_t, std::string>;
[[nodiscard]] inline Value or_null(const std::string& text) {
    return text.empty() ? Value{} : Value{text};
}
[[nodiscard]] inline Value or_null(const std::optional<std::string>& text) {
    return text ? Value{*text} : Value{};
}
[[nodiscard]] inline Value or_null(const std::optional<std::int64_t>& number) {
    return number ? Value{*number} : Value{};
}
[[nodiscard]] inline Value or_null(const std::optional<engine::Millis>& moment) {
    return moment ? Value{std::int64_t{moment->count()}} : Value{};
}
using Values = std::initializer_list<std::pair<const char*, Value>>;

void bind(SQLite::Statement& statement, Values values);

/// Gives a prepared statement back ready for its next use, also after an exception: one that is
/// left in the middle holds its lock.
class Use {
public:
    Use(SQLite::Statement& used, Values values) : statement(used) { bind(statement, values); }
    ~Use() { statement.tryReset(); }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

private:
    SQLite::Statement& statement;
};

inline void execute(SQLite::Statement& statement, Values values) {
    const Use use(statement, values);
    statement.exec();
}

/// For what is asked seldom.
inline void execute_once(SQLite::Database& database, const char* sql, Values values) {
    SQLite::Statement statement(database, sql);
    execute(statement, values);
}

template <class Read>
void for_each_row(SQLite::Statement& statement, Values values, Read&& read) {
    const Use use(statement, values);
    while (statement.executeStep()) read(statement);
}

}  // namespace outward::server
