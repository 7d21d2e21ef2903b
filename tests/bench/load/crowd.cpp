#include "tests/bench/load/crowd.hpp"

#include <sys/epoll.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstdio>
#include <stdexcept>

namespace outward::bench {

using nlohmann::json;

namespace {

/// Where the method, the id and the position of a message stand, whatever follows.
constexpr std::size_t beginning = 160;
constexpr std::size_t reading_room = 256 * 1024;

/// In the answer to a join, what the screen itself is told stands before guide and snapshot.
constexpr std::size_t seat_head = 600;

/// After the first `"name":"`; empty: there is none.
std::string_view text_after(std::string_view message, std::string_view name) {
    const auto found = message.find(name);
    if (found == std::string_view::npos) return {};
    const auto rest = message.substr(found + name.size());
    return rest.substr(0, rest.find('"'));
}

/// After the first `"name":`; 0: there is none.
std::uint64_t number_after(std::string_view message, std::string_view name) {
    const auto found = message.find(name);
    if (found == std::string_view::npos) return 0;
    std::uint64_t number = 0;
    for (std::size_t i = found + name.size(); i < message.size(); ++i) {
        if (message[i] < '0' || message[i] > '9') break;
        number = 10 * number + static_cast<std::uint64_t>(message[i] - '0');
    }
    return number;
}

/// A UUID of version 4, another one for each number.
std::string note_id(std::uint64_t number) {
    std::array<char, 40> text{};
    const int length = std::snprintf(text.data(), text.size(), "%08x-%04x-4000-8000-%012llx",
                                     static_cast<unsigned>(::getpid()), 0U,
                                     static_cast<unsigned long long>(number));
    return {text.data(), static_cast<std::size_t>(length)};
}

constexpr int join_request = 1;
constexpr int note_request = 2;

}  // namespace

Crowd::Crowd(std::uint16_t at, std::string to, Framing by)
    : port(at),
      path(std::move(to)),
      framing(by),
      poll(::epoll_create1(EPOLL_CLOEXEC)),
      room_to_read(reading_room) {}

Crowd::~Crowd() { ::close(poll); }

void Crowd::add(std::size_t count, std::size_t room, const json& join) {
    for (std::size_t i = 0; i < count; ++i) {
        Screen screen;
        screen.room = room;
        screen.join = join;
        screens.push_back(std::move(screen));
    }
}

void Crowd::come(std::size_t at_once, Clock::duration patience) {
    const auto deadline = Clock::now() + patience;
    std::deque<Screen*> away;
    for (Screen& screen : screens)
        if (!screen.seated) away.push_back(&screen);
    const std::size_t all = away.size();
    const std::size_t before = seated;
    while (seated - before < all) {
        while (!away.empty() && all - away.size() - (seated - before) < at_once) {
            connect(*away.front());
            away.pop_front();
        }
        listen(std::chrono::milliseconds{100});
        if (Clock::now() > deadline)
            throw std::runtime_error(std::to_string(all - (seated - before)) + " of " +
                                     std::to_string(all) + " screens have got no seat in time.");
    }
}

void Crowd::go() {
    for (Screen& screen : screens) {
        screen.socket.reset();
        screen.greeted = screen.seated = screen.waits = false;
    }
    seated = 0;
}

void Crowd::come_back_by(bool events) { by_events = events; }

void Crowd::connect(Screen& screen) {
    screen.asked_at = Clock::now();
    screen.socket = std::make_unique<WebSocket>(port, path);
    epoll_event wanted{};
    wanted.events = EPOLLIN | EPOLLOUT | EPOLLET;
    wanted.data.ptr = &screen;
    ::epoll_ctl(poll, EPOLL_CTL_ADD, screen.socket->handle(), &wanted);
}

void Crowd::listen(Clock::duration at_most) {
    std::array<epoll_event, 512> events;
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(at_most).count();
    const int count = ::epoll_wait(poll, events.data(), events.size(), static_cast<int>(wait));
    for (int i = 0; i < count; ++i) {
        Screen& screen = *static_cast<Screen*>(events[static_cast<std::size_t>(i)].data.ptr);
        if (!screen.socket) continue;
        screen.socket->write();
        const bool there = screen.socket->read(
            room_to_read, [&](std::string_view message) { got(screen, message); });
        if (!there) throw std::runtime_error("The server has closed a connection.");
        if (screen.socket->is_open() && !screen.greeted) is_there(screen);
    }
}

void Crowd::is_there(Screen& screen) {
    screen.greeted = true;
    if (framing == Framing::socketio)
        screen.socket->send("40");
    else if (screen.join.is_null())
        got_seat(screen, {});
    else
        send(screen, joining(screen).dump());
}

json Crowd::joining(const Screen& screen) const {
    json params = screen.join;
    if (!screen.token.empty()) {
        json resume{{"member", screen.member}, {"token", screen.token}};
        if (by_events) resume["after"] = screen.seq;
        params = {{"conversation", screen.join.value("conversation", "")}, {"resume", resume}};
    }
    return {{"jsonrpc", "2.0"}, {"id", join_request}, {"method", "join"}, {"params", params}};
}

void Crowd::send(Screen& screen, const std::string& message) {
    if (framing == Framing::socketio)
        screen.socket->send("42[\"m\"," + message + "]");
    else
        screen.socket->send(message);
}

void Crowd::got(Screen& screen, std::string_view message) {
    received += message.size();
    switch (framing) {
        case Framing::plain:
            return got_message(screen, message);
        case Framing::socketio:
            return got_in_packet(screen, message);
        case Framing::raw:
            got_news(screen, 0);
            if (screen.waits) got_answer(screen, {});
    }
}

void Crowd::got_in_packet(Screen& screen, std::string_view packet) {
    constexpr std::string_view event = "42[\"m\",";
    if (packet.starts_with(event))
        got_message(screen, packet.substr(event.size(), packet.size() - event.size() - 1));
    else if (packet.starts_with("40"))
        send(screen, joining(screen).dump());
    else if (packet.starts_with("2"))
        screen.socket->send("3");
}

void Crowd::got_message(Screen& screen, std::string_view message) {
    const std::string_view head = message.substr(0, beginning);
    if (head.find("\"method\":\"events\"") != std::string_view::npos)
        got_news(screen, number_after(head, "\"seq\":"));
    else if (number_after(head, "\"id\":") != 0)
        got_answer(screen, message);
}

void Crowd::begin_round() noexcept {
    ++round;
    told_in_round = 0;
}

void Crowd::got_news(Screen& screen, std::uint64_t seq) {
    if (screen.told_in != round) ++told_in_round;
    screen.told_in = round;
    screen.seq = std::max(screen.seq, seq);
}

void Crowd::got_answer(Screen& screen, std::string_view message) {
    if (!screen.seated) return got_seat(screen, message);
    if (message.find("\"error\"") != std::string_view::npos)
        throw std::runtime_error("A note was refused: " + std::string{message});
    screen.waits = false;
    if (answered) answered(screen, number_after(message, "\"seq\":"));
}

void Crowd::got_seat(Screen& screen, std::string_view message) {
    screen.seated_at = Clock::now();
    screen.seated = true;
    ++seated;
    if (message.empty()) return;
    if (message.substr(0, beginning).find("\"result\"") == std::string_view::npos)
        throw std::runtime_error("A seat was refused: " + std::string{message.substr(0, 300)});
    const std::string_view head = message.substr(0, seat_head);
    screen.seq = number_after(head, "\"seq\":");
    if (const auto member = text_after(head, "\"member\":\""); !member.empty())
        screen.member = member;
    if (const auto token = text_after(head, "\"token\":\""); !token.empty()) screen.token = token;
}

void Crowd::write_note(Screen& screen) {
    json params = note;
    params["id"] = note_id(++last_note);
    screen.waits = true;
    screen.asked_at = Clock::now();
    send(screen, json{{"jsonrpc", "2.0"},
                      {"id", note_request},
                      {"method", "note.add"},
                      {"params", std::move(params)}}
                     .dump());
}

std::vector<Screen*> Crowd::in_room(std::size_t room) {
    std::vector<Screen*> there;
    for (Screen& screen : screens)
        if (screen.room == room) there.push_back(&screen);
    return there;
}

}  // namespace outward::bench
