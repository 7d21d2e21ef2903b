// What can be said of a theme by counting, and whether it holds. Count alone misleads: how widely,
// how strongly and how concretely people said it stands beside it (the criteria of focus-group
// analysis: frequency, extensiveness, intensity, specificity; Krueger and Casey, Focus Groups).
#pragma once

#include "engine/initiative/initiative.hpp"

#include <map>
#include <set>
#include <vector>

namespace outward::engine {

/// Of the statements that are there.
struct ThemeFigures {
    int statements = 0;
    int conversations = 0;           // spread: in how many it was said
    int strong = 0;                  // intensity: highlighted in the room, or marked by the team
    int specific = 0;                // stories, exact words, or marked by the team
    int evidence = 0;                // quotes that it stands on,
    int evidence_conversations = 0;  // and in how many conversations they were said
    int outliers = 0;
    friend bool operator==(const ThemeFigures&, const ThemeFigures&) = default;
};

[[nodiscard]] ThemeFigures figures_of(const Initiative& initiative, const RecordId& theme);

/// Of each of these that there is, in one pass over the statements.
[[nodiscard]] std::map<RecordId, ThemeFigures> figures_of(const Initiative& initiative,
                                                          const std::set<RecordId>& themes);

inline constexpr int least_quotes = 2;
inline constexpr int least_conversations = 2;

/// A theme holds when it stands on at least two quotes from at least two conversations.
[[nodiscard]] constexpr bool holds(const ThemeFigures& figures) {
    return figures.evidence >= least_quotes &&
           figures.evidence_conversations >= least_conversations;
}

/// How far the board is.
struct BoardFigures {
    int statements = 0;  // that are there
    int picked = 0;
    int themed = 0;  // the others stay in sight
    friend bool operator==(const BoardFigures&, const BoardFigures&) = default;
};
[[nodiscard]] BoardFigures board_figures(const Initiative& initiative);

/// The sentences of the narrative as it is now, in the order of the page.
[[nodiscard]] std::vector<record::Sentence> narrative_of(const Initiative& initiative);

}  // namespace outward::engine
