// What a stranger may cost. For operators: docs/operators.md.
#pragma once

#include <chrono>
#include <cstddef>

namespace outward::server {

struct NetLimits {
    std::size_t header_bytes = 8 * 1024;
    std::size_t body_bytes = 64 * 1024;
    std::size_t frame_bytes = 16 * 1024;   // a longer WebSocket message closes with 1009
    std::size_t queue_bytes = 256 * 1024;  // waiting for a slow reader; past it, it is dropped
    std::size_t connections = 4096;

    std::chrono::seconds request{15};     // to send a whole request
    std::chrono::seconds keep_alive{30};  // between two requests
    std::chrono::seconds response{60};    // to take a whole response
    std::chrono::seconds handshake{10};   // TLS, and the WebSocket's opening and closing
    std::chrono::seconds silence{
        40};  // a ping goes out after half of it; at its end the peer is gone
};

}  // namespace outward::server
