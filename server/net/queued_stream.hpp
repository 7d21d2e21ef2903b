// The stream under a WebSocket. All that is written stands in one queue: messages, which are framed
// here and whose bytes many connections share, and what Beast writes by itself (pings, pongs,
// goodbyes). What the system takes at once goes out at once and in one call; only the rest waits
// for the socket. Included by websocket.hpp only.
#pragma once

#include "server/net/frame_head.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace outward::server {

template <class Next>
class QueuedStream {
public:
    using next_layer_type = Next;  // the names that Beast looks for
    using executor_type = typename Next::executor_type;
    using Error = boost::system::error_code;

    /// More than `most` bytes of messages do not wait.
    QueuedStream(Next next_stream, std::size_t most)
        : next(std::move(next_stream)), most_waiting(most) {
        if constexpr (writes_at_once) lowest().socket().non_blocking(true);
    }

    executor_type get_executor() noexcept { return next.get_executor(); }
    Next& next_layer() noexcept { return next; }
    const Next& next_layer() const noexcept { return next; }

    /// Whom a write that waits keeps alive.
    void belongs_to(std::weak_ptr<void> whole) { owner = std::move(whole); }

    /// A whole text message, for the next flush. False: too much waits already. One that is longer
    /// than all that may wait does not count.
    [[nodiscard]] bool queue(std::shared_ptr<const std::string> text,
                             const std::optional<MaskKey>& key) {
        const std::size_t weight = weight_of(text->size());
        if (waiting + weight > most_waiting) return false;
        waiting += weight;
        if (key) text = std::make_shared<const std::string>(masked(*text, *key));
        entries.push_back({FrameHead{text->size(), key}, std::move(text), {}});
        return true;
    }

    /// Writes what waits.
    void flush() {
        while (!entries.empty() && !busy) {
            if constexpr (writes_at_once) {
                Error error;
                const std::size_t count = lowest().socket().write_some(gathered(), error);
                if (!error) {
                    written(count);
                    continue;
                }
                if (error != boost::asio::error::would_block) return fail(error);
            }
            busy = true;
            next.async_write_some(gathered(),
                                  [this, whole = owner.lock()](Error error, std::size_t count) {
                                      busy = false;
                                      if (error) return fail(error);
                                      written(count);
                                      flush();
                                  });
        }
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return boost::asio::async_initiate<Token, void(Error, std::size_t)>(
            [this](auto handler, std::string bytes) {
                write(std::move(handler), std::move(bytes));
            },
            token, boost::beast::buffers_to_string(buffers));
    }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return next.async_read_some(buffers, std::forward<Token>(token));
    }

private:
    static constexpr bool writes_at_once =
        std::is_same_v<Next, boost::beast::lowest_layer_type<Next>>;
    static constexpr std::size_t at_once = 8;  // entries in one call

    struct Entry {
        FrameHead head;
        std::shared_ptr<const std::string> body;
        std::function<void(Error)> done;  // of what Beast writes
    };
    class Gathered {
    public:
        using value_type = boost::asio::const_buffer;
        using const_iterator = const value_type*;

        const_iterator begin() const noexcept { return buffers.data(); }
        const_iterator end() const noexcept { return buffers.data() + count; }
        void add(const void* bytes, std::size_t size) { buffers[count++] = {bytes, size}; }

    private:
        std::array<value_type, 2 * at_once> buffers;
        std::size_t count = 0;
    };

    auto& lowest() { return boost::beast::get_lowest_layer(next); }

    std::size_t weight_of(std::size_t bytes) const { return bytes > most_waiting ? 0 : bytes; }

    template <class Handler>
    void write(Handler handler, std::string bytes) {
        const auto size = bytes.size();
        const auto shared = std::make_shared<Handler>(std::move(handler));
        const auto done = [shared, size, executor = get_executor()](Error error) {
            boost::asio::post(executor, boost::beast::bind_front_handler(std::move(*shared), error,
                                                                         error ? 0 : size));
        };
        entries.push_back({{}, std::make_shared<const std::string>(std::move(bytes)), done});
        flush();
    }

    /// What is to be written next; the beginning of it may be written already.
    Gathered gathered() const {
        Gathered buffers;
        std::size_t skipped = begun;
        const auto add = [&](const auto* bytes, std::size_t size) {
            const std::size_t behind = std::min(skipped, size);
            skipped -= behind;
            if (behind < size) buffers.add(bytes + behind, size - behind);
        };
        for (std::size_t i = 0; i < std::min(entries.size(), at_once); ++i) {
            add(entries[i].head.data(), entries[i].head.size());
            add(entries[i].body->data(), entries[i].body->size());
        }
        return buffers;
    }

    void written(std::size_t count) {
        begun += count;
        auto next_one = entries.begin();
        for (; next_one != entries.end(); ++next_one) {
            const std::size_t size = next_one->head.size() + next_one->body->size();
            if (begun < size) break;
            begun -= size;
            if (next_one->done)
                next_one->done({});
            else
                waiting -= weight_of(next_one->body->size());
        }
        entries.erase(entries.begin(), next_one);
    }

    /// The read that is always waiting tells the owner.
    void fail(Error error) {
        for (Entry& entry : std::exchange(entries, {}))
            if (entry.done) entry.done(error);
        lowest().close();
    }

    Next next;
    std::size_t most_waiting;
    std::weak_ptr<void> owner;
    std::vector<Entry> entries;
    std::size_t begun = 0;    // bytes of the first entry that are written
    std::size_t waiting = 0;  // bytes of messages
    bool busy = false;        // a write waits for the socket
};

/// How Beast ends the connection below.
template <class Next>
void teardown(boost::beast::role_type role, QueuedStream<Next>& stream,
              boost::system::error_code& error) {
    using boost::beast::websocket::teardown;
    teardown(role, stream.next_layer(), error);
}
template <class Next, class Handler>
void async_teardown(boost::beast::role_type role, QueuedStream<Next>& stream, Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

}  // namespace outward::server
