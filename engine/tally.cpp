#include "engine/tally.hpp"

#include <algorithm>
#include <numeric>

namespace outward::engine {

namespace {

/// In which a vote's number says how often, not which.
bool sums(StepKind kind) { return kind == StepKind::poll || kind == StepKind::dots; }

std::size_t cell_count(const Step& step) {
    if (sums(step.kind)) return 1;
    return step.kind == StepKind::order ? step.question.options.size()
                                        : step.question.levels.size();
}

Cells counted(const Step& step, const Voting& voting, const OptionId& option) {
    Cells cells(cell_count(step), 0);
    const auto found = voting.given.find(option);
    if (found == voting.given.end()) return cells;
    const Given& given = found->second;
    if (sums(step.kind)) return {given.sum};
    const int first = step.kind == StepKind::order ? 1 : 0;
    for (const auto& [number, people] : given.people) {
        const auto cell = static_cast<std::size_t>(number - first);
        if (number >= first && cell < cells.size()) cells[cell] = people;
    }
    return cells;
}

}  // namespace

void keep_back_small(Cells& cells, int smallest) {
    std::vector<std::size_t> by_size(cells.size());
    std::iota(by_size.begin(), by_size.end(), std::size_t{0});
    std::ranges::stable_sort(by_size, {}, [&](std::size_t i) {
        const int count = cells[i].value_or(0);
        return std::pair{count == 0, count};  // an empty one hides nothing, so it comes last
    });
    int hidden = 0;
    int sum = 0;
    for (const std::size_t i : by_size) {
        const int count = cells[i].value_or(0);
        const bool small = count > 0 && count < smallest;
        const bool can_be_reckoned = hidden > 0 && (hidden < 2 || sum < smallest);
        if (!small && !can_be_reckoned) break;
        cells[i].reset();
        ++hidden;
        sum += count;
    }
}

Tally tally(const Step& step, const Voting& voting) {
    Tally result{voting.people, voting.entered, false, {}};
    const int smallest = step.question.smallest_cell;
    result.withheld = result.people < smallest;
    if (result.withheld) return result;

    Cells all;
    for (const OptionId& option : step.question.options) {
        Cells row = counted(step, voting, option);
        if (!sums(step.kind)) keep_back_small(row, smallest);
        all.insert(all.end(), row.begin(), row.end());
        result.counts[option] = std::move(row);
    }
    if (!sums(step.kind)) return result;
    keep_back_small(all, smallest);
    for (std::size_t i = 0; i < all.size(); ++i) result.counts[step.question.options[i]] = {all[i]};
    return result;
}

}  // namespace outward::engine
