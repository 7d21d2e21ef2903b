#include "server/initiative/calendar.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using namespace outward::server;

namespace {

/// The lines as they are in the file, without their ends.
std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = text.find("\r\n", from);
        REQUIRE(end != std::string::npos);
        lines.push_back(text.substr(from, end - from));
        from = end + 2;
    }
    return lines;
}

/// As a program reads it: RFC 5545, section 3.1.
std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    return text;
}

bool has_line(const std::string& text, const std::string& line) {
    return ("\r\n" + unfolded(text)).find("\r\n" + line + "\r\n") != std::string::npos;
}

const outward::engine::Millis changed{1'700'000'000'000};  // 2023-11-14T22:13:20Z

CalendarEntry an_event(const std::string& title) {
    return {.uid = "m1@i1", .title = title, .on = "2026-11-23", .changed_at = changed};
}

}  // namespace

TEST_CASE("a calendar has its entries between a beginning and an end, with line ends of its own") {
    const std::string text = to_icalendar("Our street", {an_event("Theming")});
    const auto lines = lines_of(text);
    CHECK(lines.front() == "BEGIN:VCALENDAR");
    CHECK(lines[1] == "VERSION:2.0");
    CHECK(lines.back() == "END:VCALENDAR");
    CHECK(std::ranges::count(text, '\n') == static_cast<std::ptrdiff_t>(lines.size()));
    CHECK(has_line(text, "X-WR-CALNAME:Our street"));
    CHECK(has_line(text, "UID:m1@i1"));
    CHECK(has_line(text, "DTSTAMP:20231114T221320Z"));
    CHECK(has_line(text, "SUMMARY:Theming"));
}

TEST_CASE("a day without a time is a whole day, one with a time is by the clock of the place") {
    CalendarEntry evening = an_event("Reading back");
    evening.at = "18:30";
    evening.place = "Town library";
    const std::string text = to_icalendar("x", {an_event("All day"), evening});
    CHECK(has_line(text, "DTSTART;VALUE=DATE:20261123"));
    CHECK(has_line(text, "DTSTART:20261123T183000"));
    CHECK(has_line(text, "LOCATION:Town library"));
}

TEST_CASE("what is due is a task, done or not") {
    CalendarEntry task = an_event("Paint the bench");
    task.kind = CalendarEntry::Kind::task;
    const std::string open = to_icalendar("x", {task});
    CHECK(has_line(open, "BEGIN:VTODO"));
    CHECK(has_line(open, "DUE;VALUE=DATE:20261123"));
    CHECK(has_line(open, "STATUS:NEEDS-ACTION"));
    task.done = true;
    CHECK(has_line(to_icalendar("x", {task}), "STATUS:COMPLETED"));
}

TEST_CASE("words cannot become lines or properties of their own") {
    const std::string text =
        to_icalendar("x", {an_event("one; two, three\\four\r\nBEGIN:VALARM\x01\x7f")});
    CHECK(has_line(text, "SUMMARY:one\\; two\\, three\\\\four\\nBEGIN:VALARM"));
    CHECK(std::ranges::count(lines_of(text), "BEGIN:VALARM") == 0);
}

TEST_CASE("long lines are folded at 75 octets, and never inside of a letter") {
    for (const std::string& letter :
         {std::string{"a"}, std::string{"é"}, std::string{"我"}, std::string{"👩"}}) {
        std::string title;
        for (int i = 0; i < 200; ++i) title += letter;
        for (std::string before = ""; before.size() < 5; before += 'x') {
            const std::string text = to_icalendar("x", {an_event(before + title)});
            for (const std::string& line : lines_of(text)) {
                CHECK(line.size() <= 75);
                const std::size_t first = line.starts_with(' ') ? 1 : 0;
                CHECK((static_cast<unsigned char>(line[first]) & 0xC0) != 0x80);
            }
            CHECK(has_line(text, "SUMMARY:" + before + title));
        }
    }
}

TEST_CASE("bytes that are no text still end in a calendar") {
    const std::string text = to_icalendar("x", {an_event(std::string(300, '\x80'))});
    CHECK(lines_of(text).back() == "END:VCALENDAR");
}
