#include "server/net/listener.hpp"

#include "server/system/networks.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <string>

namespace outward::server {

namespace {

using Executor = boost::asio::io_context::executor_type;
using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;

/// After a failed accept (no file handles left, say), before the next.
constexpr auto breath = std::chrono::milliseconds{100};

constexpr int highest_port = 65535;

ListenTrouble trouble(boost::system::error_code error,
                      const boost::asio::ip::tcp::endpoint& wanted) {
    using Kind = ListenTrouble::Kind;
    const std::string address = wanted.address().to_string();
    const std::string where = address + " port " + std::to_string(wanted.port());
    if (is_taken(error))
        return {Kind::in_use, "Another program is listening on " + where +
                                  " already. Stop it, or choose another port with --port."};
    if (error == boost::asio::error::access_denied)
        return {Kind::not_permitted,
                "You may not listen on " + where + ". Choose a port from 1024 on with --port."};
    if (error == boost::system::errc::address_not_available)
        return {Kind::not_here, "This computer no longer has the address " + address +
                                    ". Look whether it is still in the network, then try again."};
    return {Kind::other, "Listening on " + where + " failed: " + error.message() + "."};
}

}  // namespace

struct Listener::Accepting : std::enable_shared_from_this<Accepting> {
    Accepting(boost::asio::io_context& context, Shards& to, Service& of, Tls with)
        : acceptor(context), pause(context), shards(to), service(of), tls(std::move(with)) {}

    void next() {
        const std::scoped_lock lock{mutex};
        if (!acceptor.is_open()) return;
        acceptor.async_accept(shards.next(), [self = shared_from_this()](
                                                 boost::system::error_code error, Socket socket) {
            if (error) return self->rest();
            self->hand_on(std::move(socket));
            self->next();
        });
    }

    void rest() {
        const std::scoped_lock lock{mutex};
        if (!acceptor.is_open()) return;
        pause.expires_after(breath);
        pause.async_wait([self = shared_from_this()](boost::system::error_code) { self->next(); });
    }

    void hand_on(Socket socket) {
        boost::system::error_code ignored;
        socket.set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
        const auto home = socket.get_executor();
        boost::asio::post(home, [self = shared_from_this(), socket = std::move(socket)]() mutable {
            if (self->tls)
                serve_tls(std::move(socket), self->service, self->tls);
            else
                serve_plain(std::move(socket), self->service);
        });
    }

    void stop() {
        const std::scoped_lock lock{mutex};
        boost::system::error_code ignored;
        // close() alone leaves the port taken for as long as the other thread is inside accept()
        (void)::shutdown(acceptor.native_handle(), Acceptor::shutdown_both);
        acceptor.close(ignored);
        pause.cancel();
    }

    std::mutex mutex;  // guards acceptor and pause: a listener is stopped from any thread
    Acceptor acceptor;
    boost::asio::steady_timer pause;
    Shards& shards;
    Service& service;
    Tls tls;
};

Listener::Listener(std::shared_ptr<Accepting> with, boost::asio::ip::tcp::endpoint at)
    : accepting(std::move(with)), bound(std::move(at)) {}

Listener::~Listener() { accepting->stop(); }

engine::Result<std::unique_ptr<Listener>, ListenTrouble> Listener::open(
    const boost::asio::ip::address& address, std::uint16_t port, Shards& shards, Service& service,
    Tls tls) {
    const boost::asio::ip::tcp::endpoint wanted{address, port};
    auto accepting = std::make_shared<Accepting>(shards.next(), shards, service, std::move(tls));
    Acceptor& acceptor = accepting->acceptor;
    boost::system::error_code error;
    acceptor.open(wanted.protocol(), error);
    if (!error) claim_port(acceptor.native_handle(), error);
    if (!error) acceptor.bind(wanted, error);
    if (!error) acceptor.listen(boost::asio::socket_base::max_listen_connections, error);
    if (error) return trouble(error, wanted);
    const auto bound = acceptor.local_endpoint(error);
    accepting->next();
    return std::unique_ptr<Listener>{new Listener{std::move(accepting), bound}};
}

engine::Result<std::unique_ptr<Listener>, ListenTrouble> Listener::first_free(
    const boost::asio::ip::address& address, std::uint16_t port, int tries, Shards& shards,
    Service& service, const Tls& tls) {
    auto opened = open(address, port, shards, service, tls);
    const int end = std::min(port + tries, highest_port + 1);
    for (int next = port + 1; next < end; ++next) {
        if (opened.ok() || opened.error().kind != ListenTrouble::Kind::in_use) break;
        opened = open(address, static_cast<std::uint16_t>(next), shards, service, tls);
    }
    return opened;
}

}  // namespace outward::server
