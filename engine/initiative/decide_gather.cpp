// What a conversation of the initiative has now.
#include "engine/dates.hpp"
#include "engine/initiative/decider.hpp"
#include "engine/limits.hpp"

#include <algorithm>
#include <set>

namespace outward::engine {

namespace {

constexpr std::chrono::days until_heard{14};
constexpr std::chrono::days until_happened{90};

std::optional<Rejection> unfit_gathering(const ask::Gather& ask) {
    std::set<NoteId> different;
    for (const GatheredNote& note : ask.notes) {
        const bool fit_category = note.category.empty() || is_fit_id(note.category.value);
        if (!is_fit_id(note.note.value) || !fit_category || !different.insert(note.note).second)
            return Rejection{Reason::bad_request, "The note '" + note.note.value +
                                                      "' is unfit: each note has an id of its own, "
                                                      "and a category."};
        if (!note.due.empty() && !read_date(note.due))
            return Rejection{Reason::bad_request,
                             "The day of a promise must be written like 2026-11-23."};
    }
    if (!is_fit_id(ask.conversation.value))
        return Rejection{Reason::bad_request, "The conversation's id is unfit."};
    if (read_date(ask.held_on)) return std::nullopt;
    return Rejection{Reason::bad_request,
                     "The day of the conversation must be written like 2026-11-23."};
}

/// What is known of the note; nullptr: nothing.
const Statement* known(const Initiative& initiative, const ConversationId& conversation,
                       const NoteId& note) {
    const auto found = initiative.numbers.find({conversation, note});
    return found == initiative.numbers.end() ? nullptr : initiative.find(found->second);
}

bool differs(const Initiative& initiative, const ask::Gather& ask) {
    if (!initiative.gathered.contains(ask.conversation)) return true;
    std::size_t there = 0;
    for (const Statement& statement : initiative.statements)
        there += !statement.gone && statement.conversation == ask.conversation;
    return there != ask.notes.size() || std::ranges::any_of(ask.notes, [&](const auto& note) {
               const Statement* statement = known(initiative, ask.conversation, note.note);
               return !statement || statement->gone || statement->note != note;
           });
}

record::Update update_for(const ConversationId& conversation, record::UpdateKind kind,
                          std::chrono::sys_days due) {
    const bool heard = kind == record::UpdateKind::heard;
    return {.id = {conversation.value + (heard ? "/heard" : "/ninety-days")},
            .kind = kind,
            .conversation = conversation,
            .due = written(due),
            .sent_on = {},
            .title = {},
            .texts = {}};
}

record::Promise promise_by(const ConversationId& conversation, const GatheredNote& note) {
    record::Promise promise;
    promise.id = {conversation.value + "/" + note.note.value};
    promise.conversation = conversation;
    promise.note = note.note;
    promise.due = note.due;
    return promise;
}

}  // namespace

InitiativeAnswer InitiativeDecider::operator()(const ask::Gather& ask) const {
    if (auto unfit = unfit_gathering(ask)) return *unfit;
    const auto held_on = *read_date(ask.held_on);
    const bool is_new = !i.gathered.contains(ask.conversation);
    const bool is_source = i.find<record::Source>({ask.conversation.value}) != nullptr;
    const auto added = std::ranges::count_if(ask.notes, [&](const GatheredNote& note) {
        return !known(i, ask.conversation, note.note);
    });
    if (i.statements.size() + static_cast<std::size_t>(added) > limits::statements)
        return Rejection{Reason::too_many, "An initiative holds at most " +
                                               std::to_string(limits::statements) +
                                               " statements. Make another one for this "
                                               "conversation."};
    if (!is_source)
        if (auto full = full_of(kind_of<record::Source>())) return *full;

    InitiativeDecision gathered;
    std::map<RecordKindIndex, std::size_t> counts;
    for (const auto& [key, kept] : i.records) counts[key.first] += 1;
    const auto add = [&](Record record) {
        const bool there = i.find_kept(record.index(), id_of(record));
        if (!there && counts[record.index()]++ < limits::records)
            gathered.events.emplace_back(happened::RecordSet{std::move(record)});
    };
    if (differs(i, ask))
        gathered.events.emplace_back(happened::NotesGathered{ask.conversation, ask.notes});
    if (!is_source) add(record::Source{{ask.conversation.value}, false, {}});
    if (is_new) {
        add(update_for(ask.conversation, record::UpdateKind::heard, held_on + until_heard));
        add(update_for(ask.conversation, record::UpdateKind::ninety_days,
                       held_on + until_happened));
    }
    for (const GatheredNote& note : ask.notes) {
        const Statement* before = known(i, ask.conversation, note.note);
        if (note.promise && !(before && before->note.promise))
            add(promise_by(ask.conversation, note));
    }
    return gathered;
}

}  // namespace outward::engine
