// Transcripts made elsewhere, by a recorder, a subtitler or by hand, to be attached to a
// conversation: read, put on its clock, and freed of names.
#pragma once

#include "engine/ids.hpp"
#include "engine/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

namespace attached_limits {
inline constexpr std::size_t file_bytes = 8 * 1024 * 1024;
inline constexpr std::size_t lines = 50'000;
inline constexpr std::size_t line_bytes = 10'000;  // of one line's words
inline constexpr std::size_t speaker_bytes = 200;
inline constexpr engine::Millis longest = std::chrono::hours{100};
}  // namespace attached_limits

/// What one person said without a break. Times count from the start of the recording; a file may
/// have them for some lines, for all or for none.
struct SpokenLine {
    std::optional<engine::Millis> from;
    std::optional<engine::Millis> to;
    std::string speaker;  // empty: the file does not say
    std::string text;     // never empty; without speech marks, tags and line breaks
    friend bool operator==(const SpokenLine&, const SpokenLine&) = default;
};

using SpokenLines = engine::Result<std::vector<SpokenLine>, engine::Trouble>;

/// Reads WebVTT, SRT, plain text (`Name: words`, with an optional time before it: [00:12:30],
/// 00:12:30, or minutes and seconds, 12:30) and QMSum JSON (`meeting_transcripts`). What it is is
/// told by its content, and by the name of the file where that does not tell. At least one line, or
/// the reason why not, with the line that it is about and what to do.
[[nodiscard]] SpokenLines read_transcript(std::string_view bytes, std::string_view file_name);

/// Puts all lines on the conversation's clock: then `from` and `to` are moments, and every line has
/// both. Times of the file count from `starts`; what has none gets a part of the time between its
/// neighbours (at the edges `starts` and `ends`) in proportion to the length of its words.
void align(std::vector<SpokenLine>& lines, engine::Millis starts, engine::Millis ends);

/// Speakers become "1", "2", … in the order in which they first spoke; who is not named stays so.
void number_speakers(std::vector<SpokenLine>& lines);

}  // namespace outward::server
