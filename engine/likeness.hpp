// Whether two notes say the same, by their words.
#pragma once

#include <string_view>

namespace outward::engine {

/// Whether at least two words, and half of those of the one with fewer, stand in both (the overlap
/// coefficient of Szymkiewicz and Simpson). Only words of four letters or more count, as words.hpp
/// compares them.
[[nodiscard]] bool are_alike(std::string_view one, std::string_view other);

}  // namespace outward::engine
