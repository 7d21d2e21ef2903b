// Files as the archive needs them: locked, private, and on disk when a call says so.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>

namespace outward::server {

/// A file that one process holds at a time. It is free again when that process ends, however it
/// ends.
class FileLock {
public:
    enum class Outcome { taken, held, not_writable };

    /// Makes the file, readable by its owner only, when it is not there.
    explicit FileLock(const std::filesystem::path& file);
    FileLock(FileLock&& other) noexcept
        : how(other.how), handle(std::exchange(other.handle, nothing)) {}
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

    /// Of the try to take it.
    [[nodiscard]] Outcome outcome() const noexcept { return how; }
    [[nodiscard]] explicit operator bool() const noexcept { return handle != nothing; }

    /// Whether some process holds it now; a file that is not there is not made.
    [[nodiscard]] static bool is_held(const std::filesystem::path& file);

private:
    static constexpr std::intptr_t nothing = -1;

    Outcome how = Outcome::not_writable;
    std::intptr_t handle = nothing;  // the system's own name for the open file
};

/// Writes the whole file, readable by its owner only, and waits for the disk. False: `errno` says
/// why.
[[nodiscard]] bool write_private_file(const std::filesystem::path& file, std::string_view bytes);
/// The same for a file that everybody may read and that must not be there yet.
[[nodiscard]] bool write_new_file(const std::filesystem::path& file, std::string_view bytes);

[[nodiscard]] bool may_write(const std::filesystem::path& path);

/// Wait until it is on disk: what the file holds, or which names the folder holds. A system that
/// cannot do it for folders says yes.
bool sync_file(const std::filesystem::path& file);
bool sync_folder(const std::filesystem::path& folder);

/// Both exist, in one folder, and change names in one step. False where the file system cannot.
[[nodiscard]] bool change_names(const std::filesystem::path& one,
                                const std::filesystem::path& other);

/// A new empty folder in `parent` whose name begins with `prefix`, open to its owner only; an empty
/// path when none can be made.
[[nodiscard]] std::filesystem::path make_unique_folder(const std::filesystem::path& parent,
                                                       std::string_view prefix);
/// For everybody to read.
[[nodiscard]] bool open_to_readers(const std::filesystem::path& folder);

}  // namespace outward::server
