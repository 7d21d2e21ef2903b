// Who is slow on purpose: each costs a bounded time or bounded memory, and nobody else waits.
#include "server/net/tls.hpp"
#include "tests/server/net/by_hand.hpp"
#include "tests/server/net/certificate.hpp"
#include "tests/server/net/echo_server.hpp"

#include <doctest/doctest.h>

#include <array>
#include <memory>
#include <vector>

using namespace outward::server;
using boost::asio::ip::tcp;

namespace {

/// A connection that sends what it is told to send, as far as that goes at once, and reads nothing
/// but the end.
class Trickler {
public:
    explicit Trickler(const tcp::endpoint& server) {
        socket.connect(server);
        socket.non_blocking(true);
    }
    /// How many bytes went.
    std::size_t send(std::string_view bytes) {
        boost::system::error_code later;
        return socket.write_some(boost::asio::buffer(bytes), later);
    }
    /// Whether the server has ended it, with or without an answer.
    [[nodiscard]] bool is_sent_away() {
        std::array<char, 512> answer;
        boost::system::error_code error;
        (void)socket.read_some(boost::asio::buffer(answer), error);
        return error && error != boost::asio::error::would_block;
    }

private:
    boost::asio::io_context context;
    tcp::socket socket{context};
};

NetLimits a_second_for_each() {
    NetLimits limits;
    limits.request = limits.keep_alive = limits.response = std::chrono::seconds{1};
    limits.handshake = limits.silence = limits.hanging_up = std::chrono::seconds{1};
    return limits;
}

bool is_served(const EchoServer& server) {
    by_hand::Plain browser{server.endpoint()};
    browser->write(by_hand::request("GET", "/a"));
    return browser->head().starts_with("HTTP/1.1 200");
}

}  // namespace

TEST_CASE("a hundred who send a byte at a time are sent away, and others are served meanwhile") {
    EchoServer server{a_second_for_each()};
    std::string at_once = by_hand::request("POST", "/", "Content-Length: 60000\r\n");
    SUBCASE("in the head of a request") { at_once.resize(at_once.size() - 4); }
    SUBCASE("in its body") {}
    std::vector<std::unique_ptr<Trickler>> tricklers;
    for (int i = 0; i < 100; ++i) {
        auto& one = *tricklers.emplace_back(std::make_unique<Trickler>(server.endpoint()));
        REQUIRE(one.send(at_once) == at_once.size());
    }
    CHECK(eventually([&] { return server.service.open_sessions() == 100; }));
    CHECK(eventually([&] {
        CHECK(is_served(server));
        for (auto& one : tricklers) (void)one->send("x");
        std::erase_if(tricklers, [](const auto& one) { return one->is_sent_away(); });
        return tricklers.empty();
    }));
    CHECK(is_served(server));
}

TEST_CASE("who asks for much and reads nothing of it is sent away") {
    NetLimits limits;
    limits.response = std::chrono::seconds{1};
    EchoServer server{limits};
    Trickler greedy{server.endpoint()};
    CHECK(eventually([&] { return server.service.open_sessions() == 1; }));
    const std::string request =
        by_hand::request("POST", "/", "Content-Length: 60000\r\n") + std::string(60'000, 'x');
    std::size_t sent = 0;
    CHECK(eventually([&] {
        sent += greedy.send(std::string_view{request}.substr(sent % request.size()));
        return server.service.open_sessions() == 0;
    }));
    CHECK(sent > request.size());
    CHECK(is_served(server));
}

TEST_CASE("who never ends the handshake of TLS is sent away") {
    const Certificate certificate;
    EchoServer server{a_second_for_each(), load_tls(certificate.file, certificate.key).value()};
    Trickler silent{server.endpoint()};
    Trickler slow{server.endpoint()};
    CHECK(eventually([&] { return server.service.open_sessions() == 2; }));
    CHECK(eventually([&] {
        (void)slow.send("\x16");
        return server.service.open_sessions() == 0;
    }));
}

TEST_CASE("a WebSocket message that never ends holds no more than a message may have") {
    EchoServer server;
    by_hand::Plain phone{server.endpoint()};
    phone->write(by_hand::upgrade());
    (void)phone->head();
    SUBCASE("announced at its whole length") {
        phone->write("\x81\xFF" + std::string(2, '\0') + '\x01' + std::string(9, '\0'));
    }
    SUBCASE("a byte more than the limit announced") {
        phone->write(by_hand::frame(by_hand::text, std::string(16 * 1024 + 1, 'x')).substr(0, 8));
    }
    SUBCASE("in parts without an end") {
        std::string part = by_hand::frame(by_hand::text, std::string(1000, 'x'));
        for (int i = 0; i < 17; ++i) {
            part[0] = static_cast<char>(i == 0 ? by_hand::text : 0);
            phone->write(part);
        }
    }
    CHECK(phone->frame().code() == 1009);
    phone.vanish();
    CHECK(eventually([&] { return server.service.open_sockets() == 0; }));
}

TEST_CASE("who stops in the middle of a message is gone after the silence that is allowed") {
    EchoServer server{a_second_for_each()};
    Trickler phone{server.endpoint()};
    (void)phone.send(by_hand::upgrade());
    CHECK(eventually([&] { return server.service.open_sockets() == 1; }));
    (void)phone.send(by_hand::frame(by_hand::text, std::string(10'000, 'x')).substr(0, 5'000));
    CHECK(eventually([&] { return server.echo.peers == 0; }));
    CHECK(eventually([&] { return server.service.open_sessions() == 0; }));
}
