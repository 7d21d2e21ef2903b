// Plain text with speakers, as people type it:
//
//   [00:12:30] Anna: Good morning.     the time may be missing, and the brackets
//   It is early.                       goes on with what Anna says
//                                      after an empty line: Anna again, in a line of its own
//   Ben: It is.
#include "server/review/spoken.hpp"

namespace outward::server {

using namespace engine;

namespace {

struct TypedLine {
    std::optional<Millis> at;
    Said said;
};

/// `[00:12:30]`, `(12:30)` or `12:30` at the front, then who speaks, if that is said.
TypedLine typed_parts(std::string_view line) {
    line = trimmed(line);
    std::string_view rest = line;
    const char open = rest.empty() ? '\0' : rest.front();
    const bool in_brackets = open == '[' || open == '(';
    if (in_brackets) rest.remove_prefix(1);
    const auto at = take_time(rest);
    const char close = open == '[' ? ']' : ')';
    if (!at || (in_brackets && !rest.starts_with(close))) return {std::nullopt, part_speaker(line)};
    if (in_brackets) rest.remove_prefix(1);
    rest = trimmed(rest);
    if (rest.starts_with("- ")) rest = trimmed(rest.substr(2));
    return {at, part_speaker(rest)};
}

}  // namespace

SpokenLines read_spoken_text(std::string_view text) {
    SpokenList list;
    LineReader lines{text};
    bool is_told = false;  // who speaks, or when
    bool after_blank = true;
    std::string speaker;
    for (auto raw = lines.next(); raw && !list.refused(); raw = lines.next()) {
        const std::string line = clean_words(*raw);
        const std::string place = line_place(lines.number());
        const auto [at, said] = typed_parts(line);
        const bool is_new = at || !said.speaker.empty();
        if (!said.speaker.empty()) speaker = said.speaker;
        is_told = is_told || is_new;
        if (is_new || (after_blank && !line.empty()))
            list.begin({at, std::nullopt, speaker, std::string{said.words}}, place);
        else
            list.go_on(said.words, place);
        after_blank = line.empty();
    }
    if (!is_told)
        list.refuse(
            "No line of this text says who speaks. Begin each with a name and a colon, such as "
            "'Person 1: Good morning.', and attach it again.");
    return std::move(list).done();
}

}  // namespace outward::server
