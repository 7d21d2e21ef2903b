// A disk that fails as real ones do, for SQLite: while it lives every file that SQLite opens goes
// through it (https://www.sqlite.org/vfs.html). Operations that change a file are counted; the test
// says at which of them what goes wrong.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace outward::server {

class FaultyDisk {
public:
    FaultyDisk();
    /// Nothing that SQLite opened may be open any more.
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    /// What lies in the folder now is safe; from now on operations are counted, from 1.
    void watch(const std::filesystem::path& folder);
    [[nodiscard]] std::uint64_t operations() const;

    /// At that operation the power goes: it and all later ones fail.
    void cut_power_at(std::uint64_t operation);
    /// That operation fails with this code, once or from then on.
    void fail_at(std::uint64_t operation, int code, bool from_then_on);
    /// All files together may have so many bytes; none: as many as they like.
    void allow(std::optional<std::uint64_t> bytes);
    void mend();
    /// As a disk that says that it has synced, and has not.
    void lie_about_syncs();

    [[nodiscard]] bool has_failed() const;
    /// Whether something that was written to such a file is not synced yet.
    [[nodiscard]] bool is_dirty(const std::string& ending) const;

    /// Puts into the empty folder `to` what a power cut leaves of the watched one: all that was
    /// synced, and of what was not, such sectors as chance wants.
    void leave(const std::filesystem::path& to, std::mt19937& chance) const;

    // For the functions that SQLite calls.
    struct Change {
        std::uint64_t at = 0;
        std::string bytes;    // written there …
        bool is_cut = false;  // … or the file was cut to that length
    };
    [[nodiscard]] int before_change();
    [[nodiscard]] int before_growth(std::uint64_t from, std::uint64_t to);
    void changed(const std::string& path, Change change);
    void synced(const std::string& path);
    void removed(const std::string& path);

private:
    struct Image {
        std::string safe;
        std::vector<Change> pending;
        bool is_there = false;  // its name is safe too
    };

    mutable std::mutex mutex;
    std::filesystem::path watched;
    std::map<std::string, Image> images;
    std::uint64_t count = 0;
    std::uint64_t fails_at = 0;  // 0: never
    int failure = SQLITE_OK;
    bool stays_broken = false;
    bool failed = false;
    bool lies = false;
    std::optional<std::uint64_t> quota;
    std::uint64_t used = 0;
};

}  // namespace outward::server
