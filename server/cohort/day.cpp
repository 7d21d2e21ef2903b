#include "server/cohort/day.hpp"

#include "server/times.hpp"

#include <charconv>
#include <cstdio>

namespace outward::server {

namespace chrono = std::chrono;

std::optional<Day> day_from(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t length) {
        int value = -1;
        const char* begin = text.data() + from;
        const auto read = std::from_chars(begin, begin + length, value);
        return read.ec == std::errc{} && read.ptr == begin + length ? value : -1;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 1970 || month < 1 || day < 1) return std::nullopt;
    const chrono::year_month_day date{chrono::year{year},
                                      chrono::month{static_cast<unsigned>(month)},
                                      chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return Day{date};
}

std::string to_text(Day day) {
    const chrono::year_month_day date{day};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

Day months_after(Day day, int months) {
    const chrono::year_month_day date{day};
    const chrono::year_month month =
        chrono::year_month{date.year(), date.month()} + chrono::months{months};
    const chrono::year_month_day same = month / date.day();
    return same.ok() ? Day{same} : Day{month / chrono::last};
}

Day local_day(engine::Millis moment) {
    return day_from(local_time(moment, "%Y-%m-%d")).value_or(Day{});
}

}  // namespace outward::server
