// Where a library's data lies: the archive, and beside it the host's key, the link of a running
// server, and the lock that keeps a second one away.
#pragma once

#include "engine/result.hpp"
#include "server/system/files.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// outward/outward.db where programs keep this user's data.
[[nodiscard]] std::filesystem::path default_archive();

/// Where backups made from the host page lie: the folder `backups` beside the archive.
[[nodiscard]] std::filesystem::path backup_folder(const std::filesystem::path& archive);

/// Where own guides lie: the folder `guides` beside the archive.
[[nodiscard]] std::filesystem::path own_guides_folder(const std::filesystem::path& archive);

/// Copies of the archive that this program has made beside it: backups, and files that were kept
/// when it was brought up to date or restored. Oldest name first.
[[nodiscard]] std::vector<std::filesystem::path> copies_of(const std::filesystem::path& archive);

class DataFolder {
public:
    /// Makes the folder when it is not there, and locks the archive for this process until the end.
    [[nodiscard]] static engine::Result<DataFolder, engine::Trouble> open(
        const std::filesystem::path& archive);

    DataFolder(DataFolder&& other) noexcept = default;
    DataFolder& operator=(DataFolder&&) = delete;
    ~DataFolder();

    [[nodiscard]] const std::filesystem::path& archive() const noexcept { return file; }
    /// The host's key; made on first use, readable by its owner only.
    [[nodiscard]] engine::Result<std::string, engine::Trouble> host_key() const;
    /// For `outward link`; an empty text removes it.
    void publish_link(const std::string& link) const;

private:
    DataFolder(std::filesystem::path archive, FileLock held);

    std::filesystem::path file;
    FileLock lock;  // gone when moved from
};

/// The link of the server that is running on this archive, if one is.
[[nodiscard]] std::optional<std::string> published_link(const std::filesystem::path& archive);

}  // namespace outward::server
