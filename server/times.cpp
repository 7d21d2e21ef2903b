#include "server/times.hpp"

#include "server/cohort/day.hpp"

#include <array>
#include <chrono>
#include <ctime>

namespace outward::server {

using engine::Millis;

namespace {

std::time_t seconds_of(Millis moment) {
    return static_cast<std::time_t>(
        std::chrono::duration_cast<std::chrono::seconds>(moment).count());
}

std::string written(const std::tm& parts, const char* format) {
    std::array<char, 64> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

}  // namespace

Millis wall_time() {
    return std::chrono::duration_cast<Millis>(std::chrono::system_clock::now().time_since_epoch());
}

std::string local_time(Millis moment, const char* format) {
    const std::time_t seconds = seconds_of(moment);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return written(parts, format);
}

std::string utc_time(Millis moment, const char* format) {
    const std::time_t seconds = seconds_of(moment);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    return written(parts, format);
}

std::string iso_time(Millis moment) { return utc_time(moment, "%Y-%m-%dT%H:%M:%SZ"); }

std::optional<Millis> beginning_of_day(const std::string& text, int days_later) {
    const auto day = day_from(text);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date{*day + std::chrono::days{days_later}};
    std::tm parts{};
    parts.tm_year = static_cast<int>(date.year()) - 1900;
    parts.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    parts.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
    parts.tm_isdst = -1;
    const std::time_t seconds = std::mktime(&parts);
    if (seconds < 0) return std::nullopt;
    return Millis{std::chrono::seconds{seconds}};
}

}  // namespace outward::server
