// The other end of a WebSocket: how a rehearsal's simulated people connect.
#pragma once

#include "server/net/connection.hpp"
#include "server/net/limits.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <functional>
#include <memory>
#include <string>

namespace outward::server {

struct Dial {
    boost::asio::ip::tcp::endpoint server;
    NetLimits limits = {};
    /// Called on the context's thread, one of the two, once.
    std::function<std::unique_ptr<Peer>(std::shared_ptr<Connection>)> opened;
    std::function<void(const std::string& why)> failed;
};

/// Opens a WebSocket to this program's own server, on a thread of `context`.
void dial(boost::asio::io_context& context, Dial dialled);

}  // namespace outward::server
