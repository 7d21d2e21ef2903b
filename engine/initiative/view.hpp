// What a seat sees of an initiative. The team sees all of it; the wall what is read back, and
// nothing of the board.
#pragma once

#include "engine/initiative/themes.hpp"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace outward::engine {

/// Statements that lie alike.
struct PlacedView {
    std::vector<StatementNumber> statements;
    Placement placement;
};

struct InitiativeView {
    ThemingStage stage = ThemingStage::read;
    std::vector<Colleague> colleagues;  // by number
    std::vector<Kept> records;
    std::vector<PlacedView> placed;  // all that do not lie in the pile as they came
    int statements = 0;              // the greatest number
    std::map<RecordId, ThemeFigures> figures;
    BoardFigures board;
};

[[nodiscard]] InitiativeView view_for(const Initiative& initiative, Seat seat);

/// What a seat sees of an event, given the state right after it. None: nothing.
struct InitiativeSeen {
    InitiativeRecorded recorded;
    /// Of themes whose figures it changed, and of the board when it did.
    std::map<RecordId, ThemeFigures> figures;
    std::optional<BoardFigures> board;
    int statements = 0;  // the greatest number, after gathering
};
[[nodiscard]] std::optional<InitiativeSeen> seen_by(Seat seat, const Initiative& after,
                                                    const InitiativeRecorded& recorded);

}  // namespace outward::engine
