#include "tests/server/net/by_hand.hpp"
#include "tests/server/net/echo_server.hpp"

#include <doctest/doctest.h>

using namespace outward::server;

namespace {

/// Everything that comes back before the server closes.
std::string answer_to(const EchoServer& server, std::string_view bytes) {
    by_hand::Plain client{server.endpoint()};
    client->write(bytes);
    return client->rest();
}

bool has_common_headers(const std::string& answer) {
    return answer.find("\r\nX-Test: yes\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("one connection carries several requests, also those sent at once") {
    EchoServer server;
    by_hand::Plain client{server.endpoint()};
    client->write(by_hand::request("GET", "/caf%C3%A9?q=%20"));
    CHECK(client->head().find("Content-Length: 16") != std::string::npos);
    CHECK(client->bytes(16) == "GET /caf\xC3\xA9?q=%20");
    client->write(by_hand::request("GET", "/a") + by_hand::request("GET", "/b"));
    CHECK(has_common_headers(client->head()));
    CHECK(client->bytes(7) == "GET /a?");
    (void)client->head();
    CHECK(client->bytes(7) == "GET /b?");
}

TEST_CASE("HEAD tells the length of what GET would bring, and brings nothing") {
    EchoServer server;
    const std::string answer =
        answer_to(server, by_hand::request("HEAD", "/", "Connection: close\r\n"));
    CHECK(answer.find("Content-Length: 7\r\n") != std::string::npos);
    CHECK(answer.ends_with("\r\n\r\n"));
}

TEST_CASE("the application refuses before anything else, and the connection stays") {
    EchoServer server;
    by_hand::Plain client{server.endpoint()};
    client->write(by_hand::request("GET", "/forbidden") + by_hand::request("GET", "/a"));
    CHECK(client->head().starts_with("HTTP/1.1 403"));
    CHECK(client->head().starts_with("HTTP/1.1 200"));
}

TEST_CASE("what is no request is answered once, and the connection closed") {
    EchoServer server;
    for (const std::string bytes :
         {"GET\r\n\r\n", "GET / HTTP/1.1\r\nNo colon\r\n\r\n", "\x16\x03\x01\x02\r\n\r\n"}) {
        const std::string answer = answer_to(server, bytes + by_hand::request("GET", "/a"));
        CHECK(answer.starts_with("HTTP/1.1 400"));
        CHECK(answer.find("HTTP/1.1", 1) == std::string::npos);
        CHECK(has_common_headers(answer));
    }
}

TEST_CASE("what is too large is told, even to who goes on sending") {
    EchoServer server;
    const std::string large(1024 * 1024, 'x');
    const std::string body =
        answer_to(server, by_hand::request("POST", "/", "Content-Length: 1048576\r\n") + large);
    CHECK(body.starts_with("HTTP/1.1 413"));
    const std::string header = answer_to(
        server, by_hand::request("GET", "/", "X-Long: " + large.substr(0, 9 * 1024) + "\r\n"));
    CHECK(header.starts_with("HTTP/1.1 413"));
}

TEST_CASE("one connection too many is told so, and those before it go on") {
    NetLimits limits;
    limits.connections = 2;
    limits.kept_for_host = 0;
    limits.refusals = 1;
    EchoServer server{limits};
    const auto first = connect(server);
    {
        by_hand::Plain second{server.endpoint()};
        second->write(by_hand::request("GET", "/a"));
        CHECK(second->head().starts_with("HTTP/1.1 200"));
        by_hand::Plain third{server.endpoint()};
        const std::string refusal = third->head();
        CHECK(refusal.starts_with("HTTP/1.1 503"));
        CHECK(has_common_headers(refusal));
        CHECK(answer_to(server, "") == "");  // a fourth, cut off
        say(first, "still here");
        CHECK(first->wait([&] { return !first->heard.empty(); }));
    }
    CHECK(eventually([&] { return server.service.open_sessions() == 1; }));
    CHECK(answer_to(server, by_hand::request("GET", "/", "Connection: close\r\n"))
              .starts_with("HTTP/1.1 200"));
}

TEST_CASE("when all places are taken some are left for the host, who sits at this machine") {
    NetLimits limits;
    limits.connections = 0;
    limits.kept_for_host = 1;
    EchoServer server{limits};
    by_hand::Plain host{server.endpoint()};
    host->write(by_hand::request("GET", "/a"));
    CHECK(host->head().starts_with("HTTP/1.1 200"));
    by_hand::Plain another{server.endpoint()};
    CHECK(another->head().starts_with("HTTP/1.1 503"));
}

TEST_CASE("strangers who take every place and wait to be refused leave the host's places free") {
    NetLimits limits;
    limits.connections = 2;
    limits.kept_for_host = 2;
    limits.refusals = 3;
    EchoServer server{limits};
    const auto stranger = boost::asio::ip::make_address("192.168.1.20");
    const auto host = boost::asio::ip::address_v4::loopback();
    std::vector<Service::Place> held;
    for (int i = 0; i < 5; ++i) {
        auto place = server.service.take_place(stranger);
        REQUIRE(place);
        CHECK(place->is_refusal() == (i >= 2));
        held.push_back(std::move(*place));
    }
    CHECK_FALSE(server.service.take_place(stranger));
    CHECK(server.service.open_sessions() == 5);
    for (int i = 0; i < 2; ++i) {
        auto place = server.service.take_place(host);
        REQUIRE(place);
        CHECK_FALSE(place->is_refusal());
        held.push_back(std::move(*place));
    }
    CHECK_FALSE(server.service.take_place(host));
    held.clear();
    CHECK(server.service.open_sessions() == 0);
}

TEST_CASE("who begins a request and does not end it is cut off, and so is who stays idle") {
    NetLimits limits;
    limits.request = std::chrono::seconds{1};
    limits.keep_alive = std::chrono::seconds{1};
    EchoServer server{limits};
    CHECK(answer_to(server, "GET / HTTP/1.1\r\nHost:") == "");
    CHECK(answer_to(server, by_hand::request("GET", "/")).starts_with("HTTP/1.1 200"));
}

TEST_CASE("an exception behind a request is told, and the server goes on") {
    EchoServer server;
    CHECK(answer_to(server, by_hand::request("GET", "/broken")) == "");
    CHECK(eventually([&] { return server.take_report() == "a broken request"; }));
    CHECK(answer_to(server, by_hand::request("GET", "/", "Connection: close\r\n"))
              .starts_with("HTTP/1.1 200"));
}

TEST_CASE("the server may end while connections are idle") {
    std::vector<std::unique_ptr<by_hand::Plain>> browsers;
    EchoServer server;
    for (int i = 0; i < 3; ++i) {
        auto& browser = *browsers.emplace_back(std::make_unique<by_hand::Plain>(server.endpoint()));
        browser->write(by_hand::request("GET", "/"));
        CHECK(browser->head().starts_with("HTTP/1.1 200"));
    }
    CHECK(server.service.open_sessions() == 3);
}
