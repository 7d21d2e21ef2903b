// outward guide: work with the scripts of conversations.
#include "server/cli/guide_common.hpp"
#include "server/guides/drawing.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace outward::server {

namespace {

void tell_notes(const engine::Guide& guide) {
    for (const engine::Problem& note : engine::notes_on_guide(guide))
        std::cout << "  note: " << note.file << " at " << note.path << ": " << note.message << '\n';
}

struct CheckWish {
    std::string archive;
    std::vector<std::string> guides;
};

int check(const CheckWish& wish) {
    const auto library = library_beside(wish.archive);
    if (!library.ok()) return fail(library.error().sentence);
    bool all_sound = true;
    for (const std::string& name : wish.guides) {
        const auto named = named_guide(name, library.value());
        if (named.ok()) {
            const engine::Guide& guide = named.value().guide;
            std::cout << name << ": sound (" << guide.steps.size() << " steps, "
                      << guide.languages.size() << " languages)\n";
            tell_notes(guide);
        } else {
            all_sound = false;
            fail(named.error().sentence);
        }
    }
    return all_sound ? 0 : 1;
}

struct Drawing {
    std::string archive;
    std::string guide;
    std::string format = "mermaid";
    std::string language = "en";
};

int draw(const Drawing& wanted) {
    const auto library = library_beside(wanted.archive);
    if (!library.ok()) return fail(library.error().sentence);
    const auto named = named_guide(wanted.guide, library.value());
    if (!named.ok()) return fail(named.error().sentence);
    const engine::Guide& guide = named.value().guide;
    if (wanted.format == "scxml")
        std::cout << to_scxml(guide);
    else if (wanted.format == "dot")
        std::cout << to_dot(guide, wanted.language);
    else
        std::cout << to_mermaid(guide, wanted.language);
    return 0;
}

void add_guide_check(CLI::App& guide, Chosen& chosen) {
    auto* command = guide.add_subcommand("check", "Tell whether guides are sound");
    auto wish = std::make_shared<CheckWish>();
    command->add_option("guide", wish->guides, "Guides: folders, packs or ids")->required();
    add_archive_option(*command, wish->archive, beside_archive);
    command->callback([wish, &chosen] { chosen = [wish] { return check(*wish); }; });
}

void add_guide_graph(CLI::App& guide, Chosen& chosen) {
    auto* command = guide.add_subcommand("graph", "Draw the ways through a guide");
    auto wanted = std::make_shared<Drawing>();
    command->add_option("guide", wanted->guide, guide_help)->required();
    command->add_option("--format", wanted->format, "mermaid, dot or scxml")
        ->check(CLI::IsMember({"mermaid", "dot", "scxml"}));
    command->add_option("--language", wanted->language, "Of the titles, such as es");
    add_archive_option(*command, wanted->archive, beside_archive);
    command->callback([wanted, &chosen] { chosen = [wanted] { return draw(*wanted); }; });
}

}  // namespace

void add_guide(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("guide", "Work with guides, the scripts of conversations");
    command->require_subcommand(1);
    add_guide_check(*command, chosen);
    add_guide_graph(*command, chosen);
    add_guide_new(*command, chosen);
    add_guide_print(*command, chosen);
    add_guide_slides(*command, chosen);
    add_guide_diff(*command, chosen);
    add_guide_pack(*command, chosen);
    add_guide_collect(*command, chosen);
    add_guide_install(*command, chosen);
    add_guide_remove(*command, chosen);
}

}  // namespace outward::server
