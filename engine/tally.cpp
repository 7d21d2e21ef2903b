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

using Sums = std::map<OptionId, std::vector<int>>;

void add(Sums& to, const Step& step, const Ballot& ballot) {
    for (const auto& [option, given] : ballot.vote) {
        const auto cells = to.find(option);
        if (cells == to.end()) continue;
        const int first = step.kind == StepKind::order ? 1 : 0;
        const auto cell = sums(step.kind) ? 0U : static_cast<std::size_t>(given - first);
        if (given < first || cell >= cells->second.size()) continue;
        cells->second[cell] += sums(step.kind) ? given : ballot.people;
    }
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
    Tally result;
    Sums counts;
    for (const OptionId& option : step.question.options) counts[option].resize(cell_count(step), 0);
    for (const auto& [id, ballot] : voting.ballots) {
        result.people += ballot.people;
        if (ballot.entered) result.entered += ballot.people;
        add(counts, step, ballot);
    }
    const int smallest = step.question.smallest_cell;
    result.withheld = result.people < smallest;
    if (result.withheld) return result;

    Cells all;
    for (const OptionId& option : step.question.options) {
        Cells row{counts[option].begin(), counts[option].end()};
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
