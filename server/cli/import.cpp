// outward import: a conversation that comes as one file, into an archive.
#include "server/archive/archive_file.hpp"
#include "server/bundle/bundle_archive.hpp"
#include "server/cli/command_line.hpp"
#include "server/data_folder.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

namespace outward::server {

namespace {

struct ImportWish {
    std::string archive;
    std::string bundle;
};

int told(const Bundle& bundle, const TakenIn& taken) {
    std::cout << (taken.added ? "Taken in: the conversation "
                              : "It was here already: the conversation ")
              << bundle.conversation.value << ", " << bundle.events.size() << " events.\n"
              << "Comments: " << taken.annotations_added << " added, " << taken.annotations_changed
              << " changed, " << taken.annotations_same << " as they were.\n";
    return 0;
}

int take_bundle(const ImportWish& wish) {
    std::error_code none;
    const auto size = std::filesystem::file_size(wish.bundle, none);
    if (none) return fail("There is no file '" + wish.bundle + "' that can be read.");
    if (size > BundleLimits::whole)
        return fail("'" + wish.bundle + "' is larger than a bundle may be: 64 MB.");
    std::ifstream in(wish.bundle, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    const auto bundle = from_bytes(bytes);
    if (!bundle.ok()) return fail(bundle.error().sentence);
    const auto folder = DataFolder::open(wish.archive);
    if (!folder.ok()) return fail(folder.error().sentence);
    const auto log = SqliteLog::open(wish.archive);
    if (!log.ok()) return fail(log.error().sentence);
    try {
        ReviewStore reviews(*log.value());
        const auto taken = take_in(*log.value(), reviews, bundle.value(), "");
        return taken.ok() ? told(bundle.value(), taken.value()) : fail(taken.error().sentence);
    } catch (const SQLite::Exception& problem) {
        return fail(sentence_for(problem, wish.archive));
    }
}

}  // namespace

void add_import(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "import", "Take in a bundle: a conversation, or what a coach says about one");
    auto wish = std::make_shared<ImportWish>();
    add_archive_option(*command, wish->archive);
    command->add_option("FILE", wish->bundle, "The bundle")->required();
    command->callback([wish, &chosen] { chosen = [wish] { return take_bundle(*wish); }; });
}

}  // namespace outward::server
