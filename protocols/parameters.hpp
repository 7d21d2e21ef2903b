// Reading the parameters of a request. The first one that is unfit is remembered; reading goes on
// with defaults, and the request is refused at the end.
#pragma once

#include "engine/ids.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace outward::protocols {

class Parameters {
public:
    /// `parameters` must be an object and outlive this.
    explicit Parameters(const nlohmann::json& parameters) : object(parameters) {}

    /// What is wrong with the parameters; empty when nothing is.
    [[nodiscard]] const std::string& trouble() const noexcept { return first_trouble; }

    void complain(const char* key, const char* wish) {
        if (first_trouble.empty())
            first_trouble = std::string{"The parameter '"} + key + "' must be " + wish + ".";
    }

    [[nodiscard]] const nlohmann::json* find(const char* key) const {
        const auto found = object.find(key);
        return found == object.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::string text(const char* key) {
        const auto value = optional_text(key);
        if (!value) complain(key, "a text");
        return value.value_or("");
    }
    [[nodiscard]] std::optional<std::string> optional_text(const char* key) {
        const auto* value = find(key);
        if (!value) return std::nullopt;
        if (value->is_string()) return value->get<std::string>();
        complain(key, "a text");
        return std::nullopt;
    }
    template <class IdType>
    [[nodiscard]] IdType id(const char* key) {
        return IdType{text(key)};
    }
    template <class IdType>
    [[nodiscard]] std::optional<IdType> optional_id(const char* key) {
        auto value = optional_text(key);
        return value ? std::optional{IdType{std::move(*value)}} : std::nullopt;
    }
    /// A list of so many texts at most.
    [[nodiscard]] std::vector<std::string> texts(const char* key, std::size_t most) {
        const auto* value = find(key);
        const bool fit =
            value && value->is_array() && value->size() <= most &&
            std::ranges::all_of(*value, [](const auto& one) { return one.is_string(); });
        if (fit) return value->get<std::vector<std::string>>();
        complain(key, ("a list of " + std::to_string(most) + " texts at most").c_str());
        return {};
    }
    /// Absent is false.
    [[nodiscard]] bool flag(const char* key) {
        const auto* value = find(key);
        if (value && !value->is_boolean()) complain(key, "true or false");
        return value && value->is_boolean() && value->get<bool>();
    }
    [[nodiscard]] std::optional<engine::Seq> optional_seq(const char* key) {
        const auto* value = find(key);
        if (!value) return std::nullopt;
        if (value->is_number_unsigned()) return value->get<engine::Seq>();
        complain(key, "a whole number, 0 or more");
        return std::nullopt;
    }
    [[nodiscard]] std::optional<engine::Millis> optional_millis(const char* key) {
        constexpr std::uint64_t most = 8'640'000'000'000'000;  // the last that JavaScript knows
        const auto value = optional_seq(key);
        if (value && *value > most) complain(key, "milliseconds since 1970");
        if (!value || *value > most) return std::nullopt;
        return engine::Millis{static_cast<std::int64_t>(*value)};
    }
    /// 0 when it is no whole number from `min` to `max`.
    [[nodiscard]] int whole_number(const char* key, int min, int max) {
        const auto* value = find(key);
        if (value && value->is_number_integer() && *value >= nlohmann::json(min) &&
            *value <= nlohmann::json(max))
            return value->get<int>();
        const std::string wish =
            "a whole number from " + std::to_string(min) + " to " + std::to_string(max);
        complain(key, wish.c_str());
        return 0;
    }

private:
    const nlohmann::json& object;
    std::string first_trouble;
};

}  // namespace outward::protocols
