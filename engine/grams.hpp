// Pieces of words, by which texts are compared that have no word in common but its stem, in any
// language.
#pragma once

#include "engine/words.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace outward::engine {

struct Gram {
    std::uint64_t hash = 0;  // FNV-1a of its bytes: the same on every machine
    std::size_t word = 0;    // that it stands in; of two words, the first
    bool of_two = false;
};

/// Each four characters in a row of a word that has a mark at either end; a word of two letters
/// or one is a gram as it is. Of characters that are words by themselves: each two in a row, and
/// one that stands between others.
[[nodiscard]] std::vector<Gram> grams_of(std::span<const Word> words);

}  // namespace outward::engine
