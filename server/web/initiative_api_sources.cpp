// Which conversations an initiative has or could have, and what they come to in figures.
#include "engine/initiative/themes.hpp"
#include "protocols/parameters.hpp"
#include "server/web/initiative_api.hpp"
#include "server/web/query.hpp"
#include "server/web/reply.hpp"

#include <algorithm>
#include <set>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

json moment_or_null(const std::optional<Millis>& moment) {
    return moment ? json(moment->count()) : json(nullptr);
}

std::string guide_title(const Library& library, const GuideId& guide, const std::string& language) {
    const auto known = library.find(guide);
    return known ? known->guide->text(language).title : guide.value;
}

json there(const Summary& row, const std::string& title, bool taken) {
    return {{"conversation", row.id.value},
            {"title", row.title},
            {"place", row.place},
            {"guide", row.guide.value},
            {"guide_title", title},
            {"held_at", row.created_at.count()},
            {"people", row.people},
            {"notes", row.notes},
            {"closed", row.stage == Stage::closed},
            {"rehearsal", row.rehearsal},
            {"taken", taken},
            {"gone", false}};
}

json gone(const RecordId& conversation) {
    return {{"conversation", conversation.value},
            {"title", ""},
            {"place", ""},
            {"guide", ""},
            {"guide_title", ""},
            {"held_at", 0},
            {"people", 0},
            {"notes", 0},
            {"closed", true},
            {"rehearsal", false},
            {"taken", true},
            {"gone", true}};
}

/// What the chapters of an initiative come to.
struct InitiativeCount {
    int conversations = 0;
    int tables = 0;
    int people = 0;
    std::size_t notes = 0;
    std::set<std::string> languages;
    std::set<std::string> places;
    std::optional<Millis> first_at;
    std::optional<Millis> last_at;

    void add(const Chapter& chapter) {
        ++conversations;
        tables += chapter.tables;
        people += chapter.summary.people;
        notes += chapter.notes.size();
        for (const ReadNote& note : chapter.notes)
            if (!note.language.empty()) languages.insert(note.language);
        if (!chapter.summary.place.empty()) places.insert(chapter.summary.place);
        first_at = std::min(first_at.value_or(chapter.span.begins), chapter.span.begins);
        last_at = std::max(last_at.value_or(chapter.span.ends), chapter.span.ends);
    }
};

}  // namespace

Response InitiativeApi::sources(const Request& request, const Room& room) const {
    const auto rows = parts.archive.conversations();
    if (!rows.ok()) return error_reply({Reason::not_now, rows.error().sentence});
    const auto library = parts.initiatives.library_of(room->id());
    const auto saved = room->saved();
    json listed = json::array();
    std::set<RecordId> known;
    for (const Summary& row : rows.value()) {
        if (row.library != library || !row.coach.empty()) continue;  // came to be coached
        const RecordId id{row.id.value};
        known.insert(id);
        listed.push_back(there(row,
                               guide_title(parts.library, row.guide, language_in(request.query)),
                               saved->find<record::Source>(id) != nullptr));
    }
    for (const auto* source : saved->all<record::Source>())
        if (!known.contains(source->id)) listed.push_back(gone(source->id));
    return json_reply({{"sources", std::move(listed)}});
}

Response InitiativeApi::add_sources(const Request& request, const Room& room) {
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters given{body.value()};
    std::vector<ConversationId> wanted;
    for (std::string& id : given.texts("conversations", most_sources))
        wanted.push_back({std::move(id)});
    if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
    if (auto refused = parts.initiatives.add_sources(room, wanted)) return error_reply(*refused);
    return sources(request, room);
}

Response InitiativeApi::figures(const Room& room) const {
    const auto saved = room->saved();
    const auto chapters = chapters_of(room, *saved);
    if (!chapters.ok()) return error_reply({Reason::not_now, chapters.error().sentence});
    InitiativeCount count;
    for (const auto& [conversation, chapter] : chapters.value().by_conversation)
        count.add(*chapter);
    const auto promises = saved->all<record::Promise>();
    return json_reply({{"conversations", count.conversations},
                       {"tables", count.tables},
                       {"people", count.people},
                       {"notes", count.notes},
                       {"languages", count.languages},
                       {"places", count.places},
                       {"first_at", moment_or_null(count.first_at)},
                       {"last_at", moment_or_null(count.last_at)},
                       {"themes", saved->all<record::Theme>().size()},
                       {"promises", promises.size()},
                       {"promises_kept", std::ranges::count_if(promises, [](const auto* promise) {
                            return promise->state == record::PromiseState::kept;
                        })}});
}

}  // namespace outward::server
