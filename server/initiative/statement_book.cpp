#include "server/initiative/statement_book.hpp"

#include "server/export/transcript.hpp"

namespace outward::server {

using namespace engine;

namespace {

ReadNote read_note(const TranscriptNote& said) {
    const Note& note = said.note;
    return {.gathered = {.note = note.id,
                         .category = note.category,
                         .quote = note.quote,
                         .highlighted = note.highlighted,
                         .promise = said.promise,
                         .due = note.pledge ? note.pledge->due : ""},
            .text = note.text,
            .language = note.language,
            .table = note.table,
            .at = note.moment(),
            .pledge = note.pledge,
            .crew = said.crew};
}

bool is_of_the_crews_own_step(const Note& note, const Guide& guide) {
    const Step* step = guide.find(note.step);
    return step && step->form == Form::crew;
}

}  // namespace

Chapter chapter_of(Source source) {
    Chapter chapter{.summary = std::move(source.summary),
                    .span = span_of(source.log),
                    .notes = {},
                    .index = {},
                    .guide = std::move(source.guide)};
    const Transcript transcript =
        transcript_of(chapter.summary.id, std::move(source.log), chapter.guide, "");
    chapter.tables = static_cast<int>(transcript.conversation.tables.size());
    for (const TranscriptNote& said : transcript.notes) {
        if (said.note.status() != NoteStatus::shown) continue;
        if (is_of_the_crews_own_step(said.note, chapter.guide)) continue;
        chapter.index.emplace(said.note.id, chapter.notes.size());
        chapter.notes.push_back(read_note(said));
    }
    return chapter;
}

const ReadNote* Chapter::find(const NoteId& note) const {
    const auto found = index.find(note);
    return found == index.end() ? nullptr : &notes[found->second];
}

std::string Chapter::category_name(const CategoryId& category, const std::string& language) const {
    const auto& names = guide.text(language).categories;
    const auto name = names.find(category);
    return name == names.end() ? category.value : name->second;
}

const Chapter* Chapters::find(const ConversationId& conversation) const {
    const auto found = by_conversation.find(conversation);
    return found == by_conversation.end() ? nullptr : found->second.get();
}

const ReadNote* Chapters::find(const Statement& statement) const {
    const Chapter* chapter = statement.gone ? nullptr : find(statement.conversation);
    return chapter ? chapter->find(statement.note.note) : nullptr;
}

StatementBook::StatementBook(const SqliteLog& log, const Lobby& rooms)
    : archive(log), lobby(rooms) {}

void StatementBook::forget(const ConversationId& conversation) {
    const std::scoped_lock lock{mutex};
    read.erase(conversation);
}

StatementBook::Read StatementBook::chapter(const std::string& library,
                                           const ConversationId& conversation) {
    const std::shared_ptr<const Chapter> none;
    const bool is_theirs =
        lobby.log_of(conversation) == &archive && lobby.library_of(conversation) == library;
    if (!is_theirs) return forget(conversation), none;
    auto found = archive.find(conversation);
    if (!found.ok()) return found.error();
    if (!found.value()) return forget(conversation), none;
    {
        const std::scoped_lock lock{mutex};
        const auto known = read.find(conversation);
        if (known != read.end() && known->second->summary.seq == found.value()->seq)
            return known->second;
    }
    auto source = source_of(archive, *found.value());
    if (!source.ok()) return source.error();
    auto chapter = std::make_shared<const Chapter>(chapter_of(std::move(source).value()));
    const std::scoped_lock lock{mutex};
    if (read.size() >= most_chapters) read.clear();
    read[conversation] = chapter;
    return std::shared_ptr<const Chapter>{chapter};
}

Result<Chapters, Trouble> StatementBook::chapters_of(const std::string& library,
                                                     const Initiative& initiative) {
    Chapters chapters;
    for (const auto* source : initiative.all<record::Source>()) {
        const ConversationId conversation{source->id.value};
        auto found = chapter(library, conversation);
        if (!found.ok()) return found.error();
        if (found.value()) chapters.by_conversation.emplace(conversation, found.value());
    }
    return chapters;
}

}  // namespace outward::server
