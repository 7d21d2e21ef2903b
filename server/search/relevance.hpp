// Two functions that queries on the catalogue call from SQL.
//
// relevance(words) is BM25 with given weights. SQLite's own bm25() goes through every match of
// every word in the whole index to find out how rare the word is, facets among them, before it
// gives the first score; the vocabulary knows that already.
//
// admitted(number) tells whether who asks may see that entry, admitted_conversation(number) the
// same of a conversation.
#pragma once

#include "server/search/entry_number.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <vector>

namespace outward::server {

/// One for each phrase of the MATCH expression, in order; 0: it does not count.
using Weights = std::vector<double>;

/// What somebody may see, by conversation number; missing is none.
enum class Admission : std::uint8_t { none, without_crew, all };
using Allowed = std::vector<Admission>;

/// What the functions go by while a statement runs. Set before it is begun.
struct Asking {
    const Weights* weights = nullptr;
    const Allowed* allowed = nullptr;  // nullptr: everything is admitted
};

/// `asking` must outlive the connection.
void register_functions(sqlite3* connection, const Asking& asking);

/// How much a word tells that occurs in `with` of `all` entries: 0 and more.
[[nodiscard]] double rarity(std::int64_t all, std::int64_t with);

}  // namespace outward::server
