#include "server/net/listener.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>

namespace outward::server {

namespace {

using Executor = boost::asio::io_context::executor_type;
using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;

/// After a failed accept (no file handles left, say), before the next.
constexpr auto breath = std::chrono::milliseconds{100};

}  // namespace

struct Listener::Accepting : std::enable_shared_from_this<Accepting> {
    Accepting(boost::asio::io_context& context, Shards& to, Service& of, Tls with)
        : acceptor(context), pause(context), shards(to), service(of), tls(std::move(with)) {}

    void next() {
        acceptor.async_accept(shards.next(), [self = shared_from_this()](
                                                 boost::system::error_code error, Socket socket) {
            self->accepted(error, std::move(socket));
        });
    }

    void accepted(boost::system::error_code error, Socket socket) {
        if (!acceptor.is_open()) return;
        if (error) {
            pause.expires_after(breath);
            pause.async_wait([self = shared_from_this()](boost::system::error_code) {
                if (self->acceptor.is_open()) self->next();
            });
            return;
        }
        boost::system::error_code ignored;
        socket.set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
        const auto home = socket.get_executor();
        boost::asio::post(home, [self = shared_from_this(), socket = std::move(socket)]() mutable {
            if (self->tls)
                serve_tls(std::move(socket), self->service, self->tls);
            else
                serve_plain(std::move(socket), self->service);
        });
        next();
    }

    Acceptor acceptor;
    boost::asio::steady_timer pause;
    Shards& shards;
    Service& service;
    Tls tls;
};

Listener::Listener(std::shared_ptr<Accepting> with, boost::asio::ip::tcp::endpoint at)
    : accepting(std::move(with)), bound(std::move(at)) {}

Listener::~Listener() {
    const auto executor = accepting->acceptor.get_executor();
    boost::asio::post(executor, [accepting = accepting] {
        boost::system::error_code ignored;
        accepting->acceptor.close(ignored);
        accepting->pause.cancel();
    });
}

engine::Result<std::unique_ptr<Listener>, ListenTrouble> Listener::open(
    const boost::asio::ip::address& address, std::uint16_t port, Shards& shards, Service& service,
    Tls tls) {
    const boost::asio::ip::tcp::endpoint wanted{address, port};
    auto accepting = std::make_shared<Accepting>(shards.next(), shards, service, std::move(tls));
    Acceptor& acceptor = accepting->acceptor;
    boost::system::error_code error;
    acceptor.open(wanted.protocol(), error);
    if (!error) acceptor.set_option(boost::asio::socket_base::reuse_address{true}, error);
    if (!error) acceptor.bind(wanted, error);
    if (!error) acceptor.listen(boost::asio::socket_base::max_listen_connections, error);
    if (error) {
        const std::string where = address.to_string() + " port " + std::to_string(port);
        if (error == boost::asio::error::address_in_use)
            return ListenTrouble{ListenTrouble::Kind::in_use,
                                 "Another program is listening on " + where +
                                     " already. Stop it, or choose another port with --port."};
        if (error == boost::asio::error::access_denied)
            return ListenTrouble{
                ListenTrouble::Kind::not_permitted,
                "You may not listen on " + where + ". Choose a port from 1024 on with --port."};
        return ListenTrouble{ListenTrouble::Kind::other,
                             "Listening on " + where + " failed: " + error.message() + "."};
    }
    const auto bound = acceptor.local_endpoint(error);
    accepting->next();
    return std::unique_ptr<Listener>{new Listener{std::move(accepting), bound}};
}

engine::Result<std::unique_ptr<Listener>, ListenTrouble> Listener::first_free(
    const boost::asio::ip::address& address, std::uint16_t port, int tries, Shards& shards,
    Service& service, const Tls& tls) {
    auto opened = open(address, port, shards, service, tls);
    for (int i = 1; i < tries && !opened.ok() && opened.error().kind == ListenTrouble::Kind::in_use;
         ++i)
        opened = open(address, static_cast<std::uint16_t>(port + i), shards, service, tls);
    return opened;
}

}  // namespace outward::server
