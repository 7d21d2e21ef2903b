// Moments as people and files write them. By this computer's clock and time zone where it says
// local.
#pragma once

#include "engine/ids.hpp"

#include <optional>
#include <string>

namespace outward::server {

/// The system's clock, which may be set at any time; for names and logs, not for conversations.
[[nodiscard]] engine::Millis wall_time();

/// By strftime's `format`.
[[nodiscard]] std::string local_time(engine::Millis moment, const char* format);
[[nodiscard]] std::string utc_time(engine::Millis moment, const char* format);

/// ISO 8601 in UTC, to the second: 2026-03-01T18:30:00Z.
[[nodiscard]] std::string iso_time(engine::Millis moment);

/// The first moment of the local day "2026-03-01", or of one so many days later; none when it is no
/// day.
[[nodiscard]] std::optional<engine::Millis> beginning_of_day(const std::string& day,
                                                             int days_later = 0);

}  // namespace outward::server
