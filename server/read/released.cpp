#include "server/read/released.hpp"

#include "engine/overloaded.hpp"
#include "engine/text.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;

namespace {

Conversation folded(const std::vector<Recorded>& log) {
    Conversation conversation;
    for (const Recorded& recorded : log) apply(conversation, recorded);
    return conversation;
}

/// Of a step or a category that only facilitator and note-taker see.
bool is_private(const Note& note, const Guide& guide) {
    const Step* step = guide.find(note.step);
    const Category* category = guide.find(note.category);
    return (step && step->form == Form::crew) || (category && category->crew);
}

/// The note that an event is about; nullptr: about none.
const NoteId* note_in(const Event& event) {
    return std::visit(
        [](const auto& e) -> const NoteId* {
            using E = std::decay_t<decltype(e)>;
            if constexpr (std::is_same_v<E, NoteThemed>)
                return &e.note;
            else if constexpr (requires {
                                   { e.id } -> std::convertible_to<NoteId>;
                               })
                return &e.id;
            else
                return nullptr;
        },
        event);
}

/// Takes out of an event what nobody outside of the team is to know.
void without_names(Event& event) {
    std::visit(
        Overloaded{[](ConversationCreated& e) { e.code.clear(); },
                   [](CodeRenewed& e) { e.code.clear(); }, [](MemberJoined& e) { e.name.clear(); },
                   [](MemberRenamed& e) { e.name.clear(); },
                   [](NoteAdded& e) {
                       if (e.pledge) e.pledge->who.clear();
                   },
                   [](NoteEdited& e) {
                       if (e.pledge) e.pledge->who.clear();
                   },
                   [](auto&) {}},
        event);
}

}  // namespace

std::vector<Recorded> released(std::vector<Recorded> log, const Guide& guide, bool with_private) {
    const Conversation conversation = folded(log);
    const auto is_released = [&](const NoteId& id) {
        const Note* note = conversation.find(id);
        return note && note->status() == NoteStatus::shown &&
               (with_private || !is_private(*note, guide));
    };
    for (Recorded& recorded : log) {
        const NoteId* note = note_in(recorded.event);
        if (note && !is_released(*note))
            recorded.event = Unknown{};
        else
            without_names(recorded.event);
    }
    return log;
}

std::vector<Recorded> without_quiz_answers(std::vector<Recorded> log, const Guide& guide) {
    for (Recorded& recorded : log) {
        const auto* cast = std::get_if<VoteCast>(&recorded.event);
        const Step* step = cast ? guide.find(cast->step) : nullptr;
        if (step && step->kind == StepKind::quiz) recorded.event = Unknown{};
    }
    return log;
}

ReleaseContents release_contents(const std::vector<Recorded>& log, const Guide& guide) {
    const Conversation conversation = folded(log);
    ReleaseContents contents;
    for (const Note& note : conversation.notes) {
        switch (note.status()) {
            case NoteStatus::hidden:
                ++contents.hidden;
                break;
            case NoteStatus::withdrawn:
                ++contents.withdrawn;
                break;
            case NoteStatus::erased:
                ++contents.erased;
                break;
            case NoteStatus::shown:
                if (is_private(note, guide))
                    ++contents.private_notes;
                else if (note.pledge)
                    ++contents.promises;
                else
                    ++contents.notes;
        }
    }
    contents.story_lines = static_cast<int>(conversation.story.size());
    for (const auto& [id, table] : conversation.tables)
        contents.story_lines += static_cast<int>(table.story.size());
    contents.votes = static_cast<int>(std::ranges::count_if(
        conversation.votings, [](const auto& voting) { return !voting.second.ballots.empty(); }));
    contents.themes =
        static_cast<int>(std::ranges::count(conversation.themes, false, &Theme::removed));
    contents.names = static_cast<int>(std::ranges::count_if(
        conversation.members, [](const auto& member) { return !is_blank(member.second.name); }));
    return contents;
}

}  // namespace outward::server
