#include "server/cli/command_line.hpp"
#include "server/data_folder.hpp"
#include "server/system/process.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace outward::server {

namespace {

namespace fs = std::filesystem;

bool write_bytes(const std::string& bytes, const fs::path& file) {
    std::ofstream out(file, std::ios::binary);
    out << bytes << std::flush;
    return out.good();
}

}  // namespace

int fail(const std::string& sentence) {
    std::cerr << "outward: " << sentence << '\n';
    return 1;
}

int write_out(const std::string& bytes, const std::string& file) {
    if (file.empty()) {
        std::cout << bytes << std::flush;
        return std::cout ? 0 : fail("It could not be written to standard output.");
    }
    std::error_code error;
    const bool direct = fs::exists(file, error) && !fs::is_regular_file(file, error);
    const fs::path draft = file + (direct ? "" : "." + std::to_string(own_process_id()));
    bool written = write_bytes(bytes, draft);
    if (written && !direct) {
        fs::rename(draft, file, error);
        written = !error;
    }
    if (written) return 0;
    if (!direct) fs::remove(draft, error);
    return fail("'" + file +
                "' cannot be written. See that its folder is there, that there is room and that "
                "you may write there.");
}

void add_archive_option(CLI::App& command, std::string& file, const char* help) {
    file = default_archive().string();
    command.add_option("--db", file, help)
        ->type_name("FILE")
        ->envname("OUTWARD_DB")
        ->capture_default_str();
}

}  // namespace outward::server
