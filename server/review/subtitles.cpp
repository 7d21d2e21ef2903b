// WebVTT (https://www.w3.org/TR/webvtt1/) and SRT: spans of time, and what was said in them.
//
//   1                                  an identifier or number, not needed
//   00:01:02.500 --> 00:01:05.000 …    settings may follow; SRT has commas
//   <v Anna>Good morning.              or "Anna: Good morning.", or nobody is named
//   On two lines, or more.
//                                      an empty line
#include "server/review/spoken.hpp"

#include <algorithm>
#include <utility>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::string_view arrow = "-->";
constexpr std::size_t longest_voice = 400;  // bytes, of <v Anna>

bool has_arrow(std::string_view line) { return line.find(arrow) != std::string_view::npos; }

bool is_cue_number(std::string_view line) {
    return trimmed(line).find_first_not_of("0123456789") == std::string_view::npos;
}

struct CueSpan {
    Millis from{};
    Millis to{};
};

std::optional<CueSpan> cue_span_in(std::string_view line) {
    line = trimmed(line);
    const auto from = take_time(line);
    line = trimmed(line);
    if (!from || !line.starts_with(arrow)) return std::nullopt;
    line = trimmed(line.substr(arrow.size()));
    const auto to = take_time(line);
    if (!to) return std::nullopt;
    return CueSpan{*from, std::max(*from, *to)};
}

/// Takes the name out of the voice tag `<v Anna>` or `<v.loud Anna>` that `text` begins with.
std::optional<std::string_view> take_voice(std::string_view& text) {
    if (!text.starts_with("<v ") && !text.starts_with("<v.")) return std::nullopt;
    const std::size_t end = text.substr(0, longest_voice).find('>');
    if (end == std::string_view::npos) return std::nullopt;
    const std::size_t name = std::min(text.find(' '), end);
    const std::string_view voice = trimmed(text.substr(name, end - name));
    text.remove_prefix(end + 1);
    return voice;
}

/// Where in `text`, from `first` on, another voice begins; its end: nowhere.
std::size_t next_voice(std::string_view text, std::size_t first) {
    std::size_t at = text.find("<v", first);
    while (at != std::string_view::npos && at + 2 < text.size() && text[at + 2] != ' ' &&
           text[at + 2] != '.')
        at = text.find("<v", at + 1);
    return std::min(at, text.size());
}

class SubtitleReader {
public:
    enum class Kind { webvtt, srt };

    SubtitleReader(std::string_view text, Kind its_kind) : lines(text), kind(its_kind) {}

    SpokenLines read() && {
        bool after_blank = true;
        for (auto line = lines.next(); line && !list.refused(); line = lines.next()) {
            const bool begins_block = std::exchange(after_blank, trimmed(*line).empty());
            if (has_arrow(*line)) {
                read_cue(*line);
                after_blank = true;
            } else if (kind == Kind::webvtt && begins_block && is_comment(*line)) {
                skip_block();
                after_blank = true;
            } else if (kind == Kind::srt && !list.empty() && !is_identifier(*line)) {
                list.go_on(clean_words(*line), place());  // an empty line within what was said
            }
        }
        if (list.empty()) list.refuse(no_spans());
        return std::move(list).done();
    }

private:
    [[nodiscard]] std::string place() const { return line_place(lines.number()); }

    static std::string no_spans() {
        return "There is no span of time such as 00:01:02.500 --> 00:01:05.000 in this transcript. "
               "Save it as WebVTT, SRT or plain text, and attach that.";
    }

    static bool is_comment(std::string_view line) {
        const std::string_view word = line.substr(0, line.find_first_of(" \t"));
        return word == "NOTE" || word == "STYLE" || word == "REGION";
    }

    void skip_block() {
        for (auto line = lines.next(); line && !trimmed(*line).empty();) line = lines.next();
    }

    /// A span of time comes next.
    [[nodiscard]] bool is_identifier(std::string_view line) const {
        LineReader ahead = lines;
        const auto following = ahead.next();
        return trimmed(line).empty() || (following && has_arrow(*following));
    }

    void read_cue(std::string_view line) {
        const auto span = cue_span_in(line);
        if (!span)
            return list.refuse(place() +
                               " is not a span of time such as 00:01:02.500 --> 00:01:05.000. "
                               "Correct it, and attach the transcript again.");
        said_in_cue = false;
        while (true) {
            LineReader ahead = lines;
            const auto text = ahead.next();
            if (!text || trimmed(*text).empty() || has_arrow(*text)) return;
            const auto beyond = LineReader{ahead}.next();
            if (beyond && has_arrow(*beyond) && is_cue_number(*text)) return;  // of the next cue
            lines = ahead;
            read_words(*text, *span);
        }
    }

    /// A line of what was said; several may speak in it.
    void read_words(std::string_view text, const CueSpan& span) {
        while (!text.empty()) {
            const auto voice = take_voice(text);
            const std::size_t length = next_voice(text, voice ? 0 : 1);
            const std::string words = clean_words(text.substr(0, length));
            text.remove_prefix(length);
            const std::string name = clean_words(voice.value_or(""));
            const Said said = voice ? Said{name, words} : part_speaker(words);
            if (voice || !said.speaker.empty() || !said_in_cue)
                list.begin({span.from, span.to, std::string{said.speaker}, std::string{said.words}},
                           place());
            else
                list.go_on(said.words, place());
            said_in_cue = true;
        }
    }

    LineReader lines;
    Kind kind;
    SpokenList list;
    bool said_in_cue = false;
};

}  // namespace

SpokenLines read_webvtt(std::string_view text) {
    return SubtitleReader{text, SubtitleReader::Kind::webvtt}.read();
}

SpokenLines read_srt(std::string_view text) {
    return SubtitleReader{text, SubtitleReader::Kind::srt}.read();
}

}  // namespace outward::server
