#include "server/rehearsal/script.hpp"

#include <algorithm>
#include <functional>
#include <random>

namespace outward::server {

using namespace engine;

namespace {

std::vector<const Step*> steps_for_phones(const Guide& guide) {
    std::vector<const Step*> steps;
    for (const Step& step : guide.steps)
        if (!step.aside && step.form != Form::crew && !step.capture.empty()) steps.push_back(&step);
    return steps;
}

std::vector<Line> fitting(const Voices& voices, const Step& step) {
    std::vector<Line> lines;
    for (const Voice& voice : voices.lines)
        if (std::ranges::find(step.capture, voice.category) != step.capture.end())
            lines.push_back({voice.category, voice.text});
    return lines;
}

}  // namespace

Script Script::from_voices(const Guide& guide, const Voices& voices, int people,
                           std::uint32_t seed) {
    Script script;
    std::mt19937 chance{seed};
    for (const Step* step : steps_for_phones(guide)) {
        std::vector<Line> lines = fitting(voices, *step);
        if (lines.empty()) continue;
        std::ranges::shuffle(lines, chance);
        for (int person = 0; person < people; ++person)
            script.spoken[step->id][person].push_back(
                lines[static_cast<std::size_t>(person) % lines.size()]);
    }
    return script;
}

Script Script::from_comments(const Guide& guide, const std::vector<Comment>& comments, int people) {
    Script script;
    const auto steps = steps_for_phones(guide);
    if (steps.empty()) return script;
    std::map<std::string, int> person_of;
    for (std::size_t i = 0; i < comments.size(); ++i) {
        const Comment& comment = comments[i];
        const auto known =
            person_of.emplace(comment.author, static_cast<int>(person_of.size()) % people);
        const Step& step = *steps[i * steps.size() / comments.size()];
        script.spoken[step.id][known.first->second].push_back({step.capture.front(), comment.body});
    }
    return script;
}

const std::vector<Line>& Script::lines(const StepId& step, int person) const {
    static const std::vector<Line> silence;
    const auto by_person = spoken.find(step);
    if (by_person == spoken.end()) return silence;
    const auto found = by_person->second.find(person);
    return found == by_person->second.end() ? silence : found->second;
}

std::size_t Script::count(const StepId& step) const {
    const auto by_person = spoken.find(step);
    if (by_person == spoken.end()) return 0;
    std::size_t sum = 0;
    for (const auto& [person, lines] : by_person->second) sum += lines.size();
    return sum;
}

std::vector<std::string> Script::texts(const std::set<StepId>& steps) const {
    std::vector<std::string> all;
    for (const auto& [step, by_person] : spoken) {
        if (!steps.contains(step)) continue;
        for (const auto& [person, lines] : by_person)
            for (const Line& line : lines) all.push_back(line.text);
    }
    return all;
}

}  // namespace outward::server
