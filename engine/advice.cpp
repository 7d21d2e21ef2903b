#include "engine/advice.hpp"

namespace outward::engine {

Advice advise(const Conversation& c, const Guide& guide, Millis now,
              const std::optional<TableId>& table) {
    Advice advice;
    const std::optional<Place>& place = c.place_at(table);
    const bool inside = place && (c.stage == Stage::live || c.stage == Stage::paused);
    const Step* step = inside ? guide.find(place->step) : nullptr;
    if (!step) return advice;
    advice.step = step->id;
    for (const Cue& cue : step->cues)
        if (cue.when && holds(*cue.when, c, guide, now, table)) advice.cues.push_back(cue.id);
    for (const Move& move : step->moves)
        if (!move.when || holds(*move.when, c, guide, now, table))
            advice.moves.push_back(move.name);
    if (!table) advice.late = late_plan(c, guide, now);
    return advice;
}

}  // namespace outward::engine
