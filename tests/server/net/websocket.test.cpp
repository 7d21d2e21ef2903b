#include "tests/server/net/by_hand.hpp"
#include "tests/server/net/echo_server.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string_view>
#include <thread>

using namespace outward::server;

TEST_CASE("what is sent comes back, in order") {
    EchoServer server;
    const auto client = connect(server);
    for (int i = 0; i < 200; ++i) say(client, "message " + std::to_string(i));
    REQUIRE(client->wait([&] { return client->heard.size() == 200; }));
    CHECK(client->heard.front() == "message 0");
    CHECK(client->heard.back() == "message 199");
}

TEST_CASE("a reader that lets too much wait is dropped, and another goes on") {
    EchoServer server;
    const auto steady = connect(server);
    by_hand::Plain slow{server.endpoint()};
    slow->write(by_hand::upgrade());
    const std::string answer = slow->head();
    CHECK(answer.starts_with("HTTP/1.1 101"));
    CHECK(answer.find("Sec-WebSocket-Protocol: outward.v1") != std::string::npos);
    CHECK(answer.find("X-Test: yes") != std::string::npos);
    slow->write(by_hand::frame(by_hand::text, "flood"));  // and it reads nothing of it
    CHECK(eventually([&] { return server.service.open_sockets() == 1; }));
    say(steady, "still here");
    CHECK(steady->wait([&] { return !steady->heard.empty(); }));
}

TEST_CASE(
    "a message longer than what may wait is sent, and so is what comes before and behind it") {
    EchoServer server;
    const auto client = connect(server);
    say(client, "snapshot");
    REQUIRE(client->wait([&] { return client->gone || client->heard.size() == 4; }));
    CHECK(client->heard.size() == 4);
}

TEST_CASE("a pong and a goodbye stand behind the messages that wait, never inside one") {
    EchoServer server;
    by_hand::Plain slow{server.endpoint()};
    slow->write(by_hand::upgrade());
    (void)slow->head();
    for (int i = 0; i < 8; ++i) slow->write(by_hand::frame(by_hand::text, "snapshot"));
    slow->write(by_hand::frame(by_hand::ping, "still there?"));
    slow->write(by_hand::frame(by_hand::text, "bye"));
    std::this_thread::sleep_for(
        std::chrono::milliseconds{200});  // more waits than the system takes
    std::size_t texts = 0;
    std::size_t bytes = 0;
    std::string pong;
    by_hand::Frame frame = slow->frame();
    for (; frame.kind != by_hand::closing; frame = slow->frame()) {
        if (frame.kind == by_hand::pong) pong = frame.payload;
        if (frame.kind == by_hand::text) ++texts, bytes += frame.payload.size();
    }
    CHECK(texts == 32);
    CHECK(bytes == 8 * (1024 * 1024 + 3 * std::string_view{"event"}.size()));
    CHECK(pong == "still there?");
    CHECK(frame.code() == 1000);
}

TEST_CASE("a peer that vanishes in the middle of an answer is gone, once") {
    EchoServer server;
    by_hand::Plain phone{server.endpoint()};
    phone->write(by_hand::upgrade());
    (void)phone->head();
    phone->write(by_hand::frame(by_hand::text, "flood"));
    phone.vanish();
    CHECK(eventually([&] { return server.service.open_sockets() == 0; }));
    CHECK(eventually([&] { return server.echo.peers == 0; }));
    CHECK(eventually([&] { return server.service.open_sessions() == 0; }));
}

TEST_CASE("what a WebSocket may not send closes it with the code that says why") {
    EchoServer server;
    by_hand::Plain client{server.endpoint()};
    client->write(by_hand::upgrade());
    (void)client->head();
    SUBCASE("a message over the limit") {
        client->write(by_hand::frame(by_hand::text, std::string(16 * 1024 + 1, 'x')));
        CHECK(client->frame().code() == 1009);
    }
    SUBCASE("text that is not UTF-8") {
        client->write(by_hand::frame(by_hand::text, "\xC0\xAF"));
        CHECK(client->frame().code() == 1007);
    }
    SUBCASE("bytes instead of text") {
        client->write(by_hand::frame(by_hand::text, "first"));
        client->write(by_hand::frame(by_hand::binary, "then bytes"));
        CHECK(client->frame().payload == "first");
        CHECK(client->frame().code() == 1003);
    }
    client.vanish();
    CHECK(eventually([&] { return server.echo.peers == 0; }));
}

