// outward verify: whether an archive is still as it was written.
#include "server/archive/verify.hpp"
#include "server/cli/command_line.hpp"

#include <iostream>

namespace outward::server {

namespace {

int run(const std::string& file) {
    const auto verified = verify(file);
    if (!verified.ok()) return fail(verified.error().sentence);
    const Verified& found = verified.value();
    std::cout << "'" << file << "' holds " << found.conversations << " conversations and "
              << found.initiatives << " initiatives with " << found.events << " events.\n";
    if (found.clean()) {
        std::cout << "Everything is as it was written.\n";
        return 0;
    }
    for (const std::string& problem : found.problems) std::cerr << problem << '\n';
    return fail(
        "The archive is not as it was written. Keep the file, and go on with a backup: "
        "outward restore FILE");
}

}  // namespace

void add_verify(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "verify", "Read a whole archive or backup again, and tell whether it is as it was written");
    auto file = std::make_shared<std::string>();
    add_archive_option(*command, *file);
    command->callback([file, &chosen] { chosen = [file] { return run(*file); }; });
}

}  // namespace outward::server
