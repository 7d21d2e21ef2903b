// What all connections share: the application, the limits, and the list of open WebSockets.
#pragma once

#include "server/net/application.hpp"
#include "server/net/limits.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
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

class Service {
public:
    /// `report` is called from any thread with what went wrong inside a session.
    Service(Application& served, NetLimits with_limits,
            std::function<void(const std::string&)> report_to)
        : application(served), limits(with_limits), report(std::move(report_to)) {}

    Application& application;
    const NetLimits limits;
    const std::function<void(const std::string&)> report;

    /// Held by a session while it lives, which may be until its io_context goes: longer than the
    /// service, so the count is shared.
    class Place {
    public:
        Place(Place&& other) noexcept = default;
        Place& operator=(Place&&) = delete;
        ~Place() {
            if (count) --*count;
        }
        /// There is no room for this session; it is only here to be told so.
        [[nodiscard]] bool is_refusal() const noexcept { return over_the_limit; }

    private:
        friend class Service;
        using Count = std::shared_ptr<std::atomic<std::size_t>>;
        Place(Count counted, std::size_t limit)
            : count(std::move(counted)), over_the_limit(++*count > limit) {}

        Count count;
        bool over_the_limit;
    };

    /// None when so many come that they cannot even be refused. For this machine's own host some
    /// places are kept when all others are taken.
    [[nodiscard]] std::optional<Place> take_place(const Socket& from) const {
        boost::system::error_code gone;
        const bool is_own = from.remote_endpoint(gone).address().is_loopback();
        const std::size_t kept = is_own ? limits.kept_for_host : 0;
        if (*sessions >= limits.connections + limits.refusals + kept) return std::nullopt;
        return Place{sessions, limits.connections + kept};
    }

    /// On the connection's own thread. Whoever comes while everybody is sent away goes too.
    void opened(const std::shared_ptr<Connection>& connection) {
        const std::scoped_lock lock{mutex};
        sockets.emplace(connection.get(), connection);
        if (closing) send_away(connection);
    }
    void closed(const Connection* connection) {
        const std::scoped_lock lock{mutex};
        sockets.erase(connection);
    }
    /// Asks every WebSocket to close with "going away", from now on.
    void close_all() {
        const std::scoped_lock lock{mutex};
        closing = true;
        for (const auto& [key, weak] : sockets)
            if (auto connection = weak.lock()) send_away(connection);
    }
    /// For those who do not answer a goodbye.
    void cut_off_all() {
        const std::scoped_lock lock{mutex};
        for (const auto& [key, weak] : sockets)
            if (auto connection = weak.lock())
                boost::asio::post(connection->executor(), [connection] { connection->cut_off(); });
    }
    [[nodiscard]] std::size_t open_sockets() const {
        const std::scoped_lock lock{mutex};
        return sockets.size();
    }
    [[nodiscard]] std::size_t open_sessions() const noexcept { return *sessions; }

private:
    static void send_away(const std::shared_ptr<Connection>& connection) {
        boost::asio::post(connection->executor(),
                          [connection] { connection->close(CloseCode::going_away); });
    }

    Place::Count sessions = std::make_shared<std::atomic<std::size_t>>(0);
    mutable std::mutex mutex;  // guards what follows
    bool closing = false;
    std::map<const Connection*, std::weak_ptr<Connection>> sockets;
};

/// Serve one accepted socket to its end, on the socket's own thread. Each is instantiated in its
/// own translation unit (plain.cpp, tls.cpp): the only two that see Beast.
void serve_plain(Socket socket, Service& service);
void serve_tls(Socket socket, Service& service, std::shared_ptr<boost::asio::ssl::context> tls);

}  // namespace outward::server
