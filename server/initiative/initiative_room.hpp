// The room of an initiative, as server/live/room.hpp is that of a conversation: one batch is in the
// archive's hands at a time, and nothing is let out before it is on disk. The team gets all of what
// happens, the wall what is read back. Members are called on the room's own executor, which is its
// strand, where nothing else is said.
#pragma once

#include "engine/initiative/decide.hpp"
#include "protocols/initiative_codec.hpp"
#include "protocols/message.hpp"
#include "server/initiative/initiative_log.hpp"
#include "server/live/audience.hpp"
#include "server/live/clock.hpp"
#include "server/live/history.hpp"
#include "server/live/limits.hpp"
#include "server/live/screen.hpp"
#include "server/live/tokens.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace outward::server {

/// What the archive holds of an initiative.
struct ArchivedInitiative {
    engine::InitiativeId id;
    std::vector<engine::InitiativeRecorded> log;
    std::vector<MemberToken> tokens;
    std::vector<SeatKey> keys;
};

class InitiativeRoom : public std::enable_shared_from_this<InitiativeRoom> {
public:
    using Executor = boost::asio::io_context::executor_type;
    using Seated = std::function<void(bool)>;
    /// The log position at which it is saved, or why it is not done.
    using Told = std::function<void(engine::Result<engine::Seq, engine::Rejection>)>;
    using Saved = std::shared_ptr<const engine::Initiative>;

    InitiativeRoom(ArchivedInitiative archived, InitiativeLog& log, const SteadyWallClock& clock,
                   Executor executor, LiveLimits limits);

    [[nodiscard]] const Executor& executor() const noexcept { return home; }
    [[nodiscard]] const engine::InitiativeId& id() const noexcept { return initiative_id; }

    /// What is on disk. From any thread.
    [[nodiscard]] Saved saved() const;

    /// Gives `screen` a seat, or answers why not. `seated` is called on the screen's own thread.
    void join(std::shared_ptr<Screen> screen, nlohmann::json request, protocols::JoinInitiative ask,
              Seated seated);
    /// Answers once what was asked is on disk, or at once when it is refused.
    void act(const std::shared_ptr<Screen>& screen, const nlohmann::json& request,
             engine::InitiativeCommand command);
    /// For who asks by HTTP, and for the server itself.
    void ask(const engine::Actor& as, engine::InitiativeCommand command, Told told);
    void ping(const std::shared_ptr<Screen>& screen, const nlohmann::json& request);
    void leave(const std::shared_ptr<Screen>& screen);

    void add_key(SeatKey key);
    /// The archive has ended it already: takes out all who came by it.
    void end_key(const std::string& hash);
    /// Sends everybody away for good: the initiative is being purged.
    void disband();

private:
    struct Joining {
        std::shared_ptr<Screen> screen;
        nlohmann::json request;
        protocols::JoinInitiative ask;
        Seated seated;
    };
    struct Asking {
        engine::Actor as;
        engine::InitiativeCommand command;
        Told told;
    };
    using Waiting = std::variant<Joining, Asking>;
    /// What to tell when the batch is saved.
    struct Promise {
        Told told;
        engine::Seq seq = 0;
    };
    struct Greeting {
        Joining joining;
        std::string token;  // that was made here for a new colleague; empty: they have one
        bool is_new = false;
    };
    struct Batch {
        std::vector<engine::InitiativeRecorded> events;
        std::vector<Past> seen;
        std::vector<MemberToken> tokens;
        std::vector<Promise> promises;
        std::vector<Greeting> greetings;
        std::size_t bytes = 0;
    };
    /// As whom somebody comes, and the key that they came by.
    struct Known {
        engine::Actor as;
        std::string key_hash;
    };

    void work();
    void take_up(Asking asking, Batch& batch);
    void take_up(Joining joining, Batch& batch);
    [[nodiscard]] std::optional<engine::Rejection> decide_and_record(
        const engine::InitiativeCommand& command, const engine::Actor& actor, Batch& batch);
    [[nodiscard]] std::optional<engine::Rejection> over_the_limit(const engine::MemberId& member);
    [[nodiscard]] engine::Result<Known, engine::Rejection> recognise(
        const protocols::JoinInitiative& ask) const;
    [[nodiscard]] std::optional<Known> known_by(const MemberToken* token) const;

    void settle(Batch batch, const AppendResult& result);
    void commit(const Batch& batch);
    void roll_back(const Batch& batch, const AppendResult& result);
    void set_saved();
    void greet(const Greeting& greeting);
    void turn_away(const Joining& joining, const engine::Rejection& rejection) const;
    [[nodiscard]] const std::string& snapshot(engine::Seat seat);
    [[nodiscard]] Frame trouble_frame(const char* reason) const;
    void send_away(const std::function<bool(const Screen&)>& who);
    void presence_changed();
    void tell_presence();

    engine::InitiativeId initiative_id;
    InitiativeLog& log;
    SteadyWallClock clock;
    Executor home;
    LiveLimits limits;

    engine::Initiative state;  // between batches it is what is saved
    mutable std::mutex mutex;  // guards what follows
    Saved on_disk;

    History history;
    MemberTokens tokens;
    std::vector<SeatKey> keys;
    Audience audience;
    std::map<engine::MemberId, Bucket> allowances;
    Bucket room_allowance;
    std::vector<Waiting> waiting;
    bool disbanded = false;
    bool in_archive = false;  // a batch is being written
    bool in_trouble = false;  // the last batch could not be written
    using Timer = boost::asio::basic_waitable_timer<
        std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
    Timer presence_timer;
    bool presence_is_due = false;

    struct Cached {
        engine::Seq seq = 0;
        std::string text;
    };
    std::map<bool, Cached> snapshots;  // by whether it is for the team
};

}  // namespace outward::server
