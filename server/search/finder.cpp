#include "server/search/finder.hpp"

#include "server/archive/connection.hpp"
#include "server/search/cursor.hpp"
#include "server/search/entry_row.hpp"
#include "server/search/facets.hpp"
#include "server/search/passage.hpp"
#include "server/search/schema.hpp"

#include <algorithm>
#include <limits>

namespace outward::server {

namespace sql_of = catalogue_sql;
using engine::Rejection;
using engine::Result;
using nlohmann::json;
using Row = SQLite::Statement;

namespace {

constexpr EntryNumber last_number = std::numeric_limits<EntryNumber>::max();
constexpr double best_score = std::numeric_limits<double>::max();
/// So few conversations are met inside the index; more are told apart match by match.
constexpr std::size_t few_conversations = 32;

/// What the pages are of. A cursor may be used with another limit.
std::string question_of(const SearchQuery& query) {
    json kinds = json::array();
    for (const EntryKind kind : query.kinds) kinds.push_back(static_cast<int>(kind));
    const auto moment = [](const auto& at) { return at ? json(at->count()) : json{}; };
    return json{"search",
                query.typed,
                kinds,
                query.category,
                query.guide,
                query.library ? json(*query.library) : json{},
                query.table ? json(*query.table) : json{},
                moment(query.from),
                moment(query.to),
                query.conversation}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string facet_phrase(const std::string& word) { return "facets : \"" + word + '"'; }

class FacetExpression {
public:
    void all(const std::string& word) { add(facet_phrase(word)); }
    void any(const std::vector<std::string>& words) {
        std::string either;
        for (const std::string& word : words)
            either += (either.empty() ? "" : " OR ") + facet_phrase(word);
        add('(' + either + ')');
    }
    std::string text;

private:
    void add(const std::string& part) { text += (text.empty() ? "" : " AND ") + part; }
};

}  // namespace

/// Up to where has been read: in which of the two questions, in which block of newest matches, and
/// after which of them.
struct Finder::Place {
    bool inside = false;
    EntryNumber top = last_number;
    double score = best_score;
    EntryNumber number = last_number;

