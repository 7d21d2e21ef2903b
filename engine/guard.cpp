#include "engine/guard.hpp"

#include "engine/conversation.hpp"
#include "engine/guide.hpp"
#include "engine/late_plan.hpp"
#include "engine/likeness.hpp"
#include "engine/limits.hpp"
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

/// Walks the notes shown in the current step, the newest first, as long as `goes_on` says so.
template <class GoesOn>
void for_notes_here(const Conversation& c, const Whose& whose, GoesOn goes_on) {
    const auto& place = c.place_at(whose);
    const auto here = place ? c.notes_in.find(place->step) : c.notes_in.end();
    if (here == c.notes_in.end()) return;
    for (auto position = here->second.rbegin(); position != here->second.rend(); ++position) {
        const Note& note = c.notes[*position];
        if ((whose && note.table != whose) || note.status() != NoteStatus::shown) continue;
        if (!goes_on(note)) return;
    }
}

const Note* last_here(const Conversation& c, const Whose& whose) {
    const Note* last = nullptr;
    for_notes_here(c, whose, [&](const Note& note) {
        last = &note;
        return false;
    });
    return last;
}

bool has_notes(const NotesAtLeast& guard, const Conversation& c, const Whose& whose) {
    int missing = guard.count;
    for_notes_here(c, whose, [&](const Note& note) {
        if (!guard.category || note.category == *guard.category) --missing;
        return missing > 0;
    });
    return missing <= 0;
}

Millis silence(const Conversation& c, Millis now, const Whose& whose) {
    const auto& place = c.place_at(whose);
    if (!place || c.stage != Stage::live) return {};
    const Note* last = last_here(c, whose);
    return now - std::max(last ? last->at : Millis{}, place->entered_at);
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
    return voting == c.votings.end() ? 0 : voting->second.people;
}

bool leads(const Leads& guard, const Conversation& c, const Guide& guide) {
    const Step* step = guide.find(guard.step);
    const auto voting = c.votings.find(guard.step);
    if (!step || voting == c.votings.end()) return false;
    const auto& given = voting->second.given;
    const int better = step->kind == StepKind::order ? -1 : 1;  // a low place is a good one
    const auto found = given.find(guard.option);
    return found != given.end() && std::ranges::all_of(given, [&](const auto& other) {
               return better * other.second.sum <= better * found->second.sum;
           });
}

bool in_a_row(const InARow& guard, const Conversation& c, const Whose& whose) {
    int missing = guard.count;
    for_notes_here(c, whose, [&](const Note& note) {
        return missing > 0 && note.category == guard.category && --missing > 0;
    });
    return missing <= 0;
}

bool one_voice(const OneVoice& guard, const Conversation& c, const Whose& whose) {
    std::map<MemberId, int> by;
    int all = 0;
    for_notes_here(c, whose, [&](const Note& note) {
        const Member* author = c.find(note.by);
        if (author && author->seat == Seat::participant) ++by[note.by], ++all;
        return true;
    });
    return all >= guard.of_at_least && std::ranges::any_of(by, [&](const auto& voice) {
               return voice.second * 100 >= guard.percent * all;
           });
}

/// Whether so many of the notes before it say what the last one here says.
bool is_repeated(const RepeatedAtLeast& guard, const Conversation& c, const Whose& whose) {
    const Note* last = last_here(c, whose);
    if (!last) return guard.count <= 0;
    const Likeness like{last->text};
    int found = 0;
    std::size_t compared = 0;
    for (auto note = c.notes.rbegin(); note != c.notes.rend(); ++note) {
        if (found >= guard.count || compared == limits::notes_compared) break;
        if (note->seq >= last->seq || note->status() != NoteStatus::shown) continue;
        ++compared;
        if (like.to(note->text)) ++found;
    }
    return found >= guard.count;
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
            [&](const NotesAtLeast& g) { return has_notes(g, c, whose); },
            [&](const ReadyAtLeast& g) { return c.ready >= g.count; },
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
            [&](const RepeatedAtLeast& g) { return is_repeated(g, c, whose); },
            [&](const TablesAtLeast& g) { return tables_in_use(c) >= g.count; },
            [&](const TablesDoneAtLeast& g) { return tables_done(c) >= g.count; },
            [&](const All& g) { return std::ranges::all_of(g.of, each_holds); },
            [&](const Any& g) { return std::ranges::any_of(g.of, each_holds); },
            [&](const Not& g) { return std::ranges::none_of(g.of, each_holds); },
        },
        guard.condition);
}

}  // namespace outward::engine
