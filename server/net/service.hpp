// What all connections share: the application, the limits, and the list of open WebSockets.
#pragma once

#include "server/net/application.hpp"
#include "server/net/limits.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace outward::server {

using Socket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

/// A connection that the service can end: at once, without a goodbye, and with its peer told.
class EndableConnection : public Connection {
public:
    virtual void end() = 0;
};

class Service {
public:
    /// `report` is called from any thread with what went wrong inside a session.
    Service(Application& served, NetLimits with_limits,
            std::function<void(const std::string&)> report_to);

    /// After the shards have been stopped. Ends what did not say goodbye in time, so that no peer
    /// outlives the application.
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    Application& application;
    const NetLimits limits;
    const std::function<void(const std::string&)> report;

    /// Held by a session while it lives, which may be until its shard is destroyed: longer than
    /// the service, so the count is shared.
    class Place {
    public:
        Place(Place&&) noexcept = default;
        Place& operator=(Place&&) = delete;
        ~Place();

        /// There is no room for this session; it is only here to be told so.
        [[nodiscard]] bool is_refusal() const noexcept { return over_the_limit; }

    private:
        friend class Service;
        using Count = std::shared_ptr<std::atomic<std::size_t>>;
        Place(Count counted, std::size_t limit);

        Count count;
        bool over_the_limit;
    };

    /// None when so many come that they cannot even be refused.
    [[nodiscard]] std::optional<Place> take_place();

    /// On the connection's own thread. Whoever comes while everybody is sent away goes too.
    void opened(const std::shared_ptr<EndableConnection>& connection);
    void closed(const Connection* connection);

    /// Asks every WebSocket to close with "going away", those still to come too.
    void close_all();

    [[nodiscard]] std::size_t open_sockets() const;
    [[nodiscard]] std::size_t open_sessions() const noexcept { return *sessions; }

private:
    Place::Count sessions = std::make_shared<std::atomic<std::size_t>>(0);
    mutable std::mutex mutex;  // guards what follows
    bool closing = false;
    std::map<const Connection*, std::weak_ptr<EndableConnection>> sockets;
};

/// Serve one accepted socket to its end, on the socket's own thread. Each is instantiated in its
/// own translation unit (plain.cpp, tls.cpp): the only two that see Beast.
void serve_plain(Socket socket, Service& service);
void serve_tls(Socket socket, Service& service, std::shared_ptr<boost::asio::ssl::context> tls);

}  // namespace outward::server
