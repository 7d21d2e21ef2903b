// What initiatives take in from the archive: which conversations belong to them, and what notes
// these have now.
#include "engine/dates.hpp"
#include "server/export/wording.hpp"
#include "server/initiative/initiatives.hpp"

namespace outward::server {

using namespace engine;

namespace {

ask::Gather gathering_of(const ConversationId& conversation, const Chapter& chapter) {
    ask::Gather gather{conversation, {}, local_time(chapter.span.begins, "%Y-%m-%d")};
    for (const ReadNote& note : chapter.notes) gather.notes.push_back(note.gathered);
    return gather;
}

/// Of a conversation that the archive has no longer.
ask::Gather nothing_left(const ConversationId& conversation, Millis now) {
    return {conversation, {}, local_time(now, "%Y-%m-%d")};
}

Rejection no_such_source(const ConversationId& conversation) {
    return {Reason::not_found, "The archive has no conversation '" + conversation.value +
                                   "' of this library. Choose one from the list."};
}

}  // namespace

Initiatives::Gathering Initiatives::read_sources(const std::string& library,
                                                 const std::vector<ConversationId>& conversations) {
    std::vector<InitiativeCommand> commands;
    for (const ConversationId& conversation : conversations) {
        const auto chapter = book.chapter(library, conversation);
        if (!chapter.ok()) return Rejection{Reason::not_now, chapter.error().sentence};
        if (!chapter.value()) return no_such_source(conversation);
        commands.push_back(gathering_of(conversation, *chapter.value()));
    }
    return commands;
}

std::optional<Rejection> Initiatives::add_sources(
    const std::shared_ptr<InitiativeRoom>& room, const std::vector<ConversationId>& conversations) {
    const std::scoped_lock one_at_a_time{gathering};
    auto commands = read_sources(library_of(room->id()).value_or(""), conversations);
    if (!commands.ok()) return commands.error();
    for (const Answer& answer : ask(room, std::move(commands).value()))
        if (!answer.ok()) return answer.error();
    return std::nullopt;
}

void Initiatives::gather(const std::shared_ptr<InitiativeRoom>& room) {
    const std::scoped_lock one_at_a_time{gathering};
    const auto library = library_of(room->id());
    if (!library) return;
    const auto saved = room->saved();
    std::vector<InitiativeCommand> commands;
    std::vector<std::pair<ConversationId, GatheredAt>> read;
    for (const auto* source : saved->all<record::Source>()) {
        const ConversationId conversation{source->id.value};
        const auto found = book.chapter(*library, conversation);
        if (!found.ok()) continue;  // the next look tries it again
        const Chapter* chapter = found.value().get();
        if (!chapter && !saved->gathered.contains(conversation)) continue;
        const Kept* kept = saved->find_kept(kind_of<record::Source>(), source->id);
        const GatheredAt at{kept->seq, chapter ? chapter->summary.seq : 0};
        const auto known = gathered.find({room->id(), conversation});
        if (known != gathered.end() && known->second == at) continue;
        commands.emplace_back(chapter ? gathering_of(conversation, *chapter)
                                      : nothing_left(conversation, clock.now()));
        read.emplace_back(conversation, at);
    }
    const auto answers = ask(room, std::move(commands));
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i].ok()) gathered[{room->id(), read[i].first}] = read[i].second;
}

}  // namespace outward::server
