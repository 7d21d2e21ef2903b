// Reading a JSON file that a person wrote: every wish about its shape becomes a Problem with the
// place and the remedy, and reading goes on so that all problems are told at once.
#pragma once

#include "engine/guide.hpp"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outward::engine {

class JsonReader {
public:
    /// Reads `json`, which stands at `place` (a JSON pointer) of the file. It and `sink`, which
    /// takes the problems, must outlive the reader and all readers made from it.
    JsonReader(const nlohmann::json& json, std::string file_name, std::string place,
               std::vector<Problem>& sink)
        : node(json), file(std::move(file_name)), path(std::move(place)), problems(sink) {}

    void complain(std::string message) const;
    void complain_at(std::string_view key, std::string message) const;

    /// Whether this is an object; complains about every property that is not in `known`.
    bool is_object_of(std::initializer_list<std::string_view> known) const;

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] JsonReader at(std::string_view key) const;

    /// Absent optional properties give the fallback without a complaint.
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::string optional_text(std::string_view key) const;
    [[nodiscard]] int whole_number(std::string_view key, int min, int max) const;
    [[nodiscard]] bool flag(std::string_view key) const;
    /// An id in kebab-case.
    [[nodiscard]] std::string name(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> names(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
    [[nodiscard]] std::vector<JsonReader> items(std::string_view key) const;
    [[nodiscard]] std::vector<std::pair<std::string, JsonReader>> members(
        std::string_view key) const;
    /// This node itself, as a text or as an id in kebab-case.
    [[nodiscard]] bool is_text() const;
    [[nodiscard]] std::string own_text() const;
    [[nodiscard]] std::string own_name() const;

    /// The value of the alternative whose name stands under `key`.
    template <class T>
    [[nodiscard]] T one_of(std::string_view key,
                           std::initializer_list<std::pair<std::string_view, T>> known) const {
        const std::string given = text(key);
        std::string all;
        for (const auto& [known_name, value] : known) {
            if (known_name == given) return value;
            all += (all.empty() ? "" : ", ") + std::string{known_name};
        }
        if (!given.empty())
            complain_at(key, "'" + given + "' is not known here. Use one of: " + all + ".");
        return known.begin()->second;
    }

private:
    [[nodiscard]] const nlohmann::json* find(std::string_view key) const;
    [[nodiscard]] std::string path_of(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> strings(std::string_view key, bool as_names) const;

    const nlohmann::json& node;
    std::string file;
    std::string path;
    std::vector<Problem>& problems;
};

}  // namespace outward::engine
