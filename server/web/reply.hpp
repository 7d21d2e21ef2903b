// Building HTTP responses, and waiting in a coroutine for what comes by a callback.
#pragma once

#include "engine/decide.hpp"
#include "server/net/http.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>

#include <functional>
#include <memory>
#include <utility>

namespace outward::server {

/// The key in the header `Authorization: Bearer KEY`; empty: there is none.
[[nodiscard]] std::string_view bearer(const Request& request);

[[nodiscard]] Response json_reply(const nlohmann::json& body);
/// With the status that fits the reason, and the body {error: {reason, message}}.
[[nodiscard]] Response error_reply(const engine::Rejection& rejection);
[[nodiscard]] Response error_reply(int status, const engine::Rejection& rejection);

/// The response with an ETag over its body; 304 without one when the client has it already.
[[nodiscard]] Response tagged(const Request& request, Response response);

[[nodiscard]] engine::Rejection wrong_key();
[[nodiscard]] engine::Rejection no_such_address();

/// The body as an object of parameters, or why it is none.
[[nodiscard]] engine::Result<nlohmann::json, engine::Rejection> body_of(const Request& request);

/// Calls `start` with a callback and resumes on this coroutine's own thread with what it was given.
/// Hand in a lambda that has a name: g++ 12 destroys one that is written inside a co_await
/// expression twice.
template <class T, class Start>
boost::asio::awaitable<T> called_back(Start start) {
    const auto executor = co_await boost::asio::this_coro::executor;
    auto initiate = [executor, start = std::move(start)](auto handler) mutable {
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        start([executor, shared](T result) {
            boost::asio::post(executor, [shared, result = std::move(result)]() mutable {
                std::move (*shared)(std::move(result));
            });
        });
    };
    co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void(T)>(
        std::move(initiate), boost::asio::use_awaitable);
}

}  // namespace outward::server
