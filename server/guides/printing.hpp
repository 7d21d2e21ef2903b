// A guide on paper, as one HTML file that fetches nothing: the facilitator's sheet, a form for
// notes, cards for the tables, the agreements, hand-outs and a poster with the way in.
#pragma once

#include "engine/guide.hpp"
#include "server/guides/handout.hpp"
#include "server/guides/library.hpp"
#include "server/guides/paper.hpp"

#include <string>

namespace outward::server {

struct PrintWish {
    std::string language;  // the first of the guide or hand-out stands in for one that it has not
    Paper paper = Paper::a4;
    std::string link;  // for the poster; empty: a frame to put a code in
};

/// `library` gives the fixed words. What stands in the guide is never taken for markup.
[[nodiscard]] std::string printed(const engine::Guide& guide, const Library& library,
                                  const PrintWish& wish);

/// A hand-out on a sheet of its own; the link is of no use there.
[[nodiscard]] std::string printed(const Handout& handout, const Library& library,
                                  const PrintWish& wish);

}  // namespace outward::server
