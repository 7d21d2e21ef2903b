#include "server/live/clock.hpp"

#include <doctest/doctest.h>

#include <chrono>

using outward::engine::Millis;
using outward::server::SteadyWallClock;
using namespace std::chrono_literals;

TEST_CASE("a clock never stands before a moment that is in the log, and goes on from there") {
    SteadyWallClock clock;
    const Millis ahead = clock.now() + 1h;
    clock.not_before(ahead);
    const Millis then = clock.now();
    CHECK(then >= ahead);
    while (clock.now() == then) continue;
    CHECK(clock.now() > then);
}

TEST_CASE("moments that are over change nothing on a clock") {
    SteadyWallClock clock;
    clock.not_before(clock.now() - 1h);
    clock.not_before(Millis{0});
    const SteadyWallClock untouched;
    CHECK(clock.now() <= untouched.now() + 1min);
    CHECK(clock.now() + 1min >= untouched.now());
}

TEST_CASE("a copy of a clock goes its own way") {
    const SteadyWallClock servers;
    SteadyWallClock rooms = servers;
    rooms.not_before(servers.now() + 1h);
    CHECK(rooms.now() >= servers.now() + 59min);
}
