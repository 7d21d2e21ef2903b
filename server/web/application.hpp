// What this server is to the network layer: pages, API, health and metrics over HTTP, and a visitor
// for every WebSocket. The same headers guard every response.
#pragma once

#include "server/net/application.hpp"
#include "server/net/service.hpp"
#include "server/web/api.hpp"
#include "server/web/guard.hpp"
#include "server/web/pages.hpp"

namespace outward::server {

class WebApplication final : public Application {
public:
    WebApplication(const Library& library, Guard allowed, ApiParts api_parts);

    /// For /metrics. Once, before the first request.
    void watch(const Service& service) { watched = &service; }

    [[nodiscard]] std::optional<Response> refuse(const Request& request) const override;
    [[nodiscard]] BodySize body_size(const Request& request) const override;
    [[nodiscard]] boost::asio::awaitable<Response> serve(Request request) override;
    [[nodiscard]] std::unique_ptr<Peer> accept(std::shared_ptr<Connection> connection) override;
    [[nodiscard]] const std::vector<Header>& common_headers() const override;

private:
    [[nodiscard]] Response metrics() const;

    Lobby& lobby;
    Initiatives& initiatives;
    Guard guard;
    Pages pages;
    Api api;
    const Service* watched = nullptr;
};

}  // namespace outward::server
