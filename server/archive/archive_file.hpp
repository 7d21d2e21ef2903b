// The archive as a file on disk: making it, telling whether it may be opened, bringing it up to
// date.
#pragma once

#include "engine/result.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace outward::server {

/// Makes the file and its folder when they are not there, for the owner's eyes only; brings an
/// older one up to date (migrate.hpp). A file that this program must not write (not an archive, or
/// a newer one) is not touched. None: it can be opened.
[[nodiscard]] std::optional<engine::Trouble> prepare_archive(const std::filesystem::path& file);

/// Whether the file can be read as an archive of this version; it is not touched. None: it can.
[[nodiscard]] std::optional<engine::Trouble> examine_archive(const std::filesystem::path& file);

/// A new, empty archive of this version in place of whatever is there. Throws SQLite::Exception,
/// std::filesystem::filesystem_error.
[[nodiscard]] SQLite::Database make_archive(const std::filesystem::path& file);

/// Gives `fresh`, a whole file, the name `file` in one step that outlives a power cut. Throws
/// std::filesystem::filesystem_error.
void put_in_place(const std::filesystem::path& fresh, const std::filesystem::path& file);

/// Removes a database file and what SQLite keeps beside it.
void remove_archive(const std::filesystem::path& file);

/// Gathers an archive that nobody uses into its one file, without a write-ahead log beside it, and
/// tells whether its structure is sound. Throws SQLite::Exception when it cannot be read at all.
[[nodiscard]] bool is_sound_alone(const std::filesystem::path& file);

/// None: there is room for so many bytes more in the file's folder.
[[nodiscard]] std::optional<engine::Trouble> no_room_for(std::uintmax_t bytes,
                                                         const std::filesystem::path& file);

/// `file` with something added to its name.
[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& file,
                                           const std::string& ending);

/// The path as it stands in a sentence.
[[nodiscard]] std::string quoted(const std::filesystem::path& path);

/// What went wrong in SQLite and what to do about it, as a sentence.
[[nodiscard]] std::string sentence_for(const SQLite::Exception& problem,
                                       const std::filesystem::path& file);

}  // namespace outward::server
