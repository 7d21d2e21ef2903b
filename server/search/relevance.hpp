// Two functions that queries on the catalogue call from SQL.
//
// relevance(words, :weights) is BM25 with the weights given. SQLite's own bm25() goes through every
// match of every word in the whole index to find out how rare the word is, facets among them, before
// it gives the first score; the vocabulary knows that already.
//
// admitted(:allowed, number) tells whether somebody may see the entry.
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

void register_functions(sqlite3* connection);

/// Both must outlive the statement's use. A null pointer to Allowed admits everything.
void bind_weights(sqlite3_stmt* statement, const char* parameter, const Weights& weights);
void bind_allowed(sqlite3_stmt* statement, const char* parameter, const Allowed* allowed);

/// How much a word tells that occurs in `with` of `all` entries: 0 and more.
[[nodiscard]] double rarity(std::int64_t all, std::int64_t with);

}  // namespace outward::server
