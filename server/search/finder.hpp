// The search, page by page.
#pragma once

#include "engine/decide.hpp"
#include "engine/result.hpp"
#include "server/search/matching.hpp"
#include "server/search/questions.hpp"
#include "server/search/relevance.hpp"
#include "server/search/sight.hpp"
#include "server/search/vocabulary.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace outward::server {

/// So many of the newest matches are ranked against each other; then come those before them. With
/// a million notes that keeps a search for the commonest word as fast as any.
inline constexpr std::int64_t ranked_together = 2'000;

class Finder {
public:
    /// `asking`: what register_functions() was given.
    Finder(SQLite::Database& catalogue, Asking& asking);

    /// bad_request: the cursor is not of this question. May throw SQLite::Exception; for one
    /// thread.
    [[nodiscard]] engine::Result<SearchPage, engine::Rejection> search(const SearchQuery& query);

private:
    /// The numbers that can be meant, and who asks.
    struct Bounds {
        EntryNumber from;
        EntryNumber to;
        const Allowed* allowed;
    };
    struct Place;
    struct Found;

    [[nodiscard]] std::optional<std::string> facets_for(const SearchQuery& query,
                                                        const Allowed* allowed);
    [[nodiscard]] std::vector<Found> find(const Matchings& matchings, const Bounds& bounds,
                                          Place place, std::size_t most);
    void find_block(const Matching& matching, const Bounds& bounds, const Place& place,
                    std::size_t most, std::vector<Found>& into);
    [[nodiscard]] std::optional<EntryNumber> next_block(const Matching& matching,
                                                        const Bounds& bounds, const Place& place);
    [[nodiscard]] std::int64_t count(const Matching& matching, const Bounds& bounds,
                                     std::int64_t most);
    [[nodiscard]] Hit hit(EntryNumber number, const std::vector<Term>& terms);
    [[nodiscard]] std::vector<Suggestion> suggestions(const std::vector<Term>& terms,
                                                      const std::string& facets,
                                                      const Bounds& bounds);
    [[nodiscard]] bool can_be_found(const Term& term, const std::string& facets,
                                    const Bounds& bounds);

    Asking& asking;
    Vocabulary vocabulary;
    Numbers numbers;
    SQLite::Statement find_words;
    SQLite::Statement find_next_block;
    SQLite::Statement count_words;
    SQLite::Statement find_entry;
};

}  // namespace outward::server
