#include "server/system/files.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

namespace outward::server {

namespace fs = std::filesystem;

namespace {

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool write_and_close(int file, std::string_view bytes) {
    if (file < 0) return false;
    const bool written = write_all(file, bytes) && ::fsync(file) == 0;
    return ::close(file) == 0 && written;
}

bool sync(const fs::path& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return false;
    const bool synced = ::fsync(file) == 0;
    ::close(file);
    return synced;
}

}  // namespace

FileLock::FileLock(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return;
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) {
        how = Outcome::taken;
        handle = file;
        return;
    }
    ::close(file);
    how = Outcome::held;
}

FileLock::~FileLock() {
    if (handle != nothing) ::close(static_cast<int>(handle));
}

bool FileLock::is_held(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) return false;
    const bool held = ::flock(file, LOCK_EX | LOCK_NB) != 0;
    ::close(file);
    return held;
}

bool write_private_file(const fs::path& path, std::string_view bytes) {
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    return write_and_close(::open(path.c_str(), flags, 0600), bytes);
}

bool write_new_file(const fs::path& path, std::string_view bytes) {
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    return write_and_close(::open(path.c_str(), flags, 0644), bytes);
}

bool may_write(const fs::path& path) {
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

bool sync_file(const fs::path& file) { return sync(file, O_RDONLY); }

bool sync_folder(const fs::path& folder) { return sync(folder, O_RDONLY | O_DIRECTORY); }

bool change_names(const fs::path& one, const fs::path& other) {
    return ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0;
}

fs::path make_unique_folder(const fs::path& parent, std::string_view prefix) {
    std::string pattern = (parent / (std::string{prefix} + "XXXXXX")).string();
    return ::mkdtemp(pattern.data()) ? fs::path{pattern} : fs::path{};
}

bool open_to_readers(const fs::path& folder) { return ::chmod(folder.c_str(), 0755) == 0; }

}  // namespace outward::server
