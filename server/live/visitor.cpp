#include "server/live/visitor.hpp"

#include "engine/overloaded.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <type_traits>
#include <variant>

namespace outward::server {

using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                boost::asio::wait_traits<std::chrono::steady_clock>,
                                                Connection::Executor>;
using protocols::Request;
namespace command = engine::command;

struct Visitor::Visit {
    std::shared_ptr<Screen> screen;
    // Set on the way to a seat.
    std::variant<std::monostate, std::shared_ptr<Room>, std::shared_ptr<InitiativeRoom>> room;
    bool joining = false;
    bool seated = false;
    bool gone = false;
    int refusals = 0;

    static void leave(const std::shared_ptr<Visit>& visit, Lobby& lobby);
    void refuse(const nlohmann::json& request, const engine::Rejection& rejection) const {
        screen->connection->send(
            std::make_shared<const std::string>(protocols::error(request, rejection)));
    }
};

void Visitor::Visit::leave(const std::shared_ptr<Visit>& visit, Lobby& lobby) {
    if (visit->screen->as.seat == engine::Seat::wall) lobby.wall_left();
    std::visit(engine::Overloaded{[](std::monostate) {},
                                  [&](const auto& room) {
                                      boost::asio::post(room->executor(), [room, visit] {
                                          room->leave(visit->screen);
                                      });
                                  }},
               visit->room);
}

namespace {

constexpr auto other_room = "That is asked in a conversation, or in an initiative, and not here.";

/// What was asked on the socket, on the room's strand.
void ask_in(Room& room, const std::shared_ptr<Screen>& screen, const Request& request,
            const std::string& code) {
    std::visit(
        engine::Overloaded{
            [&](const protocols::ReadGuide& ask) {
                room.read_guide(screen, request.id, ask.language);
            },
            [&](const protocols::Ping&) { room.ping(screen, request.id); },
            [&](const protocols::RenewCode&) {
                room.act(screen, request.id, command::RenewCode{code});
            },
            [&](const protocols::LeaveSlip& ask) { room.leave_slip(screen, request.id, ask); },
            [&](const engine::Command& command) { room.act(screen, request.id, command); },
            [](const auto&) {},
        },
        request.ask);
}

void ask_in(InitiativeRoom& room, const std::shared_ptr<Screen>& screen, const Request& request,
            const std::string&) {
    std::visit(engine::Overloaded{
                   [&](const protocols::Ping&) { room.ping(screen, request.id); },
                   [&](const engine::InitiativeCommand& command) {
                       room.act(screen, request.id, command);
                   },
                   [](const auto&) {},
               },
               request.ask);
}

/// The team of an initiative writes pages in several languages.
constexpr std::size_t team_message_bytes = 256 * 1024;

template <class AnyRoom>
bool writes_long_texts(engine::Seat seat) {
    return std::is_same_v<AnyRoom, InitiativeRoom> && engine::is_crew(seat);
}

bool fits(const std::shared_ptr<Room>&, const protocols::Ask& ask) {
    return !std::holds_alternative<engine::InitiativeCommand>(ask);
}
bool fits(const std::shared_ptr<InitiativeRoom>&, const protocols::Ask& ask) {
    return std::holds_alternative<engine::InitiativeCommand>(ask) ||
           std::holds_alternative<protocols::Ping>(ask);
}

}  // namespace

Visitor::Visitor(std::shared_ptr<Connection> connection, Lobby& rooms, Initiatives& theirs)
    : visit(std::make_shared<Visit>()),
      lobby(rooms),
      initiatives(theirs),
      messages(rooms.limits().messages) {
    visit->screen = std::make_shared<Screen>(Screen{std::move(connection), {}});
}

void Visitor::answer(std::string text) {
    visit->screen->connection->send(std::make_shared<const std::string>(std::move(text)));
}

void Visitor::received(std::string_view text) {
    const bool allowed = messages.take(lobby.now());
    auto request = protocols::read_request(text);
    if (!request.ok()) return answer(protocols::error(request.error()));
    Request asked = std::move(request).value();
    if (!allowed)
        return visit->refuse(
            asked.id, {engine::Reason::too_many, "These are too many messages. Wait a moment."});
    if (const auto* ask = std::get_if<protocols::Join>(&asked.ask)) return join(asked.id, *ask);
    if (const auto* ask = std::get_if<protocols::JoinInitiative>(&asked.ask))
        return join(asked.id, *ask);
    if (!visit->seated)
        return visit->refuse(asked.id, {engine::Reason::forbidden, "Join the conversation first."});
    ask_room(std::move(asked));
}

bool Visitor::begin_joining(const nlohmann::json& request) {
    if (visit->joining || visit->seated) {
        visit->refuse(request,
                      {engine::Reason::bad_request, "This connection has a seat already."});
        return false;
    }
    visit->joining = true;
    return true;
}

template <class AnyRoom, class Ask>
auto Visitor::when_found(const nlohmann::json& request, const Ask& ask) {
    const auto seated = [visit = visit, &rooms = lobby,
                         most = lobby.limits().refused_joins](bool yes) {
        visit->joining = false;
        visit->seated = yes;
        if (yes && visit->screen->as.seat == engine::Seat::wall) rooms.wall_came();
        if (!yes && ++visit->refusals == most) visit->screen->connection->close(CloseCode::policy);
        if (yes && visit->gone) Visit::leave(visit, rooms);
        if (yes && writes_long_texts<AnyRoom>(visit->screen->as.seat))
            visit->screen->connection->take_messages_up_to(team_message_bytes);
    };
    return [visit = visit, request, ask,
            seated](engine::Result<std::shared_ptr<AnyRoom>, engine::Rejection> found) {
        boost::asio::post(visit->screen->connection->executor(), [visit, request, ask, seated,
                                                                  found = std::move(found)] {
            if (!found.ok()) {
                visit->refuse(request, found.error());
                return seated(false);
            }
            const auto& room = found.value();
            visit->room = room;
            boost::asio::post(room->executor(), [room, visit, request, ask, seated] {
                room->join(visit->screen, request, ask, seated);
            });
        });
    };
}

void Visitor::join(const nlohmann::json& request, const protocols::Join& ask) {
    if (!begin_joining(request)) return;
    auto found = when_found<Room>(request, ask);
    if (ask.conversation.empty())
        find_by_code(request, ask.code, std::move(found));
    else if (!ask.code.empty())
        lobby.find_by_link(ask.conversation, ask.code, visit->screen->connection->remote(),
                           std::move(found));
    else
        lobby.find(ask.conversation, std::move(found));
}

void Visitor::join(const nlohmann::json& request, const protocols::JoinInitiative& ask) {
    if (begin_joining(request))
        initiatives.find(ask.initiative, when_found<InitiativeRoom>(request, ask));
}

/// At once, or when it is this address's turn.
void Visitor::find_by_code(const nlohmann::json& request, const std::string& code,
                           Lobby::Found found) {
    const auto& connection = *visit->screen->connection;
    const auto wait = lobby.wait_for_code(connection.remote());
    if (!wait) {
        visit->joining = false;
        return visit->refuse(request, {engine::Reason::too_many,
                                       "Too many codes are being tried. Scan the QR code, or try "
                                       "again in a minute."});
    }
    if (*wait == engine::Millis{0})
        return lobby.find_by_code(code, connection.remote(), std::move(found));
    auto timer = std::make_shared<Timer>(connection.executor(), *wait);
    timer->async_wait([timer, code, found = std::move(found), from = connection.remote(),
                       &rooms = lobby](const boost::system::error_code&) {
        rooms.find_by_code(code, from, found);
    });
}

void Visitor::ask_room(Request request) {
    std::string code;
    if (std::holds_alternative<protocols::RenewCode>(request.ask)) code = lobby.unused_code();
    const auto ask = [&](const auto& room) {
        if (!fits(room, request.ask))
            return visit->refuse(request.id, {engine::Reason::forbidden, other_room});
        boost::asio::post(room->executor(), [room, visit = visit, request = std::move(request),
                                             code = std::move(code)] {
            ask_in(*room, visit->screen, request, code);
        });
    };
    std::visit(engine::Overloaded{[](std::monostate) {}, ask}, visit->room);
}

/// The screen keeps the connection, and the connection this visitor: letting go here ends the
/// circle.
void Visitor::gone() {
    const auto leaving = std::exchange(visit, nullptr);
    leaving->gone = true;
    if (leaving->seated) Visit::leave(leaving, lobby);
}

}  // namespace outward::server
