// Parts for the network layer's tests: a server whose application sends back what it gets, and a
// client that keeps what it hears. Both on 127.0.0.1.
#pragma once

#include "server/net/client.hpp"
#include "server/net/listener.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace outward::server {

constexpr auto patience = std::chrono::seconds{10};

/// Waits for what another thread brings about. False when it does not come.
template <class Condition>
bool eventually(Condition condition) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return true;
}

/// Echoes over HTTP ("GET /path?query") and WebSocket. The path /forbidden is refused, /broken
/// throws; the message "broken" throws, "flood" is answered with 25 MB, "bye" closes.
class Echo final : public Application {
public:
    std::optional<Response> refuse(const Request& request) const override;
    boost::asio::awaitable<Response> serve(Request request) override;
    std::unique_ptr<Peer> accept(std::shared_ptr<Connection> connection) override;
    const std::vector<Header>& common_headers() const override { return headers; }

    std::atomic<int> peers{0};  // that have not been told yet that they are gone

private:
    std::vector<Header> headers{{"X-Test", "yes"}};
};

/// The parts in the order in which the real server has them.
struct EchoServer {
    explicit EchoServer(NetLimits limits = {}, const Listener::Tls& tls = nullptr);
    ~EchoServer();

    [[nodiscard]] boost::asio::ip::tcp::endpoint endpoint() const { return listener->endpoint(); }
    /// What was reported so far; forgets it. At the end nothing may be left.
    [[nodiscard]] std::string take_report();

    Shards shards;
    Echo echo;
    Service service;
    std::unique_ptr<Listener> listener;

private:
    void report(const std::string& what);

    std::mutex mutex;  // guards reported
    std::string reported;
};

/// What a client has heard so far; filled on a thread of the server.
struct Client {
    template <class Condition>
    bool wait(Condition condition) {
        std::unique_lock lock{mutex};
        return changed.wait_for(lock, patience, condition);
    }

    std::mutex mutex;  // guards what follows
    std::condition_variable changed;
    std::vector<std::string> heard;
    std::shared_ptr<Connection> connection;
    bool gone = false;
    std::string failure;
};

std::shared_ptr<Client> try_to_connect(EchoServer& server);
/// The same when it must succeed.
std::shared_ptr<Client> connect(EchoServer& server);
void say(const std::shared_ptr<Client>& client, std::string text);

}  // namespace outward::server
