// All initiatives of this server, as the lobby has all conversations. Rooms are opened from the
// archive when somebody asks for them, and told what their conversations have come to meanwhile.
#pragma once

#include "engine/decide.hpp"
#include "server/initiative/initiative_log.hpp"
#include "server/initiative/initiative_room.hpp"
#include "server/initiative/statement_book.hpp"
#include "server/live/lobby.hpp"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// Conversations that may be added at once.
inline constexpr std::size_t most_sources = 500;

struct NewInitiative {
    engine::record::Description description;
    std::vector<engine::ConversationId> conversations;
    std::string library;  // whose it is; empty: the server's own
};

/// An initiative just made, with the only copy of its keys.
struct CreatedInitiative {
    engine::InitiativeId id;
    std::map<engine::Seat, std::string> keys;
};

class Initiatives {
public:
    using RoomOr = engine::Result<std::shared_ptr<InitiativeRoom>, engine::Rejection>;
    using Found = std::function<void(RoomOr)>;

    /// All must outlive it.
    Initiatives(InitiativeLog& log, StatementBook& book, Lobby& lobby, const SteadyWallClock& clock,
                Lobby::NextHome next_home);

    /// Reads which there are. Once, before anything else.
    [[nodiscard]] std::optional<engine::Trouble> open();

    // From any thread.
    /// Calls back at once, or later from a thread of the lobby's.
    void find(const engine::InitiativeId& id, Found found);
    /// None: there is no such initiative.
    [[nodiscard]] std::optional<std::string> library_of(const engine::InitiativeId& id) const;
    [[nodiscard]] std::size_t open_rooms() const;

    // All that follows waits for the disk and for rooms: on the lobby's own threads only.
    [[nodiscard]] RoomOr room(const engine::InitiativeId& id);
    [[nodiscard]] engine::Result<CreatedInitiative, engine::Rejection> create(
        const NewInitiative& wanted);
    [[nodiscard]] engine::Result<std::string, engine::Rejection> make_key(
        const std::shared_ptr<InitiativeRoom>& room, engine::Seat seat);
    /// Everybody who came by it is out at once. None: it is done.
    [[nodiscard]] std::optional<engine::Rejection> revoke_key(
        const std::shared_ptr<InitiativeRoom>& room, const SeatKey& key);
    /// Takes it out of the archive for good. None: it is done.
    [[nodiscard]] std::optional<engine::Rejection> purge(const engine::InitiativeId& id);
    /// Makes these conversations part of it, and gathers their notes. None: they are.
    [[nodiscard]] std::optional<engine::Rejection> add_sources(
        const std::shared_ptr<InitiativeRoom>& room,
        const std::vector<engine::ConversationId>& conversations);
    /// Tells the room what its conversations have now, where that has changed.
    void gather(const std::shared_ptr<InitiativeRoom>& room);

    [[nodiscard]] InitiativeLog& event_log() const noexcept { return log; }
    [[nodiscard]] StatementBook& statement_book() const noexcept { return book; }

private:
    using Answer = engine::Result<engine::Seq, engine::Rejection>;

    [[nodiscard]] std::shared_ptr<InitiativeRoom> room_in_memory(
        const engine::InitiativeId& id) const;
    [[nodiscard]] std::shared_ptr<InitiativeRoom> make_room(ArchivedInitiative archived);
    using Gathering = engine::Result<std::vector<engine::InitiativeCommand>, engine::Rejection>;
    [[nodiscard]] Gathering read_sources(const std::string& library,
                                         const std::vector<engine::ConversationId>& conversations);
    /// Asks all of it at once, as who leads the initiative, and waits for the answers.
    [[nodiscard]] static std::vector<Answer> ask(const std::shared_ptr<InitiativeRoom>& room,
                                                 std::vector<engine::InitiativeCommand> commands);

    InitiativeLog& log;
    StatementBook& book;
    Lobby& lobby;
    const SteadyWallClock& clock;
    Lobby::NextHome next_home;

    mutable std::mutex mutex;  // guards the two maps
    std::map<engine::InitiativeId, std::shared_ptr<InitiativeRoom>> rooms;
    std::map<engine::InitiativeId, std::string> libraries;

    std::mutex opening;    // one room is opened at a time, and none twice
    std::mutex gathering;  // what is read later is told later
    /// How a conversation stood when it was gathered last.
    struct GatheredAt {
        engine::Seq source = 0;        // at which it was set as a source last
        engine::Seq conversation = 0;  // its own log; 0: it was gone
        friend bool operator==(const GatheredAt&, const GatheredAt&) = default;
    };
    std::map<std::pair<engine::InitiativeId, engine::ConversationId>, GatheredAt> gathered;
};

}  // namespace outward::server
