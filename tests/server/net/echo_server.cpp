#include "tests/server/net/echo_server.hpp"

#include <boost/asio/post.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <utility>

namespace outward::server {

namespace {

class EchoVoice final : public Peer {
public:
    EchoVoice(std::shared_ptr<Connection> to, Echo& of) : connection(std::move(to)), echo(of) {}

    void received(std::string_view text) override {
        if (text == "broken") throw std::runtime_error{"a broken message"};
        if (text == "bye") return connection->close(CloseCode::normal);
        if (text == "snapshot") {
            const auto large = std::make_shared<const std::string>(1024 * 1024, 'x');
            const auto event = std::make_shared<const std::string>("event");
            for (const auto& message : {event, large, event, event}) connection->send(message);
            return;
        }
        if (text != "flood") return connection->send(std::make_shared<const std::string>(text));
        const auto much = std::make_shared<const std::string>(64 * 1024, 'x');
        for (int i = 0; i < 400; ++i) connection->send(much);
    }

    void gone() override {
        connection.reset();
        --echo.peers;
    }

private:
    std::shared_ptr<Connection> connection;
    Echo& echo;
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

}  // namespace

std::optional<Response> Echo::refuse(const Request& request) const {
    if (request.path != "/forbidden") return std::nullopt;
    Response response;
    response.status = 403;
    return response;
}

boost::asio::awaitable<Response> Echo::serve(Request request) {
    if (request.path == "/broken") throw std::runtime_error{"a broken request"};
    Response response;
    response.body = request.method + " " + request.path + "?" + request.query + request.body;
    co_return response;
}

std::unique_ptr<Peer> Echo::accept(std::shared_ptr<Connection> connection) {
    ++peers;
    return std::make_unique<EchoVoice>(std::move(connection), *this);
}

EchoServer::EchoServer(NetLimits limits, const Listener::Tls& tls)
    : shards(2, [this](const std::string& what) { report(what); }),
      service(echo, limits, [this](const std::string& what) { report(what); }) {
    auto opened = Listener::open(boost::asio::ip::address_v4::loopback(), 0, shards, service, tls);
    REQUIRE(opened.ok());
    listener = std::move(opened).value();
    shards.start();
}

EchoServer::~EchoServer() {
    listener.reset();
    service.close_all();
    CHECK(eventually([&] { return service.open_sockets() == 0; }));
    shards.stop();
    CHECK(take_report() == "");
}

void EchoServer::report(const std::string& what) {
    const std::scoped_lock lock{mutex};
    reported += what;
}

std::string EchoServer::take_report() {
    const std::scoped_lock lock{mutex};
    return std::exchange(reported, {});
}

std::shared_ptr<Client> try_to_connect(EchoServer& server) {
    auto client = std::make_shared<Client>();
    NetLimits limits;
    limits.frame_bytes = 1024 * 1024;
    dial(server.shards.next(), {.server = server.endpoint(),
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
    return client;
}

std::shared_ptr<Client> connect(EchoServer& server) {
    auto client = try_to_connect(server);
    REQUIRE(client->failure == "");
    return client;
}

void say(const std::shared_ptr<Client>& client, std::string text) {
    const std::scoped_lock lock{client->mutex};
    REQUIRE(client->connection);
    boost::asio::post(client->connection->executor(),
                      [connection = client->connection, text = std::move(text)] {
                          connection->send(std::make_shared<const std::string>(text));
                      });
}

}  // namespace outward::server
