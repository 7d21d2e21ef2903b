// outward start, or a double click: the server with everything as usual, and its page in the
// browser.
#include "server/cli/command_line.hpp"
#include "server/cli/running.hpp"
#include "server/log_file.hpp"
#include "server/system/process.hpp"

#include <filesystem>
#include <iostream>

namespace outward::server {

namespace {

struct StartWish {
    std::string archive;
    bool no_browser = false;
};

void show(const std::string& link, const StartWish& wish) {
    if (wish.no_browser) return;
    show_in_browser(link);
}

int open_the_running_one(const std::string& link, const StartWish& wish) {
    std::cout << "Outward is running already. Its page opens in your browser; if it does not, open "
                 "this link there:\n\n    "
              << link << "\n\n"
              << std::flush;
    show(link, wish);
    return 0;
}

int run(const StartWish& wish) {
    if (const auto link = published_link(wish.archive)) return open_the_running_one(*link, wish);
    ServerOptions options;
    options.archive = wish.archive;
    const auto folder = std::filesystem::absolute(options.archive).parent_path();
    std::error_code told_by_the_server;
    std::filesystem::create_directories(folder, told_by_the_server);
    LogFile file{log_beside(options.archive)};
    std::ostream log{&file};
    Journal journal{log};
    return run_until_stopped(options, journal, [&](Server& server) {
        const std::string link = server.host_link();
        std::cout
            << "Outward is running. Its page opens in your browser; if it does not, open this "
               "link there:\n\n    "
            << link << "\n\nYour data lies in " << folder.string()
            << "\nTo stop: the button at the end of that page, Ctrl-C, or close this "
               "window.\n"
            << std::flush;
        show(link, wish);
    });
}

}  // namespace

void add_start(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "start", "As a double click does: start, or show the one that is running (the default)");
    auto wish = std::make_shared<StartWish>();
    add_archive_option(*command, wish->archive);
    command->add_flag("--no-browser", wish->no_browser, "Do not show the page");
    command->callback([wish, &chosen] { chosen = [wish] { return run(*wish); }; });
}

}  // namespace outward::server
