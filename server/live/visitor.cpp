#include "server/live/visitor.hpp"

#include "engine/overloaded.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace outward::server {

using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                boost::asio::wait_traits<std::chrono::steady_clock>,
                                                Connection::Executor>;
using protocols::Request;
namespace command = engine::command;

struct Visitor::Visit {
    std::shared_ptr<Screen> screen;
    std::shared_ptr<Room> room;  // set on the way to a seat
    bool joining = false;
    bool seated = false;
    bool gone = false;
    int refusals = 0;
};

Visitor::Visitor(std::shared_ptr<Connection> connection, Lobby& rooms)
    : visit(std::make_shared<Visit>()), lobby(rooms), messages(rooms.limits().messages) {
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
        return answer(protocols::error(
            asked.id, {engine::Reason::too_many, "These are too many messages. Wait a moment."}));
    if (auto* join_request = std::get_if<protocols::Join>(&asked.ask))
        return join(std::move(asked.id), std::move(*join_request));
    if (!visit->seated)
        return answer(protocols::error(
            asked.id, {engine::Reason::forbidden, "Join the conversation first."}));
    if (std::holds_alternative<protocols::JoinInitiative>(asked.ask) ||
        std::holds_alternative<engine::InitiativeCommand>(asked.ask))
        return answer(protocols::error(
            asked.id, {engine::Reason::bad_request, "That is asked of initiatives only."}));
    ask_room(std::move(asked));
}

void Visitor::join(nlohmann::json request, protocols::Join ask) {
    if (visit->joining || visit->seated)
        return answer(protocols::error(
            request, {engine::Reason::bad_request, "This connection has a seat already."}));
    visit->joining = true;

    const auto seated = [visit = visit, most = lobby.limits().refused_joins](bool yes) {
        visit->joining = false;
        visit->seated = yes;
        if (!yes && ++visit->refusals == most) visit->screen->connection->close(CloseCode::policy);
        if (yes && visit->gone)
            boost::asio::post(visit->room->executor(),
                              [visit] { visit->room->leave(visit->screen); });
    };
    auto found = [visit = visit, request, ask,
                  seated](engine::Result<std::shared_ptr<Room>, engine::Rejection> result) mutable {
        boost::asio::post(visit->screen->connection->executor(), [visit, request, ask, seated,
                                                                  result = std::move(result)] {
            if (!result.ok()) {
                visit->screen->connection->send(
                    std::make_shared<const std::string>(protocols::error(request, result.error())));
                return seated(false);
            }
            visit->room = result.value();
            boost::asio::post(visit->room->executor(), [visit, request, ask, seated] {
                visit->room->join(visit->screen, request, ask, seated);
            });
        });
    };
    if (ask.conversation.empty())
        find_by_code(request, ask.code, std::move(found));
    else if (!ask.code.empty())
        lobby.find_by_link(ask.conversation, ask.code, visit->screen->connection->remote(),
                           std::move(found));
    else
        lobby.find(ask.conversation, std::move(found));
}

/// At once, or when it is this address's turn.
void Visitor::find_by_code(const nlohmann::json& request, const std::string& code,
                           Lobby::Found found) {
    const auto& connection = *visit->screen->connection;
    const auto wait = lobby.wait_for_code(connection.remote());
    if (!wait) {
        visit->joining = false;
        return answer(protocols::error(request, {engine::Reason::too_many,
                                                 "Too many codes are being tried. Scan the QR "
                                                 "code, or try again in a minute."}));
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
    boost::asio::post(visit->room->executor(), [visit = visit, request = std::move(request),
                                                code = std::move(code)] {
        Room& room = *visit->room;
        std::visit(engine::Overloaded{
                       [&](const protocols::ReadGuide& ask) {
                           room.read_guide(visit->screen, request.id, ask.language);
                       },
                       [&](const protocols::Ping&) { room.ping(visit->screen, request.id); },
                       [&](const protocols::RenewCode&) {
                           room.act(visit->screen, request.id, command::RenewCode{code});
                       },
                       [&](const protocols::LeaveSlip& ask) {
                           room.leave_slip(visit->screen, request.id, ask);
                       },
                       [&](const engine::Command& command) {
                           room.act(visit->screen, request.id, command);
                       },
                       [](const protocols::Join&) {},
                       [](const protocols::JoinInitiative&) {},
                       [](const engine::InitiativeCommand&) {},
                   },
                   request.ask);
    });
}

/// The screen keeps the connection, and the connection this visitor: letting go here ends the
/// circle.
void Visitor::gone() {
    const auto leaving = std::exchange(visit, nullptr);
    leaving->gone = true;
    if (leaving->seated)
        boost::asio::post(leaving->room->executor(),
                          [leaving] { leaving->room->leave(leaving->screen); });
}

}  // namespace outward::server
