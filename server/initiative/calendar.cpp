#include "server/initiative/calendar.hpp"

#include "server/export/wording.hpp"

#include <algorithm>

namespace outward::server {

namespace {

/// Octets of a line without its end (RFC 5545, section 3.1).
constexpr std::size_t longest_line = 75;

bool continues_a_letter(char octet) { return (static_cast<unsigned char>(octet) & 0xC0) == 0x80; }

/// How much of `text` goes into a line of so many octets without cutting a letter in two.
std::size_t fitting(std::string_view text, std::size_t room) {
    if (text.size() <= room) return text.size();
    std::size_t length = room;
    while (length > 0 && continues_a_letter(text[length])) --length;
    return length == 0 ? room : length;  // no UTF-8 at all
}

/// Section 3.3.11. Control characters have no place in a text.
std::string escaped(std::string_view text) {
    std::string escaped;
    for (const char octet : text) {
        if (octet == '\\' || octet == ';' || octet == ',') escaped += '\\';
        if (octet == '\n')
            escaped += "\\n";
        else if (static_cast<unsigned char>(octet) >= 0x20 && octet != 0x7F)
            escaped += octet;
    }
    return escaped;
}

std::string without(std::string text, char sign) {
    std::erase(text, sign);
    return text;
}

/// "2026-03-01T18:30:00Z" as "20260301T183000Z".
std::string utc(engine::Millis moment) { return without(without(iso_time(moment), '-'), ':'); }

class CalendarText {
public:
    void line(std::string_view content) {
        std::size_t room = longest_line;
        do {
            const std::size_t part = fitting(content, room);
            text.append(content.substr(0, part)).append("\r\n");
            content.remove_prefix(part);
            if (!content.empty()) text += ' ';
            room = longest_line - 1;  // a line that goes on begins with the blank
        } while (!content.empty());
    }
    void words(const std::string& name, std::string_view value) {
        if (!value.empty()) line(name + ':' + escaped(value));
    }
    void day(const std::string& name, const CalendarEntry& entry) {
        const std::string date = without(entry.on, '-');
        if (entry.at.empty())
            line(name + ";VALUE=DATE:" + date);
        else
            line(name + ':' + date + 'T' + without(entry.at, ':') + "00");
    }
    void add(const CalendarEntry& entry) {
        const bool task = entry.kind == CalendarEntry::Kind::task;
        const std::string kind = task ? "VTODO" : "VEVENT";
        line("BEGIN:" + kind);
        words("UID", entry.uid);
        line("DTSTAMP:" + utc(entry.changed_at));
        day(task ? "DUE" : "DTSTART", entry);
        if (task) line(entry.done ? "STATUS:COMPLETED" : "STATUS:NEEDS-ACTION");
        words("SUMMARY", entry.title);
        words("LOCATION", entry.place);
        words("DESCRIPTION", entry.about);
        line("END:" + kind);
    }

    std::string text;
};

}  // namespace

std::string to_icalendar(std::string_view title, const std::vector<CalendarEntry>& entries) {
    CalendarText calendar;
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Outward//Outward//EN");
    calendar.words("X-WR-CALNAME", title);
    for (const CalendarEntry& entry : entries) calendar.add(entry);
    calendar.line("END:VCALENDAR");
    return std::move(calendar.text);
}

}  // namespace outward::server
