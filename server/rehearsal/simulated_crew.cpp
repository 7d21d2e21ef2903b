// The facilitator and the hosts of tables.
#include "engine/limits.hpp"
#include "server/rehearsal/simulated.hpp"
#include "server/rehearsal/themes.hpp"

#include <algorithm>

namespace outward::server {

using nlohmann::json;
using std::chrono::milliseconds;

namespace {

constexpr auto look_again = milliseconds{20};

}  // namespace

TableHost::TableHost(boost::asio::io_context& on, std::shared_ptr<const Play> in,
                     std::string with_key, int number)
    : SimulatedScreen(on, std::move(in)), key(std::move(with_key)) {
    table = number;
}

json TableHost::how_to_join() const {
    return {{"conversation", play.conversation},
            {"key", key},
            {"table", table},
            {"language", play.language}};
}

void TableHost::joined(const json&) {
    play.tally.table_hosted(table);
    entered();
}

void TableHost::saw(const json& event) {
    if (event["type"] == "tables.changed") entered();
}

void TableHost::entered() {
    const json* own = own_table();
    if (own && (*own)["finished"]) play.tally.table_ended(table);
    if (!own || (*own)["step"].is_null() || (*own)["finished"]) return;
    const json now = (*own)["step"];
    if (std::exchange(stay, now) == now) return;
    const json step = here();
    if (step["kind"] == "story")
        for (const json& slot : step["slots"]) {
            const auto text = play.story.find({slot["id"].get<std::string>()});
            if (text != play.story.end())
                ask("story.fill", {{"slot", slot["id"]}, {"text", text->second}},
                    [](const json&) {});
        }
    if (phase_of(now["id"])["pace"] == "table")
        go_on_when_all_are_ready(now, std::chrono::steady_clock::now());
}

void TableHost::go_on_when_all_are_ready(const json& since, Tally::Moment entered_at) {
    const json* own = own_table();
    if (!own || (*own)["step"] != since) return;
    const auto spent = std::chrono::steady_clock::now() - entered_at;
    const bool time_is_up = spent >= play.pace.of(here()["minutes"]);
    if (!time_is_up || (*own)["ready"] < (*own)["people"])
        return after(look_again,
                     [this, since, entered_at] { go_on_when_all_are_ready(since, entered_at); });
    ask("move", {{"name", "next"}, {"from", since["id"]}, {"visit", since["visit"]}},
        [this](const json& answer) {
            if (answer.contains("error"))
                play.tally.screen_failed("A table could not go on: " +
                                         answer["error"]["message"].get<std::string>());
        });
}

Facilitator::Facilitator(boost::asio::io_context& on, std::shared_ptr<const Play> in,
                         std::string with_key)
    : SimulatedScreen(on, std::move(in)), key(std::move(with_key)) {}

json Facilitator::how_to_join() const {
    return {{"conversation", play.conversation}, {"key", key}, {"language", play.language}};
}

void Facilitator::joined(const json&) { begin_when_all_are_there(); }

void Facilitator::begin_when_all_are_there() {
    if (view["people"] < play.people)
        return after(look_again, [this] { begin_when_all_are_there(); });
    asked = std::chrono::steady_clock::now();
    ask("conversation.start", json::object(), [](const json&) {});
}

void Facilitator::saw(const json& event) {
    if (event["type"] != "step.entered") return;
    const std::string step = event["step"];
    play.tally.moved(event["visit"], {step}, asked);
    std::vector<int> tables;
    for (const json& known : view["tables"]) tables.push_back(known["number"]);
    if (!tables.empty()) play.tables_are_set(tables);
    lead(step);
    go_on_when_all_is_said(std::chrono::steady_clock::now());
}

void Facilitator::lead(const std::string& id) {
    const json step = here();
    const auto nothing = [](const json&) {};
    if (step["kind"] == "agree") ask("rules.agree", json::object(), nothing);
    if (step["kind"] == "cluster") group_notes(step["of"]);
    if (step["kind"] == "story")
        for (const json& slot : step["slots"]) {
            const auto text = play.story.find({slot["id"].get<std::string>()});
            if (text != play.story.end())
                ask("story.fill", {{"slot", slot["id"]}, {"text", text->second}}, nothing);
        }
    if (!step["probes"].empty() && step["form"] != "crew")
        after(play.pace.of(step["minutes"]) / 2, [this, id, probe = step["probes"][0]["id"]] {
            if (view["step"]["id"] == id) ask("probe.push", {{"probe", probe}}, [](const json&) {});
        });
}

/// Asked in order, and so before the room moves on.
void Facilitator::group_notes(const json& of) {
    constexpr std::size_t at_once = engine::limits::themed_at_once;
    const auto nothing = [](const json&) {};
    for (const PlannedTheme& theme : plan_themes(view["notes"], of)) {
        const std::string id = "theme-" + std::to_string(++themes);
        ask("theme.add", {{"id", id}, {"name", theme.name}}, nothing);
        for (std::size_t from = 0; from < theme.notes.size(); from += at_once) {
            const auto begin = theme.notes.begin() + static_cast<std::ptrdiff_t>(from);
            const auto end =
                begin + static_cast<std::ptrdiff_t>(std::min(at_once, theme.notes.size() - from));
            ask("note.theme", {{"notes", std::vector(begin, end)}, {"theme", id}}, nothing);
        }
    }
}

void Facilitator::go_on_when_all_is_said(Tally::Moment entered) {
    const json step = here();
    const engine::StepId id{step["id"].get<std::string>()};
    const bool time_is_up =
        std::chrono::steady_clock::now() - entered >= play.pace.of(step["minutes"]);
    const bool all_is_said = is_led_by_tables(step)
                                 ? tables_are_done()
                                 : play.tally.settled(id) >= play.script.count(id);
    if (time_is_up && all_is_said && all_have_voted()) {
        hear_the_tables();
        show_results();
        return move_on();
    }
    after(look_again, [this, entered] { go_on_when_all_is_said(entered); });
}

bool Facilitator::is_led_by_tables(const json& step) const {
    return phase_of(step["id"]).value("pace", "") == "table";
}

bool Facilitator::tables_are_done() const {
    return std::ranges::all_of(view["tables"],
                               [](const json& known) { return known["finished"].get<bool>(); });
}

/// In a round by tables: one after the other.
void Facilitator::hear_the_tables() {
    const json& round = view["round"];
    if (round.is_null() || !round.contains("table")) return;
    for (int told = round["done"]; told < round["total"]; ++told)
        ask("turn.pass", json::object(), [](const json&) {});
}

bool Facilitator::all_have_voted() const {
    const json step = here();
    if (!step.contains("options")) return true;
    const json& votings = view["votings"];
    const auto voting = votings.find(step["id"].get<std::string>());
    return voting != votings.end() && (*voting)["people"] >= view["people"];
}

void Facilitator::show_results() {
    const json step = here();
    if (step.contains("options"))
        ask("results.show", {{"step", step["id"]}, {"on", true}}, [](const json&) {});
}

void Facilitator::move_on() {
    asked = std::chrono::steady_clock::now();
    const json params{
        {"name", "next"}, {"from", view["step"]["id"]}, {"visit", view["step"]["visit"]}};
    ask("move", params, [this](const json& answer) {
        if (!answer.contains("error")) return;
        ask("conversation.close", json::object(), [this](const json& closed) {
            if (closed.contains("result")) play.tally.closed(closed["result"]["seq"]);
        });
    });
}

}  // namespace outward::server
