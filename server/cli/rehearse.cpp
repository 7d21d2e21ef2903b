// outward rehearse: a whole conversation with simulated people, over real WebSockets.
#include "server/cli/command_line.hpp"
#include "server/rehearsal/report.hpp"
#include "server/server.hpp"
#include "server/system/files.hpp"
#include "server/system/process.hpp"

#include <filesystem>
#include <future>
#include <iostream>
#include <set>
#include <sstream>

namespace outward::server {

namespace fs = std::filesystem;

namespace {

struct RehearseWish {
    std::string guide = "community-conversation";
    int people = 12;
    std::string voices;
    std::string language = "en";
    double speed = 0;
    std::string keep;
    std::string content;
    std::string archive;
    bool json = false;
};

/// A folder that is gone with its owner.
class PassingFolder {
public:
    PassingFolder() : where(make_unique_folder(fs::temp_directory_path(), "outward-rehearsal-")) {}
    ~PassingFolder() {
        std::error_code ignored;
        if (!where.empty()) fs::remove_all(where, ignored);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return where; }

private:
    fs::path where;
};

engine::Result<Script, engine::Trouble> write_script(const RehearseWish& wish,
                                                     const engine::Guide& guide,
                                                     const Voices& voices) {
    constexpr std::uint32_t seed = 1;
    if (wish.voices.empty()) return Script::from_voices(guide, voices, wish.people, seed);
    const auto comments = read_comments(wish.voices);
    if (!comments.ok()) return comments.error();
    return Script::from_comments(guide, comments.value(), wish.people);
}

engine::Result<CreatedConversation, engine::Rejection> create(Lobby& lobby,
                                                              const NewConversation& wanted) {
    std::promise<engine::Result<CreatedConversation, engine::Rejection>> made;
    lobby.create(wanted, [&](auto result) { made.set_value(std::move(result)); });
    return made.get_future().get();
}

/// By the room or by a table of it.
std::set<engine::StepId> steps_entered(const engine::Conversation& conversation) {
    std::set<engine::StepId> steps;
    for (const engine::Visit& visit : conversation.path) steps.insert(visit.step);
    for (const auto& [id, table] : conversation.tables)
        for (const engine::Visit& visit : table.path) steps.insert(visit.step);
    return steps;
}

int play(Server& server, const RehearseWish& wish) {
    const auto guide = server.library().find(engine::GuideId{wish.guide});
    if (!guide) {
        std::string known;
        const auto guides = server.library().guides();
        for (const auto& [id, entry] : *guides) known += (known.empty() ? "" : ", ") + id.value;
        return fail("There is no guide '" + wish.guide + "'. There are: " + known + ".");
    }
    const auto voices = load_voices(server.library(), wish.language);
    if (!voices.ok()) return fail(voices.error().sentence);
    const auto script = write_script(wish, *guide->guide, voices.value());
    if (!script.ok()) return fail(script.error().sentence);
    const auto made = create(server.lobby(), {.guide = guide->guide->id,
                                              .title = guide->guide->text(wish.language).title,
                                              .place = {},
                                              .language = wish.language,
                                              .names = false,
                                              .rehearsal = true});
    if (!made.ok()) return fail(made.error().message);

    Tally::Result tally = rehearse({.server = server.endpoint(),
                                    .guide = guide->guide,
                                    .conversation = made.value(),
                                    .people = wish.people,
                                    .language = wish.language,
                                    .pace = {wish.speed}},
                                   script.value(), voices.value().story);
    const auto log = server.archive().read(made.value().id, 0);
    if (!log.ok()) return fail(log.error().sentence);
    engine::Conversation archived;
    for (const engine::Recorded& recorded : log.value()) engine::apply(archived, recorded);
    const Report report =
        report_on(std::move(tally), static_cast<std::size_t>(wish.people) + 1,
                  script.value().texts(steps_entered(archived)), archived, *guide->guide);
    if (wish.json)
        std::cout << to_json(report).dump(2) << '\n';
    else
        std::cout << to_text(report, guide->guide->text(wish.language));
    return report.all_well() ? 0 : 1;
}

int run(const RehearseWish& wish) {
    outlive_broken_pipes();
    if (!wish.keep.empty() && fs::exists(wish.keep))
        return fail("'" + wish.keep +
                    "' exists already. A rehearsal is kept in a file of its own: "
                    "give a new name with --keep.");
    const PassingFolder folder;
    ServerOptions options;
    options.archive = wish.keep.empty() ? folder.path() / "rehearsal.db" : fs::path{wish.keep};
    options.content = wish.content;
    options.guides = own_guides_folder(wish.archive);
    options.port = 0;
    options.keep_rehearsals = true;
    options.rules.limits = unlimited;
    std::ostringstream unread;
    Journal journal{unread};
    auto started = Server::start(options, journal);
    if (!started.ok()) return fail(started.error().sentence);
    return play(*started.value(), wish);
}

}  // namespace

void add_rehearse(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "rehearse", "Play a whole conversation with simulated people and sum it up");
    auto wish = std::make_shared<RehearseWish>();
    command->add_option("--guide", wish->guide, "Which guide")->capture_default_str();
    command->add_option("--people", wish->people, "How many phones")
        ->check(CLI::Range(1, 5000))
        ->capture_default_str();
    command
        ->add_option("--voices", wish->voices,
                     "What they say: a CSV file with timestamp, author-id and comment-body")
        ->type_name("FILE");
    command->add_option("--language", wish->language, "Language of the built-in voices")
        ->capture_default_str();
    command
        ->add_option("--speed", wish->speed,
                     "How many times faster than life; 0: as fast as the room can")
        ->check(CLI::Range(0.0, 100000.0))
        ->capture_default_str();
    command->add_option("--keep", wish->keep, "Keep the archive of the rehearsal in this new file")
        ->type_name("DB");
    command->add_option("--content", wish->content, "A folder laid over the built-in content")
        ->type_name("DIR");
    add_archive_option(*command, wish->archive, "Own guides are those beside this archive");
    command->add_flag("--json", wish->json, "Print the summary as JSON");
    command->callback([wish, &chosen] { chosen = [wish] { return run(*wish); }; });
}

}  // namespace outward::server
