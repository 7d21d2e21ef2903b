#include "server/guides/guide_on_paper.hpp"

#include "server/export/transcript.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;

namespace {
constexpr int most_tables = 40;
}

GuideOnPaper::GuideOnPaper(const Guide& from, const Library& words, std::string_view language)
    : guide(from), text(from.text(language)), library(words) {}

std::string GuideOnPaper::word(std::string_view key, std::string_view name,
                               std::string_view value) const {
    return fill_in(library.text(text.language, "print." + std::string{key}), name, value);
}

std::string GuideOnPaper::range(std::string_view key, const Range& of) const {
    return fill_in(word(key, "min", std::to_string(of.min)), "max", std::to_string(of.max));
}

std::string GuideOnPaper::minutes(int count) const {
    return word("minutes", "count", std::to_string(count));
}

std::string GuideOnPaper::title_of(const Phase& phase) const {
    const auto found = text.phases.find(phase.id);
    std::string title = found == text.phases.end() ? std::string{} : found->second;
    if (phase.rounds > 1)
        title += " (" + word("rounds", "count", std::to_string(phase.rounds)) + ')';
    return title;
}

const StepText& GuideOnPaper::text_of(const Step& step) const {
    static const StepText none;
    const auto found = text.steps.find(step.id);
    return found == text.steps.end() ? none : found->second;
}

int GuideOnPaper::tables() const {
    const auto step = std::ranges::find(guide.steps, StepKind::tables, &Step::kind);
    if (step == guide.steps.end() || step->seats <= 0) return 0;
    return std::clamp((guide.group.max + step->seats - 1) / step->seats, 1, most_tables);
}

bool GuideOnPaper::is_talked_about(const Step& step) const {
    const bool among_all = step.kind == StepKind::capture || step.kind == StepKind::round ||
                           step.kind == StepKind::pairs;
    const bool here = tables() > 0 ? guide.at_tables(step) : among_all;
    return here && !step.aside && step.form != Form::crew && !text_of(step).prompt.empty();
}

}  // namespace outward::server
