#include "server/cohort/cohort_store.hpp"

#include "server/archive/schema.hpp"

#include <algorithm>
#include <utility>

namespace outward::server {

using engine::Millis;
using nlohmann::json;
using Row = SQLite::Statement;

namespace {

constexpr std::string_view a_conversation = "conversation";

std::string words_at(Row& row, int column) { return row.getColumn(column).getString(); }
Millis time_at(Row& row, int column) { return Millis{row.getColumn(column).getInt64()}; }
Day day_at(Row& row, int column) { return day_from(words_at(row, column)).value_or(Day{}); }
json json_at(Row& row, int column) { return json::parse(words_at(row, column), nullptr, false); }

Cohort read_cohort(Row& row) {
    auto plan = read_plan(json_at(row, 3), "plan");
    return {.id = words_at(row, 0),
            .name = words_at(row, 1),
            .starts_on = day_at(row, 2),
            .plan = plan.ok() ? std::move(plan).value() : CohortPlan{},
            .created_at = time_at(row, 4),
            .libraries = {}};
}

CohortLibrary read_library(Row& row) {
    auto team = read_team(json_at(row, 3));
    return {.id = words_at(row, 0),
            .name = words_at(row, 1),
            .account = row.isColumnNull(2) ? std::nullopt : std::optional{words_at(row, 2)},
            .team = team.ok() ? std::move(team).value() : std::vector<TeamMember>{},
            .coaches = {}};
}

std::vector<std::string> names_at(Row& row, int column) {
    std::vector<std::string> names;
    for (const json& name : json_at(row, column))
        if (name.is_string()) names.push_back(name);
    return names;
}

CallNote read_note(Row& row) {
    return {.id = words_at(row, 0),
            .kind = call_kind(words_at(row, 1)).value_or(CallKind::coaching),
            .held_on = day_at(row, 2),
            .libraries = names_at(row, 3),
            .text = words_at(row, 4),
            .next_step = words_at(row, 5),
            .for_coaches = row.getColumn(6).getInt() != 0,
            .author = words_at(row, 7),
            .author_name = words_at(row, 8),
            .at = time_at(row, 9),
            .changed_at = time_at(row, 10)};
}

HeldConversation read_held(Row& row) {
    return {.id = words_at(row, 0),
            .title = words_at(row, 1),
            .guide = words_at(row, 2),
            .library = words_at(row, 3),
            .closed_on = local_day(time_at(row, 4))};
}

void put_note(SQLite::Database& to, const std::string& cohort, const CallNote& note) {
    execute_once(to, sql::call_notes::put,
                 {{":cohort", cohort},
                  {":id", note.id},
                  {":kind", std::string{name_of(note.kind)}},
                  {":held_on", to_text(note.held_on)},
                  {":libraries", json(note.libraries).dump()},
                  {":text", note.text},
                  {":next_step", note.next_step},
                  {":private", std::int64_t{note.for_coaches}},
                  {":author", note.author},
                  {":author_name", note.author_name},
                  {":at", note.at.count()},
                  {":changed_at", note.changed_at.count()}});
}

/// A moment in milliseconds, or a day as text.
std::optional<Day> day_in(const json& object, const char* key) {
    const auto value = object.find(key);
    if (value == object.end()) return std::nullopt;
    if (value->is_string()) return day_from(value->get<std::string>());
    if (value->is_number_integer()) return local_day(Millis{value->get<std::int64_t>()});
    return std::nullopt;
}

int count_in(const json& object, const char* key) {
    const auto value = object.find(key);
    const bool counts = value != object.end() && value->is_number_integer() && *value > 0;
    return counts ? static_cast<int>(std::min<std::int64_t>(value->get<std::int64_t>(), 10'000))
                  : 0;
}

}  // namespace

InitiativeFacts initiative_facts(const json& summary) {
    InitiativeFacts facts;
    if (!summary.is_object()) return facts;
    if (const auto title = summary.find("title"); title != summary.end() && title->is_string())
        facts.title = *title;
    facts.themes = count_in(summary, "themes_proven");
    if (const auto promises = summary.find("promises");
        promises != summary.end() && promises->is_object())
        facts.promises_kept = count_in(*promises, "kept");
    facts.narrative_on = day_in(summary, "narrative_approved_at");
    facts.story_on = day_in(summary, "story_approved_at");
    const json updates = summary.value("updates", json::array());
    for (const json& update : updates) {
        if (!update.is_object()) continue;
        const json kind = update.value("kind", json{});
        if (kind != "heard" && kind != "ninety-days") continue;
        facts.follow_ups.push_back(
            {.kind = kind == "heard" ? NeedKind::heard : NeedKind::ninety_days,
             .due = day_in(update, "due"),
             .sent_on = day_in(update, "sent_on")});
    }
    return facts;
}

CohortStore::Read<std::vector<CohortLibrary>> CohortStore::libraries(
    const std::string& cohort) const {
    auto found =
        read<CohortLibrary>(sql::cohort_libraries::list, {{":cohort", cohort}}, read_library);
    if (!found.ok()) return found;
    using Coached = std::pair<std::string, CohortCoach>;
    const auto coaches =
        read<Coached>(sql::cohort_coaches::list, {{":cohort", cohort}}, [](Row& row) {
            return Coached{words_at(row, 0), {words_at(row, 1), words_at(row, 2)}};
        });
    if (!coaches.ok()) return coaches.error();
    for (CohortLibrary& library : found.value())
        for (const auto& [id, coach] : coaches.value())
            if (id == library.id) library.coaches.push_back(coach);
    return found;
}

std::optional<engine::Trouble> CohortStore::add_libraries(Cohort& cohort) const {
    auto found = libraries(cohort.id);
    if (!found.ok()) return found.error();
    cohort.libraries = std::move(found).value();
    return std::nullopt;
}

CohortStore::Read<std::vector<Cohort>> CohortStore::cohorts() const {
    auto found = read<Cohort>(sql::cohorts::list, {}, read_cohort);
    if (!found.ok()) return found;
    for (Cohort& cohort : found.value())
        if (auto trouble = add_libraries(cohort)) return *trouble;
    return found;
}

CohortStore::Read<std::optional<Cohort>> CohortStore::find(const std::string& id) const {
    auto all = read<Cohort>(sql::cohorts::list, {}, read_cohort);
    if (!all.ok()) return all.error();
    const auto found = std::ranges::find(all.value(), id, &Cohort::id);
    if (found == all.value().end()) return std::optional<Cohort>{};
    if (auto trouble = add_libraries(*found)) return *trouble;
    return std::optional{std::move(*found)};
}

CohortStore::Trouble CohortStore::put(const Cohort& cohort) {
    return change([cohort](auto& to) {
        execute_once(to, sql::cohorts::put,
                     {{":id", cohort.id},
                      {":name", cohort.name},
                      {":starts_on", to_text(cohort.starts_on)},
                      {":plan", encode(cohort.plan).dump()},
                      {":created_at", cohort.created_at.count()}});
    });
}

CohortStore::Trouble CohortStore::remove(const std::string& cohort) {
    return change(
        [cohort](auto& from) {
            for (const char* part : sql::cohort_remove)
                execute_once(from, part, {{":cohort", cohort}});
        },
        Writer::Leaves::bytes_in_file);
}

CohortStore::Trouble CohortStore::put(const std::string& cohort, const CohortLibrary& library) {
    return change(
        [cohort, library](auto& to) {
            execute_once(to, sql::cohort_libraries::put,
                         {{":cohort", cohort},
                          {":id", library.id},
                          {":name", library.name},
                          {":account", library.account ? Value{*library.account} : Value{}},
                          {":team", encode(library.team).dump()}});
        },
        Writer::Leaves::bytes_in_wal);
}

CohortStore::Trouble CohortStore::remove(const std::string& cohort, const std::string& library) {
    const auto of_it = notes(cohort);
    if (!of_it.ok()) return of_it.error();
    return change(
        [cohort, library, of_it = of_it.value()](auto& from) {
            for (const char* part :
                 {sql::cohort_coaches::remove_one, sql::cohort_marked::remove_one,
                  sql::cohort_libraries::remove_one})
                execute_once(from, part, {{":cohort", cohort}, {":library", library}});
            for (CallNote note : of_it) {
                if (std::erase(note.libraries, library) == 0) continue;
                if (note.libraries.empty())
                    execute_once(from, sql::call_notes::remove_one,
                                 {{":cohort", cohort}, {":id", note.id}});
                else
                    put_note(from, cohort, note);
            }
        },
        Writer::Leaves::bytes_in_file);
}

CohortStore::Trouble CohortStore::put_coaches(const std::string& cohort, const std::string& library,
                                              const std::vector<std::string>& coaches) {
    return change([cohort, library, coaches](auto& to) {
        execute_once(to, sql::cohort_coaches::remove_one,
                     {{":cohort", cohort}, {":library", library}});
        for (const std::string& coach : coaches)
            execute_once(to, sql::cohort_coaches::insert,
                         {{":cohort", cohort}, {":library", library}, {":coach", coach}});
    });
}

CohortStore::Trouble CohortStore::put_marked(const std::string& cohort, const std::string& library,
                                             const Marked& marked) {
    return change([cohort, library, marked](auto& to) {
        execute_once(to, sql::cohort_marked::remove_one,
                     {{":cohort", cohort}, {":library", library}});
        for (const auto& [kind, ids] : {std::pair{"conversation", marked.conversations},
                                        std::pair{"initiative", marked.initiatives}})
            for (const std::string& id : ids)
                execute_once(to, sql::cohort_marked::insert,
                             {{":cohort", cohort},
                              {":library", library},
                              {":kind", std::string{kind}},
                              {":id", id}});
    });
}

CohortStore::Read<Marked> CohortStore::marked(const std::string& cohort,
                                              const std::string& library) const {
    using Pair = std::pair<std::string, std::string>;
    const auto rows = read<Pair>(sql::cohort_marked::list,
                                 {{":cohort", cohort}, {":library", library}}, [](Row& row) {
                                     return Pair{words_at(row, 0), words_at(row, 1)};
                                 });
    if (!rows.ok()) return rows.error();
    Marked marked;
    for (const auto& [kind, id] : rows.value())
        (kind == a_conversation ? marked.conversations : marked.initiatives).push_back(id);
    return marked;
}

CohortStore::Read<std::vector<Markable>> CohortStore::own_conversations() const {
    return read<Markable>(sql::cohort_facts::own_conversations, {}, [](Row& row) {
        return Markable{words_at(row, 0), words_at(row, 1), time_at(row, 2)};
    });
}

CohortStore::Read<std::vector<Markable>> CohortStore::own_initiatives() const {
    return read<Markable>(sql::cohort_facts::own_initiatives, {}, [](Row& row) {
        return Markable{words_at(row, 0), initiative_facts(json_at(row, 1)).title, time_at(row, 2)};
    });
}

CohortStore::Read<std::vector<CallNote>> CohortStore::notes(const std::string& cohort) const {
    return read<CallNote>(sql::call_notes::list, {{":cohort", cohort}}, read_note);
}

CohortStore::Trouble CohortStore::put(const std::string& cohort, const CallNote& note) {
    return change([cohort, note](auto& to) { put_note(to, cohort, note); },
                  Writer::Leaves::bytes_in_wal);
}

CohortStore::Trouble CohortStore::remove_note(const std::string& cohort, const std::string& note) {
    return change(
        [cohort, note](auto& from) {
            execute_once(from, sql::call_notes::remove_one, {{":cohort", cohort}, {":id", note}});
        },
        Writer::Leaves::bytes_in_file);
}

CohortStore::Read<LibraryFacts> CohortStore::facts(const std::string& cohort,
                                                   const CohortLibrary& library,
                                                   const std::vector<CallNote>& notes) const {
    const Value account = library.account ? Value{*library.account} : Value{};
    const Values asked{{":cohort", cohort}, {":library", library.id}, {":account", account}};
    auto conversations = read<HeldConversation>(sql::cohort_facts::conversations, asked, read_held);
    if (!conversations.ok()) return conversations.error();
    auto initiatives = read<InitiativeFacts>(sql::cohort_facts::initiatives, asked, [](Row& row) {
        InitiativeFacts facts = initiative_facts(json_at(row, 2));
        facts.id = words_at(row, 0);
        facts.library = words_at(row, 1);
        return facts;
    });
    if (!initiatives.ok()) return initiatives.error();
    LibraryFacts facts{std::move(conversations).value(), std::move(initiatives).value(), {}};
    for (const CallNote& note : notes)
        if (note.is_with(library.id))
            facts.calls.push_back(
                {note.id, note.kind == CallKind::training ? NeedKind::training : NeedKind::coaching,
                 note.held_on});
    return facts;
}

}  // namespace outward::server
