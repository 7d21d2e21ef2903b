// Plain TCP: the server's sessions, and the client that rehearsals use.
#include "server/net/client.hpp"
#include "server/net/session.hpp"

namespace outward::server {

namespace {

using Stream =
    boost::beast::basic_stream<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

boost::asio::awaitable<void> connect(Stream stream, Dial dial) {
    const std::string host =
        dial.server.address().to_string() + ":" + std::to_string(dial.server.port());
    stream.expires_after(dial.limits.handshake);
    const auto [refused] = co_await stream.async_connect(dial.server, as_result);
    if (refused) co_return dial.failed("The server cannot be reached: " + refused.message());
    boost::system::error_code ignored;
    stream.socket().set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
    auto socket = std::make_shared<WebSocket<Stream>>(std::move(stream), nullptr, dial.limits);
    socket->beast().set_option(boost::beast::websocket::stream_base::decorator(
        [&host](boost::beast::websocket::request_type& request) {
            request.set(boost::beast::http::field::sec_websocket_protocol, subprotocol);
            request.set(boost::beast::http::field::origin, "http://" + host);
        }));
    const auto [error] = co_await socket->beast().async_handshake(host, "/live", as_result);
    if (error) co_return dial.failed("The server refused the connection: " + error.message());
    socket->run(dial.opened(socket));
}

}  // namespace

void serve_plain(Socket socket, Service& service) {
    auto place = service.take_place(address_behind(socket));
    if (!place) return;
    const auto executor = socket.get_executor();
    spawn(
        executor,
        run_session(Session<Stream>{Stream{std::move(socket)}, service, std::move(*place), "http"}),
        service.report);
}

void dial(boost::asio::io_context& context, Dial dialled) {
    auto failed = dialled.failed;
    spawn(context.get_executor(), connect(Stream{context.get_executor()}, std::move(dialled)),
          std::move(failed));
}

}  // namespace outward::server
