// Reads a guard as a guide's file has it; docs/guides.md lists what there is.
#pragma once

#include "engine/guard.hpp"
#include "engine/json_reader.hpp"

namespace outward::engine {

/// What is wrong is told to the reader; the guard is then of no use.
[[nodiscard]] Guard read_guard(const JsonReader& reader);

}  // namespace outward::engine
