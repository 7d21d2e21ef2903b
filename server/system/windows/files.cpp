#include "server/system/files.hpp"

#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#include <windows.h>

#include <array>
#include <cerrno>
#include <random>
#include <string>

namespace outward::server {

namespace fs = std::filesystem;

namespace {

/// Nobody but this process may open it meanwhile: that is the lock.
HANDLE open_alone(const fs::path& path, DWORD creation) {
    return ::CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, creation,
                         FILE_ATTRIBUTE_NORMAL, nullptr);
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const int written = ::_write(file, bytes.data(), static_cast<unsigned>(bytes.size()));
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool write_file(const fs::path& path, int flags, std::string_view bytes) {
    constexpr int owner = _S_IREAD | _S_IWRITE;
    const int file = ::_wopen(path.c_str(), _O_WRONLY | _O_CREAT | _O_BINARY | flags, owner);
    if (file < 0) return false;
    const bool written = write_all(file, bytes) && ::_commit(file) == 0;
    return ::_close(file) == 0 && written;
}

}  // namespace

FileLock::FileLock(const fs::path& path) {
    const HANDLE file = open_alone(path, OPEN_ALWAYS);
    if (file == INVALID_HANDLE_VALUE) {
        if (::GetLastError() == ERROR_SHARING_VIOLATION) how = Outcome::held;
        return;
    }
    how = Outcome::taken;
    handle = reinterpret_cast<std::intptr_t>(file);
}

FileLock::~FileLock() {
    if (handle != nothing) ::CloseHandle(reinterpret_cast<HANDLE>(handle));
}

bool FileLock::is_held(const fs::path& path) {
    const HANDLE file = open_alone(path, OPEN_EXISTING);
    if (file == INVALID_HANDLE_VALUE) return ::GetLastError() == ERROR_SHARING_VIOLATION;
    ::CloseHandle(file);
    return false;
}

bool write_private_file(const fs::path& path, std::string_view bytes) {
    return write_file(path, _O_TRUNC, bytes);
}

bool write_new_file(const fs::path& path, std::string_view bytes) {
    return write_file(path, _O_EXCL, bytes);
}

bool may_write(const fs::path& path) {
    constexpr int writing = 2;
    return ::_waccess(path.c_str(), writing) == 0;
}

bool sync_file(const fs::path& path) {
    const int file = ::_wopen(path.c_str(), _O_RDWR | _O_BINARY);
    if (file < 0) return false;
    const bool synced = ::_commit(file) == 0;
    ::_close(file);
    return synced;
}

bool sync_folder(const fs::path&) { return true; }

bool change_names(const fs::path&, const fs::path&) { return false; }

fs::path make_unique_folder(const fs::path& parent, std::string_view prefix) {
    constexpr int tries = 100;
    std::random_device chance;
    for (int i = 0; i < tries; ++i) {
        fs::path folder = parent / (std::string{prefix} + std::to_string(chance()));
        std::error_code failed;
        if (fs::create_directory(folder, failed)) return folder;
        if (failed) return {};
    }
    return {};
}

bool open_to_readers(const fs::path&) { return true; }

}  // namespace outward::server
