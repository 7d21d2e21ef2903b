// The front door: any bytes on a connection are answered or cut off, and the next one is served.
#include "tests/fuzz/fuzz.hpp"
#include "tests/server/net/echo_server.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

using namespace outward;
using boost::asio::ip::tcp;

namespace {

constexpr std::string_view upgrade =
    "GET /live HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nConnection: Upgrade\r\n"
    "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: outward.v1\r\n\r\n";
constexpr std::string_view good = "GET /well HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

/// Writes all of it, says that there is no more, and gives what comes back.
std::string ask(server::EchoServer& server, std::string_view bytes, std::size_t cut) {
    static boost::asio::io_context context;
    tcp::socket socket{context};
    boost::system::error_code error;
    // The system may have no port left for a moment, so many connections are made here.
    const auto connected = [&] {
        socket.close(error);
        socket.connect(server.endpoint(), error);
        return !error;
    };
    fuzz::require(server::eventually(connected), "the server takes connections");
    socket.set_option(tcp::no_delay{true}, error);
    boost::asio::write(socket, boost::asio::buffer(bytes.substr(0, cut)), error);
    boost::asio::write(socket, boost::asio::buffer(bytes.substr(cut)), error);
    socket.shutdown(tcp::socket::shutdown_send, error);
    std::string answer;
    boost::asio::read(socket, boost::asio::dynamic_buffer(answer), error);
    return answer;
}

}  // namespace

/// The first byte: whether the connection is upgraded first, and where the bytes are cut in two.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static server::EchoServer server;
    fuzz::Bytes bytes{data, size};
    const std::uint8_t how = bytes.byte();
    std::string sent{how % 2 == 0 ? upgrade : std::string_view{}};
    sent += bytes.remaining();
    if (sent.find("flood") != std::string::npos || sent.find("broken") != std::string::npos)
        return 0;  // the test application's own mischief
    (void)ask(server, sent, sent.size() * how / 256);
    static int count = 0;
    if (++count % 64 == 0) {
        fuzz::require(ask(server, good, 3).starts_with("HTTP/1.1 200"), "a good request is served");
        fuzz::require(server::eventually([&] { return server.service.open_sessions() < 8; }),
                      "connections that ended are gone");
    }
    return 0;
}
