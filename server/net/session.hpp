// One HTTP session over any stream, up to its end or its upgrade to a WebSocket. Included by
// plain.cpp and tls.cpp only.
#pragma once

#include "server/net/percent.hpp"
#include "server/net/websocket.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http.hpp>

#include <exception>

namespace outward::server {

inline constexpr auto as_result = boost::asio::as_tuple(boost::asio::use_awaitable);

template <class Stream>
class Session {
public:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    template <class T>
    using Awaitable = boost::asio::awaitable<T>;

    Session(Stream taken, Service& of, Service::Place its_place, std::string with_scheme)
        : stream(std::move(taken)),
          service(of),
          place(std::move(its_place)),
          scheme(std::move(with_scheme)) {}

    Awaitable<void> run() {
        namespace http = boost::beast::http;
        boost::beast::flat_buffer buffer{service.limits.header_bytes + service.limits.body_bytes};
        for (auto patience = service.limits.request;; patience = service.limits.keep_alive) {
            Parser parser;
            parser.header_limit(static_cast<std::uint32_t>(service.limits.header_bytes));
            parser.body_limit(service.limits.body_bytes);
            lowest().expires_after(patience);
            const auto [error, bytes] =
                co_await http::async_read(stream, buffer, parser, as_result);
            if (error) co_return co_await refuse_bytes(error);
            const Request request = read(parser.get());
            if (auto refused = service.application.refuse(request)) {
                if (!co_await reply(parser.get(), *refused) || request.upgrade) co_return;
                continue;
            }
            if (request.upgrade) co_return co_await upgrade(parser.release(), request);
            lowest().expires_never();
            const Response response = co_await service.application.serve(request);
            if (!co_await reply(parser.get(), response)) co_return;
        }
    }

private:
    auto& lowest() { return boost::beast::get_lowest_layer(stream); }

    template <class Message>
    Request read(const Message& message) const {
        namespace http = boost::beast::http;
        const auto field = [&](http::field name) { return std::string{message[name]}; };
        Request request;
        request.method = std::string{message.method_string()};
        const std::string target{message.target()};
        const auto question = target.find('?');
        request.path = percent_decoded(target.substr(0, question));
        if (question != std::string::npos) request.query = target.substr(question + 1);
        const auto [first, last] = message.equal_range(http::field::host);
        for (auto host = first; host != last; ++host) request.hosts.emplace_back(host->value());
        request.origin = field(http::field::origin);
        request.authorization = field(http::field::authorization);
        request.accept_encoding = field(http::field::accept_encoding);
        request.if_none_match = field(http::field::if_none_match);
        request.body = message.body();
        request.scheme = scheme;
        request.upgrade = boost::beast::websocket::is_upgrade(message);
        return request;
    }

    /// Whether the session goes on.
    template <class Message>
    Awaitable<bool> reply(const Message& asked, const Response& response) {
        co_return co_await write(response, asked.version(), asked.keep_alive(),
                                 asked.method() == boost::beast::http::verb::head);
    }

    Awaitable<bool> write(const Response& response, unsigned version, bool keep_alive,
                          bool headers_only) {
        namespace http = boost::beast::http;
        const std::string_view text = response.text();
        http::response<http::span_body<const char>> message;
        message.version(version);
        message.result(static_cast<unsigned>(response.status));
        message.keep_alive(keep_alive);
        for (const auto& [name, value] : service.application.common_headers())
            message.set(name, value);
        for (const auto& [name, value] : response.headers) message.set(name, value);
        if (response.status != 304) message.content_length(text.size());
        if (!headers_only && response.status != 304)
            message.body() = boost::beast::span<const char>{text.data(), text.size()};
        lowest().expires_after(service.limits.response);
        const auto [error, bytes] = co_await http::async_write(stream, message, as_result);
        if (!error && keep_alive) co_return true;
        boost::system::error_code ignored;
        lowest().socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
        co_return false;
    }

    /// What could not be read as a request gets a reason when there is still somebody to read it.
    Awaitable<void> refuse_bytes(boost::system::error_code error) {
        namespace http = boost::beast::http;
        const bool is_http_error =
            error.category() == http::make_error_code(http::error::bad_method).category();
        if (!is_http_error || error == http::error::end_of_stream) co_return;
        Response response;
        const bool too_large =
            error == http::error::body_limit || error == http::error::header_limit;
        response.status = too_large ? 413 : 400;
        response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
        response.body = std::string_view{
            too_large ? "The request is larger than this server takes.\n"
                      : "This is not an HTTP request that this server understands.\n"};
        (void)co_await write(response, 11, false, false);
    }

    template <class Message>
    Awaitable<void> upgrade(Message message, const Request& request) {
        namespace http = boost::beast::http;
        const bool speaks =
            http::token_list{message[http::field::sec_websocket_protocol]}.exists(subprotocol);
        if (request.path != "/live" || !speaks) {
            Response response;
            response.status = request.path == "/live" ? 400 : 404;
            response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
            response.body =
                std::string_view{"A WebSocket is opened at /live as outward.v1, nowhere else.\n"};
            (void)co_await write(response, message.version(), false, false);
            co_return;
        }
        auto socket =
            std::make_shared<WebSocket<Stream>>(std::move(stream), &service, service.limits);
        socket->beast().set_option(boost::beast::websocket::stream_base::decorator(
            [this](boost::beast::websocket::response_type& response) {
                for (const auto& [name, value] : service.application.common_headers())
                    response.set(name, value);
                response.set(http::field::sec_websocket_protocol, subprotocol);
            }));
        const auto [error] = co_await socket->beast().async_accept(message, as_result);
        if (error) co_return;
        socket->hold(std::move(place));
        socket->run(service.application.accept(socket));
    }

    Stream stream;
    Service& service;
    Service::Place place;
    std::string scheme;
};

/// Runs a session to its end; what escapes from it is reported.
template <class Stream>
boost::asio::awaitable<void> run_session(Session<Stream> session) {
    co_await session.run();
}

template <class Executor>
void spawn(const Executor& executor, boost::asio::awaitable<void> work, Service& service) {
    boost::asio::co_spawn(executor, std::move(work), [&service](std::exception_ptr problem) {
        if (!problem) return;
        try {
            std::rethrow_exception(problem);
        } catch (const std::exception& told) {
            service.report(told.what());
        }
    });
}

}  // namespace outward::server
