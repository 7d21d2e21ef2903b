// The server's sense of time: the wall clock read once at the start, then carried on by the steady
// clock, so that a step of the system's clock cannot turn a conversation's order around.
#pragma once

#include "engine/ids.hpp"

#include <chrono>

namespace outward::server {

class SteadyWallClock {
public:
    [[nodiscard]] engine::Millis now() const {
        using std::chrono::duration_cast;
        return duration_cast<engine::Millis>(wall_start +
                                             (std::chrono::steady_clock::now() - steady_start));
    }

private:
    std::chrono::steady_clock::time_point steady_start = std::chrono::steady_clock::now();
    std::chrono::nanoseconds wall_start = std::chrono::system_clock::now().time_since_epoch();
};

}  // namespace outward::server
