// outward purge: conversations whose time is over, out of the archive for good.
#include "server/archive/sqlite_log.hpp"
#include "server/cli/command_line.hpp"
#include "server/data_folder.hpp"
#include "server/live/clock.hpp"
#include "server/search/catalogue_file.hpp"
#include "server/times.hpp"

#include <future>
#include <iostream>

namespace outward::server {

namespace {

struct Wish {
    std::string archive;
    std::string conversation;
    bool dry_run = false;
    int keep_slips_days = 90;
};

/// What goes, and why.
struct Due {
    std::vector<Summary> conversations;
    std::vector<Summary> slips;
};

std::string date_of(engine::Millis moment) { return utc_time(moment, "%Y-%m-%d"); }

Due due(const std::vector<Summary>& all, const Wish& wish, engine::Millis now) {
    Due found;
    for (const Summary& row : all) {
        const bool wanted = row.id.value == wish.conversation;
        const bool expired = wish.conversation.empty() && row.expires_at && *row.expires_at <= now;
        const bool old_slips = wish.conversation.empty() && row.slips > 0 &&
                               row.updated_at + std::chrono::days{wish.keep_slips_days} <= now;
        if (wanted || expired)
            found.conversations.push_back(row);
        else if (old_slips)
            found.slips.push_back(row);
    }
    return found;
}

void print(const Due& found) {
    for (const Summary& row : found.conversations)
        std::cout << "conversation " << row.id.value << " of " << date_of(row.created_at) << ": "
                  << row.seq << " events, " << row.notes << " notes, " << row.slips << " slips\n";
    for (const Summary& row : found.slips)
        std::cout << "slips of " << row.id.value << ": " << row.slips << '\n';
}

/// Calls a member of the log and waits for what it says.
template <class Call>
AppendResult wait_for(Call call) {
    std::promise<AppendResult> said;
    call([&said](AppendResult result) { said.set_value(std::move(result)); });
    return said.get_future().get();
}

int purge(EventLog& log, const Due& found) {
    for (const Summary& row : found.slips) {
        const auto result =
            wait_for([&](EventLog::Done done) { log.purge_slips(row.id, std::move(done)); });
        if (!result.saved()) return fail(result.sentence);
    }
    for (const Summary& row : found.conversations) {
        const auto result =
            wait_for([&](EventLog::Done done) { log.purge(row.id, std::move(done)); });
        if (!result.saved()) return fail(result.sentence);
    }
    return 0;
}

void tell_of_copies(const std::filesystem::path& archive) {
    bool told = false;
    for (const std::filesystem::path& copy : copies_of(archive)) {
        if (!told) std::cout << "Older copies still hold what they held; remove them yourself:\n";
        told = true;
        std::cout << "    " << copy.string() << '\n';
    }
}

int run(const Wish& wish) {
    if (!std::filesystem::exists(wish.archive))
        return fail("There is no archive '" + wish.archive + "'. Give one with --db FILE.");
    std::optional<DataFolder> ours;  // only who removes something needs the archive alone
    if (!wish.dry_run) {
        auto folder = DataFolder::open(wish.archive);
        if (!folder.ok()) return fail(folder.error().sentence);
        ours.emplace(std::move(folder).value());
    }
    const auto log =
        wish.dry_run ? SqliteLog::open_to_read(wish.archive) : SqliteLog::open(wish.archive);
    if (!log.ok()) return fail(log.error().sentence);
    const auto rows = log.value()->conversations();
    if (!rows.ok()) return fail(rows.error().sentence);
    const Due found = due(rows.value(), wish, SteadyWallClock{}.now());
    if (!wish.conversation.empty() && found.conversations.empty())
        return fail("The archive has no conversation '" + wish.conversation + "'.");
    if (found.conversations.empty() && found.slips.empty()) {
        std::cout << "Nothing is due.\n";
        return 0;
    }
    print(found);
    if (wish.dry_run) {
        std::cout << "Nothing was removed. Without --dry-run this goes for good.\n";
        return 0;
    }
    const int code = purge(*log.value(), found);
    discard_catalogue(wish.archive);
    if (code == 0) std::cout << "Removed for good.\n";
    tell_of_copies(wish.archive);
    return code;
}

}  // namespace

void add_purge(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "purge", "Remove conversations and contact slips whose time is over, for good");
    auto wish = std::make_shared<Wish>();
    add_archive_option(*command, wish->archive);
    command->add_flag("--dry-run", wish->dry_run, "Only say what would go");
    command->add_option("--conversation", wish->conversation, "This one, whatever its time")
        ->type_name("ID");
    command
        ->add_option("--keep-slips-days", wish->keep_slips_days,
                     "Contact slips go so many days after the conversation's last event")
        ->check(CLI::Range(0, 36500))
        ->capture_default_str();
    command->callback([wish, &chosen] { chosen = [wish] { return run(*wish); }; });
}

}  // namespace outward::server
