#include "server/net/service.hpp"

#include <boost/asio/post.hpp>

#include <utility>

namespace outward::server {

namespace {

void send_away(const std::shared_ptr<Connection>& connection) {
    boost::asio::post(connection->executor(),
                      [connection] { connection->close(CloseCode::going_away); });
}

}  // namespace

Service::Place::Place(Count counted, std::size_t limit)
    : count(std::move(counted)), over_the_limit(++*count > limit) {}

Service::Place::~Place() {
    if (count) --*count;
}

Service::Service(Application& served, NetLimits with_limits,
                 std::function<void(const std::string&)> report_to)
    : application(served), limits(with_limits), report(std::move(report_to)) {}

Service::~Service() {
    for (const auto& [key, weak] : std::exchange(sockets, {}))
        if (const auto connection = weak.lock()) connection->end();
}

std::optional<Service::Place> Service::take_place() {
    if (*sessions >= limits.connections + limits.refusals) return std::nullopt;
    return Place{sessions, limits.connections};
}

void Service::opened(const std::shared_ptr<EndableConnection>& connection) {
    const std::scoped_lock lock{mutex};
    sockets.emplace(connection.get(), connection);
    if (closing) send_away(connection);
}

void Service::closed(const Connection* connection) {
    const std::scoped_lock lock{mutex};
    sockets.erase(connection);
}

void Service::close_all() {
    const std::scoped_lock lock{mutex};
    closing = true;
    for (const auto& [key, weak] : sockets)
        if (const auto connection = weak.lock()) send_away(connection);
}

std::size_t Service::open_sockets() const {
    const std::scoped_lock lock{mutex};
    return sockets.size();
}

}  // namespace outward::server
