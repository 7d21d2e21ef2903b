#include "engine/guide_expand.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace outward::engine {

namespace {

using json = nlohmann::ordered_json;
using Expanded = Result<std::vector<GuideFile>, std::vector<Problem>>;

constexpr std::size_t deepest_use = 3;  // guides that use guides that use guides
constexpr int deepest_json = 64;        // no guide is written so deep; what is deeper falls away

json parse(const std::string& content) {
    const auto is_shallow = [](int depth, json::parse_event_t, json&) {
        return depth <= deepest_json;
    };
    return json::parse(content, is_shallow, false);
}

/// The member, or null when there is none.
const json& at(const json& node, const std::string& key) {
    static const json nothing;
    const auto found = node.is_object() ? node.find(key) : node.end();
    return found == node.end() ? nothing : *found;
}

std::string text_at(const json& node, const std::string& key) {
    const json& value = at(node, key);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

std::string quoted(const std::string& word) { return "'" + word + "'"; }

/// A guide's files as JSON.
struct Source {
    std::string id;
    json guide;
    std::map<std::string, json> texts;  // by file name

    explicit Source(const std::vector<GuideFile>& files) {
        for (const GuideFile& file : files)
            if (file.name == "guide.json")
                guide = parse(file.content);
            else if (file.name.starts_with("text."))
                texts.emplace(file.name, parse(file.content));
        id = text_at(guide, "id");
    }
};

/// A step without the steps inside it.
struct Item {
    json step;
    std::string id;
    std::string parent;  // empty: none
    bool aside = false;
};

std::vector<Item> items_of(const json& guide) {
    std::vector<Item> items;
    const auto add = [&](json step, const std::string& parent) {
        if (!step.is_object()) return;
        step.erase("steps");
        const std::string id = text_at(step, "id");
        const bool aside = at(step, "aside") == json(true);
        items.push_back({std::move(step), id, parent, aside});
    };
    for (const json& phase : at(guide, "phases"))
        for (const json& step : at(phase, "steps")) {
            add(step, "");
            for (const json& nested : at(step, "steps")) add(nested, text_at(step, "id"));
        }
    return items;
}

/// Every category that the node names: in capture and of, and in conditions anywhere.
void collect_categories(const json& node, std::vector<std::string>& ids) {
    if (!node.is_structured()) return;
    for (const char* list : {"capture", "of"})
        for (const json& id : at(node, list))
            if (id.is_string()) ids.push_back(id.get<std::string>());
    if (const std::string id = text_at(node, "category"); !id.empty()) ids.push_back(id);
    for (const json& inner : node) collect_categories(inner, ids);
}

class Expansion {
public:
    Expansion(const std::vector<GuideFile>& files, const FindGuide& find_guide,
              std::vector<std::string> used_by)
        : own(files), find(find_guide), chain(std::move(used_by)) {
        chain.push_back(own.id);
        for (const Item& item : items_of(own.guide)) ids.insert(item.id);
    }

    Expanded run(const std::vector<GuideFile>& files) {
        json& phases = own.guide["phases"];
        for (std::size_t i = 0; i < phases.size(); ++i)
            if (phases[i].is_object() && phases[i].contains("use"))
                expand(phases[i], "/phases/" + std::to_string(i));
        if (!problems.empty()) return std::move(problems);
        std::vector<GuideFile> result = files;
        for (GuideFile& file : result)
            if (file.name == "guide.json")
                file.content = own.guide.dump(2) + "\n";
            else if (const auto text = own.texts.find(file.name);
                     text != own.texts.end() && text->second.is_object())
                file.content = text->second.dump(2) + "\n";
        return result;
    }

private:
    Source own;
    const FindGuide& find;
    std::vector<std::string> chain;  // this guide, after those that use it
    std::set<std::string> ids;       // of all steps so far
    std::vector<Problem> problems;

    void complain(std::string path, std::string message, std::string file = "guide.json") {
        problems.push_back({std::move(file), std::move(path), std::move(message)});
    }

    void expand(json& phase, const std::string& place) {
        const json use = at(phase, "use");
        if (phase.contains("steps"))
            return complain(place + "/steps",
                            "This phase takes its steps from another guide. Put its own into "
                            "another phase.");
        if (!is_fit(use, place + "/use")) return;
        const auto source = other_guide(text_at(use, "guide"), place + "/use/guide");
        if (!source) return;
        std::vector<Item> items = range_of(*source, use, place + "/use");
        if (items.empty() || clashes(items, source->id, place + "/use")) return;
        take_words(items, *source, place + "/use/guide");
        take_categories(items, *source);
        phase.erase("use");
        phase["steps"] = as_steps(items);
    }

    bool is_fit(const json& use, const std::string& place) {
        bool fits = use.is_object() && use.size() == 3;
        for (const char* key : {"guide", "from", "to"}) fits = fits && !text_at(use, key).empty();
        if (!fits)
            complain(place,
                     "Write { \"guide\": …, \"from\": …, \"to\": … }: the other guide, and the "
                     "first and the last step to take from it.");
        if (fits && !is_name(text_at(use, "guide"))) {
            complain(place + "/guide",
                     "This is no name of a guide: small letters, digits, hyphens.");
            return false;
        }
        return fits;
    }

    /// A folder's name, and no way out of the shelf.
    static bool is_name(const std::string& name) {
        return std::ranges::all_of(name, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        });
    }

    std::optional<Source> other_guide(const std::string& id, const std::string& place) {
        const auto cannot = [&](const std::string& message) -> std::optional<Source> {
            complain(place, message);
            return std::nullopt;
        };
        if (std::ranges::find(chain, id) != chain.end())
            return cannot(
                "This goes in a circle: " + quoted(id) +
                " uses this guide, or is this guide. Write the steps out in one of them.");
        if (chain.size() > deepest_use)
            return cannot("Guides use guides here more than " + std::to_string(deepest_use) +
                          " deep. Take the steps from where they are written.");
        const auto files = find({id});
        if (!files)
            return cannot("There is no guide " + quoted(id) +
                          ". Mend the name, or put that guide's folder beside this one's.");
        const auto expanded = expand_within(*files);
        if (expanded.ok()) return Source{expanded.value()};
        const Problem& first = expanded.error().front();
        return cannot("The guide " + quoted(id) + " cannot be used. Its " + first.file + " at " +
                      first.path + ": " + first.message);
    }

    Expanded expand_within(const std::vector<GuideFile>& files) const;

    /// The steps from the first to the last on the other guide's line; empty after a complaint.
    std::vector<Item> range_of(const Source& source, const json& use, const std::string& place) {
        std::vector<Item> line = items_of(source.guide);
        std::erase_if(line, [](const Item& item) { return item.aside; });
        const auto find_end = [&](const char* end) {
            const auto found = std::ranges::find(line, text_at(use, end), &Item::id);
            if (found == line.end())
                complain(place + "/" + end, "The guide " + quoted(source.id) + " has no step " +
                                                quoted(text_at(use, end)) +
                                                " on its line. Mend the name.");
            return found;
        };
        const auto from = find_end("from");
        const auto to = find_end("to");
        if (from == line.end() || to == line.end()) return {};
        if (to < from) {
            complain(place + "/to", "This step comes before the one under 'from'. Swap them.");
            return {};
        }
        return {from, std::next(to)};
    }

    bool clashes(const std::vector<Item>& items, const std::string& source,
                 const std::string& place) {
        bool any = false;
        for (const Item& item : items) {
            if (ids.insert(item.id).second) continue;
            any = true;
            complain(place, "There is a step " + quoted(item.id) + " already, and " +
                                quoted(source) +
                                " has one too. Rename yours, or take steps without it.");
        }
        return any;
    }

    /// Leaves out moves to what is not taken, and takes the words of everything else.
    void take_words(std::vector<Item>& items, const Source& source, const std::string& place) {
        for (Item& item : items) item.step["moves"] = moves_within(items, item.step);
        for (const json& language : at(own.guide, "languages")) {
            if (!language.is_string()) continue;
            const std::string name = "text." + language.get<std::string>() + ".json";
            const auto into = own.texts.find(name);
            if (into == own.texts.end() || !into->second.is_object()) continue;
            const auto from = source.texts.find(name);
            if (from == source.texts.end())
                complain(place, "The guide " + quoted(source.id) + " has no words in " +
                                    quoted(language.get<std::string>()) +
                                    ". Add them there, or take the language off the list here.");
            else
                for (const Item& item : items)
                    take_step_words(item, from->second, into->second, name);
        }
        for (Item& item : items)
            if (item.step["moves"].empty()) item.step.erase("moves");
    }

    static json moves_within(const std::vector<Item>& items, const json& step) {
        json kept = json::array();
        for (const json& move : at(step, "moves"))
            if (std::ranges::find(items, text_at(move, "to"), &Item::id) != items.end())
                kept.push_back(move);
        return kept;
    }

    void take_step_words(const Item& item, const json& from, json& into, const std::string& file) {
        json words = at(at(from, "steps"), item.id);
        if (!words.is_object()) return;
        json labels = json::object();
        for (const json& move : item.step["moves"])
            if (const std::string name = text_at(move, "name");
                !at(at(words, "moves"), name).is_null())
                labels[name] = at(at(words, "moves"), name);
        words.erase("moves");
        if (!labels.empty()) words["moves"] = std::move(labels);
        if (!at(at(into, "steps"), item.id).is_null())
            complain("/steps/" + item.id,
                     "The words of this step come from the other guide. Remove them here.", file);
        if (into["steps"].is_null() || into["steps"].is_object())
            into["steps"][item.id] = std::move(words);
    }

    void take_categories(const std::vector<Item>& items, const Source& source) {
        std::vector<std::string> needed;
        for (const Item& item : items) collect_categories(item.step, needed);
        for (const std::string& id : needed) {
            const json* theirs = category(source.guide, id);
            json& ours = own.guide["categories"];
            if (!theirs || category(own.guide, id) || !(ours.is_null() || ours.is_array()))
                continue;
            ours.push_back(*theirs);
            for (auto& [file, text] : own.texts)
                if (const auto from = source.texts.find(file); from != source.texts.end())
                    take_label(from->second, text, id);
        }
    }

    static const json* category(const json& guide, const std::string& id) {
        for (const json& item : at(guide, "categories"))
            if (text_at(item, "id") == id) return &item;
        return nullptr;
    }

    static void take_label(const json& from, json& into, const std::string& id) {
        const json& label = at(at(from, "categories"), id);
        if (!into.is_object() || label.is_null()) return;
        json& labels = into["categories"];
        if (labels.is_null() || (labels.is_object() && !labels.contains(id))) labels[id] = label;
    }

    /// Nested again where their parent was taken too.
    static json as_steps(std::vector<Item>& items) {
        json steps = json::array();
        for (Item& item : items) {
            const bool nests = !item.parent.empty() && !steps.empty() &&
                               text_at(steps.back(), "id") == item.parent;
            if (nests)
                steps.back()["steps"].push_back(std::move(item.step));
            else
                steps.push_back(std::move(item.step));
        }
        return steps;
    }
};

bool uses_others(const std::vector<GuideFile>& files) {
    const json guide = Source{files}.guide;
    const json& phases = at(guide, "phases");
    return phases.is_array() && std::ranges::any_of(phases, [](const json& phase) {
               return phase.is_object() && phase.contains("use");
           });
}

Expanded Expansion::expand_within(const std::vector<GuideFile>& files) const {
    if (!uses_others(files)) return files;
    return Expansion{files, find, chain}.run(files);
}

}  // namespace

Expanded expand_guide(const std::vector<GuideFile>& files, const FindGuide& find) {
    if (!uses_others(files)) return files;
    return Expansion{files, find, {}}.run(files);
}

}  // namespace outward::engine
