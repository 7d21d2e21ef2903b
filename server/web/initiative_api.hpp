// The part of /api/v1 by which initiatives are made and looked after, and by which their team reads
// what does not come over the socket: the words of statements, what is like them, sources, figures,
// the log, the calendar (protocols/openapi.yaml). All of it runs in the background.
#pragma once

#include "server/access/host_keys.hpp"
#include "server/initiative/initiatives.hpp"
#include "server/initiative/suggestions.hpp"
#include "server/net/http.hpp"
#include "server/publish/publishing.hpp"

#include <boost/asio/awaitable.hpp>
#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace outward::server {

struct InitiativeParts {
    Lobby& lobby;
    const SqliteLog& archive;
    const Library& library;
    Initiatives& initiatives;
    HostKeys& hosts;
};

class InitiativeApi {
public:
    using Path = std::vector<std::string>;

    explicit InitiativeApi(InitiativeParts parts);

    /// Whether that address is one of these.
    [[nodiscard]] static bool serves(const Path& path);
    [[nodiscard]] boost::asio::awaitable<Response> serve(const Request& request, const Path& path);

private:
    /// host: of the library whose it is.
    enum class Role { host, lead, team };
    using Room = std::shared_ptr<InitiativeRoom>;

    [[nodiscard]] Response answer(const Request& request, const Path& path);
    [[nodiscard]] Response answer_at_large(const Request& request, const Path& path,
                                           const std::string& library);
    [[nodiscard]] Response answer_about(const Request& request, const std::string& part,
                                        const Room& room, Role role);
    [[nodiscard]] Response read_part(const Request& request, const std::string& part,
                                     const Room& room);
    /// None: the key opens nothing there.
    [[nodiscard]] std::optional<Role> role_of(const Request& request,
                                              const engine::InitiativeId& id) const;

    // initiative_api.cpp
    [[nodiscard]] Response list(const std::string& library) const;
    [[nodiscard]] Response create(const Request& request, const std::string& library);
    // initiative_api_keys.cpp
    [[nodiscard]] Response keys(const Request& request, const Path& path, const Room& room,
                                Role role);
    [[nodiscard]] Response list_keys(const Room& room) const;
    [[nodiscard]] Response revoke_key(const Room& room, const std::string& key_id, Role role);
    [[nodiscard]] Response make_key(const Request& request, const Room& room, Role role);
    // initiative_api_board.cpp
    [[nodiscard]] Response statements(const Request& request, const Room& room);
    [[nodiscard]] Response suggestions(const Request& request, const Room& room) const;
    [[nodiscard]] Response duplicates(const Room& room) const;
    [[nodiscard]] Response log(const Request& request, const Room& room) const;
    // initiative_api_sources.cpp
    [[nodiscard]] Response sources(const Request& request, const Room& room) const;
    [[nodiscard]] Response add_sources(const Request& request, const Room& room);
    [[nodiscard]] Response figures(const Room& room) const;
    // initiative_api_publish.cpp
    [[nodiscard]] Response publish_check(const Request& request, const Room& room) const;
    [[nodiscard]] Response site(const Request& request, const Room& room) const;
    [[nodiscard]] engine::Result<Publishable, engine::Trouble> looked_over(
        const Room& room, const engine::Initiative& initiative, const std::string& language) const;
    // initiative_api_dates.cpp
    [[nodiscard]] Response calendar(const Request& request, const Room& room) const;
    [[nodiscard]] Response due(const std::string& library) const;

    [[nodiscard]] engine::Result<Chapters, engine::Trouble> chapters_of(
        const Room& room, const engine::Initiative& initiative) const;
    [[nodiscard]] engine::Result<Suggestions::Index, engine::Trouble> index_of(
        const Room& room, const engine::Initiative& initiative) const;

    InitiativeParts parts;
    mutable Suggestions alike;
};

}  // namespace outward::server
