// The words of the notes that initiatives work with. They are read from the conversations in the
// archive whenever these have changed, and are stored nowhere else: what is erased, hidden or taken
// back there is gone here.
#pragma once

#include "engine/initiative/state.hpp"
#include "engine/result.hpp"
#include "server/archive/sqlite_log.hpp"
#include "server/live/lobby.hpp"
#include "server/read/source.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// A note as it stands in its conversation now.
struct ReadNote {
    engine::GatheredNote gathered;
    std::string text;
    std::string language;
    std::optional<engine::TableId> table;
    engine::Millis at{};
    std::optional<engine::Pledge> pledge;
    bool crew = false;  // only facilitator and note-taker saw it: nothing to be published
};

/// A conversation: the notes that are shown, in the order in which they were said. What the crew
/// wrote about its own work is not among them.
struct Chapter {
    Summary summary;
    TimeSpan span;
    int tables = 0;
    std::vector<ReadNote> notes;
    std::map<engine::NoteId, std::size_t> index;
    engine::Guide guide;  // that the conversation ran

    /// nullptr: it is gone, or never was there.
    [[nodiscard]] const ReadNote* find(const engine::NoteId& note) const;
    /// As the guide names it in that language.
    [[nodiscard]] std::string category_name(const engine::CategoryId& category,
                                            const std::string& language) const;
};

[[nodiscard]] Chapter chapter_of(Source source);

/// The conversations of one initiative that are there.
struct Chapters {
    std::map<engine::ConversationId, std::shared_ptr<const Chapter>> by_conversation;

    /// nullptr: the archive has it no longer.
    [[nodiscard]] const Chapter* find(const engine::ConversationId& conversation) const;
    /// nullptr: the statement is gone, and its words with it.
    [[nodiscard]] const ReadNote* find(const engine::Statement& statement) const;
};

/// Reads the archive: not on an io thread.
class StatementBook {
public:
    using Read = engine::Result<std::shared_ptr<const Chapter>, engine::Trouble>;

    /// Both must outlive it.
    StatementBook(const SqliteLog& archive, const Lobby& lobby);

    /// nullptr: the archive has no such conversation of that library.
    [[nodiscard]] Read chapter(const std::string& library,
                               const engine::ConversationId& conversation);
    /// Of all its sources.
    [[nodiscard]] engine::Result<Chapters, engine::Trouble> chapters_of(
        const std::string& library, const engine::Initiative& initiative);

private:
    static constexpr std::size_t most_chapters = 500;  // in memory

    void forget(const engine::ConversationId& conversation);

    const SqliteLog& archive;
    const Lobby& lobby;
    std::mutex mutex;  // guards what was read
    std::map<engine::ConversationId, std::shared_ptr<const Chapter>> read;
};

}  // namespace outward::server
