// What a seat sees of an initiative. The team sees all of it; the wall what is read back, and
// nothing of the board.
#pragma once

#include "engine/initiative/themes.hpp"

#include <map>
#include <optional>
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

/// What a seat sees of an event.
struct InitiativeSeen {
    InitiativeRecorded recorded;
    std::optional<Kept> kept = std::nullopt;            // the record that was set
    std::optional<Colleague> colleague = std::nullopt;  // who joined
    /// Of themes whose figures it may have changed, and of the board when it did. The figures of a
    /// theme that is removed go with it.
    std::map<RecordId, ThemeFigures> figures = {};
    std::optional<BoardFigures> board = std::nullopt;
    int statements = 0;  // the greatest number, after gathering
};

/// Given the state right after the event. A wall that is to show another version sees that version
/// set just before, as it had none.
[[nodiscard]] std::vector<InitiativeSeen> seen_by(Seat seat, const Initiative& after,
                                                  const InitiativeRecorded& recorded);

}  // namespace outward::engine
