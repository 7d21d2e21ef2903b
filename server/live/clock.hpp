// The server's sense of time: the wall clock read once at the start, then carried on by the time
// since the computer was started, so that a step of the system's clock cannot turn a conversation's
// order around, and a laptop that has slept is not behind. Each room has its own copy, which also
// carries on behind a log that was written when the clock stood later.
#pragma once

#include "engine/ids.hpp"
#include "server/system/process.hpp"

#include <chrono>

namespace outward::server {

class SteadyWallClock {
public:
    [[nodiscard]] engine::Millis now() const {
        using std::chrono::duration_cast;
        return duration_cast<engine::Millis>(wall_start + (time_since_start() - steady_start));
    }

    /// From now on it stands at `past` or later, and goes on from there.
    void not_before(engine::Millis past) {
        const engine::Millis behind = past - now();
        if (behind > engine::Millis{0}) wall_start += behind;
    }

private:
    std::chrono::nanoseconds steady_start = time_since_start();
    std::chrono::nanoseconds wall_start = std::chrono::system_clock::now().time_since_epoch();
};

}  // namespace outward::server
