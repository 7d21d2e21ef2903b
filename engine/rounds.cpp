#include "engine/rounds.hpp"

#include <utility>

namespace outward::engine {

std::vector<const Visit*> standing(const std::vector<Visit>& path) {
    std::vector<const Visit*> visits;
    for (const Visit& visit : path)
        if (visit.how != "undo")
            visits.push_back(&visit);
        else if (!visits.empty())
            visits.pop_back();
    return visits;
}

int rounds_done(const std::vector<Visit>& path, const Guide& guide, const Phase& phase) {
    const Step* first = guide.first_of(phase.id);
    int done = 0;
    bool was_inside = false;
    bool was_aside = false;
    for (const Visit* visit : standing(path)) {
        const Step* step = guide.find(visit->step);
        const bool comes_back = std::exchange(was_aside, step && step->aside);
        if (!step || step->aside) continue;
        const bool is_inside = step->phase == phase.id;
        if (is_inside && !was_inside && visit->how != "back")
            done = 0;
        else if (step == first && (visit->how == "next" || visit->how == "advance") && !comes_back)
            ++done;
        was_inside = is_inside;
    }
    return done;
}

int rounds_done(const Conversation& c, const Guide& guide, const Phase& phase) {
    return rounds_done(c.path, guide, phase);
}

const Step* next_round(const std::vector<Visit>& path, const Guide& guide, const Step& here,
                       const Step* next) {
    const Phase* phase = guide.find(here.phase);
    const bool is_end = !here.aside && (!next || next->phase != here.phase);
    if (!phase || !is_end || rounds_done(path, guide, *phase) + 1 >= phase->rounds) return nullptr;
    return guide.first_of(phase->id);
}

}  // namespace outward::engine
