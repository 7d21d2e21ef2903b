// What is wrong with a guide beyond its shape. Each message says what to do about it.
#include "engine/guide_check.hpp"
#include "engine/guide_graph.hpp"
#include "engine/overloaded.hpp"
#include "engine/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <set>
#include <utility>

namespace outward::engine {

namespace {

constexpr std::size_t most_probes = 9;  // one digit key each
constexpr std::array reserved_moves{"next",  "back", "skip", "repeat",
                                    "start", "goto", "undo", "advance"};

class Checker {
public:
    explicit Checker(const Guide& checked) : guide(checked) {}

    std::vector<Problem> run() {
        check_names();
        check_line();
        for (const Step& step : guide.steps) check_step(step);
        check_minutes();
        if (problems.empty()) check_ways();
        return std::move(problems);
    }

private:
    const Guide& guide;
    std::vector<Problem> problems;

    void complain(std::string path, std::string message, std::string file = "guide.json") {
        problems.push_back({std::move(file), std::move(path), std::move(message)});
    }

    std::string path_of(const Step& step) const { return place_of(guide, step); }

    template <class Items, class Name>
    void check_unique(const Items& items, Name name, const std::string& path, const char* what) {
        std::set<std::string> seen;
        for (const auto& item : items)
            if (!seen.insert(name(item)).second)
                complain(path, std::string{what} + " '" + name(item) +
                                   "' is there twice. Give one of them another name.");
    }

    void check_names() {
        check_unique(
            guide.phases, [](const Phase& phase) { return phase.id.value; }, "/phases", "Phase");
        check_unique(
            guide.steps, [](const Step& s) { return s.id.value; }, "/phases", "Step");
        check_unique(
            guide.categories, [](const Category& c) { return c.id.value; }, "/categories",
            "Category");
        check_unique(
            guide.handouts, [](const HandoutId& id) { return id.value; }, "/handouts", "Hand-out");
        check_unique(
            guide.languages, [](const std::string& l) { return l; }, "/languages", "Language");
        for (const std::string& language : guide.languages)
            if (!is_language_tag(language))
                complain("/languages", "'" + language +
                                           "' is no language. Write it like \"en\" or \"pt-BR\", "
                                           "and name its file after it.");
    }

    void check_line() {
        const Step* first = guide.first();
        if (!first) {
            complain("/phases",
                     "Every step is an aside, so nothing can begin. Take 'aside' off "
                     "the first step.");
            return;
        }
        if (first->form == Form::crew)
            complain(path_of(*first) + "/form",
                     "The first step must be for everybody. Move the crew's step further down.");
        const Step* last_public = nullptr;
        for (const Step& step : guide.steps)
            if (!step.aside && step.form != Form::crew) last_public = &step;
        if (last_public && last_public->kind != StepKind::close)
            complain(path_of(*last_public),
                     "The guide can end without its close: '" + last_public->id.value +
                         "' is the last step for everybody. Make the last one of kind 'close'.");
        if (last_public && guide.times(*last_public) > 1)
            complain(place_of(guide, *guide.find(last_public->phase)) + "/rounds",
                     "The close is for once. Put it into a phase of its own, without rounds.");
    }

    void check_step(const Step& step) {
        const std::string path = path_of(step);
        check_kind(step, path);
        check_question(step, path);
        check_cues(step, path);
        if (step.only_if) check_condition(*step.only_if, path + "/only_if");
        if (step.only_if && step.kind == StepKind::close)
            complain(path + "/only_if", "A close is for everybody, always. Take 'only_if' off.");
        for (const CategoryId& id : step.capture) {
            const Category* category = guide.find(id);
            if (!category)
                complain(path + "/capture", "There is no category '" + id.value +
                                                "'. Add it under 'categories', or mend the name.");
            else if (category->crew && step.form != Form::crew)
                complain(
                    path + "/capture",
                    "'" + id.value + "' is for the crew only and cannot be offered on phones.");
        }
        if (step.probes.size() > most_probes)
            complain(path + "/probes", "There can be at most 9 probes, one key each. Remove some.");
        check_moves(step, path);
        if (step.aside && !is_reached_by_move(step.id))
            complain(path + "/aside",
                     "No move leads to this aside. Add a move to it in the steps "
                     "where it helps, or remove it.");
        if (step.aside && step.form == Form::crew)
            complain(path + "/form", "An aside is for everybody in the room.");
    }

