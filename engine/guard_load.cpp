#include "engine/guard_load.hpp"

#include <array>
#include <utility>

namespace outward::engine {

namespace {

constexpr int deepest_guard = 8;
constexpr int most_minutes = 1440;
constexpr int most = 100'000;

int at_least(const JsonReader& reader, int max = most) {
    return reader.whole_number("at_least", 0, max);
}

Guard read_people(const JsonReader& reader) {
    if (!reader.is_object_of({"at_least", "at_most"})) return {};
    if (reader.has("at_most")) return {PeopleAtMost{reader.whole_number("at_most", 0, most)}};
    return {PeopleAtLeast{at_least(reader)}};
}

Guard read_notes(const JsonReader& reader) {
    if (!reader.is_object_of({"category", "at_least"})) return {};
    NotesAtLeast guard;
    if (reader.has("category")) guard.category = CategoryId{reader.name("category")};
    guard.count = at_least(reader);
    return {guard};
}

template <class Counted, int Max = most>
Guard read_counted(const JsonReader& reader) {
    if (!reader.is_object_of({"at_least"})) return {};
    return {Counted{at_least(reader, Max)}};
}

Guard read_visits(const JsonReader& reader) {
    if (!reader.is_object_of({"at_most"})) return {};
    return {VisitsAtMost{reader.whole_number("at_most", 1, most)}};
}

Guard read_votes(const JsonReader& reader) {
    if (!reader.is_object_of({"step", "at_least"})) return {};
    VotesAtLeast guard;
    if (reader.has("step")) guard.step = StepId{reader.name("step")};
    guard.count = at_least(reader);
    return {guard};
}

Guard read_leads(const JsonReader& reader) {
    if (!reader.is_object_of({"step", "option"})) return {};
    return {Leads{{reader.name("step")}, {reader.name("option")}}};
}

Guard read_in_a_row(const JsonReader& reader) {
    if (!reader.is_object_of({"category", "at_least"})) return {};
    return {InARow{{reader.name("category")}, at_least(reader)}};
}

Guard read_one_voice(const JsonReader& reader) {
    if (!reader.is_object_of({"percent", "of_at_least"})) return {};
    return {OneVoice{reader.whole_number("percent", 1, 100),
                     reader.whole_number("of_at_least", 1, most)}};
}

Guard read_at_depth(const JsonReader& reader, int depth);

std::vector<Guard> read_parts(const JsonReader& reader, std::string_view key, int depth) {
    std::vector<Guard> guards;
    for (const JsonReader& item : reader.items(key))
        guards.push_back(read_at_depth(item, depth + 1));
    if (guards.empty()) reader.complain_at(key, "This list needs at least one condition.");
    return guards;
}

using ReadGuard = Guard (*)(const JsonReader&);
constexpr std::array<std::pair<std::string_view, ReadGuard>, 14> simple_guards{{
    {"people", read_people},
    {"notes", read_notes},
    {"ready", read_counted<ReadyAtLeast>},
    {"elapsed_minutes", read_counted<ElapsedAtLeast>},
    {"behind_minutes", read_counted<BehindAtLeast, most_minutes>},
    {"silence_minutes", read_counted<SilenceAtLeast, most_minutes>},
    {"visits", read_visits},
    {"votes", read_votes},
    {"leads", read_leads},
    {"in_a_row", read_in_a_row},
    {"one_voice", read_one_voice},
    {"repeated", read_counted<RepeatedAtLeast>},
    {"tables", read_counted<TablesAtLeast>},
    {"tables_done", read_counted<TablesDoneAtLeast>},
}};

Guard read_at_depth(const JsonReader& reader, int depth) {
    if (depth > deepest_guard) {
        reader.complain("Conditions are nested too deeply. Write this one more simply.");
        return {};
    }
    if (!reader.is_object_of({"people", "notes", "ready", "elapsed_minutes", "behind_minutes",
                              "silence_minutes", "visits", "votes", "leads", "in_a_row",
                              "one_voice", "repeated", "tables", "tables_done", "all", "any",
                              "not"}))
        return {};
    for (const auto& [name, read] : simple_guards)
        if (reader.has(name)) return read(reader.at(name));
    if (reader.has("all")) return {All{read_parts(reader, "all", depth)}};
    if (reader.has("any")) return {Any{read_parts(reader, "any", depth)}};
    if (reader.has("not")) return {Not{{read_at_depth(reader.at("not"), depth + 1)}}};
    reader.complain("A condition needs one of the names that docs/guides.md lists for 'when'.");
    return {};
}

}  // namespace

Guard read_guard(const JsonReader& reader) { return read_at_depth(reader, 0); }

}  // namespace outward::engine
