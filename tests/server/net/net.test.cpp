// The network layer alone, with an application that sends back what it gets.
#include "server/net/client.hpp"
#include "server/net/listener.hpp"
#include "server/net/tls.hpp"
#include "tests/server/archive/builders.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <doctest/doctest.h>

#include <condition_variable>
#include <cstdlib>

using namespace outward::server;

namespace {

constexpr auto patience = std::chrono::seconds{10};

constexpr const char* upgrade_request =
    "GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Protocol: outward.v1\r\n\r\n";

class Echo final : public Application {
public:
    class Voice final : public Peer {
    public:
        explicit Voice(std::shared_ptr<Connection> to) : connection(std::move(to)) {}
        void received(std::string_view text) override {
            const auto message = std::make_shared<const std::string>(text);
            const int times = text == "flood" ? 400 : 1;
            const auto answer =
                times == 1 ? message : std::make_shared<const std::string>(64 * 1024, 'x');
            for (int i = 0; i < times; ++i) connection->send(answer);
        }
        void gone() override { connection.reset(); }

    private:
        std::shared_ptr<Connection> connection;
    };

    std::optional<Response> refuse(const Request&) const override { return std::nullopt; }
    boost::asio::awaitable<Response> serve(Request request) override {
        Response response;
        response.body = request.method + " " + request.path + "?" + request.query;
        co_return response;
    }
    std::unique_ptr<Peer> accept(std::shared_ptr<Connection> connection) override {
        return std::make_unique<Voice>(std::move(connection));
    }
    const std::vector<Header>& common_headers() const override { return headers; }

    std::vector<Header> headers{{"X-Test", "yes"}};
};

struct EchoServer {
    Echo echo;
    Service service;
    Shards shards{2, [](const std::string& what) { FAIL_CHECK(what); }};
    std::unique_ptr<Listener> listener;

    explicit EchoServer(Listener::Tls tls = nullptr, NetLimits limits = {})
        : service(echo, limits, [](const std::string& what) { FAIL_CHECK(what); }) {
        auto opened = Listener::open(boost::asio::ip::address_v4::loopback(), 0, shards, service,
                                     std::move(tls));
        REQUIRE(opened.ok());
        listener = std::move(opened).value();
        shards.start();
    }
    ~EchoServer() {
        listener.reset();
        service.close_all();
        const auto end = std::chrono::steady_clock::now() + patience;
        while (service.open_sockets() > 0 && std::chrono::steady_clock::now() < end)
            std::this_thread::yield();
        shards.stop();
    }
};

/// A client that keeps what it hears.
struct Client {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::string> heard;
    std::shared_ptr<Connection> connection;
    bool gone = false;
    std::string failure;

    template <class Condition>
    bool wait(Condition condition) {
        std::unique_lock lock{mutex};
        return changed.wait_for(lock, patience, condition);
    }
};

class Ear final : public Peer {
public:
    explicit Ear(std::shared_ptr<Client> to) : owner(std::move(to)) {}
    void received(std::string_view text) override {
        const std::scoped_lock lock{owner->mutex};
        owner->heard.emplace_back(text);
        owner->changed.notify_all();
    }
    void gone() override {
        const std::scoped_lock lock{owner->mutex};
        owner->gone = true;
        owner->connection.reset();
        owner->changed.notify_all();
    }

private:
    std::shared_ptr<Client> owner;
};

std::shared_ptr<Client> connect(EchoServer& server) {
    auto client = std::make_shared<Client>();
    NetLimits limits;
    limits.frame_bytes = 1024 * 1024;
    dial(server.shards.next(), {.server = server.listener->endpoint(),
                                .limits = limits,
                                .opened =
                                    [client](std::shared_ptr<Connection> connection) {
                                        const std::scoped_lock lock{client->mutex};
                                        client->connection = std::move(connection);
                                        client->changed.notify_all();
                                        return std::make_unique<Ear>(client);
                                    },
                                .failed =
                                    [client](const std::string& why) {
                                        const std::scoped_lock lock{client->mutex};
                                        client->failure = why;
                                        client->changed.notify_all();
                                    }});
    REQUIRE(client->wait([&] { return client->connection || !client->failure.empty(); }));
    REQUIRE(client->failure.empty());
    return client;
}

void say(const std::shared_ptr<Client>& client, std::string text) {
    const auto connection = client->connection;
    boost::asio::post(connection->executor(), [connection, text = std::move(text)] {
        connection->send(std::make_shared<const std::string>(text));
    });
}

}  // namespace

