// The whole server as one object: everything it is made of is built here by hand, in the order in
// which the parts depend on each other, and stopped in the reverse order.
#pragma once

#include "engine/result.hpp"
#include "server/access/host_keys.hpp"
#include "server/archive/sqlite_log.hpp"
#include "server/cohort/cohort_store.hpp"
#include "server/data_folder.hpp"
#include "server/doors.hpp"
#include "server/guides/library.hpp"
#include "server/initiative/initiatives.hpp"
#include "server/journal.hpp"
#include "server/live/lobby.hpp"
#include "server/net/listener.hpp"
#include "server/rehearsal/rehearsal.hpp"
#include "server/review/review_store.hpp"
#include "server/search/catalogue.hpp"
#include "server/web/application.hpp"

#include <filesystem>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace outward::server {

struct ServerOptions {
    std::filesystem::path archive;
    std::filesystem::path content;  // laid over the content that the program carries; may be empty
    std::filesystem::path guides;   // own ones; empty: those beside the archive
    std::uint16_t port = 8080;
    int port_tries = 20;      // how many ports to step past when one is in use
    std::size_t threads = 0;  // 0: one for each core
    std::vector<std::string> host_names;
    std::string address;          // where phones find a proxy that leads here: scheme://name:port
    bool insecure = false;        // also on public addresses without TLS
    std::string tls_certificate;  // both or none
    std::string tls_key;
    NetLimits limits;
    LobbyRules rules;
    bool keep_rehearsals = false;  // the archive is a rehearsal's own, so they go into it
    Doors::Networks networks = server::networks;  // which ones there are
    std::function<void()> stop;  // asked for on the host page; none: it cannot be stopped there
};

class Server {
public:
    /// Listens on this machine's own address. `journal` must outlive the server.
    [[nodiscard]] static engine::Result<std::unique_ptr<Server>, engine::Trouble> start(
        const ServerOptions& options, Journal& journal);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] Reach& reach() noexcept { return doors; }
    [[nodiscard]] Lobby& lobby() noexcept { return *rooms; }
    [[nodiscard]] Initiatives& initiatives() noexcept { return *all_initiatives; }
    [[nodiscard]] const Library& library() const noexcept { return *content; }
    [[nodiscard]] const EventLog& archive() const noexcept { return *log; }
    [[nodiscard]] boost::asio::ip::tcp::endpoint endpoint() const;
    [[nodiscard]] const std::filesystem::path& archive_path() const { return folder.archive(); }
    /// The host page with the host's key in the fragment.
    [[nodiscard]] std::string host_link() const;

private:
    Server(DataFolder data, std::string key, Library texts, const ServerOptions& options,
           Journal& to);
    [[nodiscard]] std::optional<engine::Trouble> open_archives();
    [[nodiscard]] std::optional<engine::Trouble> open_for_reading_back();
    [[nodiscard]] std::optional<engine::Trouble> open_initiatives();
    [[nodiscard]] std::optional<engine::Trouble> listen();
    void rehearse(const CreatedConversation& conversation, const NewConversation& as, int people,
                  double speed);

    void settle();

    ServerOptions settings;
    Journal& journal;
    DataFolder folder;
    std::string host_key;
    std::unique_ptr<Library> content;
    SteadyWallClock clock;
    std::unique_ptr<SqliteLog> log;
    std::unique_ptr<SqliteLog> rehearsal_log;
    Shards shards;
    Doors doors;
    std::unique_ptr<Catalogue> catalogue;
    std::unique_ptr<ReviewStore> reviews;
    std::unique_ptr<CohortStore> cohorts;
    std::unique_ptr<HostKeys> hosts;
    std::unique_ptr<Lobby> rooms;
    std::unique_ptr<InitiativeLog> initiative_log;
    std::unique_ptr<StatementBook> statements;
    std::unique_ptr<Initiatives> all_initiatives;
    std::unique_ptr<WebApplication> application;
    std::unique_ptr<Service> service;
    std::unique_ptr<Listener> own_listener;

    mutable std::mutex mutex;  // guards what follows
    std::list<std::unique_ptr<Rehearsal>> rehearsals;
};

}  // namespace outward::server