    [[nodiscard]] json to_json() const { return {inside, top, score, number}; }
    [[nodiscard]] static std::optional<Place> from(const json& place) {
        if (place.size() != 4 || !place[0].is_boolean() || !place[1].is_number_integer() ||
            !place[2].is_number() || !place[3].is_number_integer())
            return std::nullopt;
        return Place{place[0].get<bool>(), place[1].get<EntryNumber>(), place[2].get<double>(),
                     place[3].get<EntryNumber>()};
    }
};

struct Finder::Found {
    EntryNumber number;
    Place place;
};

Finder::Finder(SQLite::Database& catalogue, Asking& by)
    : asking(by),
      vocabulary(catalogue),
      numbers(catalogue),
      find_words(catalogue, sql_of::words::find),
      find_next_block(catalogue, sql_of::words::reach),
      count_words(catalogue, sql_of::words::count),
      find_entry(catalogue, sql_of::entries::find) {}

Result<SearchPage, Rejection> Finder::search(const SearchQuery& query) {
    const std::string question = question_of(query);
    std::optional<Place> place{std::in_place};
    if (!query.cursor.empty()) {
        const auto opened = cursor_place(query.cursor, question);
        place = opened ? Place::from(*opened) : std::nullopt;
    }
    if (!place)
        return Rejection{engine::Reason::bad_request,
                         "This page is not from this search. Begin again without a cursor."};

    SearchPage page;
    const ReadQuery read = read_query(query.typed);
    page.hints = read.hints;
    const auto allowed = numbers.allowed_by(query.sight);
    const auto facets = facets_for(query, pointer_to(allowed));
    if (read.nothing || !facets) return page;

    const Bounds bounds{query.from ? first_number_at(*query.from) : 0,
                        query.to ? first_number_at(*query.to) - 1 : last_number,
                        pointer_to(allowed)};
    const auto limit = static_cast<std::size_t>(std::clamp(query.limit, 1, largest_page));
    const std::vector<Term> terms = wanted_terms(read.query);
    const Matchings matchings = matchings_of(read.query, *facets, vocabulary);
    const auto found = find(matchings, bounds, *place, limit + 1);
    for (const Found& one : found)
        if (page.hits.size() < limit) page.hits.push_back(hit(one.number, terms));
    if (found.size() > limit) page.next = cursor_text(found[limit - 1].place.to_json(), question);

    page.count = count(matchings.exact, bounds, most_counted + 1);
    if (matchings.inside && page.count <= most_counted)
        page.count += count(*matchings.inside, bounds, most_counted + 1 - page.count);
    page.more = page.count > most_counted;
    page.count = std::min(page.count, most_counted);
    if (page.count == 0) page.suggestions = suggestions(terms, *facets, bounds);
    return page;
}

/// None: nothing can be found.
std::optional<std::string> Finder::facets_for(const SearchQuery& query, const Allowed* allowed) {
    FacetExpression facets;
    if (!query.conversation.empty()) {
        const auto number = numbers.of(query.conversation);
        if (!number) return std::nullopt;
        facets.all(facet(Facet::conversation, *number));
    }
    if (allowed) {
        std::vector<std::string> seen;
        for (std::size_t number = 0; number < allowed->size(); ++number)
            if ((*allowed)[number] != Admission::none && seen.size() <= few_conversations)
                seen.push_back(facet(Facet::conversation, static_cast<std::int64_t>(number)));
        if (seen.empty()) return std::nullopt;
        if (seen.size() <= few_conversations) facets.any(seen);
    }
    if (!query.kinds.empty()) {
        std::vector<std::string> kinds;
        for (const EntryKind kind : query.kinds)
            kinds.push_back(facet(Facet::kind, static_cast<std::int64_t>(kind)));
        facets.any(kinds);
    }
    if (!query.category.empty()) facets.all(facet(Facet::category, query.category));
    if (!query.guide.empty()) facets.all(facet(Facet::guide, query.guide));
    if (query.library) facets.all(facet(Facet::library, *query.library));
    if (query.table) facets.all(facet(Facet::table, std::int64_t{*query.table}));
    return facets.text;
}

std::vector<Finder::Found> Finder::find(const Matchings& matchings, const Bounds& bounds,
                                        Place place, std::size_t most) {
    std::vector<Found> found;
    while (true) {
        const Matching* matching =
            place.inside ? (matchings.inside ? &*matchings.inside : nullptr) : &matchings.exact;
        if (!matching) return found;
        find_block(*matching, bounds, place, most, found);
        if (found.size() == most) return found;
        const auto next = next_block(*matching, bounds, place);
        if (!next && place.inside) return found;
        place = {.inside = place.inside || !next, .top = next.value_or(last_number)};
    }
}

void Finder::find_block(const Matching& matching, const Bounds& bounds, const Place& place,
                        std::size_t most, std::vector<Found>& into) {
    asking.weights = &matching.weights;
    asking.allowed = bounds.allowed;
    find_words.bind(":last_score", place.score);
    for_each_row(find_words,
                 {{":match", matching.expression},
                  {":from", bounds.from},
                  {":to", std::min(bounds.to, place.top)},
                  {":candidates", ranked_together},
                  {":last_number", place.number},
                  {":limit", static_cast<std::int64_t>(most - into.size())}},
                 [&](Row& row) {
                     Place here = place;
                     here.number = row.getColumn(0).getInt64();
                     here.score = row.getColumn(1).getDouble();
                     into.push_back({here.number, here});
                 });
}

std::optional<EntryNumber> Finder::next_block(const Matching& matching, const Bounds& bounds,
                                              const Place& place) {
    std::optional<EntryNumber> next;
    asking.allowed = bounds.allowed;
    for_each_row(find_next_block,
                 {{":match", matching.expression},
                  {":from", bounds.from},
                  {":to", std::min(bounds.to, place.top)},
                  {":candidates", ranked_together}},
                 [&](Row& row) { next = row.getColumn(0).getInt64(); });
    return next;
}

std::int64_t Finder::count(const Matching& matching, const Bounds& bounds, std::int64_t most) {
    std::int64_t counted = 0;
    asking.allowed = bounds.allowed;
    for_each_row(count_words,
                 {{":match", matching.expression},
                  {":from", bounds.from},
                  {":to", bounds.to},
                  {":most", most}},
                 [&](Row& row) { counted = row.getColumn(0).getInt64(); });
    return counted;
}

Hit Finder::hit(EntryNumber number, const std::vector<Term>& terms) {
    Hit hit;
    for_each_row(find_entry, {{":number", number}}, [&](Row& row) {
        hit.entry = entry_of(row);
        hit.conversation = row.getColumn(11).getString();
        hit.title = row.getColumn(12).getString();
    });
    hit.passage = passage_of(hit.entry.text, terms);
    return hit;
}

/// Only words that who asks would find: what stands in other conversations is not told.
std::vector<Suggestion> Finder::suggestions(const std::vector<Term>& terms,
                                            const std::string& facets, const Bounds& bounds) {
    std::vector<Suggestion> made;
    for (const Term& term : terms) {
        if (term.words.size() > 1 || term.beginning || can_be_found(term, facets, bounds)) continue;
        for (const Known& known : vocabulary.near(term.words.front())) {
            if (!can_be_found({{known.term}, {known.shown}, false}, facets, bounds)) continue;
            made.push_back({term.written.front(), known.shown});
            break;
        }
    }
    return made;
}

bool Finder::can_be_found(const Term& term, const std::string& facets, const Bounds& bounds) {
    Query query;
    query.kind = Query::Kind::term;
    query.term = term;
    const Matchings matchings = matchings_of(query, facets, vocabulary);
    return count(matchings.exact, bounds, 1) > 0 ||
           (matchings.inside && count(*matchings.inside, bounds, 1) > 0);
}

}  // namespace outward::server
