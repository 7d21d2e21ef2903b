// The archive as a file on disk: making it, and telling whether it may be opened.
#pragma once

#include "engine/result.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <optional>
#include <string>

namespace outward::server {

/// Makes the file and its folder when they are not there, for the owner's eyes only. A file that
/// this program must not write (not an archive, or a newer one) is not touched. None: it can be
/// opened.
[[nodiscard]] std::optional<engine::Trouble> prepare_archive(const std::filesystem::path& file);

/// What went wrong in SQLite and what to do about it, as a sentence.
[[nodiscard]] std::string sentence_for(const SQLite::Exception& problem,
                                       const std::filesystem::path& file);

}  // namespace outward::server
