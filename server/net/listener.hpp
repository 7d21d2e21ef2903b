// A listener: takes connections on one address and hands them to the shards in turn.
#pragma once

#include "engine/result.hpp"
#include "server/net/service.hpp"
#include "server/net/shards.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <cstdint>
#include <memory>

namespace outward::server {

/// Why an address cannot be listened on.
struct ListenTrouble {
    /// not_here: no interface of this machine has the address (any more).
    enum class Kind { in_use, not_permitted, not_here, other };
    Kind kind = Kind::other;
    std::string sentence;
};

class Listener {
public:
    using Tls = std::shared_ptr<boost::asio::ssl::context>;

    /// Port 0 takes any free one. With `tls`, connections speak TLS only.
    [[nodiscard]] static engine::Result<std::unique_ptr<Listener>, ListenTrouble> open(
        const boost::asio::ip::address& address, std::uint16_t port, Shards& shards,
        Service& service, Tls tls);

    /// The same on the first port from `port` on that is not in use, of `tries` in all.
    [[nodiscard]] static engine::Result<std::unique_ptr<Listener>, ListenTrouble> first_free(
        const boost::asio::ip::address& address, std::uint16_t port, int tries, Shards& shards,
        Service& service, const Tls& tls);

    /// Stops taking connections and frees the port; those taken stay. From any thread.
    ~Listener();

    [[nodiscard]] boost::asio::ip::tcp::endpoint endpoint() const { return bound; }

private:
    struct Accepting;

    Listener(std::shared_ptr<Accepting> with, boost::asio::ip::tcp::endpoint at);

    std::shared_ptr<Accepting> accepting;
    boost::asio::ip::tcp::endpoint bound;
};

}  // namespace outward::server
