// What is wrong with the course of things: tables without seats, rounds without an end, nested
// steps that are no part of the line.
#include "engine/guide_check.hpp"

namespace outward::engine {

namespace {

constexpr const char* trusted = "trusted-actor";

class TablesChecker {
public:
    explicit TablesChecker(const Guide& checked) : guide(checked) {}

    std::vector<Problem> run() {
        for (const Phase& phase : guide.phases) check_phase(phase);
        for (const Step& step : guide.steps) {
            const std::string place = place_of(guide, step);
            check_seats(step, place);
            check_turns(step, place);
            check_of(step, place);
            check_nesting(step, place);
            check_time(step, place);
        }
        return std::move(problems);
    }

private:
    const Guide& guide;
    std::vector<Problem> problems;

    void complain(std::string path, std::string message) {
        problems.push_back({"guide.json", std::move(path), std::move(message)});
    }

    void check_phase(const Phase& phase) {
        const std::string place = place_of(guide, phase);
        if (phase.at_tables && !takes_seats_before(phase))
            complain(
                place + "/at",
                "Nobody sits at a table yet. Put a step of kind 'tables' before this phase, or "
                "first in it.");
        if (phase.pace == Pace::table && !phase.at_tables)
            complain(place + "/pace",
                     "Only tables move by themselves. Write \"at\": \"tables\", or leave 'pace' "
                     "out.");
        if (phase.rounds > 1) check_rounds(phase, place);
    }

    void check_rounds(const Phase& phase, const std::string& place) {
        const Step* first = guide.first_of(phase.id);
        if (!first)
            complain(place + "/rounds",
                     "All steps here are asides, so no round begins. Leave 'rounds' out.");
        else if (first->only_if)
            complain(place_of(guide, *first) + "/only_if",
                     "Every round begins here, so this step cannot be passed by. Put one without "
                     "'only_if' first.");
        if (phase.pace == Pace::table)
            complain(place + "/rounds",
                     "Rounds are for the whole room, so that people can be mixed between them. "
                     "Leave 'pace' out, or 'rounds'.");
    }

    /// A step of kind tables on the line before the phase, or as its first.
    bool takes_seats_before(const Phase& phase) const {
        for (const Step& step : guide.steps) {
            if (step.aside) continue;
            if (step.kind == StepKind::tables) return true;
            if (step.phase == phase.id) return false;
        }
        return false;
    }

    void check_seats(const Step& step, const std::string& place) {
        const bool seats = step.kind == StepKind::tables;
        if (!seats && step.seats != 0)
            complain(place + "/seats", "Only a step of kind 'tables' has seats.");
        if (!seats && step.assign != Assign::choice)
            complain(place + "/assign", "Only a step of kind 'tables' says who sits where.");
        if (seats && (step.aside || step.form != Form::whole))
            complain(place + "/kind",
                     "Everybody takes a seat, and on the line. Take 'aside' and 'form' off this "
                     "step.");
        if (seats && guide.at_tables(step) && guide.first_of(step.phase) != &step)
            complain(place + "/kind",
                     "People are at their tables already. Put this step first in its phase, or "
                     "before it.");
        if (guide.at_tables(step) && step.form == Form::crew)
            complain(place + "/form",
                     "The crew has no table of its own. Put this step before or after the phase at "
                     "tables.");
        if (guide.at_tables(step) && step.kind == StepKind::close)
            complain(place + "/kind",
                     "Everybody hears the close together. Put it into a phase of its own, without "
                     "\"at\": \"tables\".");
    }

    void check_turns(const Step& step, const std::string& place) {
        if (!step.by_tables) return;
        if (step.kind != StepKind::round)
            complain(place + "/by", "Only in a step of kind 'round' do tables take turns.");
        else if (guide.at_tables(step))
            complain(place + "/by",
                     "Tables report to the whole room. Put this round after the phase at tables.");
        else if (!has_tables_before(step))
            complain(
                place + "/by",
                "No table has anything to report yet. Put this round after a phase at tables.");
    }

    bool has_tables_before(const Step& step) const {
        for (const Phase& phase : guide.phases) {
            if (phase.id == step.phase) return false;
            if (phase.at_tables) return true;
        }
        return false;
    }

    void check_of(const Step& step, const std::string& place) {
        if (step.kind != StepKind::cluster && !step.of.empty())
            complain(place + "/of", "Only a step of kind 'cluster' groups notes.");
        for (const CategoryId& id : step.of)
            if (!guide.find(id))
                complain(place + "/of", "There is no category '" + id.value + "'.");
    }

    void check_nesting(const Step& step, const std::string& place) {
        const Step* parent = step.within ? guide.find(*step.within) : nullptr;
        if (step.within && step.aside)
            complain(place + "/aside",
                     "A nested step follows its parent on the line. Take 'aside' off, or put the "
                     "step beside its parent.");
        if (parent && parent->aside)
            complain(place_of(guide, *parent) + "/steps",
                     "An aside has no steps inside it: they would be on the line without it. Put "
                     "them beside it.");
    }

    void check_time(const Step& step, const std::string& place) {
        const bool closes = step.kind == StepKind::close;
        if (step.advance && (closes || step.minutes == 0))
            complain(place + "/advance",
                     closes ? "Nothing comes after a close. Leave 'advance' out."
                            : "Without minutes there is no time to be up. Say how many, or leave "
                              "'advance' out.");
        const bool asks_for_trust = step.kind == StepKind::capture && !step.aside &&
                                    step.form != Form::crew && !step.capture.empty() &&
                                    step.capture.front().value == trusted;
        if (asks_for_trust && step.late != Late::keep)
            complain(place + "/late",
                     "Whom people trust is asked even when time is short. Write \"late\": "
                     "\"keep\".");
    }
};

}  // namespace

std::vector<Problem> check_guide_tables(const Guide& guide) { return TablesChecker{guide}.run(); }

}  // namespace outward::engine
