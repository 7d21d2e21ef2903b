// The program itself over HTTP: how it stands, who may reach it, what would fail in the room, and
// its end.
#include "protocols/parameters.hpp"
#include "server/version.hpp"
#include "server/web/api.hpp"
#include "server/web/query.hpp"
#include "server/web/reply.hpp"

#include <algorithm>
#include <array>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr std::size_t most_networks = 64;

constexpr std::array<std::string_view, 5> about_running{"status", "open", "preflight", "reached",
                                                        "stop"};

}  // namespace

bool Api::is_about_running(std::string_view first) {
    return std::ranges::find(about_running, first) != about_running.end();
}

boost::asio::awaitable<Response> Api::run(const Request& request, std::string_view wish) {
    const bool reads = request.method == "GET" || request.method == "HEAD";
    const bool writes = request.method == "POST";
    if (wish == "status" && reads) co_return co_await status(request);
    if (wish == "open" && writes) co_return co_await open(request);
    if (wish == "preflight" && reads) co_return co_await look_before(request);
    if (wish == "reached" && writes) co_return reached(request);
    if (wish == "stop" && writes) co_return stop(request);
    co_return error_reply(no_such_address());
}

json Api::warnings() const {
    json names = json::array();
    if (parts.reach.is_open() && !parts.reach.is_secure())
        names.push_back(parts.reach.is_public() ? "warning.insecure_public" : "warning.plain_http");
    if (!parts.library.left_out().empty()) names.push_back("warning.guide_left_out");
    if (parts.lobby.is_being_guessed()) names.push_back("warning.guessing");
    return names;
}

json Api::status_json() const {
    return {{"version", version_and_build()},
            {"data", parts.archive_path},
            {"open", parts.reach.is_open()},
            {"port", parts.reach.port()},
            {"secure", parts.reach.is_secure()},
            {"addresses", parts.reach.addresses()},
            {"warnings", warnings()}};
}

boost::asio::awaitable<Response> Api::status(const Request& request) {
    const ConversationId id{query_value(request.query, "conversation")};
    if (!co_await may_run(request, id)) co_return error_reply(wrong_key());
    co_return json_reply(status_json());
}

boost::asio::awaitable<Response> Api::open(const Request& request) {
    const ConversationId id{query_value(request.query, "conversation")};
    if (!co_await may_run(request, id)) co_return error_reply(wrong_key());
    const auto body = body_of(request);
    if (!body.ok()) co_return error_reply(body.error());
    protocols::Parameters parameters{body.value()};
    const bool wanted = parameters.flag("open");
    const auto networks = body.value().contains("networks")
                              ? parameters.texts("networks", most_networks)
                              : std::vector<std::string>{};
    if (!parameters.trouble().empty())
        co_return error_reply({Reason::bad_request, parameters.trouble()});
    if (wanted) {
        if (auto trouble = parts.reach.open(networks))
            co_return error_reply({Reason::not_now, trouble->sentence});
    } else {
        parts.reach.close();
        if (parts.reach.is_open())
            co_return error_reply(
                {Reason::not_now,
                 "Phones come through a proxy. Shut it there, or start the server "
                 "without --address."});
    }
    co_return json_reply(status_json());
}

boost::asio::awaitable<Response> Api::look_before(const Request& request) {
    if (!runs_server(request)) co_return error_reply(wrong_key());
    auto look = [this](auto callback) {
        parts.lobby.in_background([this, callback] { callback(preflight.report()); });
    };
    co_return json_reply(co_await called_back<json>(std::move(look)));
}

/// From whoever opened the test page. This laptop itself, by whichever of its addresses, is no
/// phone.
Response Api::reached(const Request& request) {
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters parameters{body.value()};
    const bool socket = parameters.flag("socket");
    if (!parameters.trouble().empty())
        return error_reply({Reason::bad_request, parameters.trouble()});
    if (request.remote != request.local) preflight.reached(request.remote, socket);
    return json_reply(json::object());
}

Response Api::stop(const Request& request) {
    if (!runs_server(request)) return error_reply(wrong_key());
    if (!parts.stop)
        return error_reply({Reason::not_now, "It is stopped where it was started, and not here."});
    parts.stop();
    return json_reply(json::object());
}

}  // namespace outward::server
