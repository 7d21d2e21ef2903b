#include "server/archive/archive_file.hpp"

#include "server/archive/schema.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

namespace outward::server {

namespace fs = std::filesystem;
using engine::Trouble;

namespace {

/// The first bytes of an SQLite file (https://www.sqlite.org/fileformat2.html, section 1.3).
struct Header {
    static constexpr std::string_view magic{"SQLite format 3\0", 16};
    static constexpr std::size_t version_at = 60;
    static constexpr std::size_t application_at = 68;

    std::array<char, 100> bytes{};

    [[nodiscard]] std::int64_t number(std::size_t position) const {
        std::int64_t value = 0;
        for (std::size_t i = position; i < position + 4; ++i)
            value = value * 256 + static_cast<unsigned char>(bytes.at(i));
        return value;
    }
    [[nodiscard]] bool is_archive() const {
        return std::string_view{bytes.data(), magic.size()} == magic &&
               number(application_at) == sql::application_id;
    }
};

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

Trouble not_writable(const fs::path& path, const std::string& why) {
    return {quoted(path) + " cannot be written (" + why +
            "). Give your account the right to write there, or choose another place for the "
            "archive."};
}

bool may_write(const fs::path& path) {
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

/// Reads the file only as bytes: to open it through SQLite could already change it.
std::optional<Trouble> examine(const fs::path& file) {
    Header header;
    std::ifstream in(file, std::ios::binary);
    in.read(header.bytes.data(), static_cast<std::streamsize>(header.bytes.size()));
    if (!in.eof() && !in)
        return Trouble{quoted(file) +
                       " cannot be read. Check that it is a file and that your account "
                       "may read it."};
    if (!header.is_archive())
        return Trouble{quoted(file) +
                       " is not an archive of Outward. It was left as it is; choose "
                       "another place for the archive."};
    if (header.number(Header::version_at) > sql::version)
        return Trouble{quoted(file) +
                       " was written by a newer Outward. It was left as it is; open it "
                       "with that version, or choose another place for the archive."};
    for (const fs::path& path : {file, file.parent_path()})
        if (!may_write(path)) return not_writable(path, std::strerror(errno));
    return std::nullopt;
}

/// A new name is safe from a power cut only when its folder is on disk.
void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// Under another name first, so that the archive is either whole or not there.
void make(const fs::path& file) {
    fs::path fresh = file;
    fresh += ".new";
    fs::remove(fresh);
    {
        SQLite::Database database(fresh, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write);
        SQLite::Transaction transaction(database);
        database.exec("PRAGMA application_id = " + std::to_string(sql::application_id));
        database.exec("PRAGMA user_version = " + std::to_string(sql::version));
        for (const char* create : sql::tables) database.exec(create);
        transaction.commit();
    }
    fs::rename(fresh, file);
    sync_folder(file.parent_path());
}

void make_folder(const fs::path& folder) {
    if (fs::create_directories(folder)) fs::permissions(folder, fs::perms::owner_all);
}

}  // namespace

std::optional<Trouble> prepare_archive(const fs::path& given) {
    const fs::path file = fs::absolute(given);
    try {
        if (fs::exists(file)) {
            if (auto trouble = examine(file)) return trouble;
            fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
        } else {
            make_folder(file.parent_path());
            make(file);
        }
    } catch (const fs::filesystem_error& error) {
        return not_writable(error.path1(), error.code().message());
    } catch (const SQLite::Exception& error) {
        return not_writable(file, error.what());
    }
    return std::nullopt;
}

std::string sentence_for(const SQLite::Exception& problem, const fs::path& file) {
    const std::string where = quoted(file);
    switch (problem.getErrorCode()) {
        case SQLITE_FULL:
            return "The disk is full: " + where +
                   " cannot grow. Free some space; saving then goes on by itself.";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "Another program is holding the archive " + where + ". Close that program.";
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return "The archive " + where +
                   " cannot be written. Check that the disk is there and that your account may "
                   "write "
                   "to it.";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return "The archive " + where +
                   " is damaged. Keep the file, and go on with another archive or a backup.";
        default:
            return "The archive " + where + " could not be used: " + problem.what() +
                   ". Check the disk, and that it has free space.";
    }
}

}  // namespace outward::server
