// The part of /api/v1 by which conversations are read back and talked about afterwards: the
// archive, search, transcripts, replay, release to coaches, annotations, attached transcripts,
// rubrics, bundles (protocols/openapi.yaml). Every answer reads the disk, so all of it runs in the
// background.
#pragma once

#include "server/access/host_keys.hpp"
#include "server/live/lobby.hpp"
#include "server/net/http.hpp"
#include "server/read/reading.hpp"
#include "server/review/review_store.hpp"
#include "server/search/catalogue.hpp"

#include <boost/asio/awaitable.hpp>
#include <nlohmann/json.hpp>

#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

struct ReadingParts {
    Lobby& lobby;
    const Library& library;
    ReviewStore& reviews;
    Catalogue& catalogue;
    SqliteLog& archive;
    HostKeys& hosts;
};

/// Whose key came with a request.
struct Caller {
    enum class Role { host, crew, coach };
    Role role = Role::host;
    std::string library;  // of the host, or whose coach it is
    Coach coach;          // of the role
};

/// None: it is the key of no host and no coach.
[[nodiscard]] std::optional<Caller> known_caller(const HostKeys& hosts, const ReviewStore& reviews,
                                                 std::string_view key);

class ReadingApi {
public:
    using Path = std::vector<std::string>;

    explicit ReadingApi(ReadingParts parts);

    /// Whether that address is one of these.
    [[nodiscard]] static bool serves(const Path& path);
    [[nodiscard]] boost::asio::awaitable<Response> serve(const Request& request, const Path& path);
    /// Whether a file may come with it, from somebody who is known: by its headers only, without a
    /// look at the disk.
    [[nodiscard]] bool takes_file(const Request& request, const Path& path) const;

private:
    /// A conversation that the caller may read, and how much of it.
    struct Opened {
        const EventLog* log = nullptr;
        Summary summary;
        Share share;
    };
    using MayOpen = engine::Result<Opened, engine::Rejection>;

    [[nodiscard]] Response answer(const Request& request, const Path& path);
    [[nodiscard]] std::optional<Caller> caller_of(const Request& request,
                                                  const engine::ConversationId& id) const;
    [[nodiscard]] MayOpen open(const Caller& caller, const engine::ConversationId& id) const;
    /// Tells the team that a coach has opened something. None: it is noted, or nobody needs to
    /// know.
    [[nodiscard]] std::optional<engine::Trouble> note_opening(const Caller& caller,
                                                              const Opened& opened,
                                                              const char* what) const;

    [[nodiscard]] Response answer_at_large(const Request& request, const Path& path,
                                           const Caller& caller);
    [[nodiscard]] Response answer_about(const Request& request, const Path& path,
                                        const Caller& caller);
    [[nodiscard]] Response read_part(const Request& request, const Path& path, const Caller& caller,
                                     const Opened& opened);

    // reading_api.cpp
    [[nodiscard]] Response transcript(const Request& request, const Opened& opened) const;
    [[nodiscard]] Response replay(const Request& request, const Opened& opened) const;
    [[nodiscard]] Response exported(const Request& request, const Opened& opened) const;
    // reading_api_shelf.cpp
    [[nodiscard]] Sight sight_of(const Caller& caller) const;
    /// None: whatever library.
    [[nodiscard]] static std::optional<std::string> library_of(const Caller& caller);
    [[nodiscard]] Response archive(const Request& request, const Caller& caller) const;
    [[nodiscard]] Response search(const Request& request, const Caller& caller) const;
    [[nodiscard]] Response progress(const Request& request, const Caller& caller) const;
    // reading_api_release.cpp
    [[nodiscard]] Response coaches(const Request& request, const Path& path, const Caller& caller);
    [[nodiscard]] Response libraries(const Request& request, const Path& path,
                                     const Caller& caller);
    [[nodiscard]] Response release(const Request& request, const Path& path, const Caller& caller,
                                   const Opened& opened);
    [[nodiscard]] Response release_state(const Opened& opened) const;
    [[nodiscard]] Response readings(const Request& request, const Opened& opened) const;
    // reading_api_review.cpp
    [[nodiscard]] Response annotations(const Request& request, const Path& path,
                                       const Caller& caller, const Opened& opened);
    [[nodiscard]] Response list_annotations(const Caller& caller, const Opened& opened) const;
    [[nodiscard]] Response recordings(const Request& request, const Path& path,
                                      const Caller& caller, const Opened& opened);
    [[nodiscard]] Response list_recordings(const Opened& opened) const;
    [[nodiscard]] std::optional<engine::Rejection> attach(
        const Opened& opened, const std::string& name, const std::string& content,
        const std::optional<engine::Millis>& starts_at);
    [[nodiscard]] Response rubrics(const Request& request, const Caller& caller);
    [[nodiscard]] Response list_rubrics(const std::string& language) const;
    // reading_api_bundle.cpp
    [[nodiscard]] Response bundle(const Request& request, const Caller& caller,
                                  const Opened& opened) const;
    [[nodiscard]] Response take_bundle(const Request& request, const Caller& caller);

    /// Facilitators' keys, hashed, that have opened something since the start.
    class KnownKeys {
    public:
        void add(const std::string& hash);
        [[nodiscard]] bool has(const std::string& hash) const;

    private:
        static constexpr std::size_t most = 10'000;
        mutable std::mutex mutex;
        std::set<std::string> hashes;
    };

    ReadingParts parts;
    mutable KnownKeys crew_keys;
};

}  // namespace outward::server
