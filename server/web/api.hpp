// The HTTP interface under /api/v1 (protocols/openapi.yaml): what the host page and the exports
// need. Everything live goes over the WebSocket.
#pragma once

#include "server/guides/paper.hpp"
#include "server/live/lobby.hpp"
#include "server/net/http.hpp"
#include "server/web/cohort_api.hpp"
#include "server/web/initiative_api.hpp"
#include "server/web/preflight.hpp"
#include "server/web/reach.hpp"
#include "server/web/reading_api.hpp"

#include <boost/asio/awaitable.hpp>
#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace outward::server {

struct ApiParts {
    Lobby& lobby;
    Library& library;
    const SteadyWallClock& clock;
    Reach& reach;
    HostKeys& hosts;
    ReviewStore& reviews;
    CohortStore& cohorts;
    Catalogue& catalogue;
    SqliteLog& archive;
    Initiatives& initiatives;
    std::string archive_path;
    /// Starts simulated people in a conversation that was made for it.
    std::function<void(const CreatedConversation&, const NewConversation&, int people,
                       double speed)>
        rehearse;
    /// Ends the program a moment later; none: it cannot be ended from a page.
    std::function<void()> stop = {};
};

class Api {
public:
    explicit Api(ApiParts parts);

    [[nodiscard]] boost::asio::awaitable<Response> serve(const Request& request);
    /// Of the server's own library or a further one.
    [[nodiscard]] bool is_host(const Request& request) const;
    /// Whether its body may be a bundle, a transcript that somebody attaches, or all guides of a
    /// library.
    [[nodiscard]] bool takes_file(const Request& request) const;

private:
    /// Of the library that the conversation belongs to.
    [[nodiscard]] bool is_host_of(const Request& request, const engine::ConversationId& id) const;
    /// Of the server's own library: who runs the laptop.
    [[nodiscard]] bool runs_server(const Request& request) const;
    using Answer = boost::asio::awaitable<Response>;

    using FoundRoom = engine::Result<std::shared_ptr<Room>, engine::Rejection>;

    [[nodiscard]] boost::asio::awaitable<FoundRoom> find_room(engine::ConversationId id);
    [[nodiscard]] boost::asio::awaitable<bool> may_run(const Request& request,
                                                       const engine::ConversationId& id);
    [[nodiscard]] Answer conversations(const Request& request);
    [[nodiscard]] Answer create(const Request& request);
    [[nodiscard]] Answer rehearse(const Request& request);
    [[nodiscard]] Answer make_key(const Request& request, const engine::ConversationId& id);
    // api_running.cpp: how the program stands, who may reach it, its end
    [[nodiscard]] static bool is_about_running(std::string_view first);
    [[nodiscard]] Answer run(const Request& request, std::string_view wish);
    [[nodiscard]] Answer status(const Request& request);
    [[nodiscard]] Answer open(const Request& request);
    [[nodiscard]] Answer look_before(const Request& request);
    [[nodiscard]] Response reached(const Request& request);
    [[nodiscard]] Response stop(const Request& request);
    [[nodiscard]] nlohmann::json status_json() const;
    [[nodiscard]] nlohmann::json warnings() const;
    // api_care.cpp: keys, slips, how long things are kept, backups
    [[nodiscard]] Answer care_for(const Request& request, const std::vector<std::string>& path);
    [[nodiscard]] boost::asio::awaitable<std::vector<KnownKey>> known_keys(
        std::shared_ptr<Room> room);
    [[nodiscard]] Answer list_keys(const Request& request, const engine::ConversationId& id);
    [[nodiscard]] Answer revoke_key(const Request& request, const engine::ConversationId& id,
                                    const std::string& key_id);
    [[nodiscard]] Answer slips(const Request& request, const engine::ConversationId& id);
    [[nodiscard]] Answer purge_slips(const Request& request, const engine::ConversationId& id);
    [[nodiscard]] Answer purge(const engine::ConversationId& id);
    [[nodiscard]] Answer keep_until(const Request& request, const engine::ConversationId& id);
    [[nodiscard]] Answer backups();
    [[nodiscard]] Answer back_up_now();
    template <class Call>
    [[nodiscard]] Answer done_or_refused(Call call);
    // api_guides.cpp: reading, checking, keeping, passing on, removing; for the host
    [[nodiscard]] Answer guide_work(const Request& request, const std::vector<std::string>& path);
    [[nodiscard]] Response answer_about_guides(const Request& request,
                                               const std::vector<std::string>& path) const;
    [[nodiscard]] nlohmann::json guide_summary(const LibraryGuide& entry,
                                               const std::string& language) const;
    [[nodiscard]] Response guides(const Request& request) const;
    [[nodiscard]] Response guide(const Request& request, const engine::GuideId& id) const;
    [[nodiscard]] Response guide_files(const Request& request, const engine::GuideId& id) const;
    [[nodiscard]] Response guide_pack(const engine::GuideId& id) const;
    [[nodiscard]] Response printed_guide(const Request& request, const engine::GuideId& id) const;
    [[nodiscard]] Response guide_slides(const Request& request, const engine::GuideId& id) const;
    [[nodiscard]] Response check_guide(const Request& request) const;
    [[nodiscard]] Response keep_guide(const Request& request, const engine::GuideId& id) const;
    [[nodiscard]] Response install_guide(const Request& request) const;
    [[nodiscard]] Response take_collection(const Request& request) const;
    [[nodiscard]] Response remove_guide(const engine::GuideId& id) const;
    [[nodiscard]] Response kept(const GuideWish& wish) const;
    // api_resources.cpp: what anybody may read and print; own guides are for the host
    [[nodiscard]] bool is_resource(const Request& request,
                                   const std::vector<std::string>& path) const;
    [[nodiscard]] Response answer_about_resources(const Request& request,
                                                  const std::vector<std::string>& path) const;
    [[nodiscard]] Response resources(const Request& request) const;
    [[nodiscard]] Response printed_handout(const Request& request, const std::string& id) const;
    [[nodiscard]] Response collection(const Request& request) const;
    [[nodiscard]] std::string title_of(const engine::GuideId& id,
                                       const std::string& language) const;
    [[nodiscard]] boost::asio::awaitable<engine::Result<CreatedConversation, engine::Rejection>>
    create_conversation(NewConversation wanted);
    /// At those that other programs have kept meanwhile.
    boost::asio::awaitable<void> look_at_guides();

    ApiParts parts;
    Preflight preflight;
    ReadingApi reading;
    InitiativeApi initiatives;
    /// Of what everybody may have, which never changes: made once for each paper.
    mutable std::mutex collecting;
    mutable std::map<Paper, std::string> collections;
    CohortApi cohorts;
};

}  // namespace outward::server
