// A visitor: one WebSocket on its way to a seat, and then in it. Reads what it sends and hands it
// to the room of its conversation or initiative; everything before a successful join is refused.
#pragma once

#include "protocols/message.hpp"
#include "server/initiative/initiatives.hpp"
#include "server/live/lobby.hpp"
#include "server/net/connection.hpp"

#include <memory>
#include <string_view>

namespace outward::server {

class Visitor final : public Peer {
public:
    Visitor(std::shared_ptr<Connection> connection, Lobby& lobby, Initiatives& initiatives);

    void received(std::string_view text) override;
    void gone() override;

private:
    struct Visit;  // outlives the visitor while a join is under way

    void join(const nlohmann::json& request, const protocols::Join& ask);
    void join(const nlohmann::json& request, const protocols::JoinInitiative& ask);
    /// Whether it may go on to a seat; else it has been told why not.
    [[nodiscard]] bool begin_joining(const nlohmann::json& request);
    /// Goes on to the seat once the room is found.
    template <class AnyRoom, class Ask>
    [[nodiscard]] auto when_found(const nlohmann::json& request, const Ask& ask);
    void find_by_code(const nlohmann::json& request, const std::string& code, Lobby::Found found);
    void ask_room(protocols::Request request);
    void answer(std::string text);

    std::shared_ptr<Visit> visit;
    Lobby& lobby;
    Initiatives& initiatives;
    Bucket messages;
};

}  // namespace outward::server
