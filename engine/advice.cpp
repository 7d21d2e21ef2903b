#include "engine/advice.hpp"

namespace outward::engine {

Advice advise(const Conversation& c, const Guide& guide, Millis now) {
    Advice advice;
    const bool inside = c.place && (c.stage == Stage::live || c.stage == Stage::paused);
    const Step* step = inside ? guide.find(c.place->step) : nullptr;
    if (!step) return advice;
    advice.step = step->id;
    for (const Cue& cue : step->cues)
        if (cue.when && holds(*cue.when, c, guide, now)) advice.cues.push_back(cue.id);
    for (const Move& move : step->moves)
        if (!move.when || holds(*move.when, c, guide, now)) advice.moves.push_back(move.name);
    return advice;
}

}  // namespace outward::engine
