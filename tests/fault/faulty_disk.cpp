#include "tests/fault/faulty_disk.hpp"
#include "tests/server/archive/builders.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>

namespace outward::server {

namespace fs = std::filesystem;

namespace {

FaultyDisk* disk = nullptr;
sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs vfs{};
constexpr std::size_t sector = 512;

/// Ours, with SQLite's own file behind it in memory.
struct File {
    sqlite3_file base;
    std::string* path;

    [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    [[nodiscard]] const sqlite3_io_methods* methods() { return real()->pMethods; }
};
File& ours(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

std::uint64_t length_of(File& file) {
    sqlite3_int64 length = 0;
    (void)file.methods()->xFileSize(file.real(), &length);
    return static_cast<std::uint64_t>(length);
}

int close_file(sqlite3_file* file) {
    File& mine = ours(file);
    const int code = mine.methods()->xClose(mine.real());
    delete mine.path;
    return code;
}

int read_file(sqlite3_file* file, void* to, int length, sqlite3_int64 at) {
    return ours(file).methods()->xRead(ours(file).real(), to, length, at);
}

int write_file(sqlite3_file* file, const void* from, int length, sqlite3_int64 at) {
    File& mine = ours(file);
    if (const int failure = disk->before_change()) return failure;
    const auto begin = static_cast<std::uint64_t>(at);
    const std::uint64_t end = begin + static_cast<std::uint64_t>(length);
    if (const int full = disk->before_growth(length_of(mine), end)) return full;
    const int code = mine.methods()->xWrite(mine.real(), from, length, at);
    if (code == SQLITE_OK)
        disk->changed(*mine.path,
                      {begin, {static_cast<const char*>(from), static_cast<std::size_t>(length)}});
    return code;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 length) {
    File& mine = ours(file);
    if (const int failure = disk->before_change()) return failure;
    const auto end = static_cast<std::uint64_t>(length);
    if (const int full = disk->before_growth(length_of(mine), end)) return full;
    const int code = mine.methods()->xTruncate(mine.real(), length);
    if (code == SQLITE_OK) disk->changed(*mine.path, {end, {}, true});
    return code;
}

int sync_file(sqlite3_file* file, int flags) {
    File& mine = ours(file);
    if (const int failure = disk->before_change()) return failure;
    const int code = mine.methods()->xSync(mine.real(), flags);
    if (code == SQLITE_OK) disk->synced(*mine.path);
    return code;
}

// The rest goes through as it is.
int file_size(sqlite3_file* f, sqlite3_int64* size) {
    return ours(f).methods()->xFileSize(ours(f).real(), size);
}
int lock_file(sqlite3_file* f, int lock) { return ours(f).methods()->xLock(ours(f).real(), lock); }
int unlock_file(sqlite3_file* f, int lock) {
    return ours(f).methods()->xUnlock(ours(f).real(), lock);
}
int check_lock(sqlite3_file* f, int* held) {
    return ours(f).methods()->xCheckReservedLock(ours(f).real(), held);
}
int control_file(sqlite3_file* f, int what, void* with) {
    return ours(f).methods()->xFileControl(ours(f).real(), what, with);
}
int sector_size(sqlite3_file* f) { return ours(f).methods()->xSectorSize(ours(f).real()); }
/// As SQLite's own for Unix: a write spoils no bytes beside it. Nothing is promised to be atomic.
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }
int map_shared(sqlite3_file* f, int page, int size, int extend, void volatile** to) {
    return ours(f).methods()->xShmMap(ours(f).real(), page, size, extend, to);
}
int lock_shared(sqlite3_file* f, int offset, int count, int flags) {
    return ours(f).methods()->xShmLock(ours(f).real(), offset, count, flags);
}
void barrier(sqlite3_file* f) { ours(f).methods()->xShmBarrier(ours(f).real()); }
int unmap_shared(sqlite3_file* f, int remove) {
    return ours(f).methods()->xShmUnmap(ours(f).real(), remove);
}

const sqlite3_io_methods io{2,
                            close_file,
                            read_file,
                            write_file,
                            truncate_file,
                            sync_file,
                            file_size,
                            lock_file,
                            unlock_file,
                            check_lock,
                            control_file,
                            sector_size,
                            characteristics,
                            map_shared,
                            lock_shared,
                            barrier,
                            unmap_shared,
                            nullptr,
                            nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    File& mine = ours(file);
    mine.base.pMethods = nullptr;
    const int code = real_vfs->xOpen(real_vfs, name, mine.real(), flags, out_flags);
    if (code != SQLITE_OK) return code;
    mine.path = new std::string(name ? name : "");
    mine.base.pMethods = &io;
    return code;
}

int delete_file(sqlite3_vfs*, const char* name, int sync_folder) {
    if (const int failure = disk->before_change()) return failure;
    const int code = real_vfs->xDelete(real_vfs, name, sync_folder);
    if (code == SQLITE_OK) disk->removed(name);
    return code;
}

void apply(const FaultyDisk::Change& change, std::size_t length, std::string& to) {
    if (change.is_cut) return to.resize(change.at);
    if (to.size() < change.at + length) to.resize(change.at + length);
    to.replace(change.at, length, change.bytes, 0, length);
}

}  // namespace

FaultyDisk::FaultyDisk() {
    disk = this;
    real_vfs = sqlite3_vfs_find(nullptr);
    vfs = *real_vfs;
    vfs.zName = "faulty";
    vfs.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
    vfs.xOpen = open_file;
    vfs.xDelete = delete_file;
    sqlite3_vfs_register(&vfs, 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&vfs);
    sqlite3_vfs_register(real_vfs, 1);
    disk = nullptr;
}

void FaultyDisk::watch(const fs::path& folder) {
    const std::scoped_lock lock{mutex};
    watched = folder;
    images.clear();
    count = 0;
    used = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        Image& image = images[entry.path().string()];
        image.safe = bytes_of(entry.path());
        image.is_there = true;
        used += image.safe.size();
    }
}

std::uint64_t FaultyDisk::operations() const {
    const std::scoped_lock lock{mutex};
    return count;
}

void FaultyDisk::cut_power_at(std::uint64_t operation) { fail_at(operation, SQLITE_IOERR, true); }

void FaultyDisk::fail_at(std::uint64_t operation, int code, bool from_then_on) {
    const std::scoped_lock lock{mutex};
    fails_at = operation;
    failure = code;
    stays_broken = from_then_on;
    failed = false;
}

void FaultyDisk::allow(std::optional<std::uint64_t> bytes) {
    const std::scoped_lock lock{mutex};
    quota = bytes;
}

void FaultyDisk::mend() {
    fail_at(0, SQLITE_OK, false);
    allow(std::nullopt);
}

void FaultyDisk::lie_about_syncs() {
    const std::scoped_lock lock{mutex};
    lies = true;
}

bool FaultyDisk::has_failed() const {
    const std::scoped_lock lock{mutex};
    return failed;
}

bool FaultyDisk::is_dirty(const std::string& ending) const {
    const std::scoped_lock lock{mutex};
    return std::ranges::any_of(images, [&](const auto& image) {
        return image.first.ends_with(ending) && !image.second.pending.empty();
    });
}

int FaultyDisk::before_change() {
    const std::scoped_lock lock{mutex};
    ++count;
    if (fails_at == 0 || count < fails_at) return SQLITE_OK;
    if (count > fails_at && !stays_broken) return SQLITE_OK;
    failed = true;
    return failure;
}

int FaultyDisk::before_growth(std::uint64_t from, std::uint64_t to) {
    const std::scoped_lock lock{mutex};
    if (to <= from) return SQLITE_OK;
    if (quota && used + (to - from) > *quota) {
        failed = true;
        return SQLITE_FULL;
    }
    used += to - from;
    return SQLITE_OK;
}

void FaultyDisk::changed(const std::string& path, Change change) {
    const std::scoped_lock lock{mutex};
    if (path.empty() || watched.empty()) return;
    images[path].pending.push_back(std::move(change));
}

void FaultyDisk::synced(const std::string& path) {
    const std::scoped_lock lock{mutex};
    if (lies || watched.empty()) return;
    Image& image = images[path];
    image.is_there = true;
    for (const Change& change : image.pending) apply(change, change.bytes.size(), image.safe);
    image.pending.clear();
}

void FaultyDisk::removed(const std::string& path) {
    const std::scoped_lock lock{mutex};
    const auto image = images.find(path);
    if (image == images.end()) return;
    used -= std::min<std::uint64_t>(used, image->second.safe.size());
    images.erase(image);
}

void FaultyDisk::leave(const fs::path& to, std::mt19937& chance) const {
    const std::scoped_lock lock{mutex};
    for (const auto& [path, image] : images) {
        const bool is_named = image.is_there || chance() % 2 == 0;
        if (!is_named || path.ends_with("-shm")) continue;
        std::string left = image.safe;
        for (const Change& change : image.pending) {
            if (chance() % 2 == 0) continue;
            const bool torn = chance() % 4 == 0;
            const std::size_t sectors = change.bytes.size() / sector;
            apply(change, torn ? chance() % (sectors + 1) * sector : change.bytes.size(), left);
        }
        std::ofstream(to / fs::path(path).filename(), std::ios::binary) << left;
    }
}

}  // namespace outward::server
