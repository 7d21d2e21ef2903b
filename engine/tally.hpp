// What the votes of a step come to. Where a guide asks for it, small counts are kept back, so that
// nobody can be told by theirs.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"

#include <map>
#include <optional>
#include <vector>

namespace outward::engine {

/// Counts side by side; what is kept back is not there.
using Cells = std::vector<std::optional<int>>;

struct Tally {
    int people = 0;
    int entered = 0;        // of them, by the crew
    bool withheld = false;  // fewer than Question::smallest_cell have voted: no counts at all
    /// In a poll and dots one sum for each option; in an order a count for each place; in a quiz
    /// and a grid a count for each level.
    std::map<OptionId, Cells> counts;
};

[[nodiscard]] Tally tally(const Step& step, const Voting& voting);

/// Keeps back every count below `smallest` that is not 0, and as many more, the smallest first, as
/// it takes that what is kept back cannot be reckoned from the rest: two at least, together at
/// least `smallest`. This is primary and complementary cell suppression (Hundepool et al.,
/// Statistical Disclosure Control, 2012, chapter 4).
void keep_back_small(Cells& cells, int smallest);

}  // namespace outward::engine
