#include "server/review/spoken.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::string_view white_space = " \t\r\n\f\v";
constexpr std::size_t longest_mark = 40;     // bytes, of {vocalsound}
constexpr std::size_t longest_tag = 200;     // bytes
constexpr std::size_t longest_speaker = 60;  // bytes
constexpr std::size_t words_of_a_name = 5;

constexpr std::array<std::string_view, 14> tag_names{
    "b", "i", "u", "c", "v", "s", "em", "ruby", "rt", "br", "p", "lang", "font", "span"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> entities{{
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&apos;", "'"},
    {"&#39;", "'"},
    {"&nbsp;", " "},
    {"&lrm;", "\u200e"},
    {"&rlm;", "\u200f"},
}};

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// How long the tag is that `text` begins with: <i>, </v>, <c.loud>, <00:01:02.000>; 0: none.
std::size_t length_of_tag(std::string_view text) {
    if (!text.starts_with('<')) return 0;
    const std::size_t end = text.substr(0, longest_tag).find('>');
    if (end == std::string_view::npos) return 0;
    std::string_view inside = text.substr(1, end - 1);
    if (take_time(inside)) return inside.empty() ? end + 1 : 0;
    if (inside.starts_with('/')) inside.remove_prefix(1);
    std::string name{inside.substr(0, inside.find_first_of(" .\t/"))};
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name.empty() || std::ranges::find(tag_names, name) != tag_names.end() ? end + 1 : 0;
}

std::size_t length_of_mark(std::string_view text) {
    if (!text.starts_with('{')) return 0;
    const std::size_t end = text.substr(1, longest_mark).find_first_of("{}");
    const bool is_mark = end != std::string_view::npos && text[end + 1] == '}';
    return is_mark ? end + 2 : 0;
}

/// What the entity stands for that `text` begins with, and how long it is; 0: none.
std::pair<std::string_view, std::size_t> entity_in(std::string_view text) {
    if (text.starts_with('&'))
        for (const auto& [name, meaning] : entities)
            if (text.starts_with(name)) return {meaning, name.size()};
    return {{}, 0};
}

std::optional<std::int64_t> take_number(std::string_view& text, std::size_t most_digits) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < most_digits && is_ascii_digit(text[digits])) ++digits;
    if (digits == 0) return std::nullopt;
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
    return number;
}

/// After the seconds: a point or comma and up to three digits.
std::int64_t take_fraction(std::string_view& text) {
    if (text.size() < 2 || (text[0] != '.' && text[0] != ',') || !is_ascii_digit(text[1])) return 0;
    text.remove_prefix(1);
    std::int64_t millis = 0;
    int place = 100;
    for (; !text.empty() && is_ascii_digit(text[0]); text.remove_prefix(1), place /= 10)
        millis += place * (text[0] - '0');
    return millis;
}

bool begins_like_a_name(std::string_view word) {
    const auto c = static_cast<unsigned char>(word.front());
    return c >= 0x80 || std::isupper(c) || std::isdigit(c) || c == '(';
}

bool is_speaker_name(std::string_view text) {
    if (text.empty() || text.size() > longest_speaker) return false;
    if (text.find_first_of(",;!?\"<>[]{}=|/") != std::string_view::npos) return false;
    std::size_t words = 0;
    bool all_like_names = true;
    for (std::string_view rest = text; !rest.empty(); rest = trimmed(rest)) {
        const std::string_view word = rest.substr(0, rest.find_first_of(white_space));
        rest.remove_prefix(word.size());
        all_like_names = all_like_names && begins_like_a_name(word);
        ++words;
    }
    return words == 1 || (all_like_names && words <= words_of_a_name);
}

}  // namespace

