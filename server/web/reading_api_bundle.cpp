// Conversations as one file, out and in.
#include "server/bundle/bundle_archive.hpp"
#include "server/export/wording.hpp"
#include "server/web/query.hpp"
#include "server/web/reading_api.hpp"
#include "server/web/reply.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;

namespace {

Response bundle_reply(const Result<Bundle, Trouble>& made, const Summary& summary) {
    if (!made.ok()) return error_reply({Reason::not_now, made.error().sentence});
    const std::string name = bundle_name(local_time(summary.created_at, "%Y-%m-%d"), summary.title);
    Response response;
    response.headers = {{"Content-Type", "application/octet-stream"},
                        {"Cache-Control", "no-store"},
                        {"Content-Disposition", "attachment; filename=\"" + name + '"'}};
    response.body = to_bytes(made.value());
    return response;
}

}  // namespace

/// A coach gets what was released to them; the team the whole, or with `coach` what that coach
/// gets.
Response ReadingApi::bundle(const Request& request, const Caller& caller,
                            const Opened& opened) const {
    if (opened.log != &parts.archive)
        return error_reply({Reason::not_now, "A rehearsal is not kept, and not handed on."});
    const ConversationId& id = opened.summary.id;
    const Millis now = parts.lobby.now();
    if (caller.role == Caller::Role::coach)
        return bundle_reply(
            released_bundle(parts.archive, parts.reviews, id, {caller.coach.id, caller.coach.name},
                            opened.share.with_private, now),
            opened.summary);
    const std::string coach = query_value(request.query, "coach");
    if (coach.empty())
        return bundle_reply(whole_bundle(parts.archive, parts.reviews, id, now), opened.summary);
    const auto releases = parts.reviews.releases(id);
    if (!releases.ok()) return error_reply({Reason::not_now, releases.error().sentence});
    const auto release = std::ranges::find(releases.value(), coach, &Release::coach);
    if (release == releases.value().end())
        return error_reply({Reason::not_found, "It is not released to that coach."});
    return bundle_reply(
        released_bundle(parts.archive, parts.reviews, id, {release->coach, release->name},
                        release->with_private, now),
        opened.summary);
}

Response ReadingApi::take_bundle(const Request& request, const Caller& caller) {
    if (caller.role != Caller::Role::host) return error_reply(wrong_key());
    const auto bundle = from_bytes(request.body);
    if (!bundle.ok()) return error_reply({Reason::bad_request, bundle.error().sentence});
    const auto taken = take_in(parts.archive, parts.reviews, bundle.value(), caller.library);
    if (!taken.ok()) return error_reply({Reason::not_saved, taken.error().sentence});
    const auto summary = parts.archive.find(bundle.value().conversation);
    if (taken.value().added && summary.ok() && summary.value())
        parts.lobby.take_in(*summary.value());
    return json_reply({{"conversation", bundle.value().conversation.value},
                       {"added", taken.value().added},
                       {"annotations",
                        {{"added", taken.value().annotations_added},
                         {"changed", taken.value().annotations_changed},
                         {"same", taken.value().annotations_same}}}});
}

}  // namespace outward::server
