// The archive over all conversations: the list, search, and how a team gets on.
#include "engine/marks.hpp"
#include "engine/voices.hpp"
#include "protocols/names.hpp"
#include "server/read/released.hpp"
#include "server/times.hpp"
#include "server/web/query.hpp"
#include "server/web/reading_api.hpp"
#include "server/web/reply.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

/// How long a question waits for what was saved a moment ago.
constexpr std::chrono::milliseconds patience{300};
constexpr int page_size = 50;
constexpr std::size_t progress_conversations = 60;

constexpr std::array orders{
    std::pair{"date", ListOrder::date},     std::pair{"title", ListOrder::title},
    std::pair{"place", ListOrder::place},   std::pair{"length", ListOrder::length},
    std::pair{"people", ListOrder::people}, std::pair{"notes", ListOrder::notes}};

/// Reads an address's values; the first one that is unfit is remembered.
struct Asked {
    const Request& request;
    std::string trouble = {};

    [[nodiscard]] std::string text(const char* key) const {
        return query_value(request.query, key);
    }
    std::optional<Millis> day(const char* key, int later) {
        const std::string given = text(key);
        const auto moment = beginning_of_day(given, later);
        if (!given.empty() && !moment && trouble.empty())
            trouble = std::string{"'"} + key + "' must be a day, such as 2026-03-01.";
        return moment;
    }
};

json cursor_json(const std::string& cursor) {
    return cursor.empty() ? json(nullptr) : json(cursor);
}

json indexing_json(const CatchUp& caught_up) {
    if (caught_up.complete || caught_up.waiting == 0) return nullptr;
    return {{"waiting", caught_up.waiting}};
}

json encode(const ListedConversation& row) {
    return {{"id", row.id},
            {"title", row.title},
            {"place", row.place},
            {"team", row.team},
            {"library", row.library},
            {"guide", {{"id", row.guide}, {"title", row.guide_title}}},
            {"language", row.language},
            {"created_at", row.created_at.count()},
            {"length", row.length.count()},
            {"people", row.people},
            {"notes", row.notes},
            {"stage", row.stage}};
}

/// In the words of any guide that has it.
std::string category_label(const Library& library, const std::string& category,
                           const std::string& language) {
    for (const auto& [id, known] : *library.guides()) {
        const auto& labels = known->guide->text(language).categories;
        if (const auto label = labels.find({category}); label != labels.end()) return label->second;
    }
    return category;
}

json encode(const Hit& hit) {
    json parts = json::array();
    for (const PassagePart& part : hit.passage)
        parts.push_back({{"text", part.text}, {"hit", part.hit}});
    json value{
        {"conversation", hit.conversation}, {"title", hit.title},
        {"kind", name_of(hit.entry.kind)},  {"place", json::parse(hit.entry.place, nullptr, false)},
        {"at", hit.entry.at.count()},       {"category", hit.entry.category},
        {"step", hit.entry.step},           {"snippet", std::move(parts)}};
    if (hit.entry.table > 0) value["table"] = hit.entry.table;
    return value;
}

/// What was typed with the words put right; null when there is nothing to put right.
json did_you_mean(std::string typed, const std::vector<Suggestion>& suggestions) {
    for (const Suggestion& suggestion : suggestions) {
        const auto found = typed.find(suggestion.typed);
        if (found != std::string::npos)
            typed.replace(found, suggestion.typed.size(), suggestion.instead);
    }
    return suggestions.empty() ? json(nullptr) : json(typed);
}

/// One conversation of a team's way.
json progress_of(const Source& source, const std::vector<Annotation>& annotations) {
    Conversation conversation;
    for (const Recorded& recorded : source.log) apply(conversation, recorded);
    const TimeSpan span = span_of(source.log);
    std::map<std::string, int> marks;
    for (const Mark& mark : marks_of(source.log, source.guide))
        ++marks[std::string{protocols::name_of(mark.kind)}];
    int planned = 0;
    for (const Step& step : source.guide.steps)
        if (!step.aside && step.form != Form::crew)
            planned += step.minutes * source.guide.times(step);
    json reviews = json::array();
    for (const Annotation& annotation : annotations)
        if (annotation.kind == "review" && !annotation.removed && annotation.review.is_object())
            reviews.push_back({{"rubric", annotation.review.value("rubric", "")},
                               {"version", annotation.review.value("version", "")},
                               {"author", annotation.author_name},
                               {"answers", annotation.review.value("answers", json::object())}});
    int notes = 0;
    for (const auto& [step, count] : conversation.shown_notes) notes += count;
    return {{"id", source.summary.id.value},
            {"title", source.summary.title},
            {"team", source.summary.team},
            {"created_at", conversation.created_at.count()},
            {"guide", source.guide.id.value},
            {"people", conversation.people},
            {"notes", notes},
            {"planned", planned},
            {"taken", std::chrono::round<std::chrono::minutes>(span.ends - span.begins).count()},
            {"evenness", evenness(notes_per_voice(conversation))},
            {"marks", marks},
            {"reviews", std::move(reviews)}};
}

}  // namespace

Sight ReadingApi::sight_of(const Caller& caller) const {
    if (caller.role != Caller::Role::coach) return std::nullopt;
    std::vector<MaySee> seen;
    const auto released = parts.reviews.released_to(caller.coach.id);
    if (released.ok())
        for (const ReleasedConversation& one : released.value())
            seen.push_back({one.id.value, one.with_private});
    return seen;
}

std::optional<std::string> ReadingApi::library_of(const Caller& caller) {
    if (caller.role == Caller::Role::coach) return std::nullopt;
    return caller.library;
}

