// The guides of content/, for measures that are run from the top of the repository.
#pragma once

#include "engine/guide.hpp"

#include <string>
#include <vector>

namespace outward::bench {

[[nodiscard]] std::vector<engine::GuideFile> guide_files(const std::string& id);
/// As conversations have it. Throws when it cannot be read.
[[nodiscard]] engine::Guide guide_of(const std::vector<engine::GuideFile>& files);

}  // namespace outward::bench
