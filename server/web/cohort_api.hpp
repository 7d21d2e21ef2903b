// The part of /api/v1 about cohorts (protocols/openapi.yaml): who runs the server makes them and
// sees all of them; a library's host sees its own library in them, a coach those that they coach.
// Every answer reads the disk, so all of it runs in the background.
#pragma once

#include "server/cohort/cohort_view.hpp"
#include "server/web/reading_api.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <vector>

namespace outward::server {

struct CohortParts {
    Lobby& lobby;
    const Library& library;
    const ReviewStore& reviews;
    CohortStore& cohorts;
    const HostKeys& hosts;
};

class CohortApi {
public:
    using Path = std::vector<std::string>;

    explicit CohortApi(CohortParts given) : parts(given) {}

    /// Whether that address is one of these.
    [[nodiscard]] static bool serves(const Path& path) { return path.front() == "cohorts"; }
    [[nodiscard]] boost::asio::awaitable<Response> serve(const Request& request, const Path& path);

private:
    /// Who asks, and in which words they read the plan.
    struct Asker {
        Caller caller;
        CohortViewer viewer;
        std::string language;
    };

    [[nodiscard]] Response answer(const Request& request, const Path& path);
    [[nodiscard]] std::optional<Asker> asker_of(const Request& request) const;
    [[nodiscard]] CohortViewer viewer_of(const Caller& caller) const;
    [[nodiscard]] Response answer_about(const Request& request, const Path& path,
                                        const Asker& asker, const Cohort& cohort);
    [[nodiscard]] CohortViews views(const Asker& asker) const;
    /// As it is now, after a change.
    [[nodiscard]] Response shown(const std::string& cohort, const Asker& asker) const;

    // cohort_api.cpp
    [[nodiscard]] Response list(const Asker& asker) const;
    [[nodiscard]] Response create(const Request& request, const Asker& asker);
    [[nodiscard]] Response change(const Request& request, const Asker& asker, Cohort cohort);
    // cohort_api_libraries.cpp
    [[nodiscard]] Response add_library(const Request& request, const Asker& asker,
                                       const Cohort& cohort);
    [[nodiscard]] Response answer_about_library(const Request& request, const Path& path,
                                                const Asker& asker, const Cohort& cohort);
    [[nodiscard]] Response change_library(const Request& request, const Asker& asker,
                                          const Cohort& cohort, CohortLibrary library);
    [[nodiscard]] Response shown_library(const std::string& cohort, const std::string& library,
                                         const Asker& asker) const;
    // cohort_api_notes.cpp
    [[nodiscard]] Response answer_about_notes(const Request& request, const Path& path,
                                              const Asker& asker, const Cohort& cohort);
    [[nodiscard]] Response put_note(const Request& request, const std::string& id,
                                    const Asker& asker, const Cohort& cohort);

    CohortParts parts;
};

}  // namespace outward::server
