// How much somebody may ask for: a burst at once, and then so many a second (a token bucket).
#pragma once

#include "engine/ids.hpp"

#include <algorithm>

namespace outward::server {

struct Allowance {
    double burst = 0;
    double per_second = 0;
};

class Bucket {
public:
    explicit Bucket(Allowance allowed) : allowance(allowed), left(allowed.burst) {}

    /// Takes one, if there is one. Time that runs backwards adds nothing.
    [[nodiscard]] bool take(engine::Millis now) {
        const auto passed = std::max(engine::Millis{0}, now - last);
        last = std::max(last, now);
        left = std::min(allowance.burst,
                        left + allowance.per_second * static_cast<double>(passed.count()) / 1000);
        if (left < 1) return false;
        left -= 1;
        return true;
    }

private:
    Allowance allowance;
    double left;
    engine::Millis last{};
};

}  // namespace outward::server
