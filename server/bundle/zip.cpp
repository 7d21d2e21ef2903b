#include "server/bundle/zip.hpp"

#include <minizip/unzip.h>
#include <minizip/zip.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <optional>

namespace outward::server {

using engine::Result;
using engine::Trouble;

namespace {

constexpr uLong first_of_1980 = 1U << 21U | 1U << 16U;  // the earliest day that the format knows
constexpr std::size_t small_entry = 1024 * 1024;

/// What minizip takes for a file: bytes in memory. Only what is made is written to.
struct MemoryFile {
    std::string made = {};
    std::string_view given = {};
    std::size_t place = 0;

    [[nodiscard]] std::size_t size() const { return std::max(made.size(), given.size()); }
};

MemoryFile& memory_file(voidpf stream) { return *static_cast<MemoryFile*>(stream); }

voidpf open_memory(voidpf opaque, const void*, int) { return opaque; }

uLong read_memory(voidpf, voidpf stream, void* into, uLong wanted) {
    MemoryFile& file = memory_file(stream);
    const std::string_view all = file.given.empty() ? std::string_view{file.made} : file.given;
    const std::string_view rest = all.substr(std::min(file.place, all.size()));
    const std::size_t count = std::min<std::size_t>(wanted, rest.size());
    if (count > 0) std::memcpy(into, rest.data(), count);
    file.place += count;
    return static_cast<uLong>(count);
}

uLong write_memory(voidpf, voidpf stream, const void* from, uLong count) {
    MemoryFile& file = memory_file(stream);
    if (file.place + count > file.made.size()) file.made.resize(file.place + count);
    std::memcpy(file.made.data() + file.place, from, count);
    file.place += count;
    return count;
}

ZPOS64_T tell_memory(voidpf, voidpf stream) { return memory_file(stream).place; }

long seek_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    MemoryFile& file = memory_file(stream);
    std::size_t from = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR) from = file.place;
    if (origin == ZLIB_FILEFUNC_SEEK_END) from = file.size();
    if (offset > file.size() - std::min(from, file.size())) return -1;
    file.place = from + static_cast<std::size_t>(offset);
    return 0;
}

int close_memory(voidpf, voidpf) { return 0; }
int error_of_memory(voidpf, voidpf) { return 0; }

zlib_filefunc64_def in_memory(MemoryFile& file) {
    return {open_memory, read_memory,  write_memory,    tell_memory,
            seek_memory, close_memory, error_of_memory, &file};
}

void must_work(int outcome) {
    if (outcome != ZIP_OK) throw std::bad_alloc{};  // in memory nothing else can go wrong
}

struct CloseUnzip {
    void operator()(voidp file) const { ::unzClose(file); }
};
using Unzip = std::unique_ptr<std::remove_pointer_t<unzFile>, CloseUnzip>;

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MB"; }

/// Whether the last thing in it is the end of its directory. Without this look what is behind it,
/// or that its last bytes are missing, would go unnoticed.
bool ends_as_zip(std::string_view bytes) {
    constexpr std::size_t end_size = 22;  // without a comment: its length, 0, comes last
    return bytes.size() > end_size && bytes.ends_with(std::string_view{"\0\0", 2}) &&
           bytes.substr(bytes.size() - end_size).starts_with("PK\x05\x06");
}

Trouble damaged() { return {"it is damaged, or not whole."}; }

/// Reads the entries one after the other.
class ZipReader {
public:
    ZipReader(unzFile its_file, std::size_t its_size, const ZipLimits& its_limits)
        : file(its_file), size(its_size), limits(its_limits) {}

