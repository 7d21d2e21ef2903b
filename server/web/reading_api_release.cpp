// Who may read conversations afterwards: coaches, what is released to them, what they opened, and
// further libraries on this server.
#include "engine/text.hpp"
#include "protocols/parameters.hpp"
#include "server/access/keys.hpp"
#include "server/read/released.hpp"
#include "server/web/query.hpp"
#include "server/web/reading_api.hpp"
#include "server/web/reply.hpp"

#include <algorithm>
#include <charconv>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_team = 120;
constexpr std::size_t most_coaches = 200;
constexpr std::size_t most_libraries = 500;

bool is_name(const std::string& text, std::size_t longest) {
    const auto length = code_points(text);
    return length && *length <= longest && !is_blank(text);
}

Response saved_or(const std::optional<Trouble>& trouble, Response response) {
    if (trouble) return error_reply({Reason::not_saved, trouble->sentence});
    return response;
}

Response coach_list(const ReviewStore& reviews, const std::string& library) {
    const auto coaches = reviews.coaches(library);
    if (!coaches.ok()) return error_reply({Reason::not_now, coaches.error().sentence});
    json list = json::array();
    for (const Coach& coach : coaches.value())
        list.push_back({{"id", coach.id},
                        {"name", coach.name},
                        {"created_at", coach.created_at.count()},
                        {"releases", coach.releases}});
    return json_reply({{"coaches", std::move(list)}});
}

Response library_list(const ReviewStore& reviews) {
    const auto libraries = reviews.libraries();
    if (!libraries.ok()) return error_reply({Reason::not_now, libraries.error().sentence});
    json list = json::array();
    for (const LibraryAccount& library : libraries.value())
        list.push_back({{"id", library.id},
                        {"name", library.name},
                        {"created_at", library.created_at.count()}});
    return json_reply({{"libraries", std::move(list)}});
}

json encode(const Release& release) {
    return {{"coach", release.coach},
            {"name", release.name},
            {"at", release.at.count()},
            {"private", release.with_private}};
}

}  // namespace

Response ReadingApi::coaches(const Request& request, const Path& path, const Caller& caller) {
    if (path.size() == 1 && request.method == "GET")
        return coach_list(parts.reviews, caller.library);
    if (path.size() == 1 && request.method == "POST") {
        const auto body = body_of(request);
        if (!body.ok()) return error_reply(body.error());
        protocols::Parameters given{body.value()};
        Coach coach{random_conversation_id().value, caller.library, given.text("name"),
                    parts.lobby.now()};
        if (!is_name(coach.name, longest_name))
            given.complain("name", "a name of 60 letters at most");
        if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
        const auto known = parts.reviews.coaches(caller.library);
        if (known.ok() && known.value().size() >= most_coaches)
            return error_reply({Reason::too_many, "There are 200 coaches. Take one back first."});
        const std::string key = random_key();
        return saved_or(parts.reviews.add(coach, hash_of(key)),
                        json_reply({{"id", coach.id}, {"name", coach.name}, {"key", key}}));
    }
    if (path.size() == 3 && path[2] == "revoke" && request.method == "POST") {
        if (const auto trouble = parts.reviews.remove_coach(path[1], caller.library))
            return error_reply({Reason::not_saved, trouble->sentence});
        return coach_list(parts.reviews, caller.library);
    }
    return error_reply(no_such_address());
}

/// The server's own host gives further libraries their keys; what they hold, only they see.
Response ReadingApi::libraries(const Request& request, const Path& path, const Caller& caller) {
    if (!caller.library.empty()) return error_reply(wrong_key());
    if (path.size() == 1 && request.method == "GET") return library_list(parts.reviews);
    if (path.size() == 1 && request.method == "POST") {
        const auto body = body_of(request);
        if (!body.ok()) return error_reply(body.error());
        protocols::Parameters given{body.value()};
        const std::string key = random_key();
        const LibraryAccount library{random_conversation_id().value, given.text("name"),
                                     hash_of(key), parts.lobby.now()};
        if (!is_name(library.name, longest_name))
            given.complain("name", "a name of 60 letters at most");
        if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
        const auto known = parts.reviews.libraries();
        if (known.ok() && known.value().size() >= most_libraries)
            return error_reply({Reason::too_many, "There are 500 libraries on this server."});
        if (const auto trouble = parts.reviews.add(library))
            return error_reply({Reason::not_saved, trouble->sentence});
        parts.hosts.add(library.id, library.key_hash);
        return json_reply({{"id", library.id}, {"name", library.name}, {"key", key}});
    }
    if (path.size() == 3 && path[2] == "revoke" && request.method == "POST") {
        if (const auto trouble = parts.reviews.remove_library(path[1]))
            return error_reply({Reason::not_saved, trouble->sentence});
        parts.hosts.remove(path[1]);
        return library_list(parts.reviews);
    }
    return error_reply(no_such_address());
}

