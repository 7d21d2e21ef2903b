// The catalogue as a file on disk. Nothing in it is the only copy: whatever is wrong with it, it is
// deleted and made anew.
#pragma once

#include "server/system/files.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <optional>

namespace outward::server {

/// `catalogue.db` beside the archive, or NAME.catalogue.db beside an archive of another name.
[[nodiscard]] std::filesystem::path catalogue_beside(const std::filesystem::path& archive);

/// Whoever holds it is the only one who writes the catalogue. None: somebody else holds it, or the
/// folder cannot be written.
[[nodiscard]] std::optional<FileLock> lock_catalogue(const std::filesystem::path& catalogue);

/// Deletes the catalogue of an archive that nobody is using: it is made anew when it is asked for.
/// Throws std::filesystem::filesystem_error.
void discard_catalogue(const std::filesystem::path& archive);

/// Whether the file can be read as a catalogue of this version.
[[nodiscard]] bool is_current_catalogue(const std::filesystem::path& file);

/// Connections that know the tokenizer. The first makes the file anew unless it is current; only
/// for who holds the lock. Both throw SQLite::Exception, std::filesystem::filesystem_error.
[[nodiscard]] SQLite::Database open_catalogue_to_write(const std::filesystem::path& file);
[[nodiscard]] SQLite::Database open_catalogue_to_read(const std::filesystem::path& file);

/// Whether the failure says that the file is damaged, and not that the disk is full or busy.
[[nodiscard]] bool tells_of_damage(const SQLite::Exception& problem) noexcept;

/// Writes the whole file anew, so that nothing of what was deleted is left in any byte of it.
/// False: somebody was reading; try again a moment later.
[[nodiscard]] bool wipe(SQLite::Database& catalogue);

}  // namespace outward::server
