// What all connections share: the application, the limits, and the list of open WebSockets.
#pragma once

#include "server/net/application.hpp"
#include "server/net/limits.hpp"

#include <boost/asio/ip/address.hpp>
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

/// Of the other end; unspecified when that is gone already.
[[nodiscard]] inline boost::asio::ip::address address_behind(const Socket& socket) {
    boost::system::error_code gone;
    return socket.remote_endpoint(gone).address();
}

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
    /// service, so the counts are shared.
    class Place {
    public:
        Place(Place&& other) noexcept = default;
        Place& operator=(Place&&) = delete;
        ~Place() {
            if (count) --*count;
        }
        /// There is no room for this session; it is only here to be told so.
        [[nodiscard]] bool is_refusal() const noexcept { return only_to_be_told; }

    private:
        friend class Service;
        enum class For { session, refusal };
        using Count = std::shared_ptr<std::atomic<std::size_t>>;
        Place(Count counted, For what)
            : count(std::move(counted)), only_to_be_told(what == For::refusal) {}

        static std::optional<Place> one_of(std::size_t all, const Count& taken, For what) {
            if (++*taken <= all) return Place{taken, what};
            --*taken;
            return std::nullopt;
        }

        Count count;
        bool only_to_be_told;
    };

    /// None when so many come that they cannot even be refused. For this machine's own host some
    /// places are kept when all others are taken; those who are refused take none of them.
    [[nodiscard]] std::optional<Place> take_place(const boost::asio::ip::address& from) const {
        const std::size_t kept = from.is_loopback() ? limits.kept_for_host : 0;
        if (auto place = Place::one_of(limits.connections + kept, sessions, Place::For::session))
            return place;
        return Place::one_of(limits.refusals, refused, Place::For::refusal);
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
    [[nodiscard]] std::size_t open_sessions() const noexcept { return *sessions + *refused; }

private:
    static void send_away(const std::shared_ptr<Connection>& connection) {
        boost::asio::post(connection->executor(),
                          [connection] { connection->close(CloseCode::going_away); });
    }

    Place::Count sessions = std::make_shared<std::atomic<std::size_t>>(0);
    Place::Count refused = std::make_shared<std::atomic<std::size_t>>(0);
    mutable std::mutex mutex;  // guards what follows
    bool closing = false;
    std::map<const Connection*, std::weak_ptr<Connection>> sockets;
};

/// Serve one accepted socket to its end, on the socket's own thread. Each is instantiated in its
/// own translation unit (plain.cpp, tls.cpp): the only two that see Beast.
void serve_plain(Socket socket, Service& service);
void serve_tls(Socket socket, Service& service, std::shared_ptr<boost::asio::ssl::context> tls);

}  // namespace outward::server
