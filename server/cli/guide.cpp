// outward guide check: is a guide sound?
#include "server/cli/command_line.hpp"
#include "server/guides/library.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace outward::server {

namespace {

int check(const std::vector<std::string>& folders) {
    bool all_sound = true;
    for (const std::string& folder : folders) {
        const auto files = read_guide_folder(folder);
        if (!files.ok()) {
            all_sound = false;
            fail(files.error().sentence);
            continue;
        }
        const auto guide = engine::load_guide(files.value());
        if (guide.ok()) {
            std::cout << folder << ": sound (" << guide.value().steps.size() << " steps, "
                      << guide.value().languages.size() << " languages)\n";
            continue;
        }
        all_sound = false;
        std::cerr << to_sentences(guide.error(), folder) << '\n';
    }
    return all_sound ? 0 : 1;
}

}  // namespace

void add_guide(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("guide", "Work with guides, the scripts of conversations");
    command->require_subcommand(1);
    auto* check_command = command->add_subcommand("check", "Tell whether guides are sound");
    auto folders = std::make_shared<std::vector<std::string>>();
    check_command->add_option("folder", *folders, "Folders that hold a guide.json")->required();
    check_command->callback([folders, &chosen] { chosen = [folders] { return check(*folders); }; });
}

}  // namespace outward::server
