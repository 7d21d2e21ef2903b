// Hand-outs of the practice, beside those of single guides: sheets, cards and letters for a room,
// in the words of each language (content/handouts/, protocols/schemas/handout.schema.json).
#pragma once

#include "engine/guide.hpp"
#include "engine/result.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// What guides and hand-outs are used for.
inline constexpr std::array known_uses{"conversation", "workshop", "training", "theming",
                                       "follow-up"};

namespace handout_limits {
inline constexpr std::size_t bytes = 128 * 1024;  // of all files together
inline constexpr std::size_t languages = 20;
inline constexpr std::size_t parts = 12;
inline constexpr std::size_t words = 40;  // of one part
inline constexpr int lines = 12;          // to write on, below one of them
inline constexpr int minutes = 240;       // before and after the beginning
inline constexpr int tables = 60;
inline constexpr int across = 12;
// In Unicode code points.
inline constexpr std::size_t version = 40;
inline constexpr std::size_t title = 120;
inline constexpr std::size_t longest = 600;  // one paragraph or item
}  // namespace handout_limits

enum class PartKind {
    text,       // paragraphs
    list,       // with points
    steps,      // numbered
    checks,     // each with a box to tick
    fields,     // each with lines to write on
    timetable,  // each begins at a minute
    plan,       // tables in a hall; its two words are what stands in front and at the other end
};

struct HandoutPart {
    std::string id;
    PartKind kind = PartKind::text;
    int lines = 1;            // of fields
    std::vector<int> begins;  // of a timetable: minutes from the beginning, before it below 0
    int tables = 0;           // of a plan
    int across = 0;           // of a plan: tables in a row
};

struct HandoutPartText {
    std::string title;  // may be empty
    std::vector<std::string> words;
};

struct HandoutWords {
    std::string title;
    std::string about;  // what it is for, for those who choose it; not printed
    std::map<std::string, HandoutPartText> parts;
};

struct Handout {
    std::string id;
    std::string version;
    std::string licence;
    std::vector<std::string> uses;       // of known_uses
    std::vector<std::string> languages;  // the first is the one that others fall back to
    int per_sheet = 1;                   // how often it stands on a sheet, to be cut
    std::vector<HandoutPart> parts;
    std::map<std::string, HandoutWords> texts;

    /// The language that stands in for that one.
    [[nodiscard]] const std::string& language_for(std::string_view wanted) const;
};

using HandoutResult = engine::Result<Handout, engine::Trouble>;

/// Reads handout.json and a text.LANGUAGE.json for each of its languages. A hand-out that is read
/// has as many words in each of them; else every problem is told, one a line.
[[nodiscard]] HandoutResult read_handout(const std::vector<engine::GuideFile>& files);

}  // namespace outward::server
