// A query as the index understands it.
#pragma once

#include "server/search/query.hpp"
#include "server/search/relevance.hpp"
#include "server/search/vocabulary.hpp"

#include <optional>
#include <string>

namespace outward::server {

/// An FTS5 expression over `words`, and what each of its phrases counts. No typed sign is in it but
/// letters and digits inside quotes.
struct Matching {
    std::string expression;
    Weights weights;
};

/// Entries that hold the words themselves come first, and then those where they only stand inside
/// longer words: a search for "art" must not begin with a page of "start". Two questions one after
/// the other, and not one with a malus, because only the newest candidates are ranked.
struct Matchings {
    Matching exact;
    std::optional<Matching> inside;  // none: nothing more can come
};

/// `facets`: what must be true of every entry, an expression over facets (facets.hpp); empty:
/// nothing.
[[nodiscard]] Matchings matchings_of(const Query& query, const std::string& facets,
                                     Vocabulary& vocabulary);

}  // namespace outward::server
