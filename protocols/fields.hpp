// Values of the engine as JSON, field by field: whatever lists its fields for a function
// `fields(f, value)`, which calls f(name, field), is written and read by the same list.
#pragma once

#include "engine/event.hpp"
#include "engine/initiative/event.hpp"
#include "protocols/codec.hpp"
#include "protocols/initiative_names.hpp"
#include "protocols/names.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace outward::protocols {

struct AnyField {
    void operator()(const char*, const auto&, auto...) {}
};
/// It lists its fields beside where it is declared.
template <class T>
concept Fielded = requires(AnyField f, const T& value) {
    fields(f, value);
};

/// What is false, or an empty list of people or tables, is left out; but not when it writes the
/// whole.
struct FieldWriter {
    using json = nlohmann::json;

    bool whole = false;
    json body = json::object();

    json value(const std::string& v) { return v; }
    template <class Kind>
    json value(const engine::Id<Kind>& v) {
        return v.value;
    }
    json value(engine::Millis v) { return v.count(); }
    json value(int v) { return v; }
    json value(const engine::TableId& v) { return v.number; }
    json value(const std::map<engine::MemberId, engine::TableId>& seats) {
        json v = json::object();
        for (const auto& [member, table] : seats) v[member.value] = table.number;
        return v;
    }
    json value(const engine::Pledge& v) { return protocols::encode(v); }
    json value(const engine::Vote& v) { return protocols::encode(v); }
    template <Named Choice>
    json value(Choice v) {
        return name_of(v);
    }
    template <Fielded T>
    json value(const T& v) {
        FieldWriter inner{whole};
        fields(inner, v);
        return std::move(inner.body);
    }
    json value(const engine::Texts& v) { return v; }
    /// A record is always written whole, with its kind.
    json value(const engine::Record& v) {
        FieldWriter inner{true};
        std::visit([&](const auto& record) { fields(inner, record); }, v);
        return {{"kind", engine::record_kinds[v.index()]}, {"record", std::move(inner.body)}};
    }
    json value(const engine::Rule& rule) {
        json v{{"id", rule.id.value}};
        if (rule.text) v["text"] = *rule.text;
        return v;
    }
    template <class T>
    json value(const std::vector<T>& list) {
        json v = json::array();
        for (const T& item : list) v.push_back(value(item));
        return v;
    }

    template <class T>
    void operator()(const char* key, const T& field, std::size_t = 0) {
        body[key] = value(field);
    }
    void operator()(const char* key, bool field, std::size_t = 0) {
        if (field || whole) body[key] = field;
    }
    template <class T>
    void operator()(const char* key, const std::optional<T>& field) {
        if (field) (*this)(key, *field);
    }
    void operator()(const char* key, const std::vector<engine::MemberId>& field) {
        if (!field.empty()) body[key] = value(field);
    }
    void operator()(const char* key, const std::vector<engine::TableId>& field) {
        if (!field.empty()) body[key] = value(field);
    }
};

/// Leaves the default where a field is missing, but when the whole is asked for; `wrong` is the
/// first field that is missing then, or has the wrong type.
struct FieldReader {
    using json = nlohmann::json;

    const json& body;
    bool whole = false;
    std::string wrong = {};

    [[nodiscard]] bool sound() const { return wrong.empty(); }

    bool read(const json& v, std::string& to) { return v.is_string() && (v.get_to(to), true); }
    bool read(const json& v, bool& to) { return v.is_boolean() && (v.get_to(to), true); }
    template <class Kind>
    bool read(const json& v, engine::Id<Kind>& to) {
        return read(v, to.value);
    }
    bool read(const json& v, engine::Millis& to) {
        if (!v.is_number_integer()) return false;
        to = engine::Millis{v.get<std::int64_t>()};
        return true;
    }
    bool read(const json& v, int& to) {
        constexpr int most = 1'000'000'000;
        if (!v.is_number_integer() || v < -most || v > most) return false;
        to = v.get<int>();
        return true;
    }
    bool read(const json& v, engine::TableId& to) { return read(v, to.number); }
    bool read(const json& v, std::map<engine::MemberId, engine::TableId>& to) {
        if (!v.is_object()) return false;
        for (const auto& [member, table] : v.items())
            if (!read(table, to[{member}])) return false;
        return true;
    }
    bool read(const json& v, engine::Pledge& to) {
        const auto part = [&](const char* key, std::string& text) {
            return !v.contains(key) || read(v[key], text);
        };
        return v.is_object() && part("who", to.who) && part("first_step", to.first_step) &&
               part("due", to.due) && part("sign", to.sign);
    }
    bool read(const json& v, engine::Vote& to) {
        if (!v.is_object()) return false;
        for (const auto& [option, given] : v.items())
            if (!read(given, to[{option}])) return false;
        return true;
    }
    template <Named Choice>
    bool read(const json& v, Choice& to) {
        const auto choice =
            v.is_string() ? choice_of<Choice>(v.get_ref<const std::string&>()) : std::nullopt;
        if (choice) to = *choice;
        return choice.has_value();
    }
    template <Fielded T>
    bool read(const json& v, T& to) {
        if (!v.is_object()) return false;
        FieldReader inner{v, whole};
        fields(inner, to);
        return inner.sound();
    }
    bool read(const json& v, engine::Texts& to) {
        if (!v.is_object()) return false;
        for (const auto& [language, text] : v.items())
            if (!read(text, to[language])) return false;
        return true;
    }
    bool read(const json& v, engine::Record& to);
    bool read(const json& v, engine::Rule& to) {
        if (!v.is_object() || !v.contains("id") || !read(v["id"], to.id)) return false;
        return !v.contains("text") || read(v["text"], to.text);
    }
    template <class T>
    bool read(const json& v, std::optional<T>& to) {
        return read(v, to.emplace());
    }
    template <class T>
    bool read(const json& v, std::vector<T>& to) {
        if (!v.is_array()) return false;
        for (const json& item : v)
            if (!read(item, to.emplace_back())) return false;
        return true;
    }

    template <class T>
    void operator()(const char* key, T& field, std::size_t = 0) {
        const auto found = body.find(key);
        const bool fit = found == body.end() ? !whole : read(*found, field);
        if (!fit && wrong.empty()) wrong = key;
    }
};

/// As "kind" and "record"; `wrong` says which field of the record is none.
inline bool FieldReader::read(const json& v, engine::Record& to) {
    if (!v.is_object() || !v.contains("kind") || !v.contains("record")) return false;
    const auto kind = std::ranges::find_if(
        engine::record_kinds, [&](std::string_view name) { return v["kind"] == name; });
    if (kind == engine::record_kinds.end() || !v["record"].is_object()) return false;
    bool fit = false;
    const auto attempt = [&]<std::size_t I>() {
        if (engine::record_kinds.begin() + I != kind) return;
        std::variant_alternative_t<I, engine::Record> record;
        FieldReader inner{v["record"], true};
        fields(inner, record);
        fit = inner.sound();
        if (!fit && wrong.empty()) wrong = "record." + inner.wrong;
        to = std::move(record);
    };
    [&]<std::size_t... I>(std::index_sequence<I...>) { (attempt.template operator()<I>(), ...); }
    (std::make_index_sequence<engine::record_kinds.size()>{});
    return fit;
}

}  // namespace outward::protocols
