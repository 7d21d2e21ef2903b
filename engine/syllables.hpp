// How many syllables a word has, as far as its spelling tells: what the measures of readability.hpp
// count. Rules of thumb; they are wrong for some words, and right on average.
#pragma once

#include <string_view>

namespace outward::engine {

/// Whether there are rules for that language: English, Spanish, German, French.
[[nodiscard]] bool knows_syllables(std::string_view language) noexcept;

/// At least 1. For a language that it does not know, the groups of vowels.
[[nodiscard]] int syllables_in(std::string_view word, std::string_view language);

}  // namespace outward::engine