    void check_kind(const Step& step, const std::string& path) {
        const bool agrees = step.kind == StepKind::agree;
        const bool tells = step.kind == StepKind::story;
        const bool closes = step.kind == StepKind::close;
        if (agrees == step.rules.empty())
            complain(path + "/rules", agrees ? "A step of kind 'agree' needs ground rules."
                                             : "Only a step of kind 'agree' has rules.");
        if (tells == step.slots.empty())
            complain(path + "/slots", tells ? "A step of kind 'story' needs slots to fill."
                                            : "Only a step of kind 'story' has slots.");
        if (!closes && step.followup_days != 0)
            complain(path + "/followup_days",
                     "Only a step of kind 'close' says when people hear "
                     "back. Move it there.");
        if (closes && step.late != Late::keep)
            complain(path + "/late",
                     "A close is never dropped or shortened. Write \"late\": "
                     "\"keep\".");
        const bool takes_notes = step.kind == StepKind::capture || step.kind == StepKind::round ||
                                 step.kind == StepKind::promise;
        if (takes_notes && step.capture.empty())
            complain(path + "/capture",
                     "This step takes notes, so it needs at least one category "
                     "under 'capture'.");
    }

    void check_question(const Step& step, const std::string& path) {
        const Question& question = step.question;
        const bool answered = takes_votes(step.kind);
        const bool rated = has_levels(step.kind);
        const std::size_t fewest = rated ? 1 : 2;
        if (answered && question.options.size() < fewest)
            complain(path + "/options", "This step is answered, so it needs at least " +
                                            std::to_string(fewest) +
                                            (fewest == 1 ? " option." : " options."));
        if (!answered && !question.options.empty())
            complain(path + "/options",
                     "Only a poll, dots, an order, a quiz or a grid has options.");
        if (rated != (question.levels.size() >= 2))
            complain(path + "/levels",
                     rated ? "A quiz and a grid need at least two levels to rate by."
                           : "Only a quiz or a grid has levels.");
        if (step.kind != StepKind::poll && question.form != PollForm::one)
            complain(path + "/answer", "Only a poll says how it is answered.");
        if ((step.kind == StepKind::dots) != (question.dots > 0))
            complain(path + "/dots",
                     "A step of kind 'dots', and no other, says how many each "
                     "person has.");
        if (!answered && question.smallest_cell > 0)
            complain(path + "/smallest_cell", "There are no answers here to keep back.");
    }

    void check_cues(const Step& step, const std::string& path) {
        check_unique(
            step.cues, [](const Cue& cue) { return cue.id.value; }, path + "/cues", "Cue");
        for (std::size_t i = 0; i < step.cues.size(); ++i)
            if (step.cues[i].when)
                check_condition(*step.cues[i].when, path + "/cues/" + std::to_string(i) + "/when");
    }

    void check_moves(const Step& step, const std::string& path) {
        check_unique(
            step.moves, [](const Move& m) { return m.name; }, path + "/moves", "Move");
        for (std::size_t i = 0; i < step.moves.size(); ++i) {
            const Move& move = step.moves[i];
            const std::string here = path + "/moves/" + std::to_string(i);
            if (has(reserved_moves, move.name))
                complain(here + "/name", "Every step has '" + move.name +
                                             "' already. Give this move another name.");
            if (!guide.find(move.to))
                complain(here + "/to", "There is no step '" + move.to.value +
                                           "'. Mend the name, or add the step.");
            if (move.when) check_condition(*move.when, here + "/when");
        }
    }