Response ReadingApi::archive(const Request& request, const Caller& caller) const {
    Asked asked{request};
    ArchiveQuery query{.guide = asked.text("guide"),
                       .language = asked.text("language"),
                       .stage = asked.text("stage"),
                       .library = library_of(caller),
                       .words = asked.text("words"),
                       .from = asked.day("from", 0),
                       .to = asked.day("to", 1),
                       .sight = sight_of(caller),
                       .limit = page_size,
                       .cursor = asked.text("after")};
    const std::string sort = asked.text("sort");
    const auto order = std::ranges::find(orders, sort, [](const auto& o) { return o.first; });
    if (order != orders.end()) query.order = order->second;
    if (!sort.empty() && order == orders.end() && asked.trouble.empty())
        asked.trouble = "'sort' must be one of date, title, place, people, notes, length.";
    if (asked.text("ascending") == "1") query.direction = ListDirection::up;
    if (!asked.trouble.empty()) return error_reply({Reason::bad_request, asked.trouble});
    const CatchUp caught_up = parts.catalogue.catch_up(patience);
    const auto page = parts.catalogue.list(query);
    if (!page.ok()) return error_reply(page.error());
    json rows = json::array();
    for (const ListedConversation& row : page.value().conversations) rows.push_back(encode(row));
    json guides = json::array();
    std::set<std::string> languages;
    for (const auto& [id, known] : *parts.library.guides()) {
        guides.push_back(
            {{"id", id.value}, {"title", known->guide->text(asked.text("titles")).title}});
        languages.insert(known->guide->languages.begin(), known->guide->languages.end());
    }
    return json_reply({{"conversations", std::move(rows)},
                       {"next", cursor_json(page.value().next)},
                       {"guides", std::move(guides)},
                       {"languages", languages},
                       {"indexing", indexing_json(caught_up)}});
}

Response ReadingApi::search(const Request& request, const Caller& caller) const {
    Asked asked{request};
    SearchQuery query{.typed = asked.text("q"),
                      .category = asked.text("category"),
                      .guide = asked.text("guide"),
                      .library = library_of(caller),
                      .from = asked.day("from", 0),
                      .to = asked.day("to", 1),
                      .conversation = asked.text("conversation"),
                      .sight = sight_of(caller),
                      .cursor = asked.text("after")};
    if (const std::string kind = asked.text("kind"); !kind.empty()) {
        if (const auto known = entry_kind(kind))
            query.kinds.push_back(*known);
        else
            asked.trouble =
                "'kind' must be one of note, story, promise, theme, annotation, spoken.";
    }
    if (const std::string table = asked.text("table"); !table.empty()) {
        int number = 0;
        const auto read = std::from_chars(table.data(), table.data() + table.size(), number);
        if (read.ec == std::errc{} && read.ptr == table.data() + table.size())
            query.table = number;
        else
            asked.trouble = "'table' must be the number of a table.";
    }
    if (!asked.trouble.empty()) return error_reply({Reason::bad_request, asked.trouble});
    const CatchUp caught_up = parts.catalogue.catch_up(patience);
    const auto page = parts.catalogue.search(query);
    if (!page.ok()) return error_reply(page.error());
    json hits = json::array();
    std::set<std::string> seen;
    for (const Hit& hit : page.value().hits) {
        json value = encode(hit);
        value["category_label"] =
            category_label(parts.library, hit.entry.category, language_in(request.query));
        hits.push_back(std::move(value));
        seen.insert(hit.conversation);
    }
    if (caller.role == Caller::Role::coach)
        for (const std::string& id : seen)
            if (const auto trouble = parts.reviews.opened(
                    {id}, {0, parts.lobby.now(), caller.coach.id, caller.coach.name, "search"}))
                return error_reply({Reason::not_saved, trouble->sentence});
    json hints = json::array();
    for (const Hint& hint : page.value().hints)
        hints.push_back({{"kind", name_of(hint.kind)}, {"at", hint.at}});
    return json_reply({{"hits", std::move(hits)},
                       {"total", page.value().count},
                       {"more", page.value().more},
                       {"next", cursor_json(page.value().next)},
                       {"hints", std::move(hints)},
                       {"did_you_mean", did_you_mean(query.typed, page.value().suggestions)},
                       {"indexing", indexing_json(caught_up)}});
}

Response ReadingApi::progress(const Request& request, const Caller& caller) const {
    const std::string team = query_value(request.query, "team");
    ArchiveQuery query{.stage = "closed",
                       .library = library_of(caller),
                       .sight = sight_of(caller),
                       .limit = largest_page};
    (void)parts.catalogue.catch_up(patience);
    std::set<std::string> teams;
    std::vector<std::string> wanted;
    do {
        const auto page = parts.catalogue.list(query);
        if (!page.ok()) return error_reply(page.error());
        for (const ListedConversation& row : page.value().conversations) {
            teams.insert(row.team);
            if (row.team == team && wanted.size() < progress_conversations)
                wanted.push_back(row.id);
        }
        query.cursor = page.value().next;
    } while (!query.cursor.empty() && wanted.size() < progress_conversations);
    json list = json::array();
    for (auto id = wanted.rbegin(); id != wanted.rend(); ++id) {
        const auto opened = open(caller, ConversationId{*id});
        if (!opened.ok()) continue;
        auto source = source_of(*opened.value().log, opened.value().summary);
        const auto annotations = parts.reviews.annotations({*id});
        if (!source.ok() || !annotations.ok()) continue;
        const Source read = shared(std::move(source).value(), opened.value().share);
        list.push_back(progress_of(read, annotations.value()));
    }
    return json_reply({{"conversations", std::move(list)}, {"teams", teams}});
}

}  // namespace outward::server
