// Copies of an archive, and the way back.
#pragma once

#include "engine/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace outward::server {

struct Backup {
    std::filesystem::path file;
    std::uintmax_t bytes = 0;
    std::size_t conversations = 0;
    std::size_t events = 0;
};

/// Writes a copy of `archive` to the new file `to`: everything that was saved when it began. The
/// server may be running; it is not kept waiting. The copy is verified before it gets its name.
[[nodiscard]] engine::Result<Backup, engine::Trouble> back_up(const std::filesystem::path& archive,
                                                              const std::filesystem::path& to);

/// Puts a copy of `backup`, verified first, in the place of `archive`. What was there is kept as
/// FILE.before-restore. No server may be running on it (DataFolder's lock).
[[nodiscard]] engine::Result<Backup, engine::Trouble> restore(const std::filesystem::path& backup,
                                                              const std::filesystem::path& archive);

}  // namespace outward::server
