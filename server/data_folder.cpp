#include "server/data_folder.hpp"

#include "server/access/keys.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <utility>

namespace outward::server {

namespace fs = std::filesystem;
using engine::Result;
using engine::Trouble;

namespace {

fs::path beside(const fs::path& archive, const char* ending) {
    fs::path path = archive;
    path += ending;
    return path;
}

std::string first_line(const fs::path& path) {
    std::ifstream in(path);
    std::string line;
    std::getline(in, line);
    return line;
}

bool write_private(const fs::path& path, const std::string& text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return false;
    const std::string line = text + '\n';
    const bool written =
        ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
        ::fsync(file) == 0;
    ::close(file);
    return written;
}

}  // namespace

fs::path default_archive() {
    const char* data_home = std::getenv("XDG_DATA_HOME");
    if (data_home && *data_home) return fs::path{data_home} / "outward" / "outward.db";
    const char* home = std::getenv("HOME");
    return fs::path{home && *home ? home : "."} / ".local" / "share" / "outward" / "outward.db";
}

fs::path backup_folder(const fs::path& archive) {
    return fs::absolute(archive).parent_path() / "backups";
}

fs::path own_guides_folder(const fs::path& archive) {
    return fs::absolute(archive).parent_path() / "guides";
}

std::vector<fs::path> copies_of(const fs::path& archive) {
    std::vector<fs::path> copies;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(backup_folder(archive), none))
        copies.push_back(entry.path());
    const std::string name = archive.filename().string();
    for (const auto& entry : fs::directory_iterator(fs::absolute(archive).parent_path(), none)) {
        const std::string other = entry.path().filename().string();
        if (other.starts_with(name + ".v") || other.starts_with(name + ".before-restore"))
            copies.push_back(entry.path());
    }
    std::ranges::sort(copies);
    return copies;
}

std::optional<std::string> published_link(const fs::path& archive) {
    const int file = ::open(beside(archive, ".lock").c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    const bool running = ::flock(file, LOCK_EX | LOCK_NB) != 0;
    ::close(file);
    std::string link = first_line(beside(archive, ".link"));
    if (!running || link.empty()) return std::nullopt;
    return link;
}

Result<DataFolder, Trouble> DataFolder::open(const fs::path& archive) {
    const fs::path folder = fs::absolute(archive).parent_path();
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return Trouble{"The data folder '" + folder.string() + "' cannot be made (" +
                       error.message() + "). Choose a place that you may write to with --db FILE."};
    const fs::path lock_file = beside(archive, ".lock");
    const int lock = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return Trouble{"The data folder '" + folder.string() + "' is not writable (" +
                       std::strerror(errno) +
                       "). Choose a place that you may write to with --db FILE."};
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        std::string sentence = "Outward is running on '" + archive.string() + "' already.";
        const std::string link = first_line(beside(archive, ".link"));
        sentence += link.empty() ? " Stop it first, or use another archive with --db FILE."
                                 : " Its link is " + link;
        return Trouble{std::move(sentence)};
    }
    return DataFolder{archive, lock};
}

DataFolder::DataFolder(fs::path archive, int locked) : file(std::move(archive)), lock(locked) {}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : file(std::move(other.file)), lock(std::exchange(other.lock, -1)) {}

DataFolder::~DataFolder() {
    if (lock < 0) return;
    publish_link("");
    ::close(lock);
}

Result<std::string, Trouble> DataFolder::host_key() const {
    const fs::path path = beside(file, ".key");
    std::string key = first_line(path);
    if (!key.empty()) return key;
    key = random_key();
    if (!write_private(path, key))
        return Trouble{"The host's key cannot be written to '" + path.string() + "' (" +
                       std::strerror(errno) + "). Make the folder writable."};
    return key;
}

void DataFolder::publish_link(const std::string& link) const {
    const fs::path path = beside(file, ".link");
    std::error_code ignored;
    if (link.empty())
        fs::remove(path, ignored);
    else
        (void)write_private(path, link);
}

}  // namespace outward::server
