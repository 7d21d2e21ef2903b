// The narrow seam between the rooms and what keeps their logs. Nothing above it knows SQLite.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"
#include "engine/result.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// By which a member comes back. Only the hash is kept (access/keys.hpp).
struct MemberToken {
    engine::MemberId member;
    std::string hash;
    std::string key_hash = {};  // of the seat key that they came by; empty: they came by the code
};

/// By which a seat is taken. Only the hash is kept.
struct SeatKey {
    engine::Seat seat = engine::Seat::facilitator;
    std::string hash;
    engine::Millis created_at{};
};

/// How somebody who wishes it can be reached. Never in the log.
struct Slip {
    engine::MemberId member;
    engine::Millis at{};
    std::string name;
    std::string contact;  // empty: the slip is taken back
    std::string wish;
};

/// A conversation as a row in the list of conversations.
struct Summary {
    engine::ConversationId id;
    std::string title;
    std::string place;
    engine::GuideId guide;
    std::string guide_version;
    std::string guide_hash;  // for EventLog::guide. Set by the log
    std::string code;
    engine::Stage stage = engine::Stage::waiting;
    engine::StepId step;  // empty while waiting
    engine::Millis created_at{};
    engine::Millis updated_at{};  // when the last event was. Set by the log
    int people = 0;
    int notes = 0;
    bool rehearsal = false;
    std::optional<engine::Millis> expires_at;  // when it is purged; none: never by itself
    engine::Seq seq = 0;                       // of the last event, and its digest. Set by the log
    std::string head;
    int slips = 0;             // contact slips left. Set by the log
    std::string library = {};  // whose it is; empty: this server's own
    std::string team = {};     // what coaches know the team by. Set by the log
    /// When it came by a bundle for a coach: as whom it is read here. Set by the log.
    std::string coach = {};
    std::string coach_name = {};
};

/// What belongs together: all of it is saved, or nothing.
struct Append {
    engine::ConversationId conversation;
    engine::Seq expected = 0;  // the last event that the writer believes to be in the log
    std::vector<engine::Recorded> events;  // at least one; numbered from expected + 1 without gaps
    std::vector<MemberToken> tokens = {};
    std::vector<engine::MemberId> revoked = {};  // members whose tokens end here
    Summary summary = {};                        // the row after these events

    // Only with the first events of a conversation:
    std::vector<engine::GuideFile> guide = {};  // the exact guide that it runs
    std::vector<SeatKey> keys = {};
};

struct AppendResult {
    /// conflict: somebody else has written since; read the log again.
    enum class Outcome { saved, not_saved, conflict };

    Outcome outcome = Outcome::saved;
    std::string sentence = {};  // why it is not saved and what to do; empty when it is

    [[nodiscard]] bool saved() const noexcept { return outcome == Outcome::saved; }
};

/// The logs of all conversations. Every member may be called from any thread.
class EventLog {
public:
    /// Called once, on the log's own thread: after it is on disk, or when it will not be. It must
    /// not throw or wait.
    using Done = std::function<void(AppendResult)>;

    virtual ~EventLog() = default;

    virtual void append(Append append, Done done) = 0;
    virtual void add_key(engine::ConversationId conversation, SeatKey key, Done done) = 0;
    /// Ends the key, and the tokens of all who came by it.
    virtual void revoke_key(engine::ConversationId conversation, std::string hash, Done done) = 0;
    /// Replaces the member's slip.
    virtual void put_slip(engine::ConversationId conversation, Slip slip, Done done) = 0;
    virtual void keep_until(engine::ConversationId conversation,
                            std::optional<engine::Millis> expires_at, Done done) = 0;
    /// Takes everything of it out of the file, down to the bytes.
    virtual void purge(engine::ConversationId conversation, Done done) = 0;
    virtual void purge_slips(engine::ConversationId conversation, Done done) = 0;

    /// The events after `after`, in order. An unknown conversation has none.
    [[nodiscard]] virtual engine::Result<std::vector<engine::Recorded>, engine::Trouble> read(
        const engine::ConversationId& conversation, engine::Seq after) const = 0;

    /// Newest first.
    [[nodiscard]] virtual engine::Result<std::vector<Summary>, engine::Trouble> conversations()
        const = 0;

    /// None: there is no such conversation.
    [[nodiscard]] virtual engine::Result<std::optional<Summary>, engine::Trouble> find(
        const engine::ConversationId& conversation) const = 0;

    [[nodiscard]] virtual engine::Result<std::vector<MemberToken>, engine::Trouble> member_tokens(
        const engine::ConversationId& conversation) const = 0;

    /// Oldest first.
    [[nodiscard]] virtual engine::Result<std::vector<SeatKey>, engine::Trouble> seat_keys(
        const engine::ConversationId& conversation) const = 0;

    /// Oldest first.
    [[nodiscard]] virtual engine::Result<std::vector<Slip>, engine::Trouble> slips(
        const engine::ConversationId& conversation) const = 0;

    /// The files of the guide with that Summary::guide_hash, for engine::load_guide.
    [[nodiscard]] virtual engine::Result<std::vector<engine::GuideFile>, engine::Trouble> guide(
        const std::string& hash) const = 0;
};

}  // namespace outward::server
