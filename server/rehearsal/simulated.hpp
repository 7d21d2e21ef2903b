// Simulated people: each is a screen with a real WebSocket to the server, folds what it gets as a
// page does, and acts on what it sees.
#pragma once

#include "server/net/client.hpp"
#include "server/rehearsal/script.hpp"
#include "server/rehearsal/tally.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace outward::server {

/// How fast a rehearsal goes. 0: as fast as the room can; 1: as in life; 60: an hour in a minute.
struct Pace {
    double speed = 0;

    /// How long a step with so many planned minutes takes.
    [[nodiscard]] std::chrono::milliseconds of(int minutes) const {
        if (speed <= 0) return std::chrono::milliseconds{0};
        return std::chrono::milliseconds{static_cast<long>(minutes * 60'000 / speed)};
    }
};

/// What they all share.
struct Play {
    boost::asio::ip::tcp::endpoint server;
    std::string code;          // for phones
    std::string conversation;  // with a key, for facilitator and wall
    std::string language;
    int people = 0;
    Pace pace;
    const Script& script;
    const std::map<engine::SlotId, std::string>& story;
    Tally& tally;
    /// Told by the facilitator when there are tables, with their numbers: hosts come to them.
    std::function<void(const std::vector<int>&)> tables_are_set = [](const auto&) {};
};

class SimulatedScreen : public std::enable_shared_from_this<SimulatedScreen> {
public:
    SimulatedScreen(boost::asio::io_context& on, std::shared_ptr<const Play> in);
    virtual ~SimulatedScreen() = default;
    SimulatedScreen(const SimulatedScreen&) = delete;
    SimulatedScreen& operator=(const SimulatedScreen&) = delete;

    void enter();
    /// From any thread: closes the connection and does nothing more.
    void leave();

protected:
    using Answered = std::function<void(const nlohmann::json& message)>;

    [[nodiscard]] virtual nlohmann::json how_to_join() const = 0;
    virtual void joined(const nlohmann::json&) {}
    /// After the event has been folded.
    virtual void saw(const nlohmann::json&) {}
    virtual void level_with(engine::Seq) {}

    void ask(const std::string& method, nlohmann::json params, Answered answered);
    void after(std::chrono::milliseconds delay, std::function<void()> act);
    /// What is the own table's while it has a step of its own, else the room's: step, round, ready.
    [[nodiscard]] const nlohmann::json& place(const char* part) const;
    /// The step of the guide at that place; null when there is none.
    [[nodiscard]] nlohmann::json here() const;
    [[nodiscard]] const nlohmann::json* own_table() const;
    /// The phase of the guide in which that step is.
    [[nodiscard]] nlohmann::json phase_of(const nlohmann::json& step) const;

    boost::asio::io_context& context;
    const std::shared_ptr<const Play> shared_play;
    const Play& play;
    nlohmann::json view;
    nlohmann::json guide;
    std::string member;
    int table = 0;  // 0: at none

private:
    class Wire;

    void received(std::string_view text);
    void take_seat(const nlohmann::json& result);
    void fold_frame(const nlohmann::json& params);
    void find_seat(const nlohmann::json& seats);

    std::shared_ptr<Connection> connection;
    std::map<int, Answered> open_requests;
    int last_request = 0;
    bool left = false;
};

/// Somebody with a phone: says their lines, says when they are ready, passes their turn.
class Phone final : public SimulatedScreen {
public:
    /// `person` is counted from 0.
    Phone(boost::asio::io_context& on, std::shared_ptr<const Play> in, int person);

private:
    nlohmann::json how_to_join() const override;
    void joined(const nlohmann::json& result) override;
    void saw(const nlohmann::json& event) override;
    void level_with(engine::Seq seq) override;
    void live_through(std::uint64_t visit);
    void say(const Line& line, const std::string& step);
    void vote(const std::string& step, const nlohmann::json& vote);
    [[nodiscard]] std::string note_id();

    int number;
    std::mt19937 chance;
    void entered();

    std::map<std::string, bool> spoken;  // steps whose lines have been said
    nlohmann::json stay;                 // the step and visit lived through last
    nlohmann::json turn;                 // where it passed its turn last
    bool ended = false;
};

/// A wall: looks on.
class Wall final : public SimulatedScreen {
public:
    Wall(boost::asio::io_context& on, std::shared_ptr<const Play> in, std::string with_key);

private:
    nlohmann::json how_to_join() const override;
    void joined(const nlohmann::json& result) override;
    void saw(const nlohmann::json& event) override;
    void level_with(engine::Seq seq) override;

    std::string key;
    bool ended = false;
};

/// The host of a table: fills its story and leads it to its end.
class TableHost final : public SimulatedScreen {
public:
    TableHost(boost::asio::io_context& on, std::shared_ptr<const Play> in, std::string with_key,
              int number);

private:
    nlohmann::json how_to_join() const override;
    void joined(const nlohmann::json& result) override;
    void saw(const nlohmann::json& event) override;
    void entered();
    void go_on_when_all_are_ready(const nlohmann::json& since, Tally::Moment entered_at);

    std::string key;
    nlohmann::json stay;
};

/// The facilitator: begins when everybody is there, goes on when everything in a step is said,
/// groups notes, fills the story and closes.
class Facilitator final : public SimulatedScreen {
public:
    Facilitator(boost::asio::io_context& on, std::shared_ptr<const Play> in, std::string with_key);

private:
    nlohmann::json how_to_join() const override;
    void joined(const nlohmann::json& result) override;
    void saw(const nlohmann::json& event) override;
    void begin_when_all_are_there();
    void lead(const std::string& step);
    void group_notes(const nlohmann::json& of);
    void go_on_when_all_is_said(Tally::Moment entered);
    [[nodiscard]] bool all_have_voted() const;
    [[nodiscard]] bool tables_are_done() const;
    [[nodiscard]] bool is_led_by_tables(const nlohmann::json& step) const;
    void hear_the_tables();
    void show_results();
    void move_on();

    std::string key;
    Tally::Moment asked;
    int themes = 0;  // made so far
};

}  // namespace outward::server
