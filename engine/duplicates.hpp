// Which texts say the same words.
#pragma once

#include "engine/words.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace outward::engine {

/// Groups of texts, two or more in each, that have the same words in the same order, but for one
/// slip in each long word: a letter too many or too few, another one, or two that changed places
/// (Damerau 1964). Long is seven letters or more: a slip makes another word of a shorter one, as
/// "trails" of "trains". First letters and digits are the same: people seldom slip there, and
/// "einen" is not "keinen". Groups, and texts in them, in order; texts without words in none.
[[nodiscard]] std::vector<std::vector<std::size_t>> duplicates_among(
    std::span<const std::vector<Word>> texts);

}  // namespace outward::engine
