#include "server/doctor.hpp"

#include "server/archive/archive_file.hpp"
#include "server/archive/sqlite_log.hpp"
#include "server/data_folder.hpp"
#include "server/guides/library.hpp"
#include "server/log_file.hpp"
#include "server/net/addresses.hpp"
#include "server/search/catalogue_file.hpp"
#include "server/system/networks.hpp"
#include "server/system/process.hpp"
#include "server/times.hpp"
#include "server/version.hpp"

#include <cstdio>
#include <fstream>

namespace outward::server {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t little_room = 500 * 1024 * 1024;
constexpr std::size_t last_lines = 20;

std::string size_text(std::uintmax_t bytes) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / (1024.0 * 1024.0));
    return text;
}

std::string size_of(const fs::path& file) {
    std::error_code gone;
    const auto bytes = fs::file_size(file, gone);
    return gone ? "not there" : size_text(bytes);
}

class Doctor {
public:
    explicit Doctor(fs::path file) : archive(std::move(file)) {}

    Examined examine() {
        computer();
        archive_file();
        conversations();
        guides();
        network();
        log();
        return std::move(found);
    }

private:
    void fact(const std::string& name, const std::string& value) {
        found.facts.push_back(name + ": " + value);
    }
    void problem(std::string sentence) { found.problems.push_back(std::move(sentence)); }

    void computer() {
        fact("Outward", version_and_build());
        fact("System", system_name());
        const auto now = wall_time();
        fact("This computer's time",
             local_time(now, "%Y-%m-%d %H:%M %Z") + " (" + iso_time(now) + ")");
        if (const auto power = battery())
            fact("Battery", std::to_string(power->percent) + " %" +
                                (power->charging ? ", on the mains" : ", not on the mains"));
    }

    void archive_file() {
        fact("Archive", archive.string());
        fact("Size of the archive", size_of(archive));
        fact("Not yet merged into it", size_of(beside(archive, "-wal")));
        fact("Catalogue for searching", size_of(catalogue_beside(archive)));
        fact("Running on it now", published_link(archive) ? "yes" : "no");
        fact("Copies beside it", std::to_string(copies_of(archive).size()));
        std::error_code unknown;
        const auto space = fs::space(archive.parent_path(), unknown);
        if (unknown) return;
        fact("Free on that disk", size_text(space.available));
        if (space.available < little_room)
            problem("The disk is nearly full. Free some space before the next conversation.");
    }

    void conversations() {
        std::error_code unknown;
        if (!fs::exists(archive, unknown))
            return fact("Conversations", "none; the archive is made when Outward starts");
        if (const auto trouble = examine_archive(archive)) return problem(trouble->sentence);
        const auto log = SqliteLog::open_to_read(archive);
        if (!log.ok()) return problem(log.error().sentence);
        const auto rows = log.value()->conversations();
        if (!rows.ok()) return problem(rows.error().sentence);
        std::size_t people = 0;
        std::size_t notes = 0;
        for (const Summary& row : rows.value()) {
            people += static_cast<std::size_t>(row.people);
            notes += static_cast<std::size_t>(row.notes);
        }
        fact("Conversations", std::to_string(rows.value().size()) + ", with " +
                                  std::to_string(people) + " people and " + std::to_string(notes) +
                                  " notes");
    }

    void guides() {
        const auto library = Library::open({}, own_guides_folder(archive));
        if (!library.ok()) return problem(library.error().sentence);
        fact("Guides", std::to_string(library.value().guides()->size()));
        for (const auto& [folder, why] : library.value().left_out()) problem(why);
    }

    void network() {
        for (const Network& at : networks())
            fact("Network " + at.name,
                 at.address.to_string() + (is_private(at.address) ? "" : " (not a private one)"));
    }

    void log() {
        std::ifstream in{log_beside(archive)};
        std::vector<std::string> lines;
        for (std::string line; std::getline(in, line);) {
            lines.push_back(std::move(line));
            if (lines.size() > last_lines) lines.erase(lines.begin());
        }
        if (lines.empty()) return fact("Log", "empty");
        fact("Log", log_beside(archive).string() + ", its last lines");
        for (std::string& line : lines) found.facts.push_back("    " + std::move(line));
    }

    fs::path archive;
    Examined found;
};

}  // namespace

Examined examine(const fs::path& archive) { return Doctor{fs::absolute(archive)}.examine(); }

}  // namespace outward::server
