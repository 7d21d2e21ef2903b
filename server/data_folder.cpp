#include "server/data_folder.hpp"

#include "server/access/keys.hpp"
#include "server/archive/archive_file.hpp"
#include "server/system/process.hpp"

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

std::string first_line(const fs::path& path) {
    std::ifstream in(path);
    std::string line;
    std::getline(in, line);
    return line;
}

}  // namespace

fs::path default_archive() { return data_home() / "outward" / "outward.db"; }

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
    const bool running = FileLock::is_held(beside(archive, ".lock"));
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
    FileLock lock{beside(archive, ".lock")};
    if (lock.outcome() == FileLock::Outcome::not_writable)
        return Trouble{"The data folder '" + folder.string() + "' is not writable (" +
                       std::strerror(errno) +
                       "). Choose a place that you may write to with --db FILE."};
    if (lock.outcome() == FileLock::Outcome::held) {
        std::string sentence = "Outward is running on '" + archive.string() + "' already.";
        const std::string link = first_line(beside(archive, ".link"));
        sentence += link.empty() ? " Stop it first, or use another archive with --db FILE."
                                 : " Its link is " + link;
        return Trouble{std::move(sentence)};
    }
    return DataFolder{archive, std::move(lock)};
}

DataFolder::DataFolder(fs::path archive, FileLock held)
    : file(std::move(archive)), lock(std::move(held)) {}

DataFolder::~DataFolder() {
    if (lock) publish_link("");
}

Result<std::string, Trouble> DataFolder::host_key() const {
    const fs::path path = beside(file, ".key");
    std::string key = first_line(path);
    if (!key.empty()) return key;
    key = random_key();
    if (!write_private_file(path, key + "\n"))
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
        (void)write_private_file(path, link + "\n");
}

}  // namespace outward::server
