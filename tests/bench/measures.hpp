// How good suggestions are, and how far two people who coded the same texts agree.
#pragma once

#include <cmath>
#include <concepts>
#include <cstddef>
#include <map>
#include <span>
#include <string>

namespace outward::bench {

/// Of the first `most` suggestions, the share that is right; suggestions that are missing are not.
double precision_at(std::size_t most, std::span<const std::size_t> suggested,
                    std::predicate<std::size_t> auto right) {
    std::size_t hits = 0;
    for (std::size_t i = 0; i < most && i < suggested.size(); ++i) hits += right(suggested[i]);
    return static_cast<double>(hits) / static_cast<double>(most);
}

/// 1 when the first suggestion is right, 1/2 when the second is the first that is; 0: none is.
double reciprocal_rank(std::span<const std::size_t> suggested,
                       std::predicate<std::size_t> auto right) {
    for (std::size_t i = 0; i < suggested.size(); ++i)
        if (right(suggested[i])) return 1 / static_cast<double>(i + 1);
    return 0;
}

/// And its standard error.
struct Mean {
    double value = 0;
    double error = 0;
};

inline Mean mean_of(std::span<const double> figures) {
    const auto count = static_cast<double>(figures.size());
    Mean mean;
    for (const double figure : figures) mean.value += figure / count;
    double squares = 0;
    for (const double figure : figures) squares += std::pow(figure - mean.value, 2);
    if (figures.size() > 1) mean.error = std::sqrt(squares / (count - 1) / count);
    return mean;
}

/// `raw`: the share of texts that got the same code from both. `kappa`: how far that goes beyond
/// what would agree by chance (Cohen 1960): 1 always, 0 as chance has it.
struct Agreement {
    double raw = 0;
    double kappa = 0;
};

/// One code for each text, in the same order.
inline Agreement agreement(std::span<const std::string> first,
                           std::span<const std::string> second) {
    const auto count = static_cast<double>(first.size());
    std::map<std::string, double> by_first;
    std::map<std::string, double> by_second;
    double same = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        ++by_first[first[i]];
        ++by_second[second[i]];
        same += first[i] == second[i] ? 1 : 0;
    }
    double by_chance = 0;
    for (const auto& [code, times] : by_first)
        by_chance += times / count * (by_second[code] / count);
    const double raw = same / count;
    return {raw, by_chance < 1 ? (raw - by_chance) / (1 - by_chance) : 1};
}

}  // namespace outward::bench
