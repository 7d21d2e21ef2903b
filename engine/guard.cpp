#include "engine/guard.hpp"

#include "engine/conversation.hpp"
#include "engine/overloaded.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

int notes_here(const Conversation& c, const std::optional<CategoryId>& category) {
    if (!c.place) return 0;
    return static_cast<int>(std::ranges::count_if(c.notes, [&](const Note& note) {
        return note.step == c.place->step && note.status() == NoteStatus::shown &&
               (!category || note.category == *category);
    }));
}

}  // namespace

bool holds(const Guard& guard, const Conversation& c, Millis now) {
    const auto each_holds = [&](const Guard& part) { return holds(part, c, now); };
    return std::visit(
        Overloaded{
            [&](const PeopleAtLeast& g) { return c.people >= g.count; },
            [&](const PeopleAtMost& g) { return c.people <= g.count; },
            [&](const NotesAtLeast& g) { return notes_here(c, g.category) >= g.count; },
            [&](const ReadyAtLeast& g) { return c.ready_count() >= g.count; },
            [&](const ElapsedAtLeast& g) {
                return c.place && c.place->clock.elapsed(now) >= std::chrono::minutes{g.minutes};
            },
            [&](const All& g) { return std::ranges::all_of(g.of, each_holds); },
            [&](const Any& g) { return std::ranges::any_of(g.of, each_holds); },
            [&](const Not& g) { return std::ranges::none_of(g.of, each_holds); },
        },
        guard.condition);
}

}  // namespace outward::engine
