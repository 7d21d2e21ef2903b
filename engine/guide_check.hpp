// The inside of the checker: what its files share. guide_check.cpp: names and steps;
// guide_check_tables.cpp: the course of things, tables and rounds; guide_check_texts.cpp and
// guide_check_wording.cpp: words.
#pragma once

#include "engine/guide.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace outward::engine {

[[nodiscard]] std::vector<Problem> check_guide_tables(const Guide& guide);
[[nodiscard]] std::vector<Problem> check_guide_texts(const Guide& guide);
[[nodiscard]] std::vector<Problem> check_guide_wording(const Guide& guide);

/// Where the phase or the step stands in guide.json, as a JSON pointer.
[[nodiscard]] std::string place_of(const Guide& guide, const Phase& phase);
[[nodiscard]] std::string place_of(const Guide& guide, const Step& step);

template <class Range, class IdType>
[[nodiscard]] bool has(const Range& range, const IdType& id) {
    return std::ranges::find(range, id) != std::ranges::end(range);
}

}  // namespace outward::engine
