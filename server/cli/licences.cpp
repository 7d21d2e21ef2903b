// outward licences: those of the program and of all that is inside of it.
#include "server/licences.hpp"
#include "server/cli/command_line.hpp"

#include <iostream>

namespace outward::server {

void add_licences(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "licences", "Print the licences of this program and of all that is inside of it");
    command->callback([&chosen] {
        chosen = [] {
            std::cout << licences();
            return 0;
        };
    });
}

}  // namespace outward::server