std::optional<std::string_view> LineReader::next() {
    if (rest.empty()) return std::nullopt;
    ++count;
    const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end);
    rest.remove_prefix(rest.starts_with("\r\n") ? 2 : rest.empty() ? 0 : 1);
    return line;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(white_space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

std::string clean_words(std::string_view text) {
    std::string clean;
    const auto add = [&](std::string_view part) {
        const auto c = static_cast<unsigned char>(part.empty() ? '\0' : part.front());
        const bool is_blank = c <= ' ' || c == 0x7F;
        if (!is_blank)
            clean += part;
        else if (!part.empty() && !clean.empty() && clean.back() != ' ')
            clean += ' ';
    };
    while (!text.empty()) {
        const std::size_t mark = length_of_mark(text);
        const std::size_t tag = length_of_tag(text);
        const auto [meaning, entity] = entity_in(text);
        if (entity > 0)
            add(meaning);
        else if (mark > 0)
            add(" ");
        else if (tag == 0)
            add(text.substr(0, 1));
        text.remove_prefix(std::max({mark, tag, entity, std::size_t{1}}));
    }
    if (!clean.empty() && clean.back() == ' ') clean.pop_back();
    return clean;
}

std::optional<Millis> take_time(std::string_view& text) {
    std::string_view rest = text;
    std::int64_t seconds = 0;
    int parts = 0;
    for (;; ++parts) {
        const auto part = take_number(rest, parts == 0 ? 3 : 2);
        if (!part || (parts > 0 && *part > 59)) return std::nullopt;
        seconds = seconds * 60 + *part;
        if (parts == 2 || !rest.starts_with(':')) break;
        rest.remove_prefix(1);
    }
    if (parts == 0) return std::nullopt;
    const Millis time{seconds * 1000 + take_fraction(rest)};
    const bool goes_on = !rest.empty() && (is_ascii_digit(rest.front()) || rest.front() == ':');
    if (goes_on || time > attached_limits::longest) return std::nullopt;
    text = rest;
    return time;
}

Said part_speaker(std::string_view line) {
    constexpr std::string_view wide_colon = "：";
    line = trimmed(line);
    const std::size_t narrow = line.find(':');
    const std::size_t wide = line.find(wide_colon);
    const std::size_t at = std::min(narrow, wide);
    if (at == std::string_view::npos) return {{}, line};
    const std::string_view name = trimmed(line.substr(0, at));
    const std::string_view words = line.substr(at + (at == wide ? wide_colon.size() : 1));
    if (words.starts_with("//") || !is_speaker_name(name)) return {{}, line};
    return {name, trimmed(words)};
}

std::string line_place(std::size_t number) { return "Line " + std::to_string(number); }

void SpokenList::begin(SpokenLine line, const std::string& place) {
    check(line, place);
    if (!lines.empty() && lines.back().text.empty()) lines.pop_back();
    if (lines.size() >= attached_limits::lines)
        refuse(place + " is one more than " + std::to_string(attached_limits::lines) +
               " lines. Attach the transcript in several parts.");
    if (!refused()) lines.push_back(std::move(line));
}

void SpokenList::go_on(std::string_view words, const std::string& place) {
    if (refused() || lines.empty() || words.empty()) return;
    std::string& text = lines.back().text;
    if (!text.empty()) text += ' ';
    text += words;
    check(lines.back(), place);
}

void SpokenList::check(const SpokenLine& line, const std::string& place) {
    if (line.text.size() > attached_limits::line_bytes)
        refuse(place + " makes what one person says longer than " +
               std::to_string(attached_limits::line_bytes) +
               " bytes. Part it into several lines, each with its speaker.");
    if (line.speaker.size() > attached_limits::speaker_bytes)
        refuse(place + " has a speaker's name of more than " +
               std::to_string(attached_limits::speaker_bytes) + " bytes. Shorten it.");
}

void SpokenList::refuse(std::string sentence) {
    if (!trouble) trouble = Trouble{std::move(sentence)};
}

SpokenLines SpokenList::done() && {
    if (trouble) return std::move(*trouble);
    if (!lines.empty() && lines.back().text.empty()) lines.pop_back();
    if (lines.empty())
        return Trouble{
            "Nobody says anything in this transcript. Look whether it is the right "
            "file, and attach it again."};
    return std::move(lines);
}

}  // namespace outward::server