    Result<std::vector<ZipEntry>, Trouble> read() {
        unz_global_info64 whole{};
        if (::unzGetGlobalInfo64(file, &whole) != UNZ_OK) return damaged();
        if (whole.number_entry > limits.entries)
            return Trouble{"it holds more than " + std::to_string(limits.entries) + " files."};
        std::vector<ZipEntry> entries;
        int outcome = ::unzGoToFirstFile(file);
        for (; outcome == UNZ_OK; outcome = ::unzGoToNextFile(file)) {
            if (entries.size() == whole.number_entry) return damaged();
            auto entry = read_entry();
            if (!entry.ok()) return entry.error();
            if (std::ranges::count(entries, entry.value().name, &ZipEntry::name) > 0)
                return Trouble{"it holds the file " + entry.value().name + " twice."};
            entries.push_back(std::move(entry).value());
        }
        if (outcome != UNZ_END_OF_LIST_OF_FILE || entries.size() != whole.number_entry)
            return damaged();
        return entries;
    }

private:
    Result<ZipEntry, Trouble> read_entry() {
        unz_file_info64 info{};
        std::string name(limits.name + 1, '\0');
        if (::unzGetCurrentFileInfo64(file, &info, name.data(), static_cast<uLong>(name.size()),
                                      nullptr, 0, nullptr, 0) != UNZ_OK)
            return damaged();
        if (info.size_filename == 0 || info.size_filename > limits.name)
            return Trouble{"it holds a file whose name is too long, or empty."};
        ZipEntry entry{name.substr(0, info.size_filename), {}};
        // Such a name would show as another one, or as nothing, in the sentences below.
        const auto is_plain = [](char c) { return c > ' ' && c <= '~'; };
        if (!std::ranges::all_of(entry.name, is_plain))
            return Trouble{"it holds a file with an unusual name."};
        constexpr uLong encrypted = 1;
        if ((info.flag & encrypted) != 0)
            return Trouble{"its file " + entry.name + " is encrypted."};
        if (info.compression_method != 0 && info.compression_method != Z_DEFLATED)
            return Trouble{"its file " + entry.name + " is packed in an unusual way."};
        if (info.compressed_size > size) return damaged();
        if (auto trouble = unpack(entry, info)) return *trouble;
        return entry;
    }

    std::optional<Trouble> unpack(ZipEntry& entry, const unz_file_info64& info) {
        if (::unzOpenCurrentFile(file) != UNZ_OK) return damaged();
        std::vector<char> chunk(64UL * 1024);
        while (true) {
            const int count = ::unzReadCurrentFile(file, chunk.data(), 64 * 1024);
            if (count < 0) return damaged();
            if (count == 0) break;
            entry.content.append(chunk.data(), static_cast<std::size_t>(count));
            total += static_cast<std::size_t>(count);
            if (entry.content.size() > limits.entry)
                return Trouble{"its file " + entry.name + " is larger than " +
                               megabytes(limits.entry) + "."};
            if (total > limits.total)
                return Trouble{"its files are larger than " + megabytes(limits.total) +
                               " together."};
            if (entry.content.size() > small_entry &&
                entry.content.size() / limits.ratio > info.compressed_size)
                return Trouble{"its file " + entry.name +
                               " grows far more than words do when it is unpacked."};
        }
        if (::unzCloseCurrentFile(file) != UNZ_OK) return damaged();
        if (entry.content.size() != info.uncompressed_size) return damaged();
        return std::nullopt;
    }

    unzFile file;
    std::size_t size;
    const ZipLimits& limits;
    std::size_t total = 0;
};

}  // namespace

std::string to_zip(std::span<const ZipEntry> entries) {
    MemoryFile memory;
    zlib_filefunc64_def functions = in_memory(memory);
    const zipFile file = ::zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    if (!file) throw std::bad_alloc{};
    zip_fileinfo about{};
    about.dosDate = first_of_1980;
    for (const ZipEntry& entry : entries) {
        must_work(::zipOpenNewFileInZip64(file, entry.name.c_str(), &about, nullptr, 0, nullptr, 0,
                                          nullptr, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0));
        must_work(::zipWriteInFileInZip(file, entry.content.data(),
                                        static_cast<unsigned>(entry.content.size())));
        must_work(::zipCloseFileInZip(file));
    }
    must_work(::zipClose(file, nullptr));
    return std::move(memory.made);
}

Result<std::vector<ZipEntry>, Trouble> from_zip(std::string_view bytes, const ZipLimits& limits) {
    if (bytes.size() > limits.whole)
        return Trouble{"it is larger than " + megabytes(limits.whole) + "."};
    if (!bytes.starts_with("PK\x03\x04")) return Trouble{"it is some other kind of file."};
    if (!ends_as_zip(bytes)) return damaged();
    MemoryFile memory{.given = bytes};
    zlib_filefunc64_def functions = in_memory(memory);
    const Unzip file{::unzOpen2_64("", &functions)};
    if (!file) return damaged();
    return ZipReader{file.get(), bytes.size(), limits}.read();
}

}  // namespace outward::server
