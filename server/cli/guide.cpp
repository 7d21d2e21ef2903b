// outward guide: check and draw the scripts of conversations.
#include "server/cli/command_line.hpp"
#include "server/guides/drawing.hpp"
#include "server/guides/library.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace outward::server {

namespace {

void tell_notes(const engine::Guide& guide) {
    for (const engine::Problem& note : engine::notes_on_guide(guide))
        std::cout << "  note: " << note.file << " at " << note.path << ": " << note.message << '\n';
}

int check(const std::vector<std::string>& folders) {
    bool all_sound = true;
    for (const std::string& folder : folders) {
        const auto files = read_whole_guide(folder);
        if (!files.ok()) {
            all_sound = false;
            fail(files.error().sentence);
            continue;
        }
        const auto guide = engine::load_guide(files.value());
        if (guide.ok()) {
            std::cout << folder << ": sound (" << guide.value().steps.size() << " steps, "
                      << guide.value().languages.size() << " languages)\n";
            tell_notes(guide.value());
            continue;
        }
        all_sound = false;
        std::cerr << to_sentences(guide.error(), folder) << '\n';
    }
    return all_sound ? 0 : 1;
}

struct Drawing {
    std::string folder;
    std::string format = "mermaid";
    std::string language = "en";
};

int draw(const Drawing& wanted) {
    const auto files = read_whole_guide(wanted.folder);
    if (!files.ok()) return fail(files.error().sentence);
    const auto guide = engine::load_guide(files.value());
    if (!guide.ok()) return fail(to_sentences(guide.error(), wanted.folder));
    if (wanted.format == "scxml")
        std::cout << to_scxml(guide.value());
    else if (wanted.format == "dot")
        std::cout << to_dot(guide.value(), wanted.language);
    else
        std::cout << to_mermaid(guide.value(), wanted.language);
    return 0;
}

void add_graph(CLI::App& guide, Chosen& chosen) {
    auto* command = guide.add_subcommand("graph", "Draw the ways through a guide");
    auto wanted = std::make_shared<Drawing>();
    command->add_option("folder", wanted->folder, "The folder that holds guide.json")->required();
    command->add_option("--format", wanted->format, "mermaid, dot or scxml")
        ->check(CLI::IsMember({"mermaid", "dot", "scxml"}));
    command->add_option("--language", wanted->language, "Of the titles, such as es");
    command->callback([wanted, &chosen] { chosen = [wanted] { return draw(*wanted); }; });
}

}  // namespace

void add_guide(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("guide", "Work with guides, the scripts of conversations");
    command->require_subcommand(1);
    auto* check_command = command->add_subcommand("check", "Tell whether guides are sound");
    auto folders = std::make_shared<std::vector<std::string>>();
    check_command->add_option("folder", *folders, "Folders that hold a guide.json")->required();
    check_command->callback([folders, &chosen] { chosen = [folders] { return check(*folders); }; });
    add_graph(*command, chosen);
}

}  // namespace outward::server
