#include "engine/marks.hpp"

#include "engine/conversation.hpp"
#include "engine/pace.hpp"
#include "engine/voices.hpp"
#include "engine/wording.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace outward::engine {

namespace {

using namespace mark_rules;
using std::chrono::minutes;

int in_minutes(Millis time) {
    return static_cast<int>(std::chrono::duration_cast<minutes>(time).count());
}

bool is_for_all(const Step& step) { return step.form == Form::whole && !step.capture.empty(); }

/// Whether notes are to be expected while the room is there; of a phase in which tables move by
/// themselves, in any of its steps.
bool expects_notes(const Guide& guide, const Step& here) {
    if (!guide.tables_part(here)) return is_for_all(here);
    return std::ranges::any_of(guide.steps, [&](const Step& step) {
        return step.phase == here.phase && is_for_all(step);
    });
}

/// What can be told only while the log is followed.
class Follower {
public:
    Follower(const Guide& its_guide, std::vector<Mark>& its_marks)
        : guide(its_guide), marks(its_marks) {}

    void follow(std::span<const Recorded> log) {
        for (const Recorded& recorded : log) {
            pass_time(recorded.at);
            if (ends_silence(recorded)) listen_from(recorded);
            apply(state, recorded);
            look_at(recorded);
        }
        if (!log.empty()) listen_from(log.back());
    }

    Conversation state;
    std::set<StepId> pushed;         // in which a probe was
    std::optional<Recorded> closed;  // the last event that closed it

private:
    void pass_time(Millis at) {
        const Step* here = state.place ? guide.find(state.place->step) : nullptr;
        if (here && state.stage == Stage::live && expects_notes(guide, *here))
            quiet += std::max(Millis{0}, at - now);
        now = at;
    }

    static bool ends_silence(const Recorded& recorded) {
        const bool moves = std::holds_alternative<StepEntered>(recorded.event);
        return (moves && !recorded.table) || std::holds_alternative<NoteAdded>(recorded.event) ||
               std::holds_alternative<ConversationClosed>(recorded.event);
    }

    /// Ends what silence there was.
    void listen_from(const Recorded& recorded) {
        if (quiet >= minutes{silent_minutes})
            marks.push_back({.kind = MarkKind::silence,
                             .seq = since,
                             .at = since_at,
                             .until = recorded.at,
                             .step = state.place->step,
                             .planned = silent_minutes,
                             .actual = in_minutes(quiet)});
        quiet = {};
        since = recorded.seq;
        since_at = recorded.at;
    }

    void look_at(const Recorded& recorded) {
        if (std::holds_alternative<ConversationClosed>(recorded.event)) closed = recorded;
        if (const auto* entered = std::get_if<StepEntered>(&recorded.event))
            look_at_question(recorded, entered->step, text_of(entered->step).prompt);
        if (const auto* probe = std::get_if<ProbePushed>(&recorded.event))
            look_at_probe(recorded, probe->probe);
        if (const auto* changed = std::get_if<RulesChanged>(&recorded.event))
            look_at_rules(recorded, *changed);
    }

    void look_at_probe(const Recorded& recorded, const ProbeId& probe) {
        const auto& place = state.place_at(recorded.table);
        if (!place) return;
        pushed.insert(place->step);
        const auto& texts = text_of(place->step).probes;
        if (const auto words = texts.find(probe); words != texts.end())
            look_at_question(recorded, place->step, words->second);
    }

    void look_at_rules(const Recorded& recorded, const RulesChanged& changed) {
        if (!changed.rules) return;
        for (const Rule& rule : *changed.rules)
            if (rule.text && is_inward(*rule.text))
                return mark_inward(recorded, state.place ? state.place->step : StepId{});
    }

    void look_at_question(const Recorded& recorded, const StepId& id, const std::string& text) {
        const Step* step = guide.find(id);
        if (step && step->form != Form::crew && asks(step->kind) && is_inward(text))
            mark_inward(recorded, id);
    }

