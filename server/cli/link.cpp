// outward link: the host's link once more.
#include "server/cli/command_line.hpp"
#include "server/data_folder.hpp"

#include <iostream>

namespace outward::server {

void add_link(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("link", "Show the host's link of the running server again");
    auto file = std::make_shared<std::string>();
    add_archive_option(*command, *file);
    command->callback([file, &chosen] {
        chosen = [file] {
            const auto link = published_link(*file);
            if (!link)
                return fail("No server is running on '" + *file +
                            "'. Start one with `outward serve`.");
            std::cout << *link << '\n';
            return 0;
        };
    });
}

}  // namespace outward::server
