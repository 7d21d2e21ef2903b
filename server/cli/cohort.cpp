// outward cohort: which cohorts an archive has, and how far the libraries of one are.
#include "server/archive/archive_file.hpp"
#include "server/cli/command_line.hpp"
#include "server/cohort/cohort_view.hpp"
#include "server/live/clock.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace outward::server {

using nlohmann::json;

namespace {

struct CohortWish {
    std::string archive;
    std::string content;
    std::string cohort;
    std::string language = "en";
    std::string day;
    bool as_json = false;
};

/// What is read from an archive, which another program may be writing.
struct ReadArchive {
    std::unique_ptr<SqliteLog> log;
    std::unique_ptr<CohortStore> store;
};

engine::Result<ReadArchive, engine::Trouble> open_archive(const std::string& file) {
    if (!std::filesystem::exists(file))
        return engine::Trouble{"There is no archive '" + file + "'. Give one with --db FILE."};
    if (auto trouble = examine_archive(file)) return *trouble;
    auto log = SqliteLog::open_to_read(file);
    if (!log.ok()) return log.error();
    ReadArchive opened{std::move(log).value(), nullptr};
    opened.store = std::make_unique<CohortStore>(*opened.log);
    return opened;
}

int list_cohorts(const CohortWish& wish) {
    const auto archive = open_archive(wish.archive);
    if (!archive.ok()) return fail(archive.error().sentence);
    const auto cohorts = archive.value().store->cohorts();
    if (!cohorts.ok()) return fail(cohorts.error().sentence);
    if (wish.as_json) return write_out(CohortViews::list(cohorts.value(), {}).dump(2) + '\n', "");
    std::string lines;
    for (const Cohort& cohort : cohorts.value())
        lines += cohort.id + "  " + to_text(cohort.starts_on) + "  " + cohort.name + " (" +
                 std::to_string(cohort.libraries.size()) +
                 (cohort.libraries.size() == 1 ? " library)\n" : " libraries)\n");
    if (lines.empty()) lines = "There is no cohort yet. Make one on the page /cohort.\n";
    return write_out(lines, "");
}

/// "done", "due", "ahead", or by how many days it is late.
std::string cell_of(const json& step) {
    const std::string state = step["state"];
    return state == "overdue" ? "+" + std::to_string(step["days"].get<int>()) + "d" : state;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

/// A column for each milestone, by its number, and below what the numbers mean.
std::string table_of(const json& cohort) {
    constexpr std::size_t width = 7;
    std::string text = cohort["name"].get<std::string>() + ", " +
                       cohort["starts_on"].get<std::string>() + " to " +
                       cohort["ends_on"].get<std::string>() + ", as of " +
                       cohort["today"].get<std::string>() + "\n\n";
    const json& milestones = cohort["milestones"];
    for (std::size_t number = 1; number <= milestones.size(); ++number)
        text += padded(std::to_string(number), width);
    text += "Library\n";
    for (const json& library : cohort["libraries"]) {
        for (const json& step : library["progress"]) text += padded(cell_of(step), width);
        text += library["name"].get<std::string>() + '\n';
    }
    text += '\n';
    for (std::size_t number = 1; number <= milestones.size(); ++number)
        text += padded(std::to_string(number), 4) + "by " +
                milestones[number - 1]["due"].get<std::string>() + "  " +
                milestones[number - 1]["title"].get<std::string>() + '\n';
    return text;
}

int show_cohort(const CohortWish& wish) {
    const auto archive = open_archive(wish.archive);
    if (!archive.ok()) return fail(archive.error().sentence);
    const auto content = Library::open(wish.content);
    if (!content.ok()) return fail(content.error().sentence);
    const auto cohort = archive.value().store->find(wish.cohort);
    if (!cohort.ok()) return fail(cohort.error().sentence);
    if (!cohort.value())
        return fail("The archive has no cohort '" + wish.cohort +
                    "'. See which there are with: outward cohort list");
    const auto today = wish.day.empty() ? local_day(SteadyWallClock{}.now()) : day_from(wish.day);
    if (!today) return fail("'" + wish.day + "' is no date. Write it as 2026-11-23.");
    const CohortViews views(*archive.value().store, content.value(), wish.language, *today);
    const auto made = views.cohort(*cohort.value(), {});
    if (!made.ok()) return fail(made.error().sentence);
    return write_out(wish.as_json ? made.value().dump(2) + '\n' : table_of(made.value()), "");
}

}  // namespace

void add_cohort(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "cohort", "Libraries that learn the practice together, and how far each is");
    command->require_subcommand(1);
    auto wish = std::make_shared<CohortWish>();
    const auto shared_options = [&](CLI::App& part) {
        add_archive_option(part, wish->archive);
        part.add_flag("--json", wish->as_json, "For programs");
    };
    auto* list = command->add_subcommand("list", "The cohorts of an archive");
    shared_options(*list);
    list->callback([wish, &chosen] { chosen = [wish] { return list_cohorts(*wish); }; });
    auto* show = command->add_subcommand(
        "show", "One cohort: done, due, ahead, or by how many days a step is late (+12d)");
    show->add_option("COHORT", wish->cohort, "Its id")->required();
    shared_options(*show);
    show->add_option("--language", wish->language, "Language of the steps")->capture_default_str();
    show->add_option("--on", wish->day, "As it was on this day, such as 2026-11-23")
        ->type_name("DATE");
    show->add_option("--content", wish->content, "A folder laid over the built-in content")
        ->type_name("DIR");
    show->callback([wish, &chosen] { chosen = [wish] { return show_cohort(*wish); }; });
}

}  // namespace outward::server
