// A log on disk that never grows without end: when the file is full it is set aside under the next
// number, and the oldest one goes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <streambuf>

namespace outward::server {

struct LogRules {
    std::uintmax_t bytes = 1024 * 1024;  // of one file
    int set_aside = 3;                   // outward.log.1 is the newest of them
};

/// To be written to through an ostream, line by line. Where the disk is full, lines are lost and
/// nothing else happens.
class LogFile final : public std::streambuf {
public:
    explicit LogFile(std::filesystem::path file, LogRules rules = {});

private:
    int_type overflow(int_type byte) override;
    std::streamsize xsputn(const char* bytes, std::streamsize count) override;
    int sync() override;
    void open();
    void rotate();

    std::filesystem::path file;
    LogRules rules;
    std::ofstream out;
    std::uintmax_t size = 0;
};

/// `outward.log` beside the archive.
[[nodiscard]] std::filesystem::path log_beside(const std::filesystem::path& archive);

}  // namespace outward::server
