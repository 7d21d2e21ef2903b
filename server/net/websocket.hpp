// One WebSocket over any stream, as server or as client. Included by plain.cpp and tls.cpp only.
#pragma once

#include "server/net/queued_stream.hpp"
#include "server/net/service.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

#include <optional>
#include <utility>

namespace outward::server {

inline constexpr const char* subprotocol = "outward.v1";

template <class Stream>
class WebSocket final : public Connection, public std::enable_shared_from_this<WebSocket<Stream>> {
public:
    using Below = QueuedStream<Stream>;
    using Beast = boost::beast::websocket::stream<Below, false>;  // false: no permessage-deflate

    /// `service` is null for a client, which keeps its own list.
    WebSocket(Stream stream, Service* of, const NetLimits& within)
        : socket(Below{std::move(stream), within.queue_bytes}),
          service(of),
          limits(within),
          home(boost::beast::get_lowest_layer(socket).socket().get_executor()),
          other_end(address_behind(boost::beast::get_lowest_layer(socket).socket())) {
        boost::beast::get_lowest_layer(socket).expires_never();
        boost::beast::websocket::stream_base::timeout timeout{};
        timeout.handshake_timeout = limits.handshake;
        timeout.idle_timeout = limits.silence;
        timeout.keep_alive_pings = true;
        socket.set_option(timeout);
        socket.read_message_max(limits.frame_bytes);
    }

    Beast& beast() noexcept { return socket; }

    /// Keeps the session's place among the connections until the end.
    void hold(Service::Place its_place) { place.emplace(std::move(its_place)); }

    /// The handshake is done: from now on the peer gets what comes.
    void run(std::unique_ptr<Peer> with) {
        peer = std::move(with);
        socket.next_layer().belongs_to(this->shared_from_this());
        if (service) service->opened(this->shared_from_this());
        read();
    }

    const Executor& executor() const noexcept override { return home; }
    const boost::asio::ip::address& remote() const noexcept override { return other_end; }

    void queue(std::shared_ptr<const std::string> message) override {
        if (ended || closing || !socket.is_open()) return;
        const bool is_client = !service;
        const auto key = is_client ? std::optional{random_mask_key()} : std::nullopt;
        if (!socket.next_layer().queue(std::move(message), key))
            cut_off();  // it resumes from its last event
    }

    void flush() override {
        if (!ended) socket.next_layer().flush();
    }

    void take_messages_up_to(std::size_t bytes) override { socket.read_message_max(bytes); }

    void close(CloseCode code) override {
        if (ended || closing) return;
        closing = code;
        socket.async_close(
            static_cast<boost::beast::websocket::close_code>(code),
            [self = this->shared_from_this()](boost::system::error_code) { self->end(); });
    }

    void cut_off() override {
        closing = CloseCode::policy;
        boost::beast::get_lowest_layer(socket).close();
    }

private:
    static constexpr std::size_t usual_message = 512;  // bytes

    /// A part of a message. So much room is kept for it while nothing comes.
    void read() {
        socket.async_read_some(
            buffer, usual_message,
            [self = this->shared_from_this()](boost::system::error_code error, std::size_t) {
                self->has_read(error);
            });
    }

    void has_read(boost::system::error_code error) {
        if (error || ended) return end();
        if (!socket.is_message_done()) return read();
        if (!socket.got_text()) return close(CloseCode::not_text);
        const auto data = buffer.data();
        try {
            if (!closing) peer->received({static_cast<const char*>(data.data()), data.size()});
        } catch (...) {
            end();  // nobody would read on, and the peer would never be told
            throw;
        }
        buffer.consume(buffer.size());
        buffer.shrink_to_fit();
        read();
    }

    void end() {
        if (std::exchange(ended, true)) return;
        if (service) service->closed(this);
        boost::beast::get_lowest_layer(socket).close();
        if (const auto leaving = std::move(peer)) leaving->gone();
    }

    Beast socket;
    Service* service;
    NetLimits limits;
    Executor home;
    boost::asio::ip::address other_end;
    std::unique_ptr<Peer> peer;
    std::optional<Service::Place> place;
    boost::beast::flat_buffer buffer;
    std::optional<CloseCode> closing;
    bool ended = false;
};

}  // namespace outward::server
