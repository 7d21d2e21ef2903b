#include "server/search/lister.hpp"

#include "server/archive/connection.hpp"
#include "server/search/cursor.hpp"
#include "server/search/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace outward::server {

using engine::Rejection;
using engine::Result;
using nlohmann::json;
using Row = SQLite::Statement;

namespace {

struct Sorting {
    const char* column;
    bool text;
};
constexpr std::array sortings{Sorting{"created_at", false}, Sorting{"title_key", true},
                              Sorting{"place_key", true},   Sorting{"length", false},
                              Sorting{"people", false},     Sorting{"notes", false}};
constexpr std::size_t directions = 2;

const Sorting& sorting_of(ListOrder order) { return sortings[static_cast<std::size_t>(order)]; }

/// A place in the list: after this row.
struct ListPlace {
    Value key;
    std::int64_t number;
};

/// Before every row there is.
ListPlace begin_of(ListOrder order, ListDirection direction) {
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const bool up = direction == ListDirection::up;
    if (!sorting_of(order).text) return {up ? least : most, up ? least : most};
    return {up ? std::string{} : std::string{"\xFF"}, up ? least : most};
}

std::string question_of(const ArchiveQuery& query) {
    return json{"list", static_cast<int>(query.order), static_cast<int>(query.direction)}.dump();
}

std::optional<ListPlace> after(const ArchiveQuery& query) {
    if (query.cursor.empty()) return begin_of(query.order, query.direction);
    const auto place = cursor_place(query.cursor, question_of(query));
    if (!place || place->size() != 2 || !(*place)[1].is_number_integer()) return std::nullopt;
    const json& key = (*place)[0];
    const auto number = (*place)[1].get<std::int64_t>();
    if (sorting_of(query.order).text)
        return key.is_string() ? std::optional{ListPlace{key.get<std::string>(), number}}
                               : std::nullopt;
    return key.is_number_integer() ? std::optional{ListPlace{key.get<std::int64_t>(), number}}
                                   : std::nullopt;
}

/// Each word must stand in title or place, the last perhaps cut short.
Value names_match(const std::string& words) {
    std::string match;
    for (const Token& token : tokens_of(std::string_view{words}.substr(0, longest_query)))
        match += (match.empty() ? "\"" : " AND \"") +
                 words.substr(token.from, token.to - token.from) + '"';
    return or_null(match.empty() ? match : match + '*');
}

ListedConversation listed_conversation(Row& row) {
    const auto text = [&](int column) { return row.getColumn(column).getString(); };
    const auto number = [&](int column) { return row.getColumn(column).getInt64(); };
    return {.id = text(2),
            .title = text(3),
            .place = text(4),
            .team = text(5),
            .library = text(6),
            .guide = text(7),
            .guide_title = text(8),
            .language = text(9),
            .stage = text(10),
            .created_at = engine::Millis{number(11)},
            .length = engine::Millis{number(12)},
            .people = number(13),
            .notes = number(14)};
}

}  // namespace

std::string Lister::statement_for(ListOrder order, ListDirection direction) {
    const std::string key = sorting_of(order).column;
    const bool up = direction == ListDirection::up;
    const std::string way = up ? " ASC" : " DESC";
    return "SELECT " + key + R"sql(, number, id, title, place, team, library, guide, guide_title,
            language, stage, created_at, length, people, notes
        FROM conversations
        WHERE ()sql" +
           key + ", number)" + (up ? ">" : "<") + R"sql((:key, :number)
            AND (:guide IS NULL OR guide = :guide)
            AND (:language IS NULL OR language = :language)
            AND (:stage IS NULL OR stage = :stage)
            AND (:library IS NULL OR library = :library)
            AND (:from IS NULL OR created_at >= :from)
            AND (:to IS NULL OR created_at < :to)
            AND (:words IS NULL OR number IN (SELECT rowid FROM names WHERE names MATCH :words))
            AND admitted_conversation(number)
        ORDER BY )sql" +
           key + way + ", number" + way + " LIMIT :limit";
}

Lister::Lister(SQLite::Database& catalogue, Asking& by) : asking(by), numbers(catalogue) {
    for (std::size_t order = 0; order < sortings.size(); ++order)
        for (const auto direction : {ListDirection::up, ListDirection::down})
            statements.emplace_back(catalogue,
                                    statement_for(static_cast<ListOrder>(order), direction));
}

Result<ListPage, Rejection> Lister::list(const ArchiveQuery& query) {
    const auto begin = after(query);
    if (!begin)
        return Rejection{engine::Reason::bad_request,
                         "This page is not from this list. Begin again without a cursor."};
    const auto limit = static_cast<std::size_t>(std::clamp(query.limit, 1, largest_page));
    const auto allowed = numbers.allowed_by(query.sight);
    Row& statement = statements[static_cast<std::size_t>(query.order) * directions +
                                static_cast<std::size_t>(query.direction)];
    ListPage page;
    json last;
    bool more = false;
    asking.allowed = pointer_to(allowed);
    for_each_row(statement,
                 {{":key", begin->key},
                  {":number", begin->number},
                  {":guide", or_null(query.guide)},
                  {":language", or_null(query.language)},
                  {":stage", or_null(query.stage)},
                  {":library", query.library ? Value{*query.library} : Value{}},
                  {":from", or_null(query.from)},
                  {":to", or_null(query.to)},
                  {":words", names_match(query.words)},
                  {":limit", static_cast<std::int64_t>(limit) + 1}},
                 [&](Row& row) {
                     if (page.conversations.size() == limit) {
                         more = true;
                         return;
                     }
                     page.conversations.push_back(listed_conversation(row));
                     const json number = row.getColumn(1).getInt64();
                     last = sorting_of(query.order).text
                                ? json{row.getColumn(0).getString(), number}
                                : json{row.getColumn(0).getInt64(), number};
                 });
    if (more) page.next = cursor_text(last, question_of(query));
    return page;
}

}  // namespace outward::server
