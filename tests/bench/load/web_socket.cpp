#include "tests/bench/load/web_socket.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace outward::bench {

namespace {

enum Kind : unsigned char { text = 0x1, close = 0x8, ping = 0x9, pong = 0xA };
constexpr unsigned char last_part = 0x80;
constexpr unsigned char masked = 0x80;
constexpr unsigned char kind_bits = 0x0F;

/// A frame from the server: no mask, never in parts.
struct Head {
    unsigned char kind = 0;
    std::size_t size = 0;     // of the head itself; 0: it has not come whole
    std::size_t content = 0;  // that follows
};

Head read_head(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() < 2) return {};
    const std::size_t length = at(1);
    const std::size_t more = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (bytes.size() < 2 + more) return {};
    Head head{static_cast<unsigned char>(at(0) & kind_bits), 2 + more, more == 0 ? length : 0};
    for (std::size_t i = 0; i < more; ++i) head.content = head.content << 8 | at(2 + i);
    return head;
}

}  // namespace

WebSocket::WebSocket(std::uint16_t port, const std::string& path)
    : file(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    if (file < 0) throw std::system_error(errno, std::generic_category(), "No socket is left");
    const int yes = 1;
    ::setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(port);
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(file, reinterpret_cast<const sockaddr*>(&there), sizeof there);
    const std::string host = "127.0.0.1:" + std::to_string(port);
    unsent = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host +
             "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "Sec-WebSocket-Key: b3V0d2FyZCBpcyBsb3VkIQ==\r\nSec-WebSocket-Version: 13\r\n"
             "Sec-WebSocket-Protocol: outward.v1\r\n\r\n";
}

WebSocket::~WebSocket() { ::close(file); }

bool WebSocket::read(std::span<char> room, const std::function<void(std::string_view)>& got) {
    while (!closed) {
        const auto count = ::recv(file, room.data(), room.size(), 0);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno == EAGAIN;
        if (count == 0) return false;
        std::string_view bytes{room.data(), static_cast<std::size_t>(count)};
        const bool in_parts = !begun.empty();
        if (in_parts) bytes = begun.append(bytes);
        std::string_view rest = open ? bytes : take_handshake(bytes);
        if (open) rest = take_frames(rest, got);
        if (rest.size() < bytes.size() || !in_parts) begun = std::string{rest};
        if (static_cast<std::size_t>(count) < room.size()) return !closed;
    }
    return false;
}

std::string_view WebSocket::take_handshake(std::string_view bytes) {
    constexpr std::string_view end = "\r\n\r\n";
    const auto found = bytes.find(end);
    if (found == std::string_view::npos) return bytes;
    if (!bytes.starts_with("HTTP/1.1 101"))
        throw std::runtime_error("The server took no WebSocket: " +
                                 std::string{bytes.substr(0, bytes.find("\r\n"))});
    open = true;
    return bytes.substr(found + end.size());
}

std::string_view WebSocket::take_frames(std::string_view bytes,
                                        const std::function<void(std::string_view)>& got) {
    while (true) {
        const Head head = read_head(bytes);
        if (head.size == 0 || bytes.size() < head.size + head.content) return bytes;
        const auto content = bytes.substr(head.size, head.content);
        if (head.kind == Kind::text) got(content);
        if (head.kind == Kind::ping) send_frame(Kind::pong, content);
        if (head.kind == Kind::close) closed = true;
        bytes.remove_prefix(head.size + head.content);
    }
}

void WebSocket::send(std::string_view message) { send_frame(Kind::text, message); }

/// The mask is zero, so that what is sent is what is masked.
void WebSocket::send_frame(unsigned char kind, std::string_view content) {
    std::string frame;
    frame.reserve(content.size() + 14);
    const auto add = [&](std::size_t byte) { frame += static_cast<char>(byte); };
    add(last_part | kind);
    if (content.size() < 126) {
        add(masked | content.size());
    } else {
        add(masked | 126);
        add(content.size() >> 8);
        add(content.size() & 0xFF);
    }
    frame.append(4, '\0').append(content);
    send_bytes(frame);
}

void WebSocket::send_bytes(std::string_view bytes) {
    unsent += bytes;
    write();
}

void WebSocket::write() {
    if (unsent.empty()) return;
    const auto count = ::send(file, unsent.data(), unsent.size(), MSG_NOSIGNAL);
    if (count > 0) unsent.erase(0, static_cast<std::size_t>(count));
}

}  // namespace outward::bench