    void check_guard(const Guard& guard, const std::string& path) {
        const auto each = [&](const std::vector<Guard>& parts) {
            for (const Guard& part : parts) check_guard(part, path);
        };
        std::visit(Overloaded{
                       [&](const NotesAtLeast& g) {
                           if (g.category) check_category(*g.category, path);
                       },
                       [&](const InARow& g) { check_category(g.category, path); },
                       [&](const VotesAtLeast& g) {
                           if (g.step) check_answered(*g.step, path);
                       },
                       [&](const Leads& g) {
                           const Step* step = check_answered(g.step, path);
                           if (step && !has(step->question.options, g.option))
                               complain(path, "The step '" + g.step.value + "' has no option '" +
                                                  g.option.value + "'.");
                       },
                       [&](const TablesAtLeast&) { check_there_are_tables(path); },
                       [&](const TablesDoneAtLeast&) { check_there_are_tables(path); },
                       [&](const All& g) { each(g.of); },
                       [&](const Any& g) { each(g.of); },
                       [&](const Not& g) { each(g.of); },
                       [](const auto&) {},
                   },
                   guard.condition);
    }

    void check_condition(const Guard& guard, const std::string& path) {
        const std::size_t before = problems.size();
        check_guard(guard, path);
        if (problems.size() == before && !can_hold(guard, guide))
            complain(path, "This can never hold in a group of at most " +
                               std::to_string(guide.group.max) + " people. Change it or leave it.");
    }

    void check_category(const CategoryId& id, const std::string& path) {
        if (!guide.find(id)) complain(path, "There is no category '" + id.value + "'.");
    }

    void check_there_are_tables(const std::string& path) {
        if (!has_kind(StepKind::tables))
            complain(path, "There are no tables in this guide. Add a step of kind 'tables'.");
    }

    bool has_kind(StepKind kind) const {
        return std::ranges::find(guide.steps, kind, &Step::kind) != guide.steps.end();
    }

    const Step* check_answered(const StepId& id, const std::string& path) {
        const Step* step = guide.find(id);
        if (step && takes_votes(step->kind)) return step;
        complain(path, step ? "Nothing is answered in the step '" + id.value + "'."
                            : "There is no step '" + id.value + "'.");
        return nullptr;
    }

    bool is_reached_by_move(const StepId& id) const {
        return std::ranges::any_of(guide.steps, [&](const Step& step) {
            return std::ranges::find(step.moves, id, &Move::to) != step.moves.end();
        });
    }

    void check_ways() {
        const Exploration found = explore(guide);
        for (const Step& step : guide.steps) {
            if (!found.reached.contains(step.id))
                complain(path_of(step), "No way leads to the step '" + step.id.value +
                                            "'. Add a move to it, or remove it.");
            else if (step.form != Form::crew && !found.closing.contains(step.id))
                complain(path_of(step), "From the step '" + step.id.value +
                                            "' next never comes to a close. Add one after it.");
        }
    }

    void check_minutes() {
        const int sum = std::accumulate(
            guide.steps.begin(), guide.steps.end(), 0, [&](int total, const Step& step) {
                const bool planned = !step.aside && step.form != Form::crew;
                return planned ? total + step.minutes * guide.times(step) : total;
            });
        if (sum < guide.minutes.min || sum > guide.minutes.max)
            complain("/minutes", "The steps take " + std::to_string(sum) + " minutes, but " +
                                     std::to_string(guide.minutes.min) + " to " +
                                     std::to_string(guide.minutes.max) +
                                     " are promised. Change the steps' minutes or the promise.");
    }
};

}  // namespace

std::vector<Problem> check_guide(const Guide& guide) {
    std::vector<Problem> problems = Checker{guide}.run();
    std::ranges::move(check_guide_tables(guide), std::back_inserter(problems));
    std::ranges::move(check_guide_texts(guide), std::back_inserter(problems));
    std::ranges::move(check_guide_wording(guide), std::back_inserter(problems));
    return problems;
}

}  // namespace outward::engine