Response ReadingApi::release(const Request& request, const Path& path, const Caller& caller,
                             const Opened& opened) {
    if (caller.role == Caller::Role::coach) return error_reply(wrong_key());
    const ConversationId& id = opened.summary.id;
    if (path.size() == 3 && request.method == "GET") return release_state(opened);
    if (opened.log != &parts.archive)
        return error_reply({Reason::not_now, "A rehearsal is not kept, and not released."});
    if (path.size() == 3 && request.method == "POST") {
        const auto body = body_of(request);
        if (!body.ok()) return error_reply(body.error());
        protocols::Parameters given{body.value()};
        const Release wanted{given.text("coach"), {}, parts.lobby.now(), given.flag("private")};
        const auto team = given.optional_text("team");
        if (team && code_points(*team).value_or(longest_team + 1) > longest_team)
            given.complain("team", "a name of 120 letters at most");
        if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
        const auto coaches = parts.reviews.coaches_for(opened.summary.library);
        if (!coaches.ok()) return error_reply({Reason::not_now, coaches.error().sentence});
        if (std::ranges::find(coaches.value(), wanted.coach, &Coach::id) == coaches.value().end())
            return error_reply(
                {Reason::not_found, "There is no such coach. Add one on the host's page."});
        auto trouble = parts.reviews.release(id, wanted);
        if (!trouble && team) trouble = parts.reviews.call_team(id, *team);
        if (trouble) return error_reply({Reason::not_saved, trouble->sentence});
        return release_state(opened);
    }
    if (path.size() == 5 && path[4] == "revoke" && request.method == "POST") {
        if (const auto trouble = parts.reviews.revoke(id, path[3]))
            return error_reply({Reason::not_saved, trouble->sentence});
        return release_state(opened);
    }
    return error_reply(no_such_address());
}

Response ReadingApi::release_state(const Opened& opened) const {
    const ConversationId& id = opened.summary.id;
    auto source = source_of(*opened.log, id);
    if (!source.ok()) return error_reply({Reason::not_now, source.error().sentence});
    const auto releases = parts.reviews.releases(id);
    const auto coaches = parts.reviews.coaches_for(opened.summary.library);
    const auto transcripts = parts.reviews.transcripts(id);
    if (!releases.ok() || !coaches.ok() || !transcripts.ok())
        return error_reply({Reason::not_now, "The archive could not be read. Try again."});
    const ReleaseContents contents = release_contents(source.value().log, source.value().guide);
    json released = json::array();
    for (const Release& release : releases.value()) released.push_back(encode(release));
    json known = json::array();
    for (const Coach& coach : coaches.value())
        known.push_back({{"id", coach.id}, {"name", coach.name}});
    return json_reply({{"team", source.value().summary.team},
                       {"contents",
                        {{"notes", contents.notes},
                         {"private_notes", contents.private_notes},
                         {"story_lines", contents.story_lines},
                         {"promises", contents.promises},
                         {"votes", contents.votes},
                         {"themes", contents.themes},
                         {"recordings", transcripts.value().size()}}},
                       {"left_out",
                        {{"names", contents.names},
                         {"slips", source.value().summary.slips},
                         {"hidden", contents.hidden},
                         {"withdrawn", contents.withdrawn},
                         {"erased", contents.erased}}},
                       {"releases", std::move(released)},
                       {"coaches", std::move(known)}});
}

Response ReadingApi::readings(const Request& request, const Opened& opened) const {
    const std::string after = query_value(request.query, "after");
    std::int64_t before = 0;
    std::from_chars(after.data(), after.data() + after.size(), before);
    const auto found = parts.reviews.readings(opened.summary.id, before);
    if (!found.ok()) return error_reply({Reason::not_now, found.error().sentence});
    json list = json::array();
    for (const CoachReading& reading : found.value())
        list.push_back({{"at", reading.at.count()},
                        {"coach", reading.coach},
                        {"name", reading.name},
                        {"what", reading.what}});
    const bool more = found.value().size() == ReviewStore::readings_at_once;
    return json_reply(
        {{"readings", std::move(list)},
         {"next", more ? json(std::to_string(found.value().back().id)) : json(nullptr)}});
}

}  // namespace outward::server
