#include "engine/dates.hpp"

#include <array>
#include <cstdio>

namespace outward::engine {

namespace {

/// -1: there is something else than digits in it.
int number_of(std::string_view digits) noexcept {
    int value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return -1;
        value = 10 * value + (digit - '0');
    }
    return value;
}

}  // namespace

std::optional<std::chrono::sys_days> read_date(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int year = number_of(text.substr(0, 4));
    const int month = number_of(text.substr(5, 2));
    const int day = number_of(text.substr(8, 2));
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date};
}

std::string written(std::chrono::sys_days day) {
    const std::chrono::year_month_day date{day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

bool is_time_of_day(std::string_view text) noexcept {
    if (text.size() != 5 || text[2] != ':') return false;
    const int hour = number_of(text.substr(0, 2));
    const int minute = number_of(text.substr(3, 2));
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
}

}  // namespace outward::engine
