// What the network layer asks of the application that it serves. Called from several threads.
#pragma once

#include "server/net/connection.hpp"
#include "server/net/http.hpp"

#include <boost/asio/awaitable.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace outward::server {

/// As NetLimits has them.
enum class BodySize { usual, large, file };

class Application {
public:
    virtual ~Application() = default;

    /// Before anything else, for requests and upgrades alike: the refusal, if it is refused.
    [[nodiscard]] virtual std::optional<Response> refuse(const Request& request) const = 0;

    /// Asked with the headers only, before the body is read: how large it may be. A large one costs
    /// memory, so strangers may not send one.
    [[nodiscard]] virtual BodySize body_size(const Request&) const { return BodySize::usual; }

    [[nodiscard]] virtual boost::asio::awaitable<Response> serve(Request request) = 0;

    /// A WebSocket has been opened. Called on its thread.
    [[nodiscard]] virtual std::unique_ptr<Peer> accept(std::shared_ptr<Connection> connection) = 0;

    /// Sent with every response, whoever made it.
    [[nodiscard]] virtual const std::vector<Header>& common_headers() const = 0;
};

}  // namespace outward::server
