// One HTTP session over any stream, up to its end or its upgrade to a WebSocket. Included by
// plain.cpp and tls.cpp only.
#pragma once

#include "server/net/percent.hpp"
#include "server/net/websocket.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <exception>
#include <functional>
#include <string>

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
          scheme(std::move(with_scheme)) {
        boost::system::error_code gone;
        local = lowest().socket().local_endpoint(gone).address();
        remote = address_behind(lowest().socket());
    }

    Awaitable<void> run() {
        namespace http = boost::beast::http;
        if (place.is_refusal())
            co_return co_await refuse(503, "This server has no room for more connections now.\n");
        boost::beast::flat_buffer buffer{service.limits.header_bytes + service.limits.body_bytes};
        do {
            Parser parser;
            parser.header_limit(static_cast<std::uint32_t>(service.limits.header_bytes));
            parser.body_limit(service.limits.file_body_bytes);
            lowest().expires_after(service.limits.request);
            const auto [bad_head, head_bytes] =
                co_await http::async_read_header(stream, buffer, parser, as_result);
            if (bad_head) co_return co_await refuse_bytes(bad_head);
            Request request = read(parser.get());
            const std::size_t most = largest_body(request);
            if (parser.content_length().value_or(0) > most)
                co_return co_await refuse_bytes(http::error::body_limit);
            parser.body_limit(most);
            const auto [error, bytes] =
                co_await http::async_read(stream, buffer, parser, as_result);
            if (error) co_return co_await refuse_bytes(error);
            request.body = std::move(parser.get().body());
            if (const auto refused = service.application.refuse(request)) {
                if (!co_await reply(parser.get(), *refused)) co_return;
                continue;
            }
            if (request.upgrade) co_return co_await upgrade(parser.release(), request);
            lowest().expires_never();
            const Response response = co_await service.application.serve(std::move(request));
            if (!co_await reply(parser.get(), response)) co_return;
        } while (co_await has_next(buffer));
    }

private:
    static constexpr unsigned http_1_1 = 11;  // as Beast counts

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
        // Repeated headers are one list (RFC 9110, section 5.3), and a list is no origin.
        const auto [origin, end] = message.equal_range(http::field::origin);
        for (auto next = origin; next != end; ++next)
            request.origin += (next == origin ? "" : ", ") + std::string{next->value()};
        request.authorization = field(http::field::authorization);
        request.accept_encoding = field(http::field::accept_encoding);
        request.if_none_match = field(http::field::if_none_match);
        request.scheme = scheme;
        request.local = local;
        request.remote = remote;
        request.upgrade = boost::beast::websocket::is_upgrade(message);
        return request;
    }

    std::size_t largest_body(const Request& head) const {
        switch (service.application.body_size(head)) {
            case BodySize::usual:
                return service.limits.body_bytes;
            case BodySize::large:
                return service.limits.large_body_bytes;
            case BodySize::file:
                return service.limits.file_body_bytes;
        }
        return service.limits.body_bytes;
    }

    /// Whether there is another request, or at least its beginning, before the idle time is over.
    Awaitable<bool> has_next(boost::beast::flat_buffer& buffer) {
        constexpr std::size_t beginning = 512;
        if (buffer.size() > 0) co_return true;
        buffer.shrink_to_fit();
        lowest().expires_after(service.limits.keep_alive);
        const auto [error, bytes] =
            co_await stream.async_read_some(buffer.prepare(beginning), as_result);
        buffer.commit(bytes);
        co_return !error;
    }

    /// Whether the session goes on. After a refused upgrade it does not: what follows may be
    /// frames already.
    template <class Message>
    Awaitable<bool> reply(const Message& asked, const Response& response) {
        const bool goes_on = asked.keep_alive() && !boost::beast::websocket::is_upgrade(asked);
        co_return co_await write(response, asked.version(), goes_on,
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
        if (error) co_return false;
        if (!keep_alive) co_await hang_up();
        co_return keep_alive;
    }

    /// Closing with bytes unread would reset the connection, and the response might be lost on its
    /// way. So what still comes is thrown away, for a moment.
    Awaitable<void> hang_up() {
        boost::system::error_code ignored;
        lowest().socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
        lowest().expires_after(service.limits.hanging_up);
        std::array<char, 512> unread;
        while (true) {
            const auto [end, bytes] =
                co_await lowest().async_read_some(boost::asio::buffer(unread), as_result);
            if (end) co_return;
        }
    }

    /// A response of this layer's own, after which the session ends.
    Awaitable<void> refuse(int status, std::string_view sentence) {
        Response response;
        response.status = status;
        response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
        response.body = sentence;
        (void)co_await write(response, http_1_1, false, false);
    }

    /// What could not be read as a request gets a reason when there is still somebody to read it.
    Awaitable<void> refuse_bytes(boost::system::error_code error) {
        namespace http = boost::beast::http;
        const bool is_http_error =
            error.category() == http::make_error_code(http::error::bad_method).category();
        if (!is_http_error || error == http::error::end_of_stream) co_return;
        if (error == http::error::body_limit || error == http::error::header_limit)
            co_await refuse(413, "The request is larger than this server takes.\n");
        else
            co_await refuse(400, "This is not an HTTP request that this server understands.\n");
    }

    template <class Message>
    Awaitable<void> upgrade(Message message, const Request& request) {
        namespace http = boost::beast::http;
        const bool speaks =
            http::token_list{message[http::field::sec_websocket_protocol]}.exists(subprotocol);
        if (request.path != "/live" || !speaks)
            co_return co_await refuse(
                request.path == "/live" ? 400 : 404,
                "A WebSocket is opened at /live as outward.v1, nowhere else.\n");
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
    boost::asio::ip::address local;
    boost::asio::ip::address remote;
};

/// Keeps the session in its own frame, to its end.
template <class Stream>
boost::asio::awaitable<void> run_session(Session<Stream> session) {
    co_await session.run();
}

/// Runs `work`, and reports what escapes from it.
template <class Executor>
void spawn(const Executor& executor, boost::asio::awaitable<void> work,
           std::function<void(const std::string&)> report) {
    boost::asio::co_spawn(executor, std::move(work),
                          [report = std::move(report)](std::exception_ptr problem) {
                              if (!problem) return;
                              try {
                                  std::rethrow_exception(problem);
                              } catch (const std::exception& told) {
                                  report(told.what());
                              }
                          });
}

}  // namespace outward::server
