// The room: a live conversation. It owns the state, decides what is asked, and lets nothing out
// before it is on disk: commands are decided in batches, one batch is in the archive's hands or on
// its way to the screens at a time, and only its success is answered and broadcast. So between
// batches the state is exactly what is saved, and the more is asked at once, the more goes into one
// batch: one sync of the disk and one frame for each screen. All members are called on the room's
// own executor, which is its strand.
#pragma once

#include "engine/advance.hpp"
#include "engine/advice.hpp"
#include "engine/conversation.hpp"
#include "engine/decide.hpp"
#include "protocols/message.hpp"
#include "server/archive/event_log.hpp"
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
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace outward::server {

[[nodiscard]] engine::Rejection no_such_code();

/// What the archive holds of a conversation.
struct Archived {
    engine::ConversationId id;
    std::shared_ptr<const engine::Guide> guide;
    std::vector<engine::Recorded> log;
    std::vector<MemberToken> tokens;
    std::vector<SeatKey> keys;
};

class Room : public std::enable_shared_from_this<Room> {
public:
    using Executor = boost::asio::io_context::executor_type;
    using Seated = std::function<void(bool)>;

    /// Told, on the room's executor, when the conversation has another code.
    using Renewed = std::function<void(const engine::ConversationId&, const std::string& code)>;

    Room(Archived archived, EventLog& log, const SteadyWallClock& clock, Executor executor,
         LiveLimits limits, Renewed code_renewed);

    [[nodiscard]] const Executor& executor() const noexcept { return home; }
    [[nodiscard]] const engine::ConversationId& id() const noexcept { return conversation_id; }
    [[nodiscard]] EventLog& event_log() const noexcept { return log; }

    /// Gives `screen` a seat, or answers why not. `seated` is called on the screen's own thread.
    void join(std::shared_ptr<Screen> screen, nlohmann::json request, protocols::Join ask,
              Seated seated);
    /// Answers once what was asked is on disk, or at once when it is refused.
    void act(std::shared_ptr<Screen> screen, nlohmann::json request, engine::Command command);
    void read_guide(const std::shared_ptr<Screen>& screen, const nlohmann::json& request,
                    const std::string& language);
    /// Stored beside the log; nobody else is told.
    void leave_slip(const std::shared_ptr<Screen>& screen, const nlohmann::json& request,
                    const protocols::LeaveSlip& slip);
    void ping(const std::shared_ptr<Screen>& screen, const nlohmann::json& request);
    void leave(const std::shared_ptr<Screen>& screen);

    void add_key(SeatKey key);
    /// The archive has ended it already: takes out all who came by it.
    void end_key(const std::string& hash);
    [[nodiscard]] const std::vector<SeatKey>& seat_keys() const noexcept { return keys; }
    [[nodiscard]] engine::Stage stage() const noexcept { return state.stage; }
    /// Tells the crew of trouble, by its name on the wire.
    void warn(const char* reason);
    /// Where phones find this server now; told to everybody.
    void tell_addresses(const std::vector<std::string>& addresses);
    /// Sends everybody away for good: the conversation is being purged.
    void disband();
    /// Whether the key is one for that seat.
    [[nodiscard]] bool admits(engine::Seat seat, std::string_view key) const;

private:
    /// What comes many times at once is told once.
    static constexpr auto news_delay = std::chrono::milliseconds{300};

    struct Joining {
        protocols::Join ask;
        Seated seated;
    };
    struct Waiting {
        std::shared_ptr<Screen> screen;  // null: the host asks, and wants no answer
        nlohmann::json request;
        std::variant<engine::Command, Joining> what;
    };
    /// What to tell a screen when the batch is saved.
    struct Promise {
        std::shared_ptr<Screen> screen;
        nlohmann::json request;
        engine::Seq seq = 0;
    };
    struct Greeting {
        std::shared_ptr<Screen> screen;
        nlohmann::json request;
        protocols::Join ask;
        Seated seated;
        std::string token;  // that was made here for a new member; empty: it has one
        bool is_new = false;
    };
    struct Batch {
        std::vector<engine::Recorded> events;
        std::vector<Past> seen;
        std::vector<MemberToken> tokens;
        std::vector<engine::MemberId> removed;
        std::vector<Promise> promises;
        std::vector<Greeting> greetings;
        std::size_t bytes = 0;
    };

    void work();
    void take_up(Waiting waiting, Batch& batch);
    void take_up(const Waiting& waiting, const engine::Command& command, Batch& batch);
    void take_up(const Waiting& waiting, const Joining& joining, Batch& batch);
    [[nodiscard]] engine::Result<engine::Decision, engine::Rejection> decide_and_record(
        const engine::Command& command, const engine::Actor& actor, Batch& batch);
    struct Known {
        engine::Actor as;
        std::string key_hash;
    };
    /// The member who made that token, and whose first answer was lost.
    [[nodiscard]] std::optional<Known> joined_before(const std::string& token) const;
    [[nodiscard]] engine::Result<Known, engine::Rejection> recognise(
        const protocols::Join& ask) const;
    [[nodiscard]] std::optional<engine::Rejection> over_the_limit(const engine::MemberId& member,
                                                                  const engine::Command& command);

    void settle(Batch batch, const AppendResult& result);
    void saved(Batch& batch);
    void delivered();
    void not_saved(const Batch& batch, const std::string& why);
    void greet(const Greeting& greeting);
    void refuse(const std::shared_ptr<Screen>& screen, const nlohmann::json& request,
                const engine::Rejection& rejection);
    void turn_away(const Waiting& waiting, const Joining& joining,
                   const engine::Rejection& rejection);
    void forget_words(const std::vector<engine::Recorded>& events);
    void tell_trouble(const char* reason);
    [[nodiscard]] Frame trouble_frame(const char* reason) const;
    void presence_changed();
    void tell_presence();
    /// Tells crew and hosts what the guide advises, after so long, if that has changed.
    void advice_is_due(std::chrono::milliseconds in);
    void tell_advice();
    /// The crew is told of the room, host and scribe of their table.
    [[nodiscard]] static bool hears_advice(const Screen& screen);
    /// None: of the room.
    [[nodiscard]] static std::optional<engine::TableId> advised_as(const Screen& screen);
    /// Of what anybody here is told.
    [[nodiscard]] std::set<std::optional<engine::TableId>> advised() const;
    [[nodiscard]] Frame advice_frame(const std::optional<engine::TableId>& table) const;
    /// Waits for the moment at which the conversation goes on by itself, if there is one.
    void wait_until_due();
    void go_on_by_itself();
    void slip_settled(const std::shared_ptr<Screen>& screen, const nlohmann::json& request,
                      const AppendResult& result);
    void send_away(const std::function<bool(const Screen&)>& who);
    [[nodiscard]] engine::Seq saved_seq() const { return events.empty() ? 0 : events.back().seq; }
    [[nodiscard]] Frames frames_of(const std::vector<Past>& seen, engine::Seq seq) const;
    [[nodiscard]] const std::string& snapshot(const engine::Viewer& viewer);
    [[nodiscard]] const std::string& guide_text(engine::Seat seat, const std::string& language);

    engine::ConversationId conversation_id;
    std::shared_ptr<const engine::Guide> script;
    EventLog& log;
    SteadyWallClock clock;
    Executor home;
    LiveLimits limits;
    Renewed code_renewed;

    engine::Conversation state;
    std::vector<engine::Recorded> events;  // all that is saved
    History history;
    MemberTokens tokens;
    std::vector<SeatKey> keys;

    Audience audience;
    std::set<std::shared_ptr<Screen>> seated_screens;
    struct Allowances {
        explicit Allowances(const LiveLimits& limits)
            : writing(limits.writing), acting(limits.acting) {}
        Bucket writing;
        Bucket acting;
    };
    std::map<engine::MemberId, Allowances> allowances;
    Bucket room_allowance;
    std::vector<Waiting> waiting;
    bool disbanded = false;
    bool in_archive = false;   // a batch is being written
    bool in_delivery = false;  // its frames are on their way to the screens
    bool in_trouble = false;   // the last batch could not be written
    using Timer = boost::asio::basic_waitable_timer<
        std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
    Timer presence_timer;
    bool presence_is_due = false;
    Timer advice_timer;
    std::map<std::optional<engine::TableId>, engine::Advice> advice;  // told last: the crew, tables
    Timer due_timer;  // when the room goes on by itself

    struct Cached {
        engine::Seq seq = 0;
        std::string text;
    };
    // By whether it is for the crew, and of which table it is for host and scribe.
    std::map<std::pair<bool, std::optional<engine::TableId>>, Cached> snapshots;
    enum class Reader { everybody, table_crew, crew };
    std::map<std::pair<Reader, std::string>, std::string> guide_texts;
};

}  // namespace outward::server
