#include "server/rehearsal/report.hpp"

#include "server/system/process.hpp"

#include <algorithm>
#include <cstdio>
#include <sstream>

namespace outward::server {

using nlohmann::json;

namespace {

double seconds_between(Tally::Moment from, Tally::Moment to) {
    return std::chrono::duration<double>(to - from).count();
}

json to_json(const Percentiles& p) {
    return {{"p50", p.p50}, {"p95", p.p95}, {"p99", p.p99}, {"max", p.max}};
}

std::string to_text(const Percentiles& p) {
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms",
                  p.p50, p.p95, p.p99, p.max);
    return text.data();
}

/// How long the room was in each step: until the next one was asked for.
std::vector<std::pair<engine::StepId, double>> step_times(const Tally::Result& tally) {
    std::vector<std::pair<engine::StepId, double>> times;
    for (std::size_t i = 0; i < tally.walked.size(); ++i) {
        const auto& walked = tally.walked[i];
        const bool last = i + 1 == tally.walked.size();
        times.emplace_back(walked.step,
                           last ? 0 : seconds_between(walked.asked, tally.walked[i + 1].asked));
    }
    return times;
}

}  // namespace

std::size_t Report::at_last_event() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        tally.ended_at, [&](engine::Seq seq) { return tally.last > 0 && seq >= tally.last; }));
}

std::size_t Report::in_same_state() const {
    std::size_t most = 0;
    for (const auto& [view, count] : tally.views) most = std::max(most, count);
    return most;
}

bool Report::every_table_ended() const {
    return std::ranges::includes(tally.table_ends, tables_led);
}

bool Report::all_well() const {
    return misplaced == 0 && every_table_ended() && tally.failures.empty() &&
           tally.refused.empty() && tally.sent == tally.saved && tally.saved == archived &&
           same_words && at_last_event() == screens && in_same_state() == screens;
}

Report report_on(Tally::Result tally, std::size_t screens, std::vector<std::string> said,
                 const engine::Conversation& archived, const engine::Guide& guide) {
    std::vector<std::string> kept;
    for (const engine::Note& note : archived.notes) kept.push_back(note.text);
    std::ranges::sort(said);
    std::ranges::sort(kept);
    const auto misplaced = std::ranges::count_if(archived.notes, [&](const engine::Note& note) {
        const auto said_at = tally.tables.find(note.id);
        const int expected = said_at == tally.tables.end() ? 0 : said_at->second;
        return expected != (note.table ? note.table->number : 0);
    });
    std::set<int> led;
    const bool they_lead = std::ranges::any_of(guide.phases, [](const engine::Phase& phase) {
        return phase.at_tables && phase.pace == engine::Pace::table;
    });
    if (they_lead)
        for (const auto& [id, table] : archived.tables)
            if (tally.hosted.contains(id.number) && !table.closed) led.insert(id.number);
    return {.tally = std::move(tally),
            .screens = screens,
            .archived = kept.size(),
            .same_words = said == kept,
            .resident_bytes = resident_bytes(),
            .misplaced = static_cast<std::size_t>(misplaced),
            .tables_led = std::move(led)};
}

json to_json(const Report& report) {
    json steps = json::array();
    for (const auto& [step, seconds] : step_times(report.tally))
        steps.push_back({{"step", step.value}, {"seconds", seconds}});
    return {{"all_well", report.all_well()},
            {"steps", std::move(steps)},
            {"notes",
             {{"sent", report.tally.sent},
              {"saved", report.tally.saved},
              {"archived", report.archived},
              {"same_words", report.same_words},
              {"refused", report.tally.refused}}},
            {"screens",
             {{"total", report.screens},
              {"at_last_event", report.at_last_event()},
              {"same_state", report.in_same_state()}}},
            {"tables",
             {{"hosted", report.tally.hosted.size()},
              {"ended", report.tally.table_ends.size()},
              {"notes_elsewhere", report.misplaced}}},
            {"last_event", report.tally.last},
            {"saved_ms", to_json(percentiles(report.tally.save_ms))},
            {"move_ms", to_json(percentiles(report.tally.move_ms))},
            {"resident_bytes", report.resident_bytes},
            {"failures", report.tally.failures}};
}

std::string to_text(const Report& report, const engine::GuideText& words) {
    std::ostringstream text;
    text << "Steps walked\n";
    for (const auto& [step, seconds] : step_times(report.tally)) {
        const auto known = words.steps.find(step);
        std::array<char, 32> time{};
        std::snprintf(time.data(), time.size(), "%8.2f s  ", seconds);
        text << time.data() << (known == words.steps.end() ? step.value : known->second.title)
             << '\n';
    }
    text << "\nNotes: " << report.tally.sent << " sent, " << report.tally.saved << " saved, "
         << report.archived << " in the archive"
         << (report.same_words ? ", the same words byte for byte" : ", NOT the same words") << '\n';
    for (const auto& [reason, count] : report.tally.refused)
        text << "  refused (" << reason << "): " << count << '\n';
    text << "Screens: " << report.screens << ", at the last event " << report.at_last_event()
         << ", in the same state " << report.in_same_state() << '\n'
         << "From sending a note to saved: " << to_text(percentiles(report.tally.save_ms)) << '\n'
         << "From Next to the last screen: " << to_text(percentiles(report.tally.move_ms)) << '\n'
         << "Memory of server and simulated people: " << report.resident_bytes / 1'048'576
         << " MB\n";
    if (!report.tally.hosted.empty())
        text << "Tables: " << report.tally.hosted.size() << " with a host, "
             << report.tally.table_ends.size() << " led to their end, " << report.misplaced
             << " notes at another table than they were said at\n";
    for (const std::string& failure : report.tally.failures) text << "Problem: " << failure << '\n';
    text << (report.all_well() ? "All is well.\n" : "SOMETHING IS WRONG: see above.\n");
    return text.str();
}

}  // namespace outward::server
