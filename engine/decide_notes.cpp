// Notes: what is said, and what is done with it.
#include "engine/dates.hpp"
#include "engine/decider.hpp"
#include "engine/limits.hpp"
#include "engine/text.hpp"

#include <algorithm>
#include <chrono>

namespace outward::engine {

namespace {

Rejection no_such_note() { return {Reason::not_found, "There is no such note."}; }
Rejection erased_note() { return {Reason::not_found, "The note has been erased."}; }

std::optional<Rejection> unfit_words(const std::string& text) {
    if (is_blank(text)) return Rejection{Reason::bad_request, "A note needs at least one word."};
    return unfit_text(text, limits::note_length, "The note");
}

/// Own notes; the crew also looks after each other's, and host and scribe of a table as well.
bool may_change_words(const Conversation& c, const Note& note, const Actor& actor) {
    if (note.by == actor.member) return true;
    const Member* author = c.find(note.by);
    if (!author) return false;
    if (is_table_crew(actor.seat)) return is_table_crew(author->seat);
    return is_crew(actor.seat) && (is_crew(author->seat) || is_table_crew(author->seat));
}

/// Host and scribe look after the notes of their own table only.
bool is_out_of_reach(const Conversation& c, const Note& note, const Actor& actor) {
    if (!is_table_crew(actor.seat) || note.by == actor.member) return false;
    return !note.table || note.table != c.find(actor.member)->table;
}

Rejection of_another_table() { return {Reason::forbidden, "That note is of another table."}; }

/// From paper come notes of a conversation that began on paper a day before, at most.
std::optional<Rejection> unfit_moment(Millis said_at, const Conversation& c, Millis now) {
    if (said_at > now)
        return Rejection{Reason::bad_request, "It cannot have been said in the future."};
    if (said_at < c.created_at - std::chrono::days{1})
        return Rejection{
            Reason::bad_request,
            "It cannot have been said more than a day before the conversation was made."};
    return std::nullopt;
}

std::optional<Rejection> unfit_pledge(const Pledge& pledge) {
    for (const std::string* part : {&pledge.who, &pledge.first_step, &pledge.sign})
        if (auto unfit = unfit_text(*part, limits::pledge_length, "This part of the promise"))
            return unfit;
    if (pledge.due.empty() || read_date(pledge.due)) return std::nullopt;
    return Rejection{Reason::bad_request, "The day must be written like 2026-11-23."};
}

template <class EventType>
Answer unless_already(bool already, EventType event) {
    return already ? is_so_already() : happens(std::move(event));
}

}  // namespace

std::optional<Rejection> Decider::unfit_note(const command::AddNote& note, const Step& step,
                                             const CategoryId& category) const {
    const Category* known = guide.find(category);
    if (!known) return Rejection{Reason::not_found, "The guide has no such category."};
    if (is_crew(actor.seat)) return std::nullopt;
    if (is_table_crew(actor.seat) && !known->crew) return std::nullopt;

    if (c.stage == Stage::closed) return Rejection{Reason::closed, "The conversation is closed."};
    if (!c.place) return Rejection{Reason::not_now, "The conversation has not started yet."};
    if (std::ranges::find(step.capture, category) == step.capture.end() ||
        step.form == Form::crew || known->crew)
        return Rejection{Reason::not_now, "This step takes no such notes."};
    if (!visited(step.id))
        return Rejection{Reason::not_now, "The room has not come to that step yet."};
    if (note.spoken) return Rejection{Reason::forbidden, "Only the note-taker marks notes so."};
    return std::nullopt;
}

Answer Decider::operator()(const command::AddNote& ask) const {
    if (!is_fit_id(ask.id.value)) return refuse(Reason::bad_request, "The note's id is unfit.");
    if (const Note* known = c.find(ask.id)) {
        if (known->by != actor.member)
            return refuse(Reason::bad_request, "That note id is taken. Make a new one.");
        return Decision{{}, {}, known->seq};
    }
    if (auto unfit = unfit_words(ask.text)) return *unfit;

    std::optional<StepId> step_id = ask.step;
    const auto& here = is_crew(actor.seat)          ? c.place
                       : has_own_place(own_table()) ? c.place_at(own_table())
                                                    : c.shown();
    if (!step_id && here) step_id = here->step;
    const Step* step = step_id ? guide.find(*step_id) : nullptr;
    if (ask.step && !step) return refuse(Reason::not_found, "The guide has no such step.");
    if (!step) step = guide.first();
    if (!step || guide.categories.empty())
        return refuse(Reason::not_now, "This guide takes no notes.");
    const CategoryId category = ask.category.value_or(
        step->capture.empty() ? guide.categories.front().id : step->capture.front());
    if (auto unfit = unfit_note(ask, *step, category)) return *unfit;
    if (ask.pledge && step->kind != StepKind::promise)
        return refuse(Reason::not_now, "This step takes no promises.");
    if (ask.pledge)
        if (auto unfit = unfit_pledge(*ask.pledge)) return *unfit;
    if (ask.said_at && !is_crew(actor.seat))
        return refuse(Reason::forbidden, "Only the crew types in notes from paper.");
    if (ask.said_at)
        if (auto unfit = unfit_moment(*ask.said_at, c, now)) return *unfit;
    const std::string language = ask.language.value_or("");
    if (auto unfit = unfit_language(language)) return *unfit;
    if (c.notes.size() >= limits::notes)
        return refuse(Reason::too_many, "The conversation holds as many notes as it can.");
    NoteAdded added{ask.id,    step->id,   category,   ask.text,
                    ask.quote, ask.spoken, ask.pledge, ask.said_at};
    if (!language.empty()) added.language = language;
    if (step->kind == StepKind::promise && !added.pledge) added.pledge.emplace();
    if (ask.table && !c.find(*ask.table))
        return refuse(Reason::not_found, "There is no such table.");
    if (is_crew(actor.seat)) return happens_at(ask.table, std::move(added));
    return happens_at(guide.at_tables(*step) ? own_table() : std::nullopt, std::move(added));
}

Answer Decider::operator()(const command::EditNote& ask) const {
    const Note* note = c.find(ask.id);
    if (!note) return no_such_note();
    if (is_out_of_reach(c, *note, actor)) return of_another_table();
    if (note->erased) return erased_note();
    if (!may_change_words(c, *note, actor))
        return refuse(Reason::forbidden, "Only who wrote a note can change its words.");
    if (c.stage == Stage::closed && !is_crew(actor.seat))
        return refuse(Reason::closed, "The conversation is closed.");
    if (auto unfit = unfit_words(ask.text)) return *unfit;
    if (ask.pledge && !note->pledge) return refuse(Reason::bad_request, "This note is no promise.");
    if (ask.pledge)
        if (auto unfit = unfit_pledge(*ask.pledge)) return *unfit;
    const bool same = note->text == ask.text && (!ask.pledge || note->pledge == ask.pledge);
    return unless_already(same, NoteEdited{ask.id, ask.text, ask.pledge});
}

Answer Decider::operator()(const command::WithdrawNote& ask) const {
    const Note* note = c.find(ask.id);
    if (!note) return no_such_note();
    if (is_out_of_reach(c, *note, actor)) return of_another_table();
    if (!may_change_words(c, *note, actor))
        return refuse(Reason::forbidden, "Only who wrote a note can take it back.");
    return unless_already(note->withdrawn || note->erased, NoteWithdrawn{ask.id});
}

Answer Decider::operator()(const command::HideNote& ask) const {
    const Note* note = c.find(ask.id);
    if (!note) return no_such_note();
    if (is_out_of_reach(c, *note, actor)) return of_another_table();
    if (note->erased) return erased_note();
    return unless_already(note->hidden, NoteHidden{ask.id});
}

Answer Decider::operator()(const command::RestoreNote& ask) const {
    const Note* note = c.find(ask.id);
    if (!note) return no_such_note();
    if (is_out_of_reach(c, *note, actor)) return of_another_table();
    if (note->erased) return erased_note();
    if (note->withdrawn && may_change_words(c, *note, actor)) return happens(NoteReturned{ask.id});
    return unless_already(!note->hidden, NoteRestored{ask.id});
}

Answer Decider::operator()(const command::RecategoriseNote& ask) const {
    const Note* note = c.find(ask.id);
    if (!note) return no_such_note();
    if (is_out_of_reach(c, *note, actor)) return of_another_table();
    if (note->erased) return erased_note();
    if (!guide.find(ask.category))
        return refuse(Reason::not_found, "The guide has no such category.");
    return unless_already(note->category == ask.category, NoteRecategorised{ask.id, ask.category});
}

Answer Decider::operator()(const command::HighlightNote& ask) const {
    const Note* note = c.find(ask.id);
    if (!note) return no_such_note();
    if (is_out_of_reach(c, *note, actor)) return of_another_table();
    if (note->erased) return erased_note();
    if (note->highlighted == ask.on) return is_so_already();
    return ask.on ? happens(NoteHighlighted{ask.id}) : happens(NoteDimmed{ask.id});
}

Answer Decider::operator()(const command::EraseNote& ask) const {
    const Note* note = c.find(ask.id);
    if (!note) return no_such_note();
    return unless_already(note->erased, NoteErased{ask.id});
}

}  // namespace outward::engine
