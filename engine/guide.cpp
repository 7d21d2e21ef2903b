#include "engine/guide.hpp"

#include <algorithm>

namespace outward::engine {

const Step* Guide::find(const StepId& wanted) const {
    const auto found = std::ranges::find(steps, wanted, &Step::id);
    return found == steps.end() ? nullptr : &*found;
}

const Category* Guide::find(const CategoryId& wanted) const {
    const auto found = std::ranges::find(categories, wanted, &Category::id);
    return found == categories.end() ? nullptr : &*found;
}

const Phase* Guide::find(const PhaseId& wanted) const {
    const auto found = std::ranges::find(phases, wanted, &Phase::id);
    return found == phases.end() ? nullptr : &*found;
}

bool Guide::at_tables(const Step& step) const {
    const Phase* phase = find(step.phase);
    return phase && phase->at_tables;
}

bool Guide::tables_part(const Step& step) const {
    const Phase* phase = find(step.phase);
    return phase && phase->at_tables && phase->pace == Pace::table;
}

const Step* Guide::first_of(const PhaseId& phase) const {
    const auto found = std::ranges::find_if(
        steps, [&](const Step& step) { return !step.aside && step.phase == phase; });
    return found == steps.end() ? nullptr : &*found;
}

int Guide::times(const Step& step) const {
    const Phase* phase = find(step.phase);
    return phase ? phase->rounds : 1;
}

const Step* Guide::first() const {
    const auto found = std::ranges::find(steps, false, &Step::aside);
    return found == steps.end() ? nullptr : &*found;
}

const Step* Guide::after(const StepId& from) const {
    const auto here = std::ranges::find(steps, from, &Step::id);
    if (here == steps.end()) return nullptr;
    const auto next =
        std::find_if(std::next(here), steps.end(), [](const Step& step) { return !step.aside; });
    return next == steps.end() ? nullptr : &*next;
}

const Step* Guide::before(const StepId& from) const {
    const Step* previous = nullptr;
    for (const Step& step : steps) {
        if (step.id == from) return previous;
        if (!step.aside) previous = &step;
    }
    return nullptr;
}

const GuideText& Guide::text(std::string_view language) const {
    const auto find_text = [&](std::string_view wanted) { return texts.find(std::string{wanted}); };
    auto found = find_text(language);
    if (found == texts.end()) found = find_text(language.substr(0, language.find('-')));
    if (found == texts.end() && !languages.empty()) found = find_text(languages.front());
    static const GuideText wordless;
    return found == texts.end() ? wordless : found->second;
}

}  // namespace outward::engine
