#include "protocols/json_text.hpp"

#include "engine/text.hpp"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace outward::protocols {

using nlohmann::json;

namespace {

enum class Letters { plain, beyond_ascii, with_escapes };

Letters letters_of(std::string_view text) {
    unsigned char beyond = 0;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < ' ' || byte == '"' || byte == '\\') return Letters::with_escapes;
        beyond |= byte;
    }
    return beyond & 0x80 ? Letters::beyond_ascii : Letters::plain;
}

bool stands_as_it_is(std::string_view text) {
    const Letters letters = letters_of(text);
    return letters == Letters::plain ||
           (letters == Letters::beyond_ascii && engine::code_points(text).has_value());
}

void add_number(std::string& out, auto number) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

struct Writing {
    std::string& out;
    json::error_handler_t damaged;

    void add(const std::string& text) const {
        if (stands_as_it_is(text))
            out.append(1, '"').append(text).append(1, '"');
        else
            add_slowly(text);
    }
    void add(const json::object_t& members) const {
        char before = '{';
        for (const auto& [name, member] : members) {
            out += std::exchange(before, ',');
            add(name);
            out += ':';
            add_any(member);
        }
        out += before == '{' ? "{}" : "}";
    }
    void add(const json::array_t& items) const {
        char before = '[';
        for (const json& item : items) {
            out += std::exchange(before, ',');
            add_any(item);
        }
        out += before == '[' ? "[]" : "]";
    }
    void add_any(const json& value) const {
        switch (value.type()) {
            case json::value_t::object:
                return add(value.get_ref<const json::object_t&>());
            case json::value_t::array:
                return add(value.get_ref<const json::array_t&>());
            case json::value_t::string:
                return add(value.get_ref<const std::string&>());
            case json::value_t::number_integer:
                return add_number(out, value.get<std::int64_t>());
            case json::value_t::number_unsigned:
                return add_number(out, value.get<std::uint64_t>());
            default:
                return add_slowly(value);
        }
    }
    void add_slowly(const json& value) const { out += value.dump(-1, ' ', false, damaged); }
};

}  // namespace

std::string to_text(const json& value, json::error_handler_t damaged) {
    std::string text;
    Writing{text, damaged}.add_any(value);
    return text;
}

}  // namespace outward::protocols
