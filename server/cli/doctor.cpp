// outward doctor: what to send to somebody who helps.
#include "server/doctor.hpp"
#include "server/cli/command_line.hpp"

#include <iostream>

namespace outward::server {

namespace {

int run(const std::string& archive) {
    const Examined found = examine(archive);
    for (const std::string& fact : found.facts) std::cout << fact << '\n';
    std::cout << '\n';
    if (found.problems.empty()) {
        std::cout
            << "Nothing is wrong that can be seen from here. No words of a conversation and no "
               "keys are in these lines.\n";
        return 0;
    }
    for (const std::string& problem : found.problems) std::cerr << "outward: " << problem << '\n';
    return 1;
}

}  // namespace

void add_doctor(CLI::App& app, Chosen& chosen) {
    auto* command =
        app.add_subcommand("doctor", "Tell how things stand here, to send to somebody who helps");
    auto archive = std::make_shared<std::string>();
    add_archive_option(*command, *archive);
    command->callback([archive, &chosen] { chosen = [archive] { return run(*archive); }; });
}

}  // namespace outward::server
