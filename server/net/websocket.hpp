// One WebSocket over any stream, as server or as client. Included by plain.cpp and tls.cpp only.
#pragma once

#include "server/net/service.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

#include <deque>
#include <optional>
#include <utility>

namespace outward::server {

inline constexpr const char* subprotocol = "outward.v1";

template <class Stream>
class WebSocket final : public Connection, public std::enable_shared_from_this<WebSocket<Stream>> {
public:
    using Beast = boost::beast::websocket::stream<Stream, false>;  // false: no permessage-deflate

    /// `service` is null for a client, which keeps its own list.
    WebSocket(Stream stream, Service* of, const NetLimits& within)
        : socket(std::move(stream)),
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
        socket.auto_fragment(false);
        socket.text(true);
    }

    Beast& beast() noexcept { return socket; }

    /// Keeps the session's place among the connections until the end.
    void hold(Service::Place its_place) { place.emplace(std::move(its_place)); }

    /// The handshake is done: from now on the peer gets what comes.
    void run(std::unique_ptr<Peer> with) {
        peer = std::move(with);
        if (service) service->opened(this->shared_from_this());
        read();
    }

    const Executor& executor() const noexcept override { return home; }
    const boost::asio::ip::address& remote() const noexcept override { return other_end; }

    void send(std::shared_ptr<const std::string> message) override {
        if (ended || closing) return;
        if (queued + weight(*message) > limits.queue_bytes)
            return cut_off();  // it resumes from its last event
        queued += weight(*message);
        queue.push_back(std::move(message));
        if (queue.size() == 1) write();
    }

    void take_messages_up_to(std::size_t bytes) override { socket.read_message_max(bytes); }

    void close(CloseCode code) override {
        if (ended || closing) return;
        closing = code;
        if (queue.empty()) say_goodbye();
    }

    void cut_off() override {
        closing = CloseCode::policy;
        boost::beast::get_lowest_layer(socket).close();
    }

private:
    void read() {
        socket.async_read(
            buffer, [self = this->shared_from_this()](boost::system::error_code error,
                                                      std::size_t) { self->has_read(error); });
    }

    void has_read(boost::system::error_code error) {
        if (error || ended) return end();
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

    /// What is longer than the limit weighs nothing: the snapshot of a large room, which comes
    /// once. What is sent while it is on its way must not cut off who has just come in.
    std::size_t weight(const std::string& message) const {
        return message.size() > limits.queue_bytes ? 0 : message.size();
    }

    void write() {
        const std::string& message = *queue.front();
        socket.async_write(
            boost::asio::buffer(message),
            [self = this->shared_from_this()](boost::system::error_code error, std::size_t) {
                self->has_written(error);
            });
    }

    void has_written(boost::system::error_code error) {
        if (error || ended) return end();
        queued -= weight(*queue.front());
        queue.pop_front();
        if (!queue.empty())
            write();
        else if (closing)
            say_goodbye();
    }

    void say_goodbye() {
        const auto code = static_cast<boost::beast::websocket::close_code>(*closing);
        socket.async_close(
            code, [self = this->shared_from_this()](boost::system::error_code) { self->end(); });
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
    std::deque<std::shared_ptr<const std::string>> queue;
    std::size_t queued = 0;
    std::optional<CloseCode> closing;
    bool ended = false;
};

}  // namespace outward::server
