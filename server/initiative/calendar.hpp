// A calendar that other programs read (iCalendar, RFC 5545).
#pragma once

#include "engine/ids.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

struct CalendarEntry {
    enum class Kind { event, task };

    Kind kind = Kind::event;
    std::string uid;  // stays the same, so that a program that reads it again changes its entry
    std::string title;
    std::string on;       // a date, "2026-11-23": of the event, or by which the task is due
    std::string at = {};  // "18:30", on the clock of whoever is there; empty: all day
    std::string place = {};
    std::string about = {};
    bool done = false;  // of a task
    engine::Millis changed_at{};
};

[[nodiscard]] std::string to_icalendar(std::string_view title,
                                       const std::vector<CalendarEntry>& entries);

}  // namespace outward::server
