#include "protocols/fold.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outward::protocols {

using nlohmann::json;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> stages{{
    {"conversation.started", "live"},
    {"conversation.resumed", "live"},
    {"conversation.reopened", "live"},
    {"conversation.paused", "paused"},
    {"conversation.closed", "closed"},
}};

bool is_crew(const json& view) { return view.contains("members"); }

void count(json& view, const json& step, const json& value) {
    const auto name = step.get<std::string>();
    if (value == 0)
        view["counts"].erase(name);
    else
        view["counts"][name] = value;
}

void enter_step(json& view, const json& event) {
    view["step"] = {{"id", event["step"]}, {"visit", event["visit"]}, {"entered_at", event["at"]}};
    view["clock"] = event["clock"];
    view["ready"] = 0;
    view["probe"] = nullptr;
    view["round"] = event["round"];
    json& visited = view["visited"];
    if (std::ranges::find(visited, event["step"]) == visited.end())
        visited.push_back(event["step"]);
    if (!is_crew(view)) return;
    for (auto& [id, member] : view["members"].items()) member["ready"] = false;
    json& path = view["path"];
    if (!path.empty()) path.back()["left_at"] = event["at"];
    path.push_back({{"step", event["step"]},
                    {"entered_at", event["at"]},
                    {"left_at", nullptr},
                    {"how", event["how"]},
                    {"allotted", event["clock"]["allotted"]}});
}

void change_clock(json& view, const json& event) {
    view["clock"] = event["clock"];
    if (is_crew(view) && !view["path"].empty())
        view["path"].back()["allotted"] = event["clock"]["allotted"];
}

void change_member(json& view, const json& event, const char* from, const char* to) {
    if (is_crew(view) && event.contains("member") && event.contains(from))
        view["members"][event["member"].get<std::string>()][to] = event[from];
}

void join(json& view, const json& event) {
    view["people"] = event["people"];
    json& member = view["members"][event["member"].get<std::string>()] = {
        {"number", event["number"]}, {"name", event["name"]}, {"seat", event["seat"]},
        {"joined_at", event["at"]},  {"hand_at", nullptr},    {"ready", false},
        {"removed", false},          {"table", nullptr}};
    if (event.contains("phoneless")) member["phoneless"] = true;
}

json* find_table(json& view, const json& number) {
    json& tables = view["tables"];
    const auto found =
        std::ranges::find_if(tables, [&](const json& table) { return table["number"] == number; });
    return found == tables.end() ? nullptr : &*found;
}

void change_tables(json& view, const json& event) {
    json& tables = view["tables"];
    if (event.contains("closed"))
        for (const json& number : event["closed"])
            if (json* table = find_table(view, number))
                tables.erase(tables.begin() + (table - &tables[0]));
    for (const json& changed : event["tables"]) {
        if (json* table = find_table(view, changed["number"]))
            *table = changed;
        else
            tables.insert(
                std::ranges::find_if(
                    tables, [&](const json& other) { return other["number"] > changed["number"]; }),
                changed);
        if (!is_crew(view) || changed["ready"] != 0) continue;
        for (auto& [id, member] : view["members"].items())
            if (member["table"] == changed["number"]) member["ready"] = false;
    }
}

void change_seats(json& view, const json& event) {
    if (!is_crew(view)) return;
    for (const auto& [member, table] : event["seats"].items())
        view["members"][member]["table"] = table;
}

void count_at_table(json& view, const json& number, const json& event) {
    json* table = number.is_null() ? nullptr : find_table(view, number);
    if (table && event.contains("table_notes")) (*table)["notes"] = event["table_notes"];
    if (table && event.contains("table_ready")) (*table)["ready"] = event["table_ready"];
}

void change_note(json& view, const json& event) {
    const json& note = event["note"];
    json& notes = view["notes"];
    const auto known =
        std::ranges::find_if(notes, [&](const json& other) { return other["id"] == note["id"]; });
    if (known == notes.end())
        notes.push_back(note);
    else
        *known = note;
    count(view, note["step"], event["count"]);
    count_at_table(view, note.value("table", json{}), event);
}

void change_promise(json& view, const json& event) {
    json promises = json::array();
    for (const json& known : view["promises"])
        if (known["id"] != event["id"]) promises.push_back(known);
    if (!event["promise"].is_null()) promises.push_back(event["promise"]);
    std::sort(promises.begin(), promises.end(),
              [](const json& a, const json& b) { return a["seq"] < b["seq"]; });
    view["promises"] = std::move(promises);
}

void fold_one(json& view, const json& event) {
    const auto type = event["type"].get<std::string>();
    for (const auto& [name, stage] : stages)
        if (type == name) view["stage"] = stage;
    if (type == "step.entered") enter_step(view, event);
    if (type == "clock.changed") change_clock(view, event);
    if (type == "people.changed") view["people"] = event["people"];
    if (type == "ready.changed") {
        view["ready"] = event["ready"];
        count_at_table(view, event.value("table", json{}), event);
        change_member(view, event, "is_ready", "ready");
    }
    if (type == "hand.changed") {
        view["hands"] = event["hands"];
        change_member(view, event, "hand_at", "hand_at");
    }
    if (type == "probe.changed") view["probe"] = event["probe"];
    if (type == "rules.changed") {
        view["rules"] = event["rules"];
        view["rules_agreed"] = event["rules_agreed"];
    }
    if (type == "story.changed") {
        if (event["text"] == "")
            view["story"].erase(event["slot"].get<std::string>());
        else
            view["story"][event["slot"].get<std::string>()] = event["text"];
    }
    if (type == "voting.changed")
        view["votings"][event["step"].get<std::string>()] = event["voting"];
    if (type == "promise.changed") change_promise(view, event);
    if (type == "themes.changed") view["themes"] = event["themes"];
    if (type == "round.changed") view["round"] = event["round"];
    if (type == "code.changed") view["code"] = event["code"];
    if (type == "note.counted") {
        count(view, event["step"], event["count"]);
        count_at_table(view, event.value("table", json{}), event);
    }
    if (type == "tables.changed") change_tables(view, event);
    if (type == "seats.changed") change_seats(view, event);
    if (type == "member.joined") join(view, event);
    if (type == "member.renamed") change_member(view, event, "name", "name");
    if (type == "member.removed")
        view["members"][event["member"].get<std::string>()]["removed"] = true;
    if (type == "lock.changed") view["locked"] = event["locked"];
    if (type == "advance.changed") view["advancing"] = event["advancing"];
    if (type == "lead.changed") view["leader"] = event["leader"];
    if (type == "note.added" || type == "note.changed") change_note(view, event);
}

}  // namespace

void fold(json& view, const json& events) {
    for (const json& event : events) fold_one(view, event);
}

}  // namespace outward::protocols
