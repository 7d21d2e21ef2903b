// Rehearsals: a conversation with simulated people, over real WebSockets to a real server.
#pragma once

#include "server/live/lobby.hpp"
#include "server/net/shards.hpp"
#include "server/rehearsal/simulated.hpp"

#include <memory>
#include <string>
#include <vector>

namespace outward::server {

struct LiveRehearsal {
    boost::asio::ip::tcp::endpoint server;
    std::shared_ptr<const engine::Guide> guide;
    std::string code;
    int people = 0;
    std::string language;
    double speed = 1;
};

/// Simulated phones for a person who practises as facilitator. They stay until this is destroyed.
class Rehearsal {
public:
    Rehearsal(boost::asio::io_context& context, const LiveRehearsal& wanted, const Voices& voices);
    ~Rehearsal();
    Rehearsal(const Rehearsal&) = delete;
    Rehearsal& operator=(const Rehearsal&) = delete;

private:
    struct Cast;
    std::shared_ptr<Cast> cast;
};

struct FullRehearsal {
    boost::asio::ip::tcp::endpoint server;
    std::shared_ptr<const engine::Guide> guide;
    CreatedConversation conversation;
    int people = 0;
    std::string language;
    Pace pace;
};

/// Plays the whole guide with a simulated facilitator, a wall and phones, on threads of its own,
/// and returns when every screen has come to the end, or when nothing has moved for a minute.
[[nodiscard]] Tally::Result rehearse(const FullRehearsal& wanted, const Script& script,
                                     const std::map<engine::SlotId, std::string>& story);

}  // namespace outward::server
