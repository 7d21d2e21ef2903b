#include "engine/guard.hpp"

#include "engine/conversation.hpp"
#include "engine/guide.hpp"
#include "engine/late_plan.hpp"
#include "engine/likeness.hpp"
#include "engine/overloaded.hpp"
#include "engine/rounds.hpp"
#include "engine/tables.hpp"
#include "engine/tally.hpp"

#include <algorithm>
#include <map>

namespace outward::engine {

namespace {

using std::chrono::minutes;

/// Of the room, or of one table.
using Whose = std::optional<TableId>;

/// Notes shown in the current step, oldest first.
std::vector<const Note*> notes_here(const Conversation& c, const Whose& whose) {
    std::vector<const Note*> notes;
    const auto& place = c.place_at(whose);
    if (!place) return notes;
    for (const Note& note : c.notes)
        if (note.step == place->step && (!whose || note.table == whose) &&
            note.status() == NoteStatus::shown)
            notes.push_back(&note);
    return notes;
}

int count_of(const std::vector<const Note*>& notes, const std::optional<CategoryId>& category) {
    return static_cast<int>(std::ranges::count_if(
        notes, [&](const Note* note) { return !category || note->category == *category; }));
}

Millis silence(const Conversation& c, Millis now, const Whose& whose) {
    const auto& place = c.place_at(whose);
    if (!place || c.stage != Stage::live) return {};
    const auto notes = notes_here(c, whose);
    const Millis last = notes.empty() ? Millis{} : notes.back()->at;
    return now - std::max(last, place->entered_at);
}

int visits(const Conversation& c, const Whose& whose) {
    const auto& place = c.place_at(whose);
    if (!place) return 0;
    const Table* table = whose ? c.find(*whose) : nullptr;
    const auto& path = table && table->place ? table->path : c.path;
    const auto counted = std::ranges::count_if(standing(path), [&](const Visit* visit) {
        return visit->step == place->step && visit->how != "back" && visit->how != "repeat";
    });
    return std::max(1, static_cast<int>(counted));
}

int votes(const Conversation& c, const std::optional<StepId>& step) {
    if (!step && !c.place) return 0;
    const auto voting = c.votings.find(step ? *step : c.place->step);
    return voting == c.votings.end() ? 0 : voting->second.people();
}

bool leads(const Leads& guard, const Conversation& c, const Guide& guide) {
    const Step* step = guide.find(guard.step);
    const auto voting = c.votings.find(guard.step);
    if (!step || voting == c.votings.end()) return false;
    std::map<OptionId, int> sums;
    for (const auto& [id, ballot] : voting->second.ballots)
        for (const auto& [option, given] : ballot.vote)
            sums[option] += step->kind == StepKind::order ? -given : given;
    const auto found = sums.find(guard.option);
    return found != sums.end() && std::ranges::all_of(sums, [&](const auto& other) {
               return other.second <= found->second;
           });
}

bool in_a_row(const InARow& guard, const Conversation& c, const Whose& whose) {
    const auto notes = notes_here(c, whose);
    const auto wanted = static_cast<std::size_t>(std::max(0, guard.count));
    return notes.size() >= wanted &&
           std::all_of(notes.end() - static_cast<std::ptrdiff_t>(wanted), notes.end(),
                       [&](const Note* note) { return note->category == guard.category; });
}

bool one_voice(const OneVoice& guard, const Conversation& c, const Whose& whose) {
    std::map<MemberId, int> by;
    int all = 0;
    for (const Note* note : notes_here(c, whose)) {
        const Member* author = c.find(note->by);
        if (!author || author->seat != Seat::participant) continue;
        ++by[note->by];
        ++all;
    }
    return all >= guard.of_at_least && std::ranges::any_of(by, [&](const auto& voice) {
               return voice.second * 100 >= guard.percent * all;
           });
}

/// How many earlier notes say what the last one here says.
int repeated(const Conversation& c, const Whose& whose) {
    const auto here = notes_here(c, whose);
    if (here.empty()) return 0;
    const Note& last = *here.back();
    return static_cast<int>(std::ranges::count_if(c.notes, [&](const Note& note) {
        return note.seq < last.seq && note.status() == NoteStatus::shown &&
               are_alike(note.text, last.text);
    }));
}

int tables_in_use(const Conversation& c) { return static_cast<int>(open_tables(c).size()); }

int tables_done(const Conversation& c) {
    return static_cast<int>(std::ranges::count_if(
        c.tables, [](const auto& entry) { return entry.second.finished && !entry.second.closed; }));
}

}  // namespace

bool holds(const Guard& guard, const Conversation& c, const Guide& guide, Millis now,
           const Whose& whose) {
    const auto& place = c.place_at(whose);
    const auto each_holds = [&](const Guard& part) { return holds(part, c, guide, now, whose); };
    return std::visit(
        Overloaded{
            [&](const PeopleAtLeast& g) { return c.people >= g.count; },
            [&](const PeopleAtMost& g) { return c.people <= g.count; },
            [&](const NotesAtLeast& g) {
                return count_of(notes_here(c, whose), g.category) >= g.count;
            },
            [&](const ReadyAtLeast& g) { return c.ready_count() >= g.count; },
            [&](const ElapsedAtLeast& g) {
                return place && place->clock.elapsed(now) >= minutes{g.minutes};
            },
            [&](const BehindAtLeast& g) {
                return behind_plan(c, guide, now) >= minutes{g.minutes};
            },
            [&](const SilenceAtLeast& g) { return silence(c, now, whose) >= minutes{g.minutes}; },
            [&](const VisitsAtMost& g) { return visits(c, whose) <= g.count; },
            [&](const VotesAtLeast& g) { return votes(c, g.step) >= g.count; },
            [&](const Leads& g) { return leads(g, c, guide); },
            [&](const InARow& g) { return in_a_row(g, c, whose); },
            [&](const OneVoice& g) { return one_voice(g, c, whose); },
            [&](const RepeatedAtLeast& g) { return repeated(c, whose) >= g.count; },
            [&](const TablesAtLeast& g) { return tables_in_use(c) >= g.count; },
            [&](const TablesDoneAtLeast& g) { return tables_done(c) >= g.count; },
            [&](const All& g) { return std::ranges::all_of(g.of, each_holds); },
            [&](const Any& g) { return std::ranges::any_of(g.of, each_holds); },
            [&](const Not& g) { return std::ranges::none_of(g.of, each_holds); },
        },
        guard.condition);
}

}  // namespace outward::engine
