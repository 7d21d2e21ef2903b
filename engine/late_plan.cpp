#include "engine/late_plan.hpp"

#include "engine/rounds.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

using std::chrono::minutes;

bool is_planned(const Step& step) { return !step.aside && step.form != Form::crew; }

/// The step on the line where the room is, or from where it went aside.
const Step* place_on_line(const Conversation& c, const Guide& guide) {
    const Step* here = c.place ? guide.find(c.place->step) : nullptr;
    const bool went_aside = here && here->aside && c.place->return_to;
    return went_aside ? guide.find(*c.place->return_to) : here;
}

/// Time in that step since it was entered from another one on the line.
Millis spent_in(const Conversation& c, const Guide& guide, const Step& here, Millis now) {
    Millis spent{};
    for (auto visit = c.path.rbegin(); visit != c.path.rend(); ++visit) {
        const Step* step = guide.find(visit->step);
        if (step == &here)
            spent += visit->left_at.value_or(now) - visit->entered_at;
        else if (!step || !step->aside)
            break;
    }
    return spent;
}

/// Whether the room stays in these two as in one: in a phase whose tables move by themselves.
bool are_one(const Guide& guide, const Step& step, const Step& here) {
    return &step == &here || (step.phase == here.phase && guide.tables_part(here));
}

/// How often a step of the phase where the room is has been left behind by now.
int times_passed(const Guide& guide, const Step& step, const Step& here, int rounds) {
    return rounds + (&step < &here && !are_one(guide, step, here) ? 1 : 0);
}

struct ToCome {
    const Step* step;
    int times;  // in this and the following rounds
    int minutes;

    int can_be_cut() const { return (step->minutes + 1) / 2 < minutes ? times : 0; }
};

std::vector<ToCome> steps_to_come(const Conversation& c, const Guide& guide, Millis now) {
    std::vector<ToCome> list;
    const Step* here = place_on_line(c, guide);
    if (!here) return list;
    const Phase* phase = guide.find(here->phase);
    const int done = phase ? rounds_done(c, guide, *phase) : 0;
    for (const Step& step : guide.steps) {
        const bool same_phase = step.phase == here->phase;
        const int passed =
            times_passed(guide, step, *here, done) + (are_one(guide, step, *here) ? 1 : 0);
        const int again = guide.times(step) - passed;
        const int times = same_phase ? again : &step > here ? guide.times(step) : 0;
        const bool comes = is_planned(step) && step.minutes > 0 && times > 0 &&
                           (!step.only_if || holds(*step.only_if, c, guide, now));
        if (comes) list.push_back({&step, times, step.minutes});
    }
    return list;
}

/// Drops what is enough by itself with the least loss, else the longest, until the time fits.
void drop(std::vector<ToCome>& steps, int& too_long) {
    std::vector<ToCome*> open;
    for (ToCome& item : steps)
        if (item.step->late == Late::drop) open.push_back(&item);
    const auto saved = [](const ToCome* item) { return item->times * item->minutes; };
    std::ranges::stable_sort(open, {}, saved);
    while (too_long > 0 && !open.empty()) {
        auto chosen =
            std::ranges::find_if(open, [&](const ToCome* item) { return saved(item) >= too_long; });
        if (chosen == open.end()) --chosen;
        too_long -= saved(*chosen);
        (*chosen)->minutes = 0;
        open.erase(chosen);
    }
}

/// A minute at a time from the longest that can be cut.
void shorten(std::vector<ToCome>& steps, int& too_long) {
    std::vector<ToCome*> open;
    for (ToCome& item : steps)
        if (item.step->late != Late::keep) open.push_back(&item);
    while (too_long > 0) {
        std::erase_if(open, [](const ToCome* item) { return item->can_be_cut() == 0; });
        const auto longest = std::ranges::max_element(open, {}, &ToCome::minutes);
        if (longest == open.end()) return;
        --(*longest)->minutes;
        too_long -= (*longest)->times;
    }
}

}  // namespace

Millis behind_plan(const Conversation& c, const Guide& guide, Millis now) {
    const Step* here = place_on_line(c, guide);
    if (!here || c.path.empty()) return {};
    const Phase* phase = guide.find(here->phase);
    const int done = phase ? rounds_done(c, guide, *phase) : 0;
    Millis planned{};
    Millis planned_here{};
    for (const Step& step : guide.steps) {
        if (!is_planned(step)) continue;
        const bool same_phase = step.phase == here->phase;
        const int before = &step < here ? guide.times(step) : 0;
        const int times = same_phase ? times_passed(guide, step, *here, done) : before;
        planned += times * minutes{step.minutes};
        if (are_one(guide, step, *here)) planned_here += minutes{step.minutes};
    }
    planned += std::min(spent_in(c, guide, *here, now), planned_here);
    return now - c.path.front().entered_at - planned;
}

std::vector<LateStep> late_plan(const Conversation& c, const Guide& guide, Millis now) {
    auto too_long =
        static_cast<int>(std::chrono::duration_cast<minutes>(behind_plan(c, guide, now)).count());
    std::vector<ToCome> steps = steps_to_come(c, guide, now);
    drop(steps, too_long);
    shorten(steps, too_long);
    std::vector<LateStep> plan;
    for (const ToCome& item : steps)
        if (item.minutes < item.step->minutes) plan.push_back({item.step->id, item.minutes});
    return plan;
}

}  // namespace outward::engine
