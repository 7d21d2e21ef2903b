// A WebSocket as a client has it (RFC 6455), over a socket that never waits. As bare as can be:
// what it costs is a small part of what is measured.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace outward::bench {

class WebSocket {
public:
    /// Begins to connect to this machine. Throws std::system_error when there is no socket left.
    WebSocket(std::uint16_t port, const std::string& path);
    ~WebSocket();
    WebSocket(const WebSocket&) = delete;
    WebSocket& operator=(const WebSocket&) = delete;

    [[nodiscard]] int handle() const noexcept { return file; }
    [[nodiscard]] bool is_open() const noexcept { return open; }

    /// Reads all that is there into `room` and hands over each whole message; the text is gone
    /// when the call returns. False: the other end has closed.
    [[nodiscard]] bool read(std::span<char> room, const std::function<void(std::string_view)>& got);
    /// Writes what did not go before.
    void write();
    void send(std::string_view text);

private:
    [[nodiscard]] std::string_view take_handshake(std::string_view bytes);
    [[nodiscard]] std::string_view take_frames(std::string_view bytes,
                                               const std::function<void(std::string_view)>& got);
    void send_bytes(std::string_view bytes);
    void send_frame(unsigned char kind, std::string_view content);

    int file;
    bool open = false;
    bool closed = false;
    std::string begun;  // of a message that has not come whole
    std::string unsent;
};

}  // namespace outward::bench
