// What the readers of attached transcripts share: physical lines, clean words, times, speakers, and
// the list that keeps the limits.
#pragma once

#include "server/review/attached.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// The physical lines of a text one after the other, with CRLF, LF or CR between them. A copy looks
/// ahead.
class LineReader {
public:
    explicit LineReader(std::string_view text) : rest(text) {}
    /// The next line without its end; none: the text is over.
    [[nodiscard]] std::optional<std::string_view> next();
    /// Of the line that next() gave last, from 1.
    [[nodiscard]] std::size_t number() const { return count; }

private:
    std::string_view rest;
    std::size_t count = 0;
};

/// Without white space (ASCII) at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Without speech marks such as {vocalsound}, markup tags such as <i> and control characters;
/// entities such as &amp; are what they stand for, and white space is one blank.
[[nodiscard]] std::string clean_words(std::string_view text);

/// Takes `00:12:30`, `12:30`, with `.500` or `,500`, off the front of `text`. None, and nothing
/// taken, when there is no such time or it is beyond attached_limits::longest.
[[nodiscard]] std::optional<engine::Millis> take_time(std::string_view& text);

struct Said {
    std::string_view speaker;  // empty: nobody is named
    std::string_view words;
};

/// Parts `Name: words`. A name has up to five words that begin with a capital letter, a digit or a
/// letter outside ASCII, or is one word; else the colon belongs to what was said.
[[nodiscard]] Said part_speaker(std::string_view line);

/// Takes clean words until a limit is passed. `place` is for people: "Line 12".
class SpokenList {
public:
    /// Begins a line. One that is left without words is dropped in the end.
    void begin(SpokenLine line, const std::string& place);
    /// Goes on with the last line.
    void go_on(std::string_view words, const std::string& place);
    void refuse(std::string sentence);

    [[nodiscard]] bool empty() const { return lines.empty(); }
    [[nodiscard]] bool refused() const { return trouble.has_value(); }
    /// The lines with words in them, or the first trouble.
    [[nodiscard]] SpokenLines done() &&;

private:
    void check(const SpokenLine& line, const std::string& place);

    std::vector<SpokenLine> lines;
    std::optional<engine::Trouble> trouble;
};

[[nodiscard]] std::string line_place(std::size_t number);

[[nodiscard]] SpokenLines read_webvtt(std::string_view text);
[[nodiscard]] SpokenLines read_srt(std::string_view text);
[[nodiscard]] SpokenLines read_spoken_text(std::string_view text);
[[nodiscard]] SpokenLines read_meeting_json(std::string_view text);

}  // namespace outward::server
