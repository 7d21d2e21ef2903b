// What a stranger may cost. For operators: docs/operators.md.
#pragma once

#include <chrono>
#include <cstddef>

namespace outward::server {

struct NetLimits {
    std::size_t header_bytes = 8 * 1024;
    std::size_t body_bytes = 64 * 1024;
    std::size_t large_body_bytes = 1024 * 1024;      // where Application::body_size says so:
    std::size_t file_body_bytes = 64 * 1024 * 1024;  // guides, and files that people keep
    std::size_t frame_bytes = 16 * 1024;             // a longer WebSocket message closes with 1009
    std::size_t queue_bytes = 256 * 1024;  // waiting for a slow reader; past it, it is dropped
    std::size_t connections = 4096;
    std::size_t kept_for_host = 64;  // from this machine itself, over that
    std::size_t refusals = 64;  // over that: told so with a 503; whoever comes then is just cut off

    std::chrono::seconds request{15};     // to send a whole request
    std::chrono::seconds keep_alive{30};  // between two requests
    std::chrono::seconds response{60};    // to take a whole response
    std::chrono::seconds hanging_up{2};   // to read what came last, when the server closes
    std::chrono::seconds handshake{10};   // TLS, and the WebSocket's opening and closing
    /// A ping goes out after half of it; at its end the peer is gone.
    std::chrono::seconds silence{40};
};

}  // namespace outward::server
