// HTTP and WebSocket spoken by hand, for what a well-behaved client would never say.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace outward::server::by_hand {

inline std::string request(std::string_view method, std::string_view path,
                           std::string_view more_headers = "") {
    return std::string{method} + ' ' + std::string{path} + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
           std::string{more_headers} + "\r\n";
}

inline std::string upgrade(std::string_view path = "/live",
                           std::string_view protocol = "outward.v1") {
    return request("GET", path,
                   "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " +
                       std::string{protocol} + "\r\n");
}

/// A whole frame of a client, masked with zeros.
inline std::string frame(unsigned char kind, std::string_view payload) {
    std::string bytes{static_cast<char>(0x80 | kind)};
    const auto length = payload.size();
    if (length < 126) {
        bytes += static_cast<char>(0x80 | length);
    } else {
        bytes += static_cast<char>(0x80 | 126);
        bytes += static_cast<char>(length >> 8);
        bytes += static_cast<char>(length & 0xFF);
    }
    return bytes + std::string(4, '\0') + std::string{payload};
}

constexpr unsigned char text = 1;
constexpr unsigned char binary = 2;
constexpr unsigned char closing = 8;
constexpr unsigned char ping = 9;
constexpr unsigned char pong = 10;

struct Frame {
    unsigned char kind;
    std::string payload;

    /// Of a closing frame.
    [[nodiscard]] int code() const {
        if (kind != closing || payload.size() < 2) return 0;
        return static_cast<unsigned char>(payload[0]) * 256 +
               static_cast<unsigned char>(payload[1]);
    }
};

template <class Stream>
class Wire {
public:
    explicit Wire(Stream& over) : stream(over) {}

    void write(std::string_view bytes) { boost::asio::write(stream, boost::asio::buffer(bytes)); }

    /// The next response, up to its body.
    std::string head() {
        return take(
            boost::asio::read_until(stream, boost::asio::dynamic_buffer(waiting), "\r\n\r\n"));
    }

    std::string bytes(std::size_t count) {
        if (waiting.size() < count)
            boost::asio::read(stream, boost::asio::dynamic_buffer(waiting),
                              boost::asio::transfer_exactly(count - waiting.size()));
        return take(count);
    }

    /// Of a server: never masked.
    Frame frame() {
        const std::string start = bytes(2);
        std::size_t length = static_cast<unsigned char>(start[1]);
        const std::string more = bytes(length == 126 ? 2 : length == 127 ? 8 : 0);
        if (!more.empty()) length = 0;
        for (const char byte : more) length = length << 8 | static_cast<unsigned char>(byte);
        return {static_cast<unsigned char>(start[0] & 0x0F), bytes(length)};
    }
    /// What still comes before the other side closes.
    std::string rest() {
        boost::system::error_code end;
        boost::asio::read(stream, boost::asio::dynamic_buffer(waiting), end);
        return std::exchange(waiting, {});
    }

private:
    std::string take(std::size_t count) {
        std::string taken = waiting.substr(0, count);
        waiting.erase(0, count);
        return taken;
    }

    Stream& stream;
    std::string waiting;
};

/// A connection over plain TCP.
class Plain {
public:
    explicit Plain(const boost::asio::ip::tcp::endpoint& server) { socket.connect(server); }

    Wire<boost::asio::ip::tcp::socket>* operator->() { return &wire; }

    /// Goes without a word, as when the Wi-Fi goes or the lid is shut.
    void vanish() {
        socket.set_option(boost::asio::socket_base::linger{true, 0});
        socket.close();
    }

private:
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket socket{context};
    Wire<boost::asio::ip::tcp::socket> wire{socket};
};

/// A connection over TLS, which believes any certificate.
class Secure {
public:
    explicit Secure(const boost::asio::ip::tcp::endpoint& server) {
        stream.lowest_layer().connect(server);
        stream.handshake(boost::asio::ssl::stream_base::client);
    }

    Wire<boost::asio::ssl::stream<boost::asio::ip::tcp::socket>>* operator->() { return &wire; }

private:
    boost::asio::io_context context;
    boost::asio::ssl::context trust{boost::asio::ssl::context::tls_client};
    boost::asio::ssl::stream<boost::asio::ip::tcp::socket> stream{context, trust};
    Wire<boost::asio::ssl::stream<boost::asio::ip::tcp::socket>> wire{stream};
};

}  // namespace outward::server::by_hand
