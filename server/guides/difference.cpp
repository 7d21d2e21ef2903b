#include "server/guides/difference.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace outward::server {

using engine::GuideFile;
using nlohmann::json;

namespace {

struct PlacedStep {
    std::string id;
    std::string place;  // its phase, and the step that it is nested in
    json properties;    // without the id
};

json read(const std::vector<GuideFile>& files, const std::string& name) {
    const auto file = std::ranges::find(files, name, &GuideFile::name);
    if (file == files.end()) return json::object();
    json content = json::parse(file->content, nullptr, false);
    return content.is_object() ? content : json::object();
}

std::vector<PlacedStep> steps_of(const json& guide) {
    std::vector<PlacedStep> steps;
    const auto add = [&](json step, const std::string& place) {
        std::string id = step.value("id", "");
        step.erase("id");
        step.erase("steps");
        steps.push_back({std::move(id), place, std::move(step)});
    };
    for (const json& phase : guide.value("phases", json::array()))
        for (const json& step : phase.value("steps", json::array())) {
            const std::string place = phase.value("id", "");
            add(step, place);
            for (const json& nested : step.value("steps", json::array()))
                add(nested, place + ", within " + step.value("id", ""));
        }
    return steps;
}

const PlacedStep* find(const std::vector<PlacedStep>& steps, const std::string& id) {
    const auto found = std::ranges::find(steps, id, &PlacedStep::id);
    return found == steps.end() ? nullptr : &*found;
}

std::string told(const json& value);

/// With its name in front, where it has one.
std::string told_object(json object) {
    if (object.size() == 2 && object.contains("min") && object.contains("max"))
        return told(object["min"]) + " to " + told(object["max"]);
    std::string name;
    for (const char* key : {"id", "name"}) {
        if (!name.empty() || !object.contains(key)) continue;
        name = told(object[key]);
        object.erase(key);
    }
    const std::string rest = object.empty() ? "" : object.dump();
    return name + (name.empty() || rest.empty() ? "" : " ") + rest;
}

/// A value as it is read aloud: names in a row, not brackets and quotes.
std::string told(const json& value) {
    if (value.is_null()) return "nothing";
    if (value.is_string()) return value.get<std::string>();
    if (value.is_object()) return told_object(value);
    if (!value.is_array()) return value.dump();
    std::string text;
    for (const json& item : value) text += (text.empty() ? "" : ", ") + told(item);
    return text.empty() ? "none" : text;
}

/// Of two lists, what only one of them has.
std::string told_lists(const json& from, const json& to) {
    const auto only_in = [](const json& list, const json& other) {
        json items = json::array();
        for (const json& item : list)
            if (std::ranges::count(other, item) == 0) items.push_back(item);
        return items;
    };
    const json gone = only_in(from, to);
    const json come = only_in(to, from);
    if (gone.empty() && come.empty()) return told(from) + " → " + told(to);
    if (gone.empty()) return "added " + told(come);
    if (come.empty()) return "removed " + told(gone);
    return "removed " + told(gone) + "; added " + told(come);
}

std::string quoted(const json* value) {
    return value ? "“" + told(*value) + "”" : std::string{"nothing"};
}

/// Every property of two objects that differs.
template <class Tell>
void compare(const json& before, const json& after, Tell tell) {
    std::set<std::string> keys;
    for (const json* object : {&before, &after})
        for (const auto& [key, value] : object->items()) keys.insert(key);
    for (const std::string& key : keys) {
        const auto old = before.find(key);
        const auto now = after.find(key);
        const json* from = old == before.end() ? nullptr : &*old;
        const json* to = now == after.end() ? nullptr : &*now;
        if (!from || !to || *from != *to) tell(key, from, to);
    }
}

std::string change(const json* from, const json* to) {
    if (from && to && from->is_array() && to->is_array()) return told_lists(*from, *to);
    return told(from ? *from : json()) + " → " + told(to ? *to : json());
}

/// The ids of one list that keep their order in the other: the longest such row.
std::set<std::string> unmoved(const std::vector<std::string>& before,
                              const std::vector<std::string>& after) {
    std::vector<std::vector<std::size_t>> longest(before.size() + 1,
                                                  std::vector<std::size_t>(after.size() + 1));
    for (std::size_t i = before.size(); i-- > 0;)
        for (std::size_t j = after.size(); j-- > 0;)
            longest[i][j] = before[i] == after[j] ? longest[i + 1][j + 1] + 1
                                                  : std::max(longest[i + 1][j], longest[i][j + 1]);
    std::set<std::string> row;
    for (std::size_t i = 0, j = 0; i < before.size() && j < after.size();) {
        if (before[i] == after[j]) {
            row.insert(before[i]);
            ++i;
            ++j;
        } else if (longest[i + 1][j] >= longest[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return row;
}

/// The ids of `steps` that `others` have too, in order.
std::vector<std::string> shared_ids(const std::vector<PlacedStep>& steps,
                                    const std::vector<PlacedStep>& others) {
    std::vector<std::string> ids;
    for (const PlacedStep& step : steps)
        if (find(others, step.id)) ids.push_back(step.id);
    return ids;
}

std::string place_of(const std::vector<PlacedStep>& steps, const PlacedStep& step) {
    const auto index = &step - steps.data();
    return index == 0 ? "at the start"
                      : "after '" + steps[static_cast<std::size_t>(index - 1)].id + "'";
}

void compare_steps(const json& before, const json& after, std::vector<std::string>& lines) {
    const auto old_steps = steps_of(before);
    const auto new_steps = steps_of(after);
    const auto stayed = unmoved(shared_ids(old_steps, new_steps), shared_ids(new_steps, old_steps));
    for (const PlacedStep& step : old_steps)
        if (!find(new_steps, step.id)) lines.push_back("Step '" + step.id + "' removed.");
    for (const PlacedStep& step : new_steps) {
        const PlacedStep* old = find(old_steps, step.id);
        if (!old) {
            lines.push_back("Step '" + step.id + "' added " + place_of(new_steps, step) + " (" +
                            step.properties.value("kind", "") + ", " +
                            std::to_string(step.properties.value("minutes", 0)) + " minutes).");
            continue;
        }
        if (!stayed.contains(step.id))
            lines.push_back("Step '" + step.id + "' moved: now " + place_of(new_steps, step) + ".");
        if (old->place != step.place)
            lines.push_back("Step '" + step.id + "', phase: " + old->place + " → " + step.place);
        compare(old->properties, step.properties,
                [&](const std::string& key, const json* from, const json* to) {
                    lines.push_back("Step '" + step.id + "', " + key + ": " + change(from, to));
                });
    }
}

json phases_alone(const json& guide) {
    json phases = json::array();
    for (json phase : guide.value("phases", json::array())) {
        phase.erase("steps");
        phases.push_back(phase.size() == 1 ? phase["id"] : phase);
    }
    return phases;
}

void compare_words(const std::string& file, const json& before, const json& after,
                   std::vector<std::string>& lines) {
    if (before.empty() || after.empty()) {
        lines.push_back(file + (before.empty() ? " added." : " removed."));
        return;
    }
    compare(before.flatten(), after.flatten(),
            [&](const std::string& place, const json* from, const json* to) {
                lines.push_back(file + " at " + place + ": " + quoted(from) + " → " + quoted(to));
            });
}

}  // namespace

std::vector<std::string> differences(const std::vector<GuideFile>& before,
                                     const std::vector<GuideFile>& after) {
    std::vector<std::string> lines;
    json old_guide = read(before, "guide.json");
    json new_guide = read(after, "guide.json");
    std::vector<std::string> step_lines;
    compare_steps(old_guide, new_guide, step_lines);
    old_guide["phases"] = phases_alone(old_guide);
    new_guide["phases"] = phases_alone(new_guide);
    compare(old_guide, new_guide, [&](const std::string& key, const json* from, const json* to) {
        lines.push_back("Guide, " + key + ": " + change(from, to));
    });
    std::ranges::move(step_lines, std::back_inserter(lines));
    std::set<std::string> texts;
    for (const auto* files : {&before, &after})
        for (const GuideFile& file : *files)
            if (file.name != "guide.json") texts.insert(file.name);
    for (const std::string& name : texts)
        if (const json old = read(before, name), now = read(after, name); old != now)
            compare_words(name, old, now, lines);
    return lines;
}

}  // namespace outward::server
