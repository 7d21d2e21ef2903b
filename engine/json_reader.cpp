#include "engine/json_reader.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

bool is_kebab_case(std::string_view name) {
    if (name.empty() || name.size() > 64 || name.front() == '-' || name.back() == '-') return false;
    return std::ranges::all_of(
        name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string in_quotes(std::string_view word) { return "'" + std::string{word} + "'"; }

std::string no_name(std::string_view given) {
    return in_quotes(given) +
           " cannot be a name. Use small letters a–z, digits and hyphens, at most 64.";
}

}  // namespace

void JsonReader::complain(std::string message) const {
    problems.push_back({file, path, std::move(message)});
}

void JsonReader::complain_at(std::string_view key, std::string message) const {
    problems.push_back({file, path_of(key), std::move(message)});
}

std::string JsonReader::path_of(std::string_view key) const {
    std::string result = path + "/";
    for (const char c : key) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

bool JsonReader::is_object_of(std::initializer_list<std::string_view> known) const {
    if (!node.is_object()) {
        complain("This must be an object, written { … }.");
        return false;
    }
    for (const auto& [key, value] : node.items()) {
        if (std::ranges::find(known, key) != known.end()) continue;
        std::string all;
        for (const auto& word : known) all += (all.empty() ? "" : ", ") + std::string{word};
        complain_at(key,
                    in_quotes(key) + " is not known here. Remove it, or use one of: " + all + ".");
    }
    return true;
}

const nlohmann::json* JsonReader::find(std::string_view key) const {
    if (!node.is_object()) return nullptr;
    const auto found = node.find(key);
    return found == node.end() ? nullptr : &*found;
}

bool JsonReader::has(std::string_view key) const { return find(key) != nullptr; }

JsonReader JsonReader::at(std::string_view key) const {
    static const nlohmann::json nothing;
    const auto* value = find(key);
    return {value ? *value : nothing, file, path_of(key), problems};
}

std::string JsonReader::text(std::string_view key) const {
    const auto* value = find(key);
    if (!value) {
        complain(in_quotes(key) + " is missing. Add it as a text in quotes.");
        return {};
    }
    if (!value->is_string() || value->get_ref<const std::string&>().empty()) {
        complain_at(key, "This must be a text in quotes, and not empty.");
        return {};
    }
    return value->get<std::string>();
}

std::string JsonReader::optional_text(std::string_view key) const {
    return has(key) ? text(key) : std::string{};
}

int JsonReader::whole_number(std::string_view key, int min, int max) const {
    const auto* value = find(key);
    if (!value) {
        complain(in_quotes(key) + " is missing. Add it as a whole number.");
        return min;
    }
    const bool whole = value->is_number_integer();
    const bool in_range = whole && *value >= nlohmann::json(min) && *value <= nlohmann::json(max);
    if (!in_range) {
        complain_at(key, "This must be a whole number from " + std::to_string(min) + " to " +
                             std::to_string(max) + ".");
        return min;
    }
    return value->get<int>();
}

bool JsonReader::flag(std::string_view key) const {
    const auto* value = find(key);
    if (value && !value->is_boolean()) complain_at(key, "This must be true or false.");
    return value && value->is_boolean() && value->get<bool>();
}

std::string JsonReader::name(std::string_view key) const {
    std::string value = text(key);
    if (!value.empty() && !is_kebab_case(value)) complain_at(key, no_name(value));
    return value;
}

std::vector<std::string> JsonReader::strings(std::string_view key, bool as_names) const {
    const auto* value = find(key);
    if (!value) return {};
    if (!value->is_array()) {
        complain_at(key, "This must be a list, written [ … ].");
        return {};
    }
    std::vector<std::string> result;
    for (std::size_t i = 0; i < value->size(); ++i) {
        const auto& item = (*value)[i];
        const std::string place = std::string{key} + "/" + std::to_string(i);
        const bool fits = item.is_string() && !item.get_ref<const std::string&>().empty() &&
                          (!as_names || is_kebab_case(item.get_ref<const std::string&>()));
        if (fits)
            result.push_back(item.get<std::string>());
        else
            problems.push_back({file, path + "/" + place,
                                as_names ? "This must be a name: small letters, digits, hyphens."
                                         : "This must be a text in quotes, and not empty."});
    }
    return result;
}

std::vector<std::string> JsonReader::names(std::string_view key) const {
    std::vector<std::string> result = strings(key, true);
    auto sorted = result;
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end())
        complain_at(key, in_quotes(*twice) + " stands here twice. Remove one.");
    return result;
}

std::vector<std::string> JsonReader::texts(std::string_view key) const {
    return strings(key, false);
}

std::vector<JsonReader> JsonReader::items(std::string_view key) const {
    const auto* value = find(key);
    std::vector<JsonReader> result;
    if (!value) return result;
    if (!value->is_array()) {
        complain_at(key, "This must be a list, written [ … ].");
        return result;
    }
    for (std::size_t i = 0; i < value->size(); ++i)
        result.emplace_back((*value)[i], file, path_of(key) + "/" + std::to_string(i), problems);
    return result;
}

std::vector<std::pair<std::string, JsonReader>> JsonReader::members(std::string_view key) const {
    const auto* value = find(key);
    std::vector<std::pair<std::string, JsonReader>> result;
    if (!value) return result;
    if (!value->is_object()) {
        complain_at(key, "This must be an object, written { … }.");
        return result;
    }
    const JsonReader inner = at(key);
    for (const auto& [name, item] : value->items())
        result.emplace_back(name, JsonReader{item, file, inner.path_of(name), problems});
    return result;
}

bool JsonReader::is_text() const { return node.is_string(); }

std::string JsonReader::own_name() const {
    std::string value = own_text();
    if (!value.empty() && !is_kebab_case(value)) complain(no_name(value));
    return value;
}

std::string JsonReader::own_text() const {
    if (node.is_string() && !node.get_ref<const std::string&>().empty())
        return node.get<std::string>();
    complain("This must be a text in quotes, and not empty.");
    return {};
}

}  // namespace outward::engine
