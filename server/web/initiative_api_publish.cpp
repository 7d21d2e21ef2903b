// What of an initiative may leave the house, and the site of it.
#include "server/live/clock.hpp"
#include "server/web/initiative_api.hpp"
#include "server/web/query.hpp"
#include "server/web/reply.hpp"

namespace outward::server {

using namespace engine;

Result<Publishable, Trouble> InitiativeApi::looked_over(const Room& room,
                                                        const Initiative& initiative,
                                                        const std::string& language) const {
    const auto chapters = chapters_of(room, initiative);
    if (!chapters.ok()) return chapters.error();
    return publishable({room->id(), initiative, chapters.value()}, parts.archive,
                       site_words(parts.library), language);
}

Response InitiativeApi::publish_check(const Request& request, const Room& room) const {
    const auto saved = room->saved();
    const auto found = looked_over(room, *saved, language_in(request.query));
    if (!found.ok()) return error_reply({Reason::not_now, found.error().sentence});
    return json_reply(to_json(found.value().check));
}

Response InitiativeApi::site(const Request& request, const Room& room) const {
    const auto saved = room->saved();
    const auto found = looked_over(room, *saved, language_in(request.query));
    if (!found.ok()) return error_reply({Reason::not_now, found.error().sentence});
    const auto& problems = found.value().check.problems;
    if (!problems.empty()) return error_reply({Reason::not_now, problems.front().sentence});
    const auto files = files_of(found.value().site, site_words(parts.library),
                                {.base_url = {}, .now = SteadyWallClock{}.now()});
    Response response;
    response.headers = {{"Content-Type", "application/zip"},
                        {"Cache-Control", "no-store"},
                        {"Content-Disposition", "attachment; filename=\"site.zip\""}};
    response.body = to_zip(files);
    return response;
}

}  // namespace outward::server
