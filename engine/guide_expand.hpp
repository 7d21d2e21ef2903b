// Guides that take steps from other guides: `use` in a phase, docs/guides.md.
#pragma once

#include "engine/guide.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace outward::engine {

/// The files of another guide; nullopt when there is no such guide.
using FindGuide = std::function<std::optional<std::vector<GuideFile>>(const GuideId&)>;

/// The files with every `use` replaced by the steps that it asks for, their words in each language
/// and the categories that they need. Files without `use` come back as they were, byte for byte,
/// and so do those that are no JSON: load_guide says what is wrong with them.
[[nodiscard]] Result<std::vector<GuideFile>, std::vector<Problem>> expand_guide(
    const std::vector<GuideFile>& files, const FindGuide& find);

}  // namespace outward::engine
