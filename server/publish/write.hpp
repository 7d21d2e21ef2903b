// Putting a site into a folder: all of it, or nothing.
#pragma once

#include "engine/result.hpp"
#include "server/bundle/zip.hpp"

#include <filesystem>
#include <optional>
#include <span>

namespace outward::server {

/// Written beside the folder first and then put in its place at once, so that nobody meets half of
/// it. The folder must be new, empty or made by this (it then has a file that lists what was
/// written), and hold nothing else: a stranger's files are never replaced or removed. A link is not
/// followed. None: it is done.
[[nodiscard]] std::optional<engine::Trouble> write_site(const std::filesystem::path& folder,
                                                        std::span<const ZipEntry> files);

}  // namespace outward::server
