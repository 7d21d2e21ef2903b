#include "server/server.hpp"

#include "server/access/keys.hpp"
#include "server/archive/archive_file.hpp"
#include "server/net/tls.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace outward::server {

using engine::Result;
using engine::Trouble;

namespace {

constexpr auto goodbye_time = std::chrono::seconds{1};
constexpr auto goodbye_step = std::chrono::milliseconds{10};

std::size_t thread_count(std::size_t wanted) {
    if (wanted > 0) return wanted;
    return std::max(2U, std::thread::hardware_concurrency());
}

/// Rehearsals are kept beside the archive while the server runs, and forgotten with it.
std::filesystem::path rehearsal_file(const std::filesystem::path& archive) {
    std::filesystem::path path = archive;
    path += ".rehearsals";
    return path;
}

/// With that of the proxy.
std::vector<std::string> names_of(const ServerOptions& options) {
    std::vector<std::string> names = options.host_names;
    if (const auto scheme = options.address.find("://"); scheme != std::string::npos)
        names.push_back(host_name(std::string_view{options.address}.substr(scheme + 3)));
    return names;
}

void wait_until_nobody_is_left(const Service& service, std::chrono::milliseconds at_most) {
    const auto deadline = std::chrono::steady_clock::now() + at_most;
    while (service.open_sockets() > 0 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(goodbye_step);
}

void remove_rehearsals(const std::filesystem::path& archive) {
    for (const char* ending : {"", "-wal", "-shm"}) {
        std::filesystem::path path = rehearsal_file(archive);
        path += ending;
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
}

}  // namespace

Result<std::unique_ptr<Server>, Trouble> Server::start(const ServerOptions& options,
                                                       Journal& journal) {
    auto texts =
        Library::open(options.content,
                      options.guides.empty() ? own_guides_folder(options.archive) : options.guides);
    if (!texts.ok()) return texts.error();
    auto data = DataFolder::open(options.archive);
    if (!data.ok()) return data.error();
    auto key = data.value().host_key();
    if (!key.ok()) return key.error();
    std::unique_ptr<Server> server{new Server{std::move(data).value(), std::move(key).value(),
                                              std::move(texts).value(), options, journal}};
    for (const auto& [id, why] : server->content->left_out())
        journal.problem("guide_left_out", why);
    if (auto trouble = server->open_archives()) return *trouble;
    if (auto trouble = server->listen()) return *trouble;
    server->folder.publish_link(server->host_link());
    return server;
}

Server::Server(DataFolder data, std::string key, Library texts, const ServerOptions& options,
               Journal& to)
    : settings(options),
      journal(to),
      folder(std::move(data)),
      host_key(std::move(key)),
      content(std::make_unique<Library>(std::move(texts))),
      shards(thread_count(options.threads),
             [this](const std::string& what) { journal.problem("handler", what); }),
      doors(DoorRules{.host_names = options.host_names,
                      .proxy = options.address,
                      .insecure = options.insecure},
            shards, journal, options.networks) {}

std::optional<Trouble> Server::open_archives() {
    auto real = SqliteLog::open(folder.archive());
    if (!real.ok()) return real.error();
    log = std::move(real).value();
    remove_rehearsals(folder.archive());
    auto rehearsed = SqliteLog::open(rehearsal_file(folder.archive()));
    if (!rehearsed.ok()) return rehearsed.error();
    rehearsal_log = std::move(rehearsed).value();
    if (auto trouble = open_for_reading_back()) return trouble;
    EventLog& for_rehearsals = settings.keep_rehearsals ? *log : *rehearsal_log;
    rooms = std::make_unique<Lobby>(
        *log, for_rehearsals, *content, clock, [this] { return shards.next().get_executor(); },
        settings.rules);
    if (auto trouble = rooms->open()) return trouble;
    return open_initiatives();
}

std::optional<Trouble> Server::open_initiatives() {
    try {
        initiative_log = std::make_unique<InitiativeLog>(*log);
    } catch (const SQLite::Exception& problem) {
        return Trouble{sentence_for(problem, folder.archive())};
    }
    statements = std::make_unique<StatementBook>(*log, *rooms);
    all_initiatives =
        std::make_unique<Initiatives>(*initiative_log, *statements, *rooms, clock,
                                      [this] { return shards.next().get_executor(); });
    return all_initiatives->open();
}

std::optional<Trouble> Server::open_for_reading_back() {
    auto opened = Catalogue::open(folder.archive());
    if (!opened.ok()) return opened.error();
    catalogue = std::move(opened).value();
    try {
        reviews = std::make_unique<ReviewStore>(*log);
        cohorts = std::make_unique<CohortStore>(*log);
    } catch (const SQLite::Exception& problem) {
        return Trouble{sentence_for(problem, folder.archive())};
    }
    hosts = std::make_unique<HostKeys>(hash_of(host_key));
    const auto libraries = reviews->libraries();
    if (!libraries.ok()) return libraries.error();
    for (const LibraryAccount& library : libraries.value())
        hosts->add(library.id, library.key_hash);
    return std::nullopt;
}

std::optional<Trouble> Server::listen() {
    Listener::Tls tls;
    if (!settings.tls_certificate.empty() || !settings.tls_key.empty()) {
        auto loaded = load_tls(settings.tls_certificate, settings.tls_key);
        if (!loaded.ok()) return loaded.error();
        tls = std::move(loaded).value();
    }
    application = std::make_unique<WebApplication>(
        *content, Guard{names_of(settings)},
        ApiParts{.lobby = *rooms,
                 .library = *content,
                 .clock = clock,
                 .reach = doors,
                 .hosts = *hosts,
                 .reviews = *reviews,
                 .cohorts = *cohorts,
                 .catalogue = *catalogue,
                 .archive = *log,
                 .initiatives = *all_initiatives,
                 .archive_path = folder.archive().string(),
                 .rehearse = [this](const auto&... of) { rehearse(of...); },
                 .stop = settings.stop});
    service = std::make_unique<Service>(
        *application, settings.limits,
        [this](const std::string& what) { journal.problem("session", what); });
    application->watch(*service);
    auto opened = Listener::first_free(boost::asio::ip::address_v4::loopback(), settings.port,
                                       settings.port_tries, shards, *service, tls);
    if (!opened.ok()) return Trouble{opened.error().sentence};
    own_listener = std::move(opened).value();
    doors.lead_to(*service, own_listener->endpoint().port(), tls,
                  [this](const auto& addresses) { rooms->tell_addresses(addresses); });
    shards.start();
    journal.note("listening", {{"port", endpoint().port()}, {"threads", shards.size()}});
    return std::nullopt;
}

Server::~Server() {
    {
        const std::scoped_lock lock{mutex};
        rehearsals.clear();
    }
    doors.shut();
    own_listener.reset();
    if (service) {
        service->close_all();
        wait_until_nobody_is_left(*service, goodbye_time);
        service->cut_off_all();
        wait_until_nobody_is_left(*service, goodbye_time);
    }
    if (rooms) rooms->stop();
    shards.stop();
    if (service) service->cut_off_all();  // who came in meanwhile
    settle();
    all_initiatives.reset();
    initiative_log.reset();
    cohorts.reset();
    reviews.reset();
    catalogue.reset();
    log.reset();
    rehearsal_log.reset();
    remove_rehearsals(folder.archive());
    journal.note("stopped");
}

/// Writes what is queued and runs what that sets off, until nothing waits in one thread that holds
/// something of another.
void Server::settle() {
    do {
        shards.finish();
        if (log) log->drain();
        if (rehearsal_log) rehearsal_log->drain();
    } while (shards.finish() > 0);
}

void Server::rehearse(const CreatedConversation& conversation, const NewConversation& as,
                      int people, double speed) {
    auto voices = load_voices(*content, as.language);
    if (!voices.ok()) return journal.problem("rehearsal", voices.error().sentence);
    const LiveRehearsal wanted{.server = own_listener->endpoint(),
                               .guide = content->find(as.guide)->guide,
                               .code = conversation.code,
                               .people = people,
                               .language = as.language,
                               .speed = speed};
    auto rehearsal = std::make_unique<Rehearsal>(shards.next(), wanted, voices.value());
    const std::scoped_lock lock{mutex};
    rehearsals.push_back(std::move(rehearsal));
}

boost::asio::ip::tcp::endpoint Server::endpoint() const { return own_listener->endpoint(); }

std::string Server::host_link() const {
    return doors.url_of(endpoint().address()) + "/host#key=" + host_key;
}

}  // namespace outward::server
