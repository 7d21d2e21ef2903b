// What a change is about: of two that reach a screen together only the later one counts.
#pragma once

#include "engine/view.hpp"

#include <string>

namespace outward::engine {

/// Whoever is told of a later change with the same subject need not be told of this one. Empty: it
/// always counts, since it tells of one thing among many.
[[nodiscard]] std::string subject_of(const Seen& seen);

}  // namespace outward::engine
