// A guide on paper, as one HTML file that fetches nothing: the facilitator's sheet, a form for
// notes, cards for the tables, the agreements, hand-outs and a poster with the way in.
#pragma once

#include "engine/guide.hpp"
#include "server/guides/library.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace outward::server {

enum class Paper { a4, letter };

/// "a4" (also for an empty name) or "letter".
[[nodiscard]] std::optional<Paper> paper_of(std::string_view name);

struct PrintWish {
    std::string language;  // the guide's first stands in for one that it has not
    Paper paper = Paper::a4;
    std::string link;  // for the poster; empty: a frame to put a code in
};

/// `library` gives the fixed words. What stands in the guide is never taken for markup.
[[nodiscard]] std::string printed(const engine::Guide& guide, const Library& library,
                                  const PrintWish& wish);

/// The style of all sheets, and the size of the paper.
[[nodiscard]] std::string print_style(Paper paper);

}  // namespace outward::server
