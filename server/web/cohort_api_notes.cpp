// What coaches write after calls.
#include "engine/text.hpp"
#include "protocols/parameters.hpp"
#include "server/web/cohort_api.hpp"
#include "server/web/reply.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr std::size_t longest_id = 64;

bool is_note_id(const std::string& id) {
    return !id.empty() && id.size() <= longest_id &&
           std::ranges::all_of(id, [](char byte) { return byte >= '!' && byte <= '~'; });
}

std::string note_words(protocols::Parameters& given, const char* key) {
    const std::string text = given.text(key);
    if (code_points(text).value_or(cohort_limits::words + 1) > cohort_limits::words)
        given.complain(key, "a text of 4000 letters at most");
    return text;
}

/// Of the cohort, at least one, and only those that the coach coaches.
std::vector<std::string> coached(protocols::Parameters& given, const Cohort& cohort,
                                 const CohortViewer& coach) {
    std::vector<std::string> ids;
    const json* list = given.find("libraries");
    bool fits =
        list && list->is_array() && !list->empty() && list->size() <= cohort_limits::libraries;
    if (fits)
        for (const json& id : *list) {
            const CohortLibrary* library =
                id.is_string() ? cohort.library(id.get<std::string>()) : nullptr;
            fits = fits && library && coach.sees(*library);
            if (library && std::ranges::count(ids, library->id) == 0) ids.push_back(library->id);
        }
    if (!fits) given.complain("libraries", "a list of libraries that you coach in this cohort");
    return ids;
}

/// Everything but id and author.
void read_into(CallNote& note, protocols::Parameters& given, const Cohort& cohort,
               const CohortViewer& coach, Day today) {
    const auto kind = call_kind(given.text("kind"));
    if (!kind) given.complain("kind", "training or coaching");
    note.kind = kind.value_or(CallKind::coaching);
    const auto held_on = day_from(given.text("held_on"));
    // Elsewhere it may be tomorrow already.
    if (!held_on || *held_on > today + std::chrono::days{1})
        given.complain("held_on", "a day, such as 2026-03-01, that has come");
    note.held_on = held_on.value_or(today);
    note.libraries = coached(given, cohort, coach);
    note.text = note_words(given, "text");
    note.next_step = note_words(given, "next_step");
    note.for_coaches = given.flag("for_coaches");
}

}  // namespace

Response CohortApi::answer_about_notes(const Request& request, const Path& path, const Asker& asker,
                                       const Cohort& cohort) {
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (path.size() == 3 && reads) {
        const auto made = views(asker).notes(cohort, asker.viewer);
        if (!made.ok()) return error_reply({Reason::not_now, made.error().sentence});
        return json_reply(made.value());
    }
    if (asker.viewer.role != CohortViewer::Role::coach) return error_reply(wrong_key());
    if (path.size() > 4 || reads) return error_reply(no_such_address());
    return put_note(request, path.size() == 4 ? path[3] : "", asker, cohort);
}

/// `id` is empty for a new one. One that is sent twice is there once.
Response CohortApi::put_note(const Request& request, const std::string& id, const Asker& asker,
                             const Cohort& cohort) {
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters given{body.value()};
    const auto notes = parts.cohorts.notes(cohort.id);
    if (!notes.ok()) return error_reply({Reason::not_now, notes.error().sentence});
    const Millis now = parts.lobby.now();
    CallNote note{.id = id.empty() ? given.text("id") : id,
                  .libraries = {},
                  .text = {},
                  .next_step = {},
                  .author = asker.viewer.id,
                  .author_name = asker.caller.coach.name,
                  .at = now,
                  .changed_at = now};
    if (!is_note_id(note.id)) given.complain("id", "an id");
    const auto known = std::ranges::find(notes.value(), note.id, &CallNote::id);
    const bool there = known != notes.value().end();
    if (!id.empty() && !there)
        return error_reply({Reason::not_found, "There is no such call note in this cohort."});
    if (there && known->author != note.author)
        return error_reply({Reason::forbidden, "Only who wrote a call note may change it."});
    if (!there && notes.value().size() >= cohort_limits::notes)
        return error_reply({Reason::too_many, "There are 2000 call notes in this cohort."});
    const bool removed = there && given.flag("removed");
    if (!removed) read_into(note, given, cohort, asker.viewer, local_day(now));
    if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
    const auto trouble = removed ? parts.cohorts.remove_note(cohort.id, note.id)
                                 : parts.cohorts.put(cohort.id, note);
    if (trouble) return error_reply({Reason::not_saved, trouble->sentence});
    const auto made = views(asker).notes(cohort, asker.viewer);
    if (!made.ok()) return error_reply({Reason::not_now, made.error().sentence});
    return json_reply(made.value());
}

}  // namespace outward::server