TEST_CASE("what is sent comes back, in order") {
    EchoServer server;
    const auto client = connect(server);
    for (int i = 0; i < 200; ++i) say(client, "message " + std::to_string(i));
    CHECK(client->wait([&] { return client->heard.size() == 200; }));
    CHECK(client->heard.front() == "message 0");
    CHECK(client->heard.back() == "message 199");
}

TEST_CASE("a reader that lets too much wait is dropped, and another goes on") {
    EchoServer server;
    const auto steady = connect(server);

    boost::asio::io_context context;
    boost::asio::ip::tcp::socket slow{context};
    slow.connect(server.listener->endpoint());
    boost::asio::write(slow, boost::asio::buffer(std::string{upgrade_request}));
    std::string answer;
    boost::asio::read_until(slow, boost::asio::dynamic_buffer(answer), "\r\n\r\n");
    CHECK(answer.starts_with("HTTP/1.1 101"));
    CHECK(answer.find("X-Test: yes") != std::string::npos);
    // "flood", masked with zeros: 25 MB would have to wait for it, far more than the bound
    const std::string flood{"\x81\x85\0\0\0\0flood", 11};
    boost::asio::write(slow, boost::asio::buffer(flood));

    const auto end = std::chrono::steady_clock::now() + patience;
    while (server.service.open_sockets() > 1 && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
    CHECK(server.service.open_sockets() == 1);
    say(steady, "still here");
    CHECK(steady->wait([&] { return !steady->heard.empty(); }));
}

TEST_CASE("stopping says goodbye to everybody") {
    std::shared_ptr<Client> client;
    {
        EchoServer server;
        client = connect(server);
        server.service.close_all();
        CHECK(client->wait([&] { return client->gone; }));
    }
}

TEST_CASE("who does not answer a goodbye is cut off") {
    EchoServer server;
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket asleep{context};
    asleep.connect(server.listener->endpoint());
    boost::asio::write(asleep, boost::asio::buffer(std::string{upgrade_request}));
    const auto wait_for = [&](std::size_t count) {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (server.service.open_sockets() != count && std::chrono::steady_clock::now() < end)
            std::this_thread::yield();
        return server.service.open_sockets() == count;
    };
    CHECK(wait_for(1));
    server.service.close_all();
    server.service.cut_off_all();
    CHECK(wait_for(0));
}

TEST_CASE("a port that is taken is told, and stepped past when that is wished") {
    EchoServer server;
    const auto address = boost::asio::ip::address_v4::loopback();
    const auto port = server.listener->endpoint().port();
    const auto refused = Listener::open(address, port, server.shards, server.service, nullptr);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ListenTrouble::Kind::in_use);
    CHECK(refused.error().sentence.find("Another program is listening") != std::string::npos);
    const auto next =
        Listener::first_free(address, port, 20, server.shards, server.service, nullptr);
    REQUIRE(next.ok());
    CHECK(next.value()->endpoint().port() != port);
}

TEST_CASE("TLS: a certificate that cannot be used is told, one that can is served") {
    TemporaryFolder folder;
    const std::string certificate = (folder.path / "cert.pem").string();
    const std::string key = (folder.path / "key.pem").string();
    CHECK_FALSE(load_tls(certificate, key).ok());
    const std::string make =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -out " + certificate +
        " -keyout " + key + " 2>/dev/null";
    REQUIRE(std::system(make.c_str()) == 0);
    auto tls = load_tls(certificate, key);
    REQUIRE(tls.ok());
    EchoServer server{tls.value()};

    boost::asio::io_context context;
    boost::asio::ssl::context trust{boost::asio::ssl::context::tls_client};
    boost::asio::ssl::stream<boost::asio::ip::tcp::socket> stream{context, trust};
    stream.lowest_layer().connect(server.listener->endpoint());
    stream.handshake(boost::asio::ssl::stream_base::client);
    const std::string request = "GET /a%20b?c=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    boost::asio::write(stream, boost::asio::buffer(request));
    std::string answer;
    boost::system::error_code end;
    boost::asio::read(stream, boost::asio::dynamic_buffer(answer), end);
    CHECK(answer.starts_with("HTTP/1.1 200"));
    CHECK(answer.ends_with("GET /a b?c=1"));
}
