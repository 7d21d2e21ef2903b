// Puts load on a server and measures it from outside: reads one order as JSON from each line of its
// input, does it, and prints what it measured as JSON on a line.
//
//     {"do": "open", "port": 8080, "path": "/live", "framing": "plain", "at_once": 500,
//      "screens": [{"count": 225, "room": 0, "join": {"code": "ABC234"}}]}
//     {"do": "fan_out", "messages": 200, "pause_ms": 5, "note": {"text": "More trees"}}
//     {"do": "storm", "senders": 50, "seconds": 3, "note": {"text": "More trees"}}
//     {"do": "go"}   {"do": "come", "by": "events", "at_once": 500}
//
// It ends with its input. What goes wrong ends it with a sentence.
#include "tests/bench/load/crowd.hpp"

#include <poll.h>
#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <stdexcept>

using namespace outward::bench;
using nlohmann::json;

namespace {

constexpr auto patience = std::chrono::seconds{60};
constexpr auto moment = std::chrono::milliseconds{20};

double in_ms(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

json spread_of(std::vector<double> times) {
    if (times.empty()) return nullptr;
    std::ranges::sort(times);
    const auto at = [&](double part) {
        const auto rank = std::ceil(part * static_cast<double>(times.size()));
        return times[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
    };
    return {{"p50", at(0.5)}, {"p99", at(0.99)}, {"max", times.back()}};
}

void listen_until(Crowd& crowd, const std::function<bool()>& is_so) {
    const auto deadline = Clock::now() + patience;
    while (!is_so()) {
        crowd.listen(moment);
        if (Clock::now() > deadline)
            throw std::runtime_error("Not all screens have got what was written.");
    }
}

void listen_for(Crowd& crowd, Clock::duration time) {
    const auto end = Clock::now() + time;
    while (Clock::now() < end) crowd.listen(std::chrono::milliseconds{1});
}

/// Times in milliseconds, from the connection's beginning to the seat; `all_ms`: until the last.
json come(Crowd& crowd, const json& order) {
    const std::size_t before = crowd.bytes_received();
    const auto begin = Clock::now();
    crowd.come(order.value("at_once", std::size_t{500}), patience);
    const auto end = Clock::now();
    std::vector<double> times;
    for (const Screen& screen : crowd.all())
        if (screen.seated_at >= begin) times.push_back(in_ms(screen.seated_at - screen.asked_at));
    return {{"all_ms", in_ms(end - begin)},
            {"seat_ms", spread_of(times)},
            {"bytes", crowd.bytes_received() - before}};
}

/// One note after the other by the first screen: from sending it to the last screen of its room.
json fan_out(Crowd& crowd, const json& order) {
    Screen& sender = crowd.all().front();
    const std::size_t screens = crowd.in_room(sender.room).size();
    const std::chrono::milliseconds pause{order.value("pause_ms", 5)};
    std::vector<double> times;
    std::vector<double> answers;
    crowd.answered = [&](Screen& screen, std::uint64_t) {
        answers.push_back(in_ms(Clock::now() - screen.asked_at));
    };
    for (int left = order.value("messages", 100); left > 0; --left) {
        crowd.begin_round();
        crowd.write_note(sender);
        listen_until(crowd, [&] { return crowd.told() == screens && !sender.waits; });
        times.push_back(in_ms(Clock::now() - sender.asked_at));
        listen_for(crowd, pause);
    }
    return {{"last_screen_ms", spread_of(times)},
            {"answer_ms", spread_of(answers)},
            {"deliveries", times.size() * screens}};
}

/// So many of each room write, each its next note when the last is answered. It ends when every
/// screen is level.
json storm(Crowd& crowd, const json& order) {
    std::map<std::size_t, std::uint64_t> last;  // position, by room
    std::map<std::size_t, std::size_t> notes;
    std::vector<double> answers;
    const auto begin = Clock::now();
    const auto until = begin + std::chrono::milliseconds{order.value("ms", 3000)};
    crowd.answered = [&](Screen& screen, std::uint64_t seq) {
        const auto now = Clock::now();
        answers.push_back(in_ms(now - screen.asked_at));
        last[screen.room] = std::max(last[screen.room], seq);
        ++notes[screen.room];
        if (now < until) crowd.write_note(screen);
    };
    std::map<std::size_t, std::size_t> writing;
    std::map<std::size_t, std::size_t> screens;
    const std::size_t senders = order.value("senders", std::size_t{50});
    for (Screen& screen : crowd.all()) {
        ++screens[screen.room];
        if (++writing[screen.room] <= senders) crowd.write_note(screen);
    }
    while (Clock::now() < until) crowd.listen(moment);
    listen_until(crowd, [&] {
        return std::ranges::all_of(crowd.all(), [&](const Screen& screen) {
            return !screen.waits && screen.seq >= last[screen.room];
        });
    });
    const double seconds = in_ms(Clock::now() - begin) / 1000;
    std::size_t deliveries = 0;
    for (const auto& [room, count] : notes) deliveries += count * screens[room];
    return {{"notes", answers.size()},
            {"seconds", seconds},
            {"answer_ms", spread_of(answers)},
            {"deliveries", deliveries}};
}

Framing framing_of(const std::string& name) {
    if (name == "socketio") return Framing::socketio;
    if (name == "raw") return Framing::raw;
    return Framing::plain;
}

std::unique_ptr<Crowd> crowd_for(const json& order) {
    auto crowd =
        std::make_unique<Crowd>(order.at("port").get<std::uint16_t>(), order.value("path", "/live"),
                                framing_of(order.value("framing", "plain")));
    for (const json& group : order.at("screens"))
        crowd->add(group.at("count").get<std::size_t>(), group.value("room", std::size_t{0}),
                   group.value("join", json{}));
    return crowd;
}

json obey(std::unique_ptr<Crowd>& crowd, const json& order) {
    const std::string what = order.at("do").get<std::string>();
    if (what == "open") {
        crowd = crowd_for(order);
        return come(*crowd, order);
    }
    if (!crowd) throw std::runtime_error("Nobody is there yet: open comes first.");
    crowd->note = order.value("note", json::object());
    if (what == "fan_out") return fan_out(*crowd, order);
    if (what == "storm") return storm(*crowd, order);
    if (what == "go") return crowd->go(), json::object();
    crowd->come_back_by(order.value("by", "events") == "events");
    if (what == "come") return come(*crowd, order);
    throw std::runtime_error("There is no such order: " + what);
}

/// Until there is an order. The crowd goes on listening, and answers pings.
void wait_for_order(Crowd* crowd) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (::poll(&input, 1, crowd ? 0 : -1) == 0) crowd->listen(moment);
}

}  // namespace

int main() {
    try {
        std::unique_ptr<Crowd> crowd;
        std::string line;
        while (wait_for_order(crowd.get()), std::getline(std::cin, line))
            std::cout << obey(crowd, json::parse(line)) << std::endl;
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << "bench_load: " << problem.what() << '\n';
        return 1;
    }
}
