// outward export: conversations out of an archive, to standard output.
#include "server/export/export.hpp"
#include "server/archive/sqlite_log.hpp"
#include "server/cli/command_line.hpp"
#include "server/live/clock.hpp"

#include <filesystem>
#include <iostream>

namespace outward::server {

namespace {

struct ExportWish {
    std::string archive;
    std::string content;
    std::string format = "md";
    std::string conversation;
    std::string language = "en";
};

int run(const ExportWish& wish) {
    if (!std::filesystem::exists(wish.archive))
        return fail("There is no archive '" + wish.archive + "'. Give one with --db FILE.");
    const auto library = Library::open(wish.content);
    if (!library.ok()) return fail(library.error().sentence);
    const auto log = SqliteLog::open_to_read(wish.archive);
    if (!log.ok()) return fail(log.error().sentence);
    auto found = log.value()->conversations();
    if (!found.ok()) return fail(found.error().sentence);
    auto& conversations = found.value();
    if (!wish.conversation.empty())
        std::erase_if(conversations,
                      [&](const Summary& row) { return row.id.value != wish.conversation; });
    if (conversations.empty() && !wish.conversation.empty())
        return fail("The archive has no conversation '" + wish.conversation +
                    "'. Leave --conversation out to export all.");
    const auto made = export_conversations(*log.value(), conversations, *export_format(wish.format),
                                           wish.language, library.value(), SteadyWallClock{}.now());
    if (!made.ok()) return fail(made.error().sentence);
    std::cout << made.value().text << std::flush;
    return std::cout ? 0 : fail("The export could not be written to standard output.");
}

}  // namespace

void add_export(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("export", "Write conversations to standard output");
    auto wish = std::make_shared<ExportWish>();
    add_archive_option(*command, wish->archive);
    command->add_option("--format", wish->format, "md (a transcript), csv (notes) or json (all)")
        ->check(CLI::IsMember({"md", "csv", "json"}))
        ->capture_default_str();
    command->add_option("--conversation", wish->conversation, "One conversation only")
        ->type_name("ID");
    command->add_option("--language", wish->language, "Language of titles and labels")
        ->capture_default_str();
    command->add_option("--content", wish->content, "A folder laid over the built-in content")
        ->type_name("DIR");
    command->callback([wish, &chosen] { chosen = [wish] { return run(*wish); }; });
}

}  // namespace outward::server
