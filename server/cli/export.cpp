// outward export: conversations out of an archive, to standard output or into a file.
#include "server/export/export.hpp"
#include "server/archive/sqlite_log.hpp"
#include "server/bundle/bundle_archive.hpp"
#include "server/cli/command_line.hpp"
#include "server/live/clock.hpp"
#include "server/system/process.hpp"

#include <filesystem>

namespace outward::server {

using namespace engine;

namespace {

struct ExportOptions {
    std::string archive;
    std::string content;
    std::string format = "md";
    bool sheet = false;
    bool bundle = false;
    std::string coach;
    std::string output;
    std::string conversation;
    std::string language = "en";
};

/// The whole conversation, or what the coach of that name or id may see.
Result<Bundle, Trouble> made_bundle(SqliteLog& log, const ExportOptions& wish) {
    const ReviewStore reviews(log);
    const ConversationId id{wish.conversation};
    const Millis now = SteadyWallClock{}.now();
    if (wish.coach.empty()) return whole_bundle(log, reviews, id, now);
    const auto releases = reviews.releases(id);
    if (!releases.ok()) return releases.error();
    for (const Release& release : releases.value())
        if (release.coach == wish.coach || release.name == wish.coach)
            return released_bundle(log, reviews, id, {release.coach, release.name},
                                   release.with_private, now);
    return Trouble{"The conversation '" + wish.conversation + "' is not released to '" +
                   wish.coach + "'. Release it on the host's page first."};
}

int export_bundle(const ExportOptions& wish) {
    if (wish.conversation.empty())
        return fail("A bundle is one conversation. Say which with --conversation ID.");
    if (wish.output.empty() && prints_to_terminal())
        return fail(
            "A bundle is not for reading in a terminal. Say where it goes with --output FILE.");
    const auto log = SqliteLog::open_to_read(wish.archive);
    if (!log.ok()) return fail(log.error().sentence);
    const auto bundle = made_bundle(*log.value(), wish);
    return bundle.ok() ? write_out(to_bytes(bundle.value()), wish.output)
                       : fail(bundle.error().sentence);
}

int run(const ExportOptions& wish) {
    if (!std::filesystem::exists(wish.archive))
        return fail("There is no archive '" + wish.archive + "'. Give one with --db FILE.");
    if (wish.bundle) return export_bundle(wish);
    const ExportWish wanted{.format = *export_format(wish.format),
                            .kind = wish.sheet ? ExportKind::sheet : ExportKind::minutes,
                            .language = wish.language};
    if (!is_text(wanted.format) && wish.output.empty() && prints_to_terminal())
        return fail(
            "A docx file is not for reading in a terminal. Say where it goes with "
            "--output FILE.");
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
    std::vector<Source> sources;
    for (const Summary& row : conversations) {
        auto source = source_of(*log.value(), row);
        if (!source.ok()) return fail(source.error().sentence);
        sources.push_back(std::move(source).value());
    }
    const auto made =
        export_conversations(sources, wanted, library.value(), SteadyWallClock{}.now());
    return made.ok() ? write_out(made.value().bytes, wish.output) : fail(made.error().sentence);
}

}  // namespace

void add_export(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("export", "Write conversations for people and programs");
    auto wish = std::make_shared<ExportOptions>();
    add_archive_option(*command, wish->archive);
    command
        ->add_option("--format", wish->format,
                     "md, html or docx (minutes), csv (notes) or json (all)")
        ->check(CLI::IsMember(
            std::vector<std::string>{export_format_names.begin(), export_format_names.end()}))
        ->capture_default_str();
    command->add_flag("--sheet", wish->sheet,
                      "Instead of minutes the sheet of the same evening: one page");
    auto* bundle = command->add_flag("--bundle", wish->bundle,
                                     "The conversation as one file, for `outward import`");
    command->add_option("--coach", wish->coach, "In the bundle only what this coach may see")
        ->type_name("NAME")
        ->needs(bundle);
    command->add_option("--output", wish->output, "A file; else to standard output")
        ->type_name("FILE");
    command->add_option("--conversation", wish->conversation, "One conversation only")
        ->type_name("ID");
    command->add_option("--language", wish->language, "Language of titles and labels")
        ->capture_default_str();
    command->add_option("--content", wish->content, "A folder laid over the built-in content")
        ->type_name("DIR");
    command->callback([wish, &chosen] { chosen = [wish] { return run(*wish); }; });
}

}  // namespace outward::server
