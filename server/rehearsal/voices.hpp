// What simulated people say: voices that we wrote (content/rehearsal/), or comments from a file.
#pragma once

#include "engine/ids.hpp"
#include "engine/result.hpp"
#include "server/guides/library.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

struct Voice {
    engine::CategoryId category;
    std::string text;
};

struct Voices {
    std::vector<Voice> lines;
    std::map<engine::SlotId, std::string> story;
};

/// The library's voices in that language, else in English.
[[nodiscard]] engine::Result<Voices, engine::Trouble> load_voices(const Library& library,
                                                                  std::string_view language);

struct Comment {
    std::int64_t timestamp = 0;  // milliseconds since 1970
    std::string author;
    std::string body;
};

/// A CSV file (RFC 4180) with a header line and the columns timestamp, author-id and comment-body;
/// others are passed over. Gives the comments in order of time, those of one moment as they stand.
[[nodiscard]] engine::Result<std::vector<Comment>, engine::Trouble> read_comments(
    const std::filesystem::path& file);

/// The records of a CSV text. Quoted fields may hold commas, doubled quotes and line breaks.
[[nodiscard]] engine::Result<std::vector<std::vector<std::string>>, engine::Trouble> read_csv(
    std::string_view text);

}  // namespace outward::server
