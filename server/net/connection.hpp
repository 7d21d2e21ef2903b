// A WebSocket as the rest of the server sees it.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace outward::server {

/// RFC 6455, section 7.4.1.
enum class CloseCode : std::uint16_t {
    normal = 1000,
    going_away = 1001,
    not_text = 1003,
    policy = 1008,
    try_again_later = 1013,
};

/// All members are called on the thread of executor().
class Connection {
public:
    using Executor = boost::asio::io_context::executor_type;

    virtual ~Connection() = default;

    [[nodiscard]] virtual const Executor& executor() const noexcept = 0;

    /// The address at the other end.
    [[nodiscard]] virtual const boost::asio::ip::address& remote() const noexcept = 0;

    /// Queues a text message. The bytes are shared, not copied. A peer that lets more than
    /// NetLimits::queue_bytes wait is cut off; a message that is longer than that does not count.
    /// After the end it does nothing. Never calls the peer.
    virtual void queue(std::shared_ptr<const std::string> message) = 0;
    /// Sends what is queued, all in one call where the system takes it.
    virtual void flush() = 0;
    void send(std::shared_ptr<const std::string> message) {
        queue(std::move(message));
        flush();
    }

    /// From now on messages of that length are taken; before, those of NetLimits::frame_bytes.
    virtual void take_messages_up_to(std::size_t bytes) = 0;

    /// Sends what is queued, then closes. The peer receives nothing more.
    virtual void close(CloseCode code) = 0;

    /// Ends it at once, without a goodbye.
    virtual void cut_off() = 0;
};

/// What the application does with a connection. Owned by it; called on its thread.
class Peer {
public:
    virtual ~Peer() = default;

    virtual void received(std::string_view text) = 0;
    /// Called once, at the end. Afterwards the peer is destroyed.
    virtual void gone() = 0;
};

}  // namespace outward::server
