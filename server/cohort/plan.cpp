#include "server/cohort/plan.hpp"

#include "engine/json_reader.hpp"
#include "engine/text.hpp"
#include "server/guides/guide_files.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr const char* template_file = "cohort/plan.json";

constexpr std::array milestone_kinds{
    std::pair<std::string_view, MilestoneKind>{"sessions", MilestoneKind::sessions},
    std::pair<std::string_view, MilestoneKind>{"conversations", MilestoneKind::conversations},
    std::pair<std::string_view, MilestoneKind>{"theming", MilestoneKind::theming},
    std::pair<std::string_view, MilestoneKind>{"narrative", MilestoneKind::narrative},
    std::pair<std::string_view, MilestoneKind>{"actions", MilestoneKind::actions},
    std::pair<std::string_view, MilestoneKind>{"follow-ups", MilestoneKind::follow_ups}};

constexpr std::array need_kinds{
    std::pair<std::string_view, NeedKind>{"training", NeedKind::training},
    std::pair<std::string_view, NeedKind>{"coaching", NeedKind::coaching},
    std::pair<std::string_view, NeedKind>{"conversations", NeedKind::conversations},
    std::pair<std::string_view, NeedKind>{"themes", NeedKind::themes},
    std::pair<std::string_view, NeedKind>{"narrative", NeedKind::narrative},
    std::pair<std::string_view, NeedKind>{"promises-kept", NeedKind::promises_kept},
    std::pair<std::string_view, NeedKind>{"heard", NeedKind::heard},
    std::pair<std::string_view, NeedKind>{"ninety-days", NeedKind::ninety_days},
    std::pair<std::string_view, NeedKind>{"story", NeedKind::story}};

template <class Known, class Kind>
std::string_view name_in(const Known& known, Kind kind) {
    return std::ranges::find(known, kind, [](const auto& pair) { return pair.second; })->first;
}

/// The kind whose name stands under "kind"; the first one beside a complaint.
template <class Known>
auto kind_in(const JsonReader& reader, const Known& known) {
    const std::string given = reader.text("kind");
    const auto found =
        std::ranges::find(known, given, [](const auto& pair) { return std::string{pair.first}; });
    if (found != known.end()) return found->second;
    std::string all;
    for (const auto& [name, kind] : known) all += (all.empty() ? "" : ", ") + std::string{name};
    reader.complain_at("kind", "'" + given + "' is not known here. Use one of: " + all + ".");
    return known.front().second;
}

void check_most(const JsonReader& reader, const char* key, std::size_t count, std::size_t most) {
    if (count > most)
        reader.complain_at(key, "Here are " + std::to_string(count) + ". There can be " +
                                    std::to_string(most) + " at most.");
}

Need read_need(const JsonReader& reader) {
    Need need;
    if (!reader.is_object_of({"kind", "count", "guides"})) return need;
    need.kind = kind_in(reader, need_kinds);
    need.count = reader.whole_number("count", 1, plan_limits::count);
    if (!reader.has("guides")) return need;
    need.guides = reader.names("guides");
    check_most(reader, "guides", need.guides.size(), plan_limits::guides);
    if (need.kind != NeedKind::conversations)
        reader.complain_at("guides", "Only conversations have a guide. Leave this out.");
    return need;
}

Milestone read_milestone(const JsonReader& reader, int months) {
    Milestone milestone;
    if (!reader.is_object_of({"id", "kind", "month", "title", "needs"})) return milestone;
    milestone.id = reader.name("id");
    milestone.kind = kind_in(reader, milestone_kinds);
    milestone.month = reader.whole_number("month", 1, months);
    milestone.title = reader.optional_text("title");
    if (code_points(milestone.title).value_or(plan_limits::title + 1) > plan_limits::title)
        reader.complain_at("title", "This is longer than 120 characters. Say it in fewer words.");
    for (const JsonReader& need : reader.items("needs")) milestone.needs.push_back(read_need(need));
    check_most(reader, "needs", milestone.needs.size(), plan_limits::needs);
    if (milestone.needs.empty())
        reader.complain_at("needs", "Say at least one thing that must be there.");
    return milestone;
}

}  // namespace

std::string_view name_of(MilestoneKind kind) { return name_in(milestone_kinds, kind); }
std::string_view name_of(NeedKind kind) { return name_in(need_kinds, kind); }

PlanResult read_plan(const json& plan, const std::string& file) {
    std::vector<Problem> problems;
    const JsonReader reader{plan, file, "", problems};
    CohortPlan read;
    if (reader.is_object_of({"months", "milestones"})) {
        read.months = std::max(1, reader.whole_number("months", 1, plan_limits::months));
        if (!reader.has("milestones"))
            reader.complain_at("milestones", "This must be there, as a list, written [ … ].");
        const auto items = reader.items("milestones");
        check_most(reader, "milestones", items.size(), plan_limits::milestones);
        for (const JsonReader& item : items) {
            Milestone milestone = read_milestone(item, read.months);
            if (std::ranges::count(read.milestones, milestone.id, &Milestone::id) > 0)
                item.complain_at("id", "Another milestone has this id. Give it one of its own.");
            read.milestones.push_back(std::move(milestone));
            if (problems.size() > plan_limits::milestones) break;
        }
    }
    if (!problems.empty()) return Trouble{to_sentences(problems, "")};
    std::ranges::stable_sort(read.milestones, {}, &Milestone::month);
    return read;
}

json encode(const Need& need) {
    json value{{"kind", name_of(need.kind)}, {"count", need.count}};
    if (!need.guides.empty()) value["guides"] = need.guides;
    return value;
}

json encode(const CohortPlan& plan) {
    json milestones = json::array();
    for (const Milestone& milestone : plan.milestones) {
        json needs = json::array();
        for (const Need& need : milestone.needs) needs.push_back(encode(need));
        milestones.push_back({{"id", milestone.id},
                              {"kind", name_of(milestone.kind)},
                              {"month", milestone.month},
                              {"needs", std::move(needs)}});
        if (!milestone.title.empty()) milestones.back()["title"] = milestone.title;
    }
    return {{"months", plan.months}, {"milestones", std::move(milestones)}};
}

PlanResult plan_template(const Library& content) {
    const auto text = content.file(template_file);
    if (!text) return Trouble{"There is no content/" + std::string{template_file} + "."};
    return read_plan(json::parse(*text, nullptr, false), template_file);
}

PlanText plan_text(const Library& content, std::string_view language) {
    for (const std::string_view tried :
         {language, language.substr(0, language.find('-')), std::string_view{"en"}}) {
        const auto file = content.file("cohort/text." + std::string{tried} + ".json");
        if (!file) continue;
        const json text = json::parse(*file, nullptr, false);
        PlanText words{.language = std::string{tried}};
        if (text.is_object() && text.contains("milestones") && text["milestones"].is_object())
            for (const auto& [id, one] : text["milestones"].items())
                if (one.is_object() && one.value("title", json{}).is_string() &&
                    one.value("help", json{}).is_string())
                    words.milestones[id] = {one["title"], one["help"]};
        return words;
    }
    return {};
}

MilestoneText words_of(const Milestone& milestone, const PlanText& text) {
    const auto known = text.milestones.find(milestone.id);
    if (!milestone.title.empty()) return {milestone.title, {}};
    return known == text.milestones.end() ? MilestoneText{milestone.id, {}} : known->second;
}

}  // namespace outward::server
