// A crowd of screens, all on this thread: they come, take seats, write, listen, go and come back.
// The server is Outward or a peer that speaks as much of its wire as is measured (peers/README.md).
#pragma once

#include "tests/bench/load/web_socket.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace outward::bench {

using Clock = std::chrono::steady_clock;

/// How messages travel: as they are; in Socket.IO's packets; or without any protocol, where what
/// one sends goes to all.
enum class Framing { plain, socketio, raw };

struct Screen {
    std::unique_ptr<WebSocket> socket;  // null: it is away
    std::size_t room = 0;
    nlohmann::json join;   // its parameters; null: the server knows no seats
    bool greeted = false;  // has sent its first message
    bool seated = false;
    std::string member;
    std::string token;
    std::uint64_t seq = 0;      // the last that it was told of
    std::uint64_t told_in = 0;  // the last round in which it got news
    Clock::time_point asked_at{};
    Clock::time_point seated_at{};
    bool waits = false;  // for an answer to its note
};

class Crowd {
public:
    Crowd(std::uint16_t port, std::string path, Framing framing);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    void add(std::size_t count, std::size_t room, const nlohmann::json& join);

    /// All that are away come, at most `at_once` on their way at a time, until all have seats.
    /// Throws std::runtime_error when that takes longer than `patience`.
    void come(std::size_t at_once, Clock::duration patience);
    /// All connections end.
    void go();

    /// What a screen asks for when it comes back: what it missed, or a snapshot.
    void come_back_by(bool events);

    void write_note(Screen& screen);
    /// Reads what has come, waiting for at most that long.
    void listen(Clock::duration at_most);

    /// From now on it counts who has got any news.
    void begin_round() noexcept;
    [[nodiscard]] std::size_t told() const noexcept { return told_in_round; }

    [[nodiscard]] std::vector<Screen>& all() noexcept { return screens; }
    [[nodiscard]] std::vector<Screen*> in_room(std::size_t room);
    [[nodiscard]] std::size_t bytes_received() const noexcept { return received; }

    /// Parameters of every note beside its id.
    nlohmann::json note = nlohmann::json::object();
    /// Called when a note is answered, with the log's position.
    std::function<void(Screen&, std::uint64_t seq)> answered;

private:
    void connect(Screen& screen);
    void is_there(Screen& screen);
    void got(Screen& screen, std::string_view message);
    void got_in_packet(Screen& screen, std::string_view packet);
    void got_message(Screen& screen, std::string_view message);
    void got_news(Screen& screen, std::uint64_t seq);
    void got_answer(Screen& screen, std::string_view message);
    void got_seat(Screen& screen, std::string_view message);
    void send(Screen& screen, const std::string& message);
    [[nodiscard]] nlohmann::json joining(const Screen& screen) const;

    std::uint16_t port;
    std::string path;
    Framing framing;
    bool by_events = true;
    int poll;
    std::vector<Screen> screens;
    std::vector<char> room_to_read;
    std::size_t received = 0;
    std::size_t seated = 0;
    std::uint64_t last_note = 0;
    std::uint64_t round = 0;
    std::size_t told_in_round = 0;
};

}  // namespace outward::bench
