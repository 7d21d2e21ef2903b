// What would fail in the room, looked at while there is still time to mend it.
#pragma once

#include "engine/ids.hpp"
#include "server/guides/library.hpp"
#include "server/live/lobby.hpp"
#include "server/web/reach.hpp"

#include <boost/asio/ip/address.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <mutex>
#include <optional>
#include <set>

namespace outward::server {

/// May be used from any thread.
class Preflight {
public:
    /// All must outlive it.
    Preflight(const Reach& reach, const Library& library, const Lobby& lobby,
              std::filesystem::path archive);

    /// Another device has opened the test page; `by_socket`: its WebSocket came through too.
    void reached(const boost::asio::ip::address& from, bool by_socket);

    /// As http.schema.json has it (Preflight). Reads the disk: not on an io thread.
    [[nodiscard]] nlohmann::json report() const;

private:
    [[nodiscard]] nlohmann::json phones() const;
    [[nodiscard]] nlohmann::json missing_languages() const;
    [[nodiscard]] nlohmann::json disk() const;
    [[nodiscard]] nlohmann::json last_backup() const;

    const Reach& reach;
    const Library& library;
    const Lobby& lobby;
    std::filesystem::path archive;

    mutable std::mutex mutex;  // guards what follows
    std::set<boost::asio::ip::address> devices;
    std::set<boost::asio::ip::address> without_socket;
    std::optional<engine::Millis> last_at;
};

}  // namespace outward::server
