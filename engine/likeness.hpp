// Whether two notes say the same, by their words.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace outward::engine {

/// One text, to be compared with many.
class Likeness {
public:
    explicit Likeness(std::string_view text);

    /// Whether at least two words, and half of those of the one with fewer, stand in both (the
    /// overlap coefficient of Szymkiewicz and Simpson). Only words of four letters or more count,
    /// as words.hpp compares them.
    [[nodiscard]] bool to(std::string_view other) const;

private:
    std::set<std::string> words;
};

}  // namespace outward::engine