    /// Whether it asks about the library, for the first time: repeating it is not another one.
    bool is_inward(const std::string& text) {
        return !inward_words_in(text).empty() && heard.insert(text).second;
    }

    void mark_inward(const Recorded& recorded, const StepId& step) {
        marks.push_back({.kind = MarkKind::library_centred,
                         .seq = recorded.seq,
                         .at = recorded.at,
                         .until = recorded.at,
                         .step = step,
                         .table = recorded.table});
    }

    [[nodiscard]] const StepText& text_of(const StepId& step) const {
        static const StepText wordless;
        if (guide.texts.empty()) return wordless;
        const auto& steps = guide.text(state.as.language).steps;
        const auto found = steps.find(step);
        return found == steps.end() ? wordless : found->second;
    }

    const Guide& guide;
    std::vector<Mark>& marks;
    std::set<std::string> heard;
    Millis now{};
    Millis quiet{};  // while notes were to be expected
    Seq since = 0;
    Millis since_at{};
};

/// What can be told from how it ended.
class Looker {
public:
    Looker(const Guide& its_guide, const Follower& its_past, const std::vector<Taking>& its_takings,
           std::vector<Mark>& its_marks)
        : guide(its_guide),
          past(its_past),
          end(its_past.state),
          takings(its_takings),
          marks(its_marks) {}

    void look() {
        drop_silences_on_paper();
        for (const Taking& taking : takings) look_at_time(taking);
        look_at_probes();
        for (const Step& step : guide.steps)
            if (is_about_trust(step) && !has_trust(step)) look_at_trust(step);
        look_at_voices();
    }

private:
    /// Notes that were typed in later show that there was no silence, and without any note there is
    /// nothing to go by.
    void drop_silences_on_paper() {
        std::erase_if(marks, [&](const Mark& mark) {
            return mark.kind == MarkKind::silence &&
                   (end.notes.empty() || std::ranges::any_of(end.notes, [&](const Note& note) {
                        return note.said_at && *note.said_at >= mark.at &&
                               *note.said_at <= mark.until;
                    }));
        });
    }

    void look_at_time(const Taking& taking) {
        const Step& step = *guide.find(taking.step);
        if (step.minutes == 0 || step.form == Form::crew || step.kind == StepKind::close) return;
        const Millis planned = minutes{step.minutes};
        const Millis over = taking.took - planned;
        if (over >= shortest_overrun && over * 100 >= planned * overrun_percent)
            mark_time(MarkKind::overran, taking, step);
        const bool could_be_cut = asks(step.kind) && !step.aside && step.late != Late::drop &&
                                  step.minutes >= least_planned;
        if (could_be_cut && taking.over && taking.took >= passing_by &&
            taking.took * 100 < planned * least_percent)
            mark_time(MarkKind::cut_short, taking, step);
    }

    void mark_time(MarkKind kind, const Taking& taking, const Step& step) {
        marks.push_back({.kind = kind,
                         .seq = taking.seq,
                         .at = taking.at,
                         .until = taking.until,
                         .step = taking.step,
                         .table = taking.table,
                         .planned = step.minutes,
                         .actual = in_minutes(taking.took)});
    }

    void look_at_probes() {
        if (end.notes.empty()) return;
        std::map<StepId, int> notes;
        for (const Note& note : end.notes)
            if (!note.withdrawn) ++notes[note.step];
        for (const auto& [id, taking] : longest_takings()) {
            const Step& step = *guide.find(id);
            if (step.probes.empty() || !is_for_all(step) || past.pushed.contains(id)) continue;
            if (!taking.over || taking.took < time_for_a_probe) continue;
            if (notes[id] >= few_notes * std::max(1, tables_in(id))) continue;
            marks.push_back({.kind = MarkKind::probe_unused,
                             .seq = taking.seq,
                             .at = taking.at,
                             .until = taking.until,
                             .step = id,
                             .planned = static_cast<int>(step.probes.size()),
                             .actual = notes[id]});
        }
    }

