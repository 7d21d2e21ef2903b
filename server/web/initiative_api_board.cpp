// What the team reads for its board: the words of statements, and what was done.
#include "engine/initiative/view.hpp"
#include "protocols/codec.hpp"
#include "protocols/initiative_codec.hpp"
#include "server/web/initiative_api.hpp"
#include "server/web/query.hpp"
#include "server/web/reply.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr std::uint64_t most_at_once = 1000;
constexpr std::uint64_t usual_page = 200;
constexpr std::size_t most_suggestions = 50;
constexpr std::uint64_t largest_number = 1'000'000'000;

json row_of(StatementNumber number, const Statement& statement, const Chapters& chapters,
            bool quotable, const std::string& language) {
    const ReadNote* note = chapters.find(statement);
    const Chapter* chapter = chapters.find(statement.conversation);
    const CategoryId& category = note ? note->gathered.category : statement.note.category;
    json row{{"number", number},
             {"conversation", statement.conversation.value},
             {"note", statement.note.note.value},
             {"gone", note == nullptr},
             {"text", note ? note->text : ""},
             {"language", note ? note->language : ""},
             {"category", category.value},
             {"category_name", chapter ? chapter->category_name(category, language) : ""},
             {"table", note && note->table ? json(note->table->number) : json(nullptr)},
             {"at", note ? note->at.count() : 0},
             {"quote", note && note->gathered.quote},
             {"highlighted", note && note->gathered.highlighted},
             {"quotable", quotable && note && !note->crew}};
    if (note && note->pledge) row["pledge"] = protocols::encode(*note->pledge);
    return row;
}

/// Where the statements of a theme stand among all.
std::vector<std::size_t> places_in(const Initiative& initiative, const RecordId& theme) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < initiative.statements.size(); ++i)
        if (initiative.statements[i].placement.theme == theme) places.push_back(i);
    return places;
}

Response bad_page() {
    return error_reply({Reason::bad_request,
                        "'after' and 'before' must be whole numbers, 'limit' one from 1 to 1000."});
}

}  // namespace

Response InitiativeApi::statements(const Request& request, const Room& room) {
    const auto after = number_in(request.query, "after", 0, largest_number);
    const auto limit = number_in(request.query, "limit", usual_page, most_at_once);
    if (!after || !limit || *limit == 0) return bad_page();
    parts.initiatives.gather(room);
    const auto saved = room->saved();
    const auto chapters = chapters_of(room, *saved);
    if (!chapters.ok()) return error_reply({Reason::not_now, chapters.error().sentence});
    const std::string language = language_in(request.query);
    const std::size_t total = saved->statements.size();
    const std::size_t end = std::min<std::size_t>(total, *after + *limit);
    json rows = json::array();
    for (std::size_t i = *after; i < end; ++i) {
        const Statement& statement = saved->statements[i];
        const auto* source = saved->find<record::Source>({statement.conversation.value});
        rows.push_back(row_of(static_cast<StatementNumber>(i + 1), statement, chapters.value(),
                              source && source->quotable, language));
    }
    return json_reply(
        {{"statements", std::move(rows)}, {"next", end < total ? json(end) : json(nullptr)}});
}

/// What is like one statement, or like those of a theme.
Response InitiativeApi::suggestions(const Request& request, const Room& room) const {
    const auto number = number_in(request.query, "statement", 0, largest_number);
    const RecordId theme{query_value(request.query, "theme")};
    const auto saved = room->saved();
    const bool for_statement = number && *number > 0 && *number <= saved->statements.size();
    if (!for_statement && !saved->find<record::Theme>(theme))
        return error_reply({Reason::not_found,
                            "There is no such statement or theme. Give the number of a "
                            "'statement' or the id of a 'theme'."});
    const auto index = index_of(room, *saved);
    if (!index.ok()) return error_reply({Reason::not_now, index.error().sentence});
    const auto near = for_statement
                          ? index.value()->near(*number - 1, most_suggestions)
                          : index.value()->near(places_in(*saved, theme), most_suggestions);
    json list = json::array();
    for (const Near& one : near)
        list.push_back({{"number", one.index + 1},
                        {"likeness", std::clamp(one.likeness, 0.0, 1.0)},
                        {"same", one.same},
                        {"words", one.words}});
    return json_reply({{"suggestions", std::move(list)}});
}

Response InitiativeApi::duplicates(const Room& room) const {
    const auto index = index_of(room, *room->saved());
    if (!index.ok()) return error_reply({Reason::not_now, index.error().sentence});
    json groups = json::array();
    for (const auto& group : index.value()->duplicates()) {
        json numbers = json::array();
        for (const std::size_t place : group) numbers.push_back(place + 1);
        groups.push_back(std::move(numbers));
    }
    return json_reply({{"groups", std::move(groups)}});
}

Response InitiativeApi::log(const Request& request, const Room& room) const {
    const auto before = number_in(request.query, "before", 0, INT64_MAX);
    const auto limit = number_in(request.query, "limit", usual_page, most_at_once);
    if (!before || !limit || *limit == 0) return bad_page();
    const auto events = parts.initiatives.event_log().read(room->id());
    if (!events.ok()) return error_reply({Reason::not_now, events.error().sentence});
    const Seq last = events.value().empty() ? 0 : events.value().back().seq;
    const Seq end = *before == 0 ? last + 1 : std::min<Seq>(*before, last + 1);
    Initiative state;
    std::vector<json> seen;
    for (const InitiativeRecorded& recorded : events.value()) {
        if (recorded.seq >= end) break;
        apply(state, recorded);
        if (recorded.seq + *limit < end) continue;
        for (const InitiativeSeen& event : seen_by(Seat::note_taker, state, recorded))
            seen.push_back(protocols::encode(event));
    }
    std::ranges::reverse(seen);
    return json_reply({{"events", std::move(seen)}});
}

}  // namespace outward::server
