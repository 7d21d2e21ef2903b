// Whether an archive is still as it was written.
#pragma once

#include "engine/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace outward::server {

struct Verified {
    std::size_t conversations = 0;
    std::size_t initiatives = 0;
    std::size_t events = 0;
    /// Sentences that say what is wrong and where; none: all is well.
    std::vector<std::string> problems = {};

    [[nodiscard]] bool clean() const noexcept { return problems.empty(); }
};

/// Reads everything: the file's structure, every log with its chain (digest.hpp), every guide's
/// hash, and whether each row in the list equals a fresh fold of its log. Only reads; a server may
/// be running on the archive.
[[nodiscard]] engine::Result<Verified, engine::Trouble> verify(const std::filesystem::path& file);

}  // namespace outward::server
