#include "server/net/addresses.hpp"
#include "tests/server/net/by_hand.hpp"
#include "tests/server/net/echo_server.hpp"

#include <doctest/doctest.h>

using namespace outward::server;
using boost::asio::ip::make_address;

TEST_CASE("a port that is taken is told, and stepped past when that is wished") {
    EchoServer server;
    const auto address = boost::asio::ip::address_v4::loopback();
    const auto port = server.endpoint().port();
    const auto refused = Listener::open(address, port, server.shards, server.service, nullptr);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ListenTrouble::Kind::in_use);
    CHECK(refused.error().sentence.find("Another program is listening") != std::string::npos);
    const auto next =
        Listener::first_free(address, port, 20, server.shards, server.service, nullptr);
    REQUIRE(next.ok());
    CHECK(next.value()->endpoint().port() != port);
}

TEST_CASE("an address that this computer does not have is told") {
    EchoServer server;
    const auto refused =
        Listener::open(make_address("192.0.2.1"), 0, server.shards, server.service, nullptr);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ListenTrouble::Kind::not_here);
    CHECK(refused.error().sentence.find("192.0.2.1") != std::string::npos);
}

TEST_CASE("a port is free again as soon as its listener is gone, and who came stays") {
    EchoServer server;
    const auto client = connect(server);
    for (int i = 0; i < 50; ++i) {
        const auto endpoint = server.endpoint();
        server.listener.reset();
        auto again = Listener::open(endpoint.address(), endpoint.port(), server.shards,
                                    server.service, nullptr);
        REQUIRE_MESSAGE(again.ok(), (again.ok() ? "" : again.error().sentence));
        server.listener = std::move(again).value();
    }
    say(client, "still here");
    CHECK(client->wait([&] { return !client->heard.empty(); }));
    CHECK(connect(server)->failure == "");
}

TEST_CASE("which addresses belong to a room and not to the internet") {
    for (const char* inside : {"10.0.0.1", "172.16.0.1", "172.31.255.1", "192.168.1.2",
                               "169.254.9.9", "127.0.0.1", "::1", "fe80::1"})
        CHECK_MESSAGE(is_private(make_address(inside)), inside);
    for (const char* outside :
         {"11.0.0.1", "172.15.0.1", "172.32.0.1", "192.169.0.1", "8.8.8.8", "2001:db8::1"})
        CHECK_MESSAGE(!is_private(make_address(outside)), outside);
}