TEST_CASE("a message of exactly the limit is taken") {
    EchoServer server;
    const auto client = connect(server);
    say(client, std::string(16 * 1024, 'x'));
    CHECK(client->wait([&] { return !client->heard.empty(); }));
}

TEST_CASE("stopping says goodbye with 1001, also to who comes while it stops") {
    EchoServer server;
    by_hand::Plain early{server.endpoint()};
    early->write(by_hand::upgrade());
    (void)early->head();
    CHECK(eventually([&] { return server.service.open_sockets() == 1; }));
    server.service.close_all();
    CHECK(early->frame().code() == 1001);
    by_hand::Plain late{server.endpoint()};
    late->write(by_hand::upgrade());
    (void)late->head();
    CHECK(late->frame().code() == 1001);
    for (auto* client : {&early, &late})
        (*client)->write(by_hand::frame(by_hand::closing, "\x03\xE9"));
}

TEST_CASE("who does not answer a goodbye is cut off") {
    EchoServer server;
    by_hand::Plain asleep{server.endpoint()};
    asleep->write(by_hand::upgrade());
    CHECK(eventually([&] { return server.echo.peers == 1; }));
    server.service.close_all();
    server.service.cut_off_all();
    CHECK(eventually([&] { return server.echo.peers == 0; }));
}

TEST_CASE("nothing more is received after the application has closed") {
    EchoServer server;
    by_hand::Plain client{server.endpoint()};
    client->write(by_hand::upgrade());
    (void)client->head();
    client->write(by_hand::frame(by_hand::text, "bye") + by_hand::frame(by_hand::text, "broken"));
    CHECK(client->frame().code() == 1000);
    client->write(by_hand::frame(by_hand::closing, "\x03\xE8"));
    CHECK(client->rest() == "");
}

TEST_CASE("an exception in the application ends that connection, is told, and hurts no other") {
    EchoServer server;
    const auto other = connect(server);
    const auto client = connect(server);
    say(client, "broken");
    CHECK(client->wait([&] { return client->gone; }));
    CHECK(eventually([&] { return server.service.open_sockets() == 1; }));
    CHECK(eventually([&] { return server.take_report() == "a broken message"; }));
    say(other, "still here");
    CHECK(other->wait([&] { return !other->heard.empty(); }));
}

TEST_CASE("a peer that answers no ping is gone") {
    NetLimits limits;
    limits.silence = std::chrono::seconds{1};
    EchoServer server{limits};
    by_hand::Plain asleep{server.endpoint()};
    asleep->write(by_hand::upgrade());
    (void)asleep->head();
    CHECK(eventually([&] { return server.echo.peers == 1; }));
    CHECK(eventually([&] { return server.echo.peers == 0; }));
}

TEST_CASE("a WebSocket is refused anywhere but at /live, and without the subprotocol") {
    EchoServer server;
    const auto answer_to = [&](const std::string& request) {
        by_hand::Plain client{server.endpoint()};
        client->write(request);
        return client->rest();
    };
    CHECK(answer_to(by_hand::upgrade("/live", "chat, soap")).starts_with("HTTP/1.1 400"));
    CHECK(answer_to(by_hand::upgrade("/else")).starts_with("HTTP/1.1 404"));
    CHECK(answer_to(by_hand::upgrade("/forbidden")).starts_with("HTTP/1.1 403"));
    CHECK(answer_to(by_hand::upgrade("/else")).find("X-Test: yes") != std::string::npos);
    CHECK(server.service.open_sockets() == 0);
}
