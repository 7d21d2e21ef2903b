#include "server/cli/command_line.hpp"
#include "server/data_folder.hpp"

#include <iostream>

namespace outward::server {

int fail(const std::string& sentence) {
    std::cerr << "outward: " << sentence << '\n';
    return 1;
}

void add_archive_option(CLI::App& command, std::string& file, const char* help) {
    file = default_archive().string();
    command.add_option("--db", file, help)
        ->type_name("FILE")
        ->envname("OUTWARD_DB")
        ->capture_default_str();
}

}  // namespace outward::server
