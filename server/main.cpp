#include "server/cli/command_line.hpp"

#include <sodium.h>

#include <exception>
#include <iostream>

int main(int count, char** words) {
    using namespace outward::server;
    if (sodium_init() < 0) return fail("This computer gives no random numbers; no key is safe.");

    CLI::App app{"Outward: the engine for community conversations."};
    app.set_version_flag("--version", "outward " OUTWARD_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->column_width(36);
    Chosen chosen;
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
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem);
    }
    try {
        return chosen();
    } catch (const std::exception& problem) {
        return fail(problem.what());
    }
}
