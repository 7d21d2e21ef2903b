#include "server/web/preflight.hpp"

#include "server/data_folder.hpp"
#include "server/system/process.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace outward::server {

using nlohmann::json;

namespace {

/// Of devices that are told apart; more are not counted.
constexpr std::size_t most_devices = 1000;

engine::Millis written_at(const std::filesystem::path& file) {
    std::error_code gone;
    const auto written = std::filesystem::last_write_time(file, gone);
    if (gone) return {};
    const auto wall = std::chrono::file_clock::to_sys(written).time_since_epoch();
    return std::chrono::duration_cast<engine::Millis>(wall);
}

json moment(std::optional<engine::Millis> at) { return at ? json(at->count()) : json(nullptr); }

json networks_json(const Reach& reach) {
    json list = json::array();
    for (const ReachedNetwork& network : reach.networks())
        list.push_back({{"name", network.name},
                        {"address", network.address},
                        {"private", network.is_private},
                        {"open", network.is_open}});
    return list;
}

json battery_json() {
    const auto power = battery();
    if (!power) return nullptr;
    return {{"percent", power->percent}, {"charging", power->charging}};
}

}  // namespace

Preflight::Preflight(const Reach& how_far, const Library& texts, const Lobby& rooms,
                     std::filesystem::path file)
    : reach(how_far), library(texts), lobby(rooms), archive(std::move(file)) {}

void Preflight::reached(const boost::asio::ip::address& from, bool by_socket) {
    const std::scoped_lock lock{mutex};
    last_at = lobby.now();
    if (devices.size() < most_devices) devices.insert(from);
    if (by_socket)
        without_socket.erase(from);
    else if (devices.contains(from))
        without_socket.insert(from);
}

json Preflight::report() const {
    return {{"open", reach.is_open()},
            {"addresses", reach.addresses()},
            {"networks", networks_json(reach)},
            {"phones", phones()},
            {"walls", lobby.walls()},
            {"languages", missing_languages()},
            {"disk", disk()},
            {"battery", battery_json()},
            {"clock", {{"now", lobby.now().count()}}},
            {"backup", last_backup()}};
}

json Preflight::phones() const {
    const std::scoped_lock lock{mutex};
    return {{"reached", devices.size()},
            {"last_at", moment(last_at)},
            {"socket_refused", without_socket.size()}};
}

json Preflight::missing_languages() const {
    json list = json::array();
    const auto spoken = library.languages();
    const auto guides = library.guides();
    for (const auto& [id, entry] : *guides)
        for (const std::string& language : spoken)
            if (std::ranges::find(entry->guide->languages, language) ==
                entry->guide->languages.end())
                list.push_back({{"guide", id.value},
                                {"title", entry->guide->text(language).title},
                                {"language", language}});
    return list;
}

json Preflight::disk() const {
    std::error_code unknown;
    const auto space =
        std::filesystem::space(std::filesystem::absolute(archive).parent_path(), unknown);
    if (unknown) return nullptr;
    return {{"free", space.available}, {"total", space.capacity}};
}

json Preflight::last_backup() const {
    std::optional<engine::Millis> newest;
    for (const auto& file : copies_of(archive))
        newest = std::max(newest.value_or(engine::Millis{}), written_at(file));
    return {{"at", moment(newest)}};
}

}  // namespace outward::server
