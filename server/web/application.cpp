#include "server/web/application.hpp"

#include "server/live/visitor.hpp"
#include "server/system/process.hpp"
#include "server/web/reply.hpp"

namespace outward::server {

namespace {

Response plain(int status, std::string_view text) {
    Response response;
    response.status = status;
    response.headers = {{"Content-Type", "text/plain; charset=utf-8"},
                        {"Cache-Control", "no-store"}};
    response.body = std::string{text};
    return response;
}

bool is_of_guides(const Request& request) { return request.path.starts_with("/api/v1/guides/"); }

}  // namespace

WebApplication::WebApplication(const Library& library, Guard allowed, ApiParts api_parts)
    : lobby(api_parts.lobby),
      initiatives(api_parts.initiatives),
      guard(std::move(allowed)),
      pages(library),
      api(std::move(api_parts)) {}

std::optional<Response> WebApplication::refuse(const Request& request) const {
    if (request.hosts.size() != 1 || !guard.allows_host(request.hosts.front(), request.local))
        return plain(421,
                     "This server does not answer to that host name. Use its address, or "
                     "start it with --host NAME.\n");
    const bool from_a_page = !request.origin.empty();
    if (from_a_page && !guard.allows_origin(request.origin, request.hosts.front(), request.scheme))
        return plain(403, "A page of another site may not talk to this server.\n");
    if (request.upgrade && !from_a_page) return plain(403, "A WebSocket needs an Origin header.\n");
    const bool changes =
        (request.method == "PUT" || request.method == "DELETE") && is_of_guides(request);
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST" && !changes)
        return plain(405, "Only GET, HEAD and POST are understood here.\n");
    return std::nullopt;
}

BodySize WebApplication::body_size(const Request& request) const {
    if (api.takes_file(request)) return BodySize::file;
    return is_of_guides(request) && api.is_host(request) ? BodySize::large : BodySize::usual;
}

boost::asio::awaitable<Response> WebApplication::serve(Request request) {
    if (request.path.starts_with("/api/v1/")) co_return co_await api.serve(request);
    if (request.path == "/healthz") co_return plain(200, "ok\n");
    if (request.path == "/metrics") co_return metrics();
    co_return pages.serve(request);
}

std::unique_ptr<Peer> WebApplication::accept(std::shared_ptr<Connection> connection) {
    return std::make_unique<Visitor>(std::move(connection), lobby, initiatives);
}

Response WebApplication::metrics() const {
    std::string text;
    const auto gauge = [&](const char* name, const char* help, std::size_t value) {
        text += std::string{"# HELP "} + name + ' ' + help + "\n# TYPE " + name + " gauge\n" +
                name + ' ' + std::to_string(value) + '\n';
    };
    gauge("outward_connections", "Open connections, HTTP and WebSocket.", watched->open_sessions());
    gauge("outward_websockets", "Open WebSockets.", watched->open_sockets());
    gauge("outward_rooms", "Conversations held in memory.", lobby.open_rooms());
    gauge("outward_initiatives", "Initiatives held in memory.", initiatives.open_rooms());
    gauge("outward_resident_bytes", "Memory of this process.", resident_bytes());
    return plain(200, text);
}

const std::vector<Header>& WebApplication::common_headers() const {
    static const std::vector<Header> headers{
        {"Server", "outward"},
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
         "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"X-Robots-Tag", "noindex"},
    };
    return headers;
}

}  // namespace outward::server