    /// Of each step the first taking, at any table, with the longest time that one took, until all
    /// are over.
    [[nodiscard]] std::map<StepId, Taking> longest_takings() const {
        std::map<StepId, Taking> whole;
        for (const Taking& taking : takings) {
            Taking& all = whole.try_emplace(taking.step, taking).first->second;
            all.took = std::max(all.took, taking.took);
            all.until = std::max(all.until, taking.until);
            all.over = all.over && taking.over;
        }
        return whole;
    }

    [[nodiscard]] int tables_in(const StepId& step) const {
        return static_cast<int>(std::ranges::count_if(end.tables, [&](const auto& entry) {
            return std::ranges::find(entry.second.path, step, &Visit::step) !=
                   entry.second.path.end();
        }));
    }

    static bool is_about_trust(const Step& step) {
        return step.form != Form::crew && !step.aside && !step.capture.empty() &&
               step.capture.front().value == trust_category;
    }

    bool has_trust(const Step& step) const {
        return std::ranges::any_of(end.notes, [&](const Note& note) {
            return !note.withdrawn &&
                   (note.step == step.id || note.category.value == trust_category);
        });
    }

    void look_at_trust(const Step& step) {
        const auto taken = std::ranges::find(takings, step.id, &Taking::step);
        if (taken != takings.end()) {
            if (taken->over && !end.notes.empty()) mark_time(MarkKind::trust_missed, *taken, step);
            return;
        }
        if (step.only_if) return;  // the guide itself may have passed it by
        const auto later = std::ranges::find_if(takings, [&](const Taking& taking) {
            const Step* other = guide.find(taking.step);
            return !other->aside && other > &step;
        });
        Mark mark{.kind = MarkKind::trust_missed, .step = step.id, .planned = step.minutes};
        if (later != takings.end())
            mark.seq = later->seq, mark.at = mark.until = later->at;
        else if (past.closed)
            mark.seq = past.closed->seq, mark.at = mark.until = past.closed->at;
        else
            return;
        marks.push_back(std::move(mark));
    }

    void look_at_voices() {
        std::map<MemberId, int> by;
        int all = 0;
        for (const Note& note : end.notes)
            if (counts(note)) ++by[note.by], ++all;
        if (std::ssize(by) < least_voices || all < least_voiced_notes) return;
        const auto loudest =
            std::ranges::max_element(by, {}, [](const auto& voice) { return voice.second; });
        if (loudest->second * 3 <= all) return;
        int so_far = 0;
        for (const Note& note : end.notes)
            if (counts(note) && note.by == loudest->first && ++so_far * 3 > all)
                return mark_voice(note, loudest->second * 100 / all);
    }

    bool counts(const Note& note) const { return !note.withdrawn && is_of_one_voice(end, note); }

    void mark_voice(const Note& note, int percent) {
        const Visit* visit = nullptr;
        for (const Visit& entered : end.path)
            if (entered.seq < note.seq) visit = &entered;
        if (!visit) return;
        marks.push_back({.kind = MarkKind::dominant_voice,
                         .seq = visit->seq,
                         .at = visit->entered_at,
                         .until = visit->left_at.value_or(note.at),
                         .step = visit->step,
                         .planned = voice_percent,
                         .actual = percent});
    }

    const Guide& guide;
    const Follower& past;
    const Conversation& end;
    const std::vector<Taking>& takings;
    std::vector<Mark>& marks;
};

}  // namespace

std::vector<Mark> marks_of(std::span<const Recorded> log, const Guide& guide) {
    std::vector<Mark> marks;
    Follower past{guide, marks};
    past.follow(log);
    const std::vector<Taking> takings = takings_of(log, guide);
    Looker{guide, past, takings, marks}.look();
    std::ranges::stable_sort(marks, {}, &Mark::seq);
    return marks;
}

}  // namespace outward::engine
