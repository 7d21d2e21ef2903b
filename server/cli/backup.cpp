// outward backup and outward restore: a copy of the archive, and the way back.
#include "server/archive/backup.hpp"
#include "server/cli/command_line.hpp"
#include "server/data_folder.hpp"

#include <iostream>

namespace outward::server {

namespace {

struct Wish {
    std::string archive;
    std::string backup;
};

int told(const engine::Result<Backup, engine::Trouble>& made, const char* what) {
    if (!made.ok()) return fail(made.error().sentence);
    const Backup& backup = made.value();
    std::cout << what << " '" << backup.file.string() << "': " << backup.conversations
              << " conversations with " << backup.events << " events, " << backup.bytes
              << " bytes, verified.\n";
    return 0;
}

int restore_from(const Wish& wish) {
    const auto folder = DataFolder::open(wish.archive);
    if (!folder.ok()) return fail(folder.error().sentence);
    return told(restore(wish.backup, wish.archive), "Restored");
}

std::shared_ptr<Wish> add(CLI::App& command, const char* description) {
    auto wish = std::make_shared<Wish>();
    add_archive_option(command, wish->archive);
    command.add_option("FILE", wish->backup, description)->required();
    return wish;
}

}  // namespace

void add_backup(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("backup", "Copy the archive; the server may be running");
    auto wish = add(*command, "The new file");
    command->callback([wish, &chosen] {
        chosen = [wish] { return told(back_up(wish->archive, wish->backup), "Backed up to"); };
    });
}

void add_restore(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "restore", "Put a backup in the archive's place; what was there is kept beside it");
    auto wish = add(*command, "The backup");
    command->callback([wish, &chosen] { chosen = [wish] { return restore_from(*wish); }; });
}

}  // namespace outward::server
