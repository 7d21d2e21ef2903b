// How text becomes words that can be found, in any language: SQLite's unicode61 folds case and
// accents; engine/letters.hpp adds what other scripts need. One tokenizer for what is written and
// for what is asked, so that both are cut alike. docs/decisions/007-how-words-are-found.md has the
// cases by which it was chosen.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// The tokenizer's name in SQL: `tokenize = 'outward'`.
inline constexpr auto tokenizer_name = "outward";

/// A word as it is compared, and where its letters stand in the text: bytes [from, to).
struct Token {
    std::string text;
    std::size_t from = 0;
    std::size_t to = 0;
    friend bool operator==(const Token&, const Token&) = default;
};

/// Makes the tokenizer known to a connection; before any table that uses it is touched. Throws
/// SQLite::Exception when SQLite has no FTS5.
void register_tokenizer(sqlite3* connection);

/// In order. Safe from any thread.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

}  // namespace outward::server
