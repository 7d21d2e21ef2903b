// How much a room takes from its members. The fastest person measured wrote 3 notes in a second and
// 10 in a minute, and voted 88 times in a minute.
#pragma once

#include "server/live/allowance.hpp"

#include <cstddef>

namespace outward::server {

struct LiveLimits {
    Allowance writing{5, 1};      // of one member: notes, and whatever else carries words
    Allowance acting{20, 5};      // of one member: everything else that changes the room
    Allowance room{600, 300};     // of all members together
    Allowance messages{120, 40};  // of one connection, whatever they are
    int refused_joins = 5;        // of one connection; then it has to come again
    std::size_t waiting = 5000;   // commands that wait for the archive in one room
};

/// For simulated people, who need no keeping in check.
inline constexpr LiveLimits unlimited{.writing = {1e12, 1e12},
                                      .acting = {1e12, 1e12},
                                      .room = {1e12, 1e12},
                                      .messages = {1e12, 1e12},
                                      .refused_joins = 1'000'000,
                                      .waiting = 1'000'000};

}  // namespace outward::server
