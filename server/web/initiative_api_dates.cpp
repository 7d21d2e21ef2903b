// What of initiatives has a day: the calendar of one, and what is due in all of a library's.
#include "engine/dates.hpp"
#include "protocols/initiative_names.hpp"
#include "server/initiative/calendar.hpp"
#include "server/web/initiative_api.hpp"
#include "server/web/query.hpp"
#include "server/web/reply.hpp"

#include <map>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr std::chrono::days soon{14};

bool is_over(const record::Promise& promise) {
    return promise.state == record::PromiseState::kept ||
           promise.state == record::PromiseState::let_go;
}

std::chrono::sys_days day_of(Millis moment) {
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_time<Millis>{moment});
}

/// As somebody worded it here; else as it stands in the note, as long as it stands there.
std::string words_of(const record::Promise& promise, const Chapters& chapters) {
    if (!promise.what.empty() || promise.note.empty()) return promise.what;
    const Chapter* chapter = chapters.find(promise.conversation);
    const ReadNote* note = chapter ? chapter->find(promise.note) : nullptr;
    return note ? note->text : "";
}

/// Gathers what has a day in one initiative. `Words` gives the interface's text for a key.
template <class Words>
struct Days {
    const InitiativeId& id;
    const Initiative& initiative;
    const Words& words;
    std::vector<CalendarEntry> entries = {};

    template <class R>
    CalendarEntry entry(CalendarEntry::Kind kind, const R& record, const char* name) const {
        const Kept* kept = initiative.find_kept(kind_of<R>(), record.id);
        return {.kind = kind,
                .uid = std::string{name} + '.' + record.id.value + '@' + id.value,
                .title = {},
                .on = {},
                .changed_at = kept->at};
    }
    void add(const record::Meeting& meeting) {
        if (meeting.on.empty()) return;
        CalendarEntry day = entry(CalendarEntry::Kind::event, meeting, "meeting");
        const std::string kind{protocols::name_of(meeting.kind)};
        day.title = meeting.title.empty() ? words("overview.meeting." + kind) : meeting.title;
        day.on = meeting.on;
        day.at = meeting.at;
        day.place = meeting.place;
        entries.push_back(std::move(day));
    }
    void add(const record::Promise& promise, const std::string& what) {
        if (promise.due.empty() || what.empty()) return;
        CalendarEntry day = entry(CalendarEntry::Kind::task, promise, "promise");
        day.title = what;
        day.on = promise.due;
        day.done = is_over(promise);
        entries.push_back(std::move(day));
    }
    void add(const record::Update& update) {
        if (update.due.empty()) return;
        CalendarEntry day = entry(CalendarEntry::Kind::task, update, "update");
        const std::string kind{protocols::name_of(update.kind)};
        day.title = update.title.empty() ? words("calendar.update." + kind) : update.title;
        day.on = update.due;
        day.done = !update.sent_on.empty();
        entries.push_back(std::move(day));
    }
};

/// What falls due soon, or is overdue.
struct Dues {
    std::chrono::sys_days today;
    std::multimap<std::chrono::sys_days, json> by_day = {};

    void add(const InitiativeRow& row, const char* what, const RecordId& id, const std::string& due,
             const std::string& said) {
        const auto day = read_date(due);
        if (!day || *day - today > soon) return;
        by_day.emplace(*day, json{{"initiative", row.id.value},
                                  {"title", row.state.value("title", "")},
                                  {"what", what},
                                  {"id", id.value},
                                  {"words", said},
                                  {"due", due},
                                  {"overdue_days", (today - *day).count()}});
    }
    [[nodiscard]] json list() const {
        json all = json::array();
        for (const auto& [day, one] : by_day) all.push_back(one);
        return all;
    }
};

}  // namespace

Response InitiativeApi::calendar(const Request& request, const Room& room) const {
    const auto saved = room->saved();
    const auto chapters = chapters_of(room, *saved);
    if (!chapters.ok()) return error_reply({Reason::not_now, chapters.error().sentence});
    const auto words = [&](const std::string& key) {
        return parts.library.text(language_in(request.query), key);
    };
    Days<decltype(words)> days{room->id(), *saved, words};
    for (const auto* meeting : saved->all<record::Meeting>()) days.add(*meeting);
    for (const auto* promise : saved->all<record::Promise>())
        days.add(*promise, words_of(*promise, chapters.value()));
    for (const auto* update : saved->all<record::Update>()) days.add(*update);
    const auto* description = saved->find<record::Description>({"description"});
    Response response;
    response.headers = {{"Content-Type", "text/calendar; charset=utf-8"},
                        {"Content-Disposition", "attachment; filename=\"outward.ics\""}};
    response.body = to_icalendar(description ? description->title : "", days.entries);
    return response;
}

Response InitiativeApi::due(const std::string& library) const {
    const auto rows = parts.initiatives.event_log().list();
    if (!rows.ok()) return error_reply({Reason::not_now, rows.error().sentence});
    Dues dues{day_of(parts.lobby.now())};
    for (const InitiativeRow& row : rows.value()) {
        if (row.library != library) continue;
        const auto room = parts.initiatives.room(row.id);
        if (!room.ok()) continue;  // it was removed meanwhile
        const auto saved = room.value()->saved();
        const auto chapters = chapters_of(room.value(), *saved);
        if (!chapters.ok()) return error_reply({Reason::not_now, chapters.error().sentence});
        for (const auto* promise : saved->all<record::Promise>())
            if (!is_over(*promise))
                dues.add(row, "promise", promise->id, promise->due,
                         words_of(*promise, chapters.value()));
        for (const auto* update : saved->all<record::Update>())
            if (update->sent_on.empty())
                dues.add(row, "update", update->id, update->due, update->title);
    }
    return json_reply({{"due", dues.list()}});
}

}  // namespace outward::server
