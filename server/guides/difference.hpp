// What changed from one guide to another, for people: version, steps, minutes, kinds, words.
#pragma once

#include "engine/guide.hpp"

#include <string>
#include <vector>

namespace outward::server {

/// One change a line; empty when both say the same. Both must be sound guides' files.
[[nodiscard]] std::vector<std::string> differences(const std::vector<engine::GuideFile>& before,
                                                   const std::vector<engine::GuideFile>& after);

}  // namespace outward::server
