// Days in the calendar, as they are written: "2026-11-23".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace outward::engine {

/// None: it is not written so, or there is no such day.
[[nodiscard]] std::optional<std::chrono::sys_days> read_date(std::string_view text) noexcept;

[[nodiscard]] std::string written(std::chrono::sys_days day);

/// Whether it is a time of day like "18:30".
[[nodiscard]] bool is_time_of_day(std::string_view text) noexcept;

}  // namespace outward::engine
