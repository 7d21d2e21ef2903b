// Days of the calendar, without a clock: "2026-03-01".
#pragma once

#include "engine/ids.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace outward::server {

using Day = std::chrono::sys_days;

/// None: it is no day that there is, from 1970 to 9999, written in that way.
[[nodiscard]] std::optional<Day> day_from(const std::string& text);
[[nodiscard]] std::string to_text(Day day);
/// So many months later; the 31st becomes the last of a shorter month.
[[nodiscard]] Day months_after(Day day, int months);
/// The day that it was by this computer's clock.
[[nodiscard]] Day local_day(engine::Millis moment);

}  // namespace outward::server
