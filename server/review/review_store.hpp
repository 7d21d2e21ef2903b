// What the archive keeps beside the logs for reading conversations back: libraries, coaches and
// what was released to them, what they opened, annotations, attached transcripts, rubrics.
#pragma once

#include "engine/ids.hpp"
#include "engine/result.hpp"
#include "server/archive/table_store.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// A further library on this server. The server's own has an empty id and no row.
struct LibraryAccount {
    std::string id;
    std::string name;
    std::string key_hash;
    engine::Millis created_at{};
};

struct Coach {
    std::string id;
    std::string library;
    std::string name;
    engine::Millis created_at{};
    int releases = 0;  // in a list only
};

/// To a coach, of one conversation.
struct Release {
    std::string coach;
    std::string name;
    engine::Millis at{};
    bool with_private = false;  // also what only facilitator and note-taker saw
};

struct ReleasedConversation {
    engine::ConversationId id;
    bool with_private = false;
};

/// That a coach opened something.
struct CoachReading {
    std::int64_t id = 0;
    engine::Millis at{};
    std::string coach;
    std::string name;
    std::string what;
};

/// A comment on a place, an answer to one, or a rubric filled in. `place` and `review` are as in
/// protocols/schemas (Anchor, ReviewAnswers).
struct Annotation {
    std::string id;
    std::string kind;
    nlohmann::json place = nlohmann::json::object();
    std::string text;
    std::string author;       // the coach's id; empty: the team
    std::string author_name;  // as it was when they wrote it
    std::optional<std::string> reply_to;
    nlohmann::json review = nullptr;
    engine::Millis at{};
    engine::Millis changed_at{};
    std::optional<engine::Millis> resolved_at;
    bool removed = false;  // a row without words stays, so that a merge does not bring it back
    friend bool operator==(const Annotation&, const Annotation&) = default;
};

/// A transcript that was made elsewhere.
struct AttachedTranscript {
    std::string id;
    std::string name;
    engine::Millis added_at{};
    engine::Millis starts_at{};
    int lines = 0;
};

struct AttachedLine {
    int line = 0;
    engine::Millis from{};  // from its beginning
    engine::Millis to{};
    std::string speaker;
    std::string text;
};

struct KeptRubric {
    std::string id;
    std::string version;
    engine::Millis at{};
    std::string body;
};

class ReviewStore : public TableStore {
public:
    explicit ReviewStore(SqliteLog& archive) : TableStore(archive) {}

    [[nodiscard]] Trouble add(const LibraryAccount& library);
    [[nodiscard]] Trouble remove_library(const std::string& id);
    [[nodiscard]] Read<std::vector<LibraryAccount>> libraries() const;

    [[nodiscard]] Trouble add(const Coach& coach, const std::string& key_hash);
    /// Their releases end with them; what they wrote stays.
    [[nodiscard]] Trouble remove_coach(const std::string& id, const std::string& library);
    [[nodiscard]] Read<std::vector<Coach>> coaches(const std::string& library) const;
    /// Those to whom the library may release: its own, and who coaches it in a cohort.
    [[nodiscard]] Read<std::vector<Coach>> coaches_for(const std::string& library) const;
    [[nodiscard]] Read<std::optional<Coach>> coach_by(const std::string& key_hash) const;

    [[nodiscard]] Trouble release(const engine::ConversationId& conversation,
                                  const Release& release);
    [[nodiscard]] Trouble call_team(const engine::ConversationId& conversation,
                                    const std::string& team);
    [[nodiscard]] Trouble revoke(const engine::ConversationId& conversation,
                                 const std::string& coach);
    [[nodiscard]] Read<std::vector<Release>> releases(
        const engine::ConversationId& conversation) const;
    [[nodiscard]] Read<std::vector<ReleasedConversation>> released_to(
        const std::string& coach) const;
    /// None: it is not released to them.
    [[nodiscard]] Read<std::optional<ReleasedConversation>> released_to(
        const std::string& coach, const engine::ConversationId& conversation) const;

    [[nodiscard]] Trouble opened(const engine::ConversationId& conversation,
                                 const CoachReading& reading);
    static constexpr std::size_t readings_at_once = 100;
    /// Newest first, so many at most, older than `before` (0: from the newest on).
    [[nodiscard]] Read<std::vector<CoachReading>> readings(
        const engine::ConversationId& conversation, std::int64_t before) const;

    /// Adds or replaces them, by id.
    [[nodiscard]] Trouble put(const engine::ConversationId& conversation,
                              const std::vector<Annotation>& annotations);
    /// Oldest first, removed ones too.
    [[nodiscard]] Read<std::vector<Annotation>> annotations(
        const engine::ConversationId& conversation) const;

    [[nodiscard]] Trouble attach(const engine::ConversationId& conversation,
                                 const AttachedTranscript& transcript,
                                 const std::vector<AttachedLine>& lines);
    [[nodiscard]] Trouble move(const engine::ConversationId& conversation, const std::string& id,
                               engine::Millis starts_at);
    [[nodiscard]] Trouble detach(const engine::ConversationId& conversation, const std::string& id);
    [[nodiscard]] Read<std::vector<AttachedTranscript>> transcripts(
        const engine::ConversationId& conversation) const;
    [[nodiscard]] Read<std::vector<AttachedLine>> lines(const engine::ConversationId& conversation,
                                                        const std::string& id) const;

    [[nodiscard]] Trouble keep(const KeptRubric& rubric);
    /// Newest first.
    [[nodiscard]] Read<std::vector<KeptRubric>> rubrics() const;
};

}  // namespace outward::server
