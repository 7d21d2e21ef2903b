#include "server/review/attached.hpp"

#include "engine/text.hpp"
#include "server/review/spoken.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool ends_with_letters(std::string_view name, std::string_view ending) {
    return name.size() >= ending.size() &&
           std::ranges::equal(
               name.substr(name.size() - ending.size()), ending,
               [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
}

bool is_webvtt(std::string_view text) {
    constexpr std::string_view header = "WEBVTT";
    return text.starts_with(header) &&
           (text.size() == header.size() ||
            std::string_view{" \t\r\n"}.find(text[header.size()]) != std::string_view::npos);
}

/// The first line with words, or the one after it, is a span of time.
bool is_srt(std::string_view text) {
    LineReader lines{text};
    int seen = 0;
    for (auto line = lines.next(); line && seen < 2; line = lines.next()) {
        const std::string_view words = trimmed(*line);
        if (words.empty()) continue;
        const bool begins_with_digit = words.front() >= '0' && words.front() <= '9';
        if (begins_with_digit && words.find("-->") != std::string_view::npos) return true;
        ++seen;
    }
    return false;
}

/// Not a speech mark at the beginning of what somebody said.
bool is_json(std::string_view text) {
    text = trimmed(text);
    if (!text.starts_with('{')) return false;
    const std::string_view inside = trimmed(text.substr(1));
    return inside.starts_with('"') || inside.starts_with('}');
}

std::optional<Trouble> why_no_text(std::string_view bytes) {
    if (bytes.size() > attached_limits::file_bytes)
        return Trouble{"The transcript is larger than 8 MB. Attach it in several parts."};
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("%PDF"))
        return Trouble{
            "This is a document or an archive, not a transcript. Save it as plain text "
            "or as WebVTT, and attach that."};
    if (bytes.find('\0') != std::string_view::npos || !code_points(bytes))
        return Trouble{
            "The transcript is not text in UTF-8. Save it with the encoding UTF-8, and "
            "attach it again."};
    return std::nullopt;
}

SpokenLines read_by_name(std::string_view text, std::string_view file_name) {
    if (ends_with_letters(file_name, ".json")) return read_meeting_json(text);
    if (ends_with_letters(file_name, ".vtt")) return read_webvtt(text);
    if (ends_with_letters(file_name, ".srt")) return read_srt(text);
    return read_spoken_text(text);
}

}  // namespace

SpokenLines read_transcript(std::string_view bytes, std::string_view file_name) {
    if (auto trouble = why_no_text(bytes)) return *trouble;
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    if (is_webvtt(bytes)) return read_webvtt(bytes);
    if (is_json(bytes)) return read_meeting_json(bytes);
    if (is_srt(bytes)) return read_srt(bytes);
    return read_by_name(bytes, file_name);
}

void align(std::vector<SpokenLine>& lines, Millis starts, Millis ends) {
    Millis reached = starts;
    for (std::size_t i = 0; i < lines.size();) {
        const Millis from = lines[i].from ? starts + *lines[i].from : reached;
        if (lines[i].from && lines[i].to) {
            reached = std::max(from, starts + *lines[i].to);
            lines[i].from = from;
            lines[i].to = reached;
            ++i;
            continue;
        }
        std::size_t next = i + 1;
        while (next < lines.size() && !lines[next].from) ++next;
        const Millis until =
            std::max(from, next < lines.size() ? starts + *lines[next].from : ends);
        double all = 0;
        for (std::size_t k = i; k < next; ++k) all += static_cast<double>(lines[k].text.size());
        double so_far = 0;
        reached = from;
        for (; i < next; ++i) {
            so_far += static_cast<double>(lines[i].text.size());
            const double part = all > 0 ? so_far / all : 1;
            lines[i].from = reached;
            reached = from + Millis{static_cast<Millis::rep>(
                                 part * static_cast<double>((until - from).count()))};
            lines[i].to = reached;
        }
    }
}

void number_speakers(std::vector<SpokenLine>& lines) {
    std::map<std::string, std::string> numbers;
    for (SpokenLine& line : lines) {
        if (line.speaker.empty()) continue;
        const auto known =
            numbers.try_emplace(line.speaker, std::to_string(numbers.size() + 1)).first;
        line.speaker = known->second;
    }
}

}  // namespace outward::server
