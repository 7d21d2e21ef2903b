#include "engine/text.hpp"
#include "server/publish/private_words.hpp"

#include <algorithm>
#include <array>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::size_t fewest_digits = 7;
constexpr std::size_t most_digits = 15;  // ITU-T E.164

bool is_in_address(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '%' || c == '+' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

void find_addresses(std::vector<PrivateWord>& found, std::string_view text) {
    for (std::size_t at = text.find('@'); at != std::string_view::npos;
         at = text.find('@', at + 1)) {
        std::size_t from = at;
        while (from > 0 && is_in_address(text[from - 1])) --from;
        std::size_t to = at + 1;
        while (to < text.size() && is_in_address(text[to])) ++to;
        while (to > at && text[to - 1] == '.') --to;
        const std::string_view domain = text.substr(at + 1, to - at - 1);
        if (from < at && domain.find('.') != std::string_view::npos)
            found.push_back({PrivateWord::Kind::email, std::string{text.substr(from, to - from)}});
    }
}

/// Where the digit 0 of a script stands; 1 to 9 follow.
constexpr std::array<char32_t, 4> zeros{'0', 0x0660, 0x06F0, 0xFF10};

std::optional<char> digit_of(char32_t c) {
    for (const char32_t zero : zeros)
        if (c >= zero && c < zero + 10) return static_cast<char>('0' + c - zero);
    return std::nullopt;
}

/// A run of digits with the signs that people put between those of a telephone number.
struct NumberRun {
    std::size_t from = 0;
    std::size_t to = 0;  // behind its last digit
    std::vector<std::string> groups;
    std::string signs;  // between the groups, the first of each
    bool plus = false;

    [[nodiscard]] std::size_t digits() const {
        std::size_t count = 0;
        for (const std::string& group : groups) count += group.size();
        return count;
    }
};

bool is_year(const std::string& group) {
    return group.size() == 4 && (group.starts_with("19") || group.starts_with("20"));
}

bool is_date(const NumberRun& run) {
    if (run.groups.size() != 3) return false;
    const std::string& first = run.groups[0];
    const std::string& second = run.groups[1];
    const std::string& third = run.groups[2];
    return second.size() <= 2 &&
           ((is_year(first) && third.size() <= 2) || (is_year(third) && first.size() <= 2));
}

/// "1 000 000", "12.500.000": one or two digits, then groups of three.
bool is_round_number(const NumberRun& run) {
    return run.groups.size() > 1 && run.groups.front().size() <= 2 &&
           !run.groups.front().starts_with('0') && !run.plus &&
           std::all_of(run.groups.begin() + 1, run.groups.end(),
                       [](const std::string& group) { return group.size() == 3; }) &&
           run.signs.find_first_not_of(run.signs.substr(0, 1)) == std::string::npos;
}

bool is_phone_number(const NumberRun& run) {
    const std::size_t digits = run.digits();
    return digits >= fewest_digits && digits <= most_digits && !is_date(run) &&
           !std::ranges::all_of(run.groups, is_year) && (run.plus || !is_round_number(run));
}

constexpr std::size_t most_signs = 3;  // between two digits: ") -"

/// The run that begins at this digit.
NumberRun run_at(std::string_view text, std::size_t place) {
    NumberRun run{.from = place, .to = place, .groups = {{}}, .signs = {}};
    run.plus = place > 0 && text[place - 1] == '+';
    std::size_t signs = 0;
    while (place < text.size()) {
        const CodePoint next = first_code_point(text.substr(place));
        const auto digit = next.length > 0 ? digit_of(next.code) : std::nullopt;
        const bool sign =
            next.code < 0x80 && next.length == 1 &&
            std::string_view{" -./()"}.find(static_cast<char>(next.code)) != std::string_view::npos;
        if (!digit && (!sign || ++signs > most_signs)) break;
        if (digit && signs > 0) {
            run.signs += text[run.to];
            run.groups.emplace_back();
        }
        place += next.length;
        if (!digit) continue;
        signs = 0;
        run.groups.back() += *digit;
        run.to = place;
    }
    return run;
}

void find_numbers(std::vector<PrivateWord>& found, std::string_view text) {
    for (std::size_t place = 0; place < text.size();) {
        const CodePoint next = first_code_point(text.substr(place));
        if (next.length == 0 || !digit_of(next.code)) {
            place += std::max<std::size_t>(next.length, 1);
            continue;
        }
        const NumberRun run = run_at(text, place);
        if (is_phone_number(run))
            found.push_back(
                {PrivateWord::Kind::phone, std::string{text.substr(run.from, run.to - run.from)}});
        place = run.to;
    }
}

}  // namespace

std::vector<PrivateWord> contacts_in(std::string_view text) {
    std::vector<PrivateWord> found;
    find_addresses(found, text);
    find_numbers(found, text);
    return found;
}

}  // namespace outward::server
