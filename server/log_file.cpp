#include "server/log_file.hpp"

#include <string>
#include <utility>

namespace outward::server {

namespace fs = std::filesystem;

namespace {

fs::path numbered(const fs::path& file, int number) {
    fs::path path = file;
    if (number > 0) path += "." + std::to_string(number);
    return path;
}

}  // namespace

LogFile::LogFile(fs::path to, LogRules by) : file(std::move(to)), rules(by) { open(); }

void LogFile::open() {
    std::error_code none;
    const auto there = fs::file_size(file, none);
    size = none ? 0 : there;
    out.open(file, std::ios::binary | std::ios::app);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, none);
}

void LogFile::rotate() {
    out.close();
    std::error_code ignored;
    fs::remove(numbered(file, rules.set_aside), ignored);
    for (int number = rules.set_aside; number > 0; --number)
        fs::rename(numbered(file, number - 1), numbered(file, number), ignored);
    out.clear();
    open();
}

LogFile::int_type LogFile::overflow(int_type byte) {
    const char one = traits_type::to_char_type(byte);
    return xsputn(&one, 1) == 1 ? byte : traits_type::eof();
}

std::streamsize LogFile::xsputn(const char* bytes, std::streamsize count) {
    out.write(bytes, count);
    out.clear();
    size += static_cast<std::uintmax_t>(count);
    return count;
}

/// A line is whole here.
int LogFile::sync() {
    out.flush();
    out.clear();
    if (size >= rules.bytes) rotate();
    return 0;
}

fs::path log_beside(const fs::path& archive) {
    return fs::absolute(archive).parent_path() / "outward.log";
}

}  // namespace outward::server
