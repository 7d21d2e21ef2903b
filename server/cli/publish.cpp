// outward publish: an initiative as a site that needs no server.
#include "server/archive/sqlite_log.hpp"
#include "server/cli/command_line.hpp"
#include "server/guides/library.hpp"
#include "server/initiative/initiative_log.hpp"
#include "server/live/clock.hpp"
#include "server/publish/publishing.hpp"
#include "server/publish/trace.hpp"
#include "server/publish/write.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace outward::server {

using namespace engine;

namespace {

struct PublishOptions {
    std::string folder;
    std::string archive;
    std::string content;
    std::string initiative;
    std::string base_url;
    std::string trace;
    std::string language = "en";
    bool check = false;
};

/// The initiative that is meant, or the only one.
Result<InitiativeRow, Trouble> chosen_initiative(const InitiativeLog& log, const std::string& id) {
    auto rows = log.list();
    if (!rows.ok()) return rows.error();
    auto& all = rows.value();
    if (all.empty()) return Trouble{"The archive has no initiative yet."};
    if (id.empty() && all.size() == 1) return std::move(all.front());
    for (InitiativeRow& row : all)
        if (row.id.value == id) return std::move(row);
    std::string listed;
    for (const InitiativeRow& row : all)
        listed += "\n  " + row.id.value + "  " + row.state.value("title", "");
    return Trouble{(id.empty() ? "Say which initiative with --initiative ID:"
                               : "There is no initiative '" + id + "'. These are there:") +
                   listed};
}

Result<Initiative, Trouble> read_initiative_state(const InitiativeLog& log,
                                                  const InitiativeId& id) {
    const auto events = log.read(id);
    if (!events.ok()) return events.error();
    Initiative initiative;
    for (const InitiativeRecorded& recorded : events.value()) apply(initiative, recorded);
    return initiative;
}

Result<Chapters, Trouble> read_chapters(const SqliteLog& log, const std::string& library,
                                        const Initiative& initiative) {
    Chapters chapters;
    for (const auto* record : initiative.all<record::Source>()) {
        const ConversationId id{record->id.value};
        const auto row = log.find(id);
        if (!row.ok()) return row.error();
        if (!row.value() || row.value()->library != library) continue;
        auto source = source_of(log, *row.value());
        if (!source.ok()) return source.error();
        chapters.by_conversation[id] =
            std::make_shared<const Chapter>(chapter_of(std::move(source).value()));
    }
    return chapters;
}

/// As it is joined to paths: with a slash at the end.
std::optional<Trouble> tidy_base_url(std::string& url) {
    if (url.empty()) return std::nullopt;
    const bool is_web = url.starts_with("https://") || url.starts_with("http://");
    if (!is_web || url.find_first_of(" \t\r\n\"<>?#") != std::string::npos)
        return Trouble{"'" + url +
                       "' is no address for a site. Give one like "
                       "https://library.example/our-town/."};
    if (!url.ends_with('/')) url += '/';
    return std::nullopt;
}

/// Whether it may leave the house.
bool tell(const PublishCheck& check) {
    for (const PublishProblem& problem : check.problems)
        std::cerr << "Problem: " << problem.sentence << '\n';
    for (const PublishProblem& note : check.notes) std::cerr << "Note: " << note.sentence << '\n';
    return check.problems.empty();
}

int write_to(const PublishOptions& wish, const Publishable& found, const SiteWords& words) {
    const auto files = files_of(found.site, words, {wish.base_url, SteadyWallClock{}.now()});
    if (auto trouble = write_site(wish.folder, files)) return fail(trouble->sentence);
    const auto pages = std::ranges::count_if(
        files, [](const ZipEntry& file) { return file.name.ends_with(".html"); });
    std::cout << "The site is in '" << wish.folder << "'. Pages: " << pages
              << ". Open index.html in a browser, or copy the folder to a web server.\n";
    return 0;
}

int run_publish(PublishOptions wish) {
    if (wish.folder.empty() && !wish.check)
        return fail("Say into which folder the site goes, or only look with --check.");
    if (auto trouble = tidy_base_url(wish.base_url)) return fail(trouble->sentence);
    if (!std::filesystem::exists(wish.archive))
        return fail("There is no archive '" + wish.archive + "'. Give one with --db FILE.");
    const auto library = Library::open(wish.content);
    if (!library.ok()) return fail(library.error().sentence);
    const auto archive = SqliteLog::open_to_read(wish.archive);
    if (!archive.ok()) return fail(archive.error().sentence);
    const InitiativeLog log{*archive.value()};
    const auto row = chosen_initiative(log, wish.initiative);
    if (!row.ok()) return fail(row.error().sentence);
    const auto initiative = read_initiative_state(log, row.value().id);
    if (!initiative.ok()) return fail(initiative.error().sentence);
    const auto chapters = read_chapters(*archive.value(), row.value().library, initiative.value());
    if (!chapters.ok()) return fail(chapters.error().sentence);
    const SiteWords words = site_words(library.value());
    const auto found = publishable({row.value().id, initiative.value(), chapters.value()},
                                   *archive.value(), words, wish.language);
    if (!found.ok()) return fail(found.error().sentence);
    if (!tell(found.value().check)) return fail("Nothing was written: mend the problems first.");
    if (wish.check) return 0;
    if (!wish.trace.empty() &&
        write_out(trace_of(found.value().site).dump(2) + '\n', wish.trace) != 0)
        return 1;
    return write_to(wish, found.value(), words);
}

}  // namespace

void add_publish(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("publish", "Make a site of what an initiative has approved");
    auto wish = std::make_shared<PublishOptions>();
    command->add_option("folder", wish->folder, "A new or empty folder, or the site made before")
        ->type_name("DIR");
    add_archive_option(*command, wish->archive);
    command->add_option("--initiative", wish->initiative, "Where the archive has more than one")
        ->type_name("ID");
    command
        ->add_option("--base-url", wish->base_url, "Where the site will lie; feed readers need it")
        ->type_name("URL");
    command->add_flag("--check", wish->check, "Only say what keeps it from being published");
    command
        ->add_option("--trace", wish->trace,
                     "For the library alone: from which note each quote comes, as JSON")
        ->type_name("FILE");
    command->add_option("--language", wish->language, "Language of problems and notes")
        ->capture_default_str();
    command->add_option("--content", wish->content, "A folder laid over the built-in content")
        ->type_name("DIR");
    command->callback([wish, &chosen] { chosen = [wish] { return run_publish(*wish); }; });
}

}  // namespace outward::server
