// The lobby: every conversation by id and by code. Rooms are opened from the archive when somebody
// asks for them; reading it is done on the lobby's own threads, never on an io thread.
#pragma once

#include "engine/decide.hpp"
#include "server/access/code_throttle.hpp"
#include "server/guides/library.hpp"
#include "server/live/room.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace outward::server {

struct NewConversation {
    engine::GuideId guide;
    std::string title;
    std::string place;
    std::string language;
    bool names = false;
    bool rehearsal = false;
    std::string library = {};  // whose it is; empty: the server's own
};

/// A conversation just made, with the only copy of its keys.
struct CreatedConversation {
    engine::ConversationId id;
    std::string code;
    std::map<engine::Seat, std::string> keys;
};

struct LobbyRules {
    LiveLimits limits;
    std::chrono::days keep{730};  // a new conversation's time until it may be purged
};

/// A seat's key as the host sees it. The key itself is known to nobody any more.
struct KnownKey {
    std::string id;  // names it, and opens nothing
    engine::Seat seat = engine::Seat::facilitator;
    engine::Millis created_at{};
};

/// The host's name for it.
[[nodiscard]] std::string id_of(const SeatKey& key);

class Lobby {
public:
    using Found = std::function<void(engine::Result<std::shared_ptr<Room>, engine::Rejection>)>;
    using Created = std::function<void(engine::Result<CreatedConversation, engine::Rejection>)>;
    using NewKey = std::function<void(engine::Result<std::string, engine::Rejection>)>;
    using Keys = std::function<void(std::vector<KnownKey>)>;
    /// None: it is done.
    using Done = std::function<void(std::optional<engine::Rejection>)>;
    using NextHome = std::function<Room::Executor()>;

    /// A rehearsal's log is `rehearsals`, so that it never meets a real conversation. `next_home`
    /// says on which thread the next room lives. All must outlive the lobby.
    Lobby(EventLog& archive, EventLog& rehearsals, const Library& library,
          const SteadyWallClock& clock, NextHome next_home, LobbyRules rules = {});

    [[nodiscard]] const LiveLimits& limits() const noexcept { return rules.limits; }
    [[nodiscard]] engine::Millis now() const { return clock.now(); }

    /// Reads which conversations there are. Once, before anything else.
    [[nodiscard]] std::optional<engine::Trouble> open();
    /// Waits for the threads; afterwards nothing is called back any more.
    void stop();

    // From any thread. The callback comes on any thread, at once or later.
    void find(const engine::ConversationId& id, Found found);
    /// How long a try to come in by a code has to wait until it may be looked up; none: refused.
    [[nodiscard]] std::optional<engine::Millis> wait_for_code(const boost::asio::ip::address& from);
    void find_by_code(std::string_view typed, const boost::asio::ip::address& from, Found found);
    /// By what the QR code holds. Never waits; a wrong code is a miss all the same.
    void find_by_link(const engine::ConversationId& id, std::string_view code,
                      const boost::asio::ip::address& from, Found found);
    /// Whether somebody has been guessing codes of late.
    [[nodiscard]] bool is_being_guessed() const;
    void create(const NewConversation& wanted, Created created);
    void make_key(const std::shared_ptr<Room>& room, engine::Seat seat, NewKey made);
    void list_keys(const std::shared_ptr<Room>& room, Keys listed);
    /// Everybody who came by it is out at once.
    void revoke_key(const std::shared_ptr<Room>& room, const std::string& key_id, Done done);

    /// Takes a conversation that is not running out of the archive for good.
    void purge(const engine::ConversationId& id, Done done);
    void purge_slips(const engine::ConversationId& id, Done done);
    /// None: until somebody purges it.
    void keep_until(const engine::ConversationId& id, std::optional<engine::Millis> expires_at,
                    Done done);
    /// Reads the archive: not on an io thread.
    [[nodiscard]] engine::Result<std::vector<Slip>, engine::Trouble> slips(
        const engine::ConversationId& id) const;

    /// A code that opens nothing yet.
    [[nodiscard]] std::string unused_code() const;

    /// Real conversations and this run's rehearsals, newest first. Reads the archive: not on an io
    /// thread.
    [[nodiscard]] engine::Result<std::vector<Summary>, engine::Trouble> conversations() const;

    /// Where its log is kept; nullptr when there is no such conversation.
    [[nodiscard]] EventLog* log_of(const engine::ConversationId& id) const;
    /// Whose it is; none when there is no such conversation.
    [[nodiscard]] std::optional<std::string> library_of(const engine::ConversationId& id) const;
    /// Takes in a conversation that was put into the archive beside the lobby (bundles).
    void take_in(const Summary& summary);

    /// Runs work that may wait for the disk.
    template <class Work>
    void in_background(Work work) {
        boost::asio::post(readers, std::move(work));
    }
    [[nodiscard]] std::size_t open_rooms() const;
    /// Where phones find this server now, to the screens of every room.
    void tell_addresses(const std::vector<std::string>& addresses) const;

    /// How many walls are connected, in all rooms. From any thread.
    [[nodiscard]] int walls() const noexcept { return wall_count; }
    void wall_came() noexcept { ++wall_count; }
    void wall_left() noexcept { --wall_count; }

private:
    struct Shelf {
        EventLog* log = nullptr;
        std::string guide_hash;
        std::string library;
    };

    [[nodiscard]] engine::Result<std::shared_ptr<Room>, engine::Rejection> open_room(
        const engine::ConversationId& id);
    [[nodiscard]] std::shared_ptr<Room> room_in_memory(const engine::ConversationId& id) const;
    [[nodiscard]] std::shared_ptr<Room> make_room(Archived archived, EventLog& log);
    void code_renewed(const engine::ConversationId& id, const std::string& code);
    /// Where a conversation is found.
    struct Place {
        Shelf shelf;
        std::string code;
    };
    Place take_out(const engine::ConversationId& id);
    void put_back(const engine::ConversationId& id, const Place& place);
    /// The conversation behind a code; none is a miss of that address, and may be a warning.
    [[nodiscard]] std::optional<engine::ConversationId> look_up(
        std::string_view typed, const boost::asio::ip::address& from,
        const std::optional<engine::ConversationId>& expected);
    template <class Tell>
    void tell_every_room(Tell tell) const;
    void warn_of_guessing() const;
    [[nodiscard]] Append first_events(const LibraryGuide& guide, const engine::Event& created,
                                      CreatedConversation& made) const;

    EventLog& archive;
    EventLog& rehearsals;
    const Library& library;
    const SteadyWallClock& clock;
    NextHome next_home;
    LobbyRules rules;

    mutable std::mutex mutex;  // guards the three maps and the throttle
    std::map<engine::ConversationId, std::shared_ptr<Room>> rooms;
    std::map<engine::ConversationId, Shelf> shelves;
    std::map<std::string, engine::ConversationId, std::less<>> codes;

    CodeThrottle throttle;
    std::atomic<int> wall_count{0};

    std::mutex opening;  // one room is opened at a time, and none twice
    boost::asio::thread_pool readers{2};
};

}  // namespace outward::server
