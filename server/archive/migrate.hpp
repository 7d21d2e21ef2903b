// Bringing an older archive up to date. Forward only.
#pragma once

#include "engine/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace outward::server {

/// Checks the old file, builds the new one beside it, verifies that, and gives it the old one's
/// name in one step: whenever it is interrupted, the archive is the old or the new one, whole. The
/// old file is kept as FILE.v1. `version` is the old one's. None: it is done; otherwise the archive
/// is as it was.
[[nodiscard]] std::optional<engine::Trouble> migrate(const std::filesystem::path& file,
                                                     std::int64_t version);

}  // namespace outward::server
