// TLS over TCP.
#include "server/net/tls.hpp"
#include "server/net/session.hpp"

#include <boost/asio/ssl/error.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket/ssl.hpp>

namespace outward::server {

namespace {

using Tcp =
    boost::beast::basic_stream<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;
using Stream = boost::beast::ssl_stream<Tcp>;

boost::asio::awaitable<void> shake_hands_and_serve(Socket socket, Service& service,
                                                   std::shared_ptr<boost::asio::ssl::context> tls,
                                                   Service::Place place) {
    Stream stream{Tcp{std::move(socket)}, *tls};
    boost::beast::get_lowest_layer(stream).expires_after(service.limits.handshake);
    const auto [error] =
        co_await stream.async_handshake(boost::asio::ssl::stream_base::server, as_result);
    if (error) co_return;
    co_await run_session(Session<Stream>{std::move(stream), service, std::move(place), "https"});
}

}  // namespace

void serve_tls(Socket socket, Service& service, std::shared_ptr<boost::asio::ssl::context> tls) {
    auto place = service.take_place(address_behind(socket));
    if (!place) return;
    const auto executor = socket.get_executor();
    spawn(executor,
          shake_hands_and_serve(std::move(socket), service, std::move(tls), std::move(*place)),
          service.report);
}

engine::Result<std::shared_ptr<boost::asio::ssl::context>, engine::Trouble> load_tls(
    const std::string& certificate_file, const std::string& key_file) {
    auto context =
        std::make_shared<boost::asio::ssl::context>(boost::asio::ssl::context::tls_server);
    using boost::asio::ssl::context_base;
    context->set_options(context_base::default_workarounds | context_base::no_tlsv1 |
                         context_base::no_tlsv1_1);
    // A key behind a passphrase is refused: otherwise OpenSSL would ask on the terminal and wait.
    context->set_password_callback([](std::size_t, auto) { return std::string{}; });
    boost::system::error_code error;
    context->use_certificate_chain_file(certificate_file, error);
    if (error)
        return engine::Trouble{"The certificate '" + certificate_file + "' cannot be used (" +
                               error.message() + "). Give a PEM file with the whole chain."};
    context->use_private_key_file(key_file, boost::asio::ssl::context::pem, error);
    if (error)
        return engine::Trouble{"The private key '" + key_file + "' cannot be used (" +
                               error.message() +
                               "). Give the PEM file that belongs to the certificate, without a "
                               "passphrase."};
    return context;
}

}  // namespace outward::server
