#include "engine/guide_check.hpp"

namespace outward::engine {

std::string place_of(const Guide& guide, const Phase& phase) {
    const auto found = std::ranges::find(guide.phases, phase.id, &Phase::id);
    return "/phases/" + std::to_string(found - guide.phases.begin());
}

std::string place_of(const Guide& guide, const Step& step) {
    const Phase* phase = guide.find(step.phase);
    int outer = -1;
    int inner = -1;
    for (const Step& other : guide.steps) {
        if (other.phase != step.phase) continue;
        if (other.within) {
            ++inner;
        } else {
            ++outer;
            inner = -1;
        }
        if (&other == &step) break;
    }
    const std::string place = phase ? place_of(guide, *phase) : "/phases";
    const std::string parent = place + "/steps/" + std::to_string(outer);
    return step.within ? parent + "/steps/" + std::to_string(inner) : parent;
}

}  // namespace outward::engine
