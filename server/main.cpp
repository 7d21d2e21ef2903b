#include "server/cli/command_line.hpp"
#include "server/system/process.hpp"
#include "server/version.hpp"

#include <sodium.h>

#include <array>
#include <exception>
#include <iostream>
#include <string>

namespace {

int read_before_the_window_closes(int code) {
    if (!outward::server::prints_to_terminal()) return code;
    std::cerr << "\nPress Enter to close this window.\n";
    std::cin.get();
    return code;
}

}  // namespace

int main(int count, char** words) {
    using namespace outward::server;
    print_utf8();
    if (sodium_init() < 0) return fail("This computer gives no random numbers; no key is safe.");

    CLI::App app{"Outward: the engine for community conversations."};
    app.set_version_flag("--version", std::string{"outward "} + version_and_build());
    app.require_subcommand(0, 1);
    app.get_formatter()->column_width(36);
    Chosen chosen;
    add_start(app, chosen);
    add_serve(app, chosen);
    add_link(app, chosen);
    add_rehearse(app, chosen);
    add_export(app, chosen);
    add_publish(app, chosen);
    add_import(app, chosen);
    add_search(app, chosen);
    add_verify(app, chosen);
    add_backup(app, chosen);
    add_restore(app, chosen);
    add_purge(app, chosen);
    add_guide(app, chosen);
    add_cohort(app, chosen);
    add_doctor(app, chosen);
    add_licences(app, chosen);
    const bool double_clicked = count == 1;
    std::array<const char*, 2> usual{words[0], "start"};
    try {
        if (double_clicked)
            app.parse(usual.size(), usual.data());
        else
            app.parse(count, words);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem);
    }
    try {
        const int code = chosen();
        return code == 0 || !double_clicked ? code : read_before_the_window_closes(code);
    } catch (const std::exception& problem) {
        return fail(problem.what());
    }
}
