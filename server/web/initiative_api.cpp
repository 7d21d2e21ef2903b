#include "server/web/initiative_api.hpp"

#include "protocols/names.hpp"
#include "protocols/parameters.hpp"
#include "server/access/keys.hpp"
#include "server/publish/plain_report.hpp"
#include "server/web/reply.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr std::size_t most_initiatives = 500;  // of one library

bool reads(const Request& request) { return request.method == "GET" || request.method == "HEAD"; }

Rejection unknown_initiative() { return {Reason::not_found, "There is no such initiative."}; }

record::Description read_description(protocols::Parameters& given) {
    return {.id = {"description"},
            .title = given.text("title"),
            .community = given.optional_text("community").value_or(""),
            .goals = {},
            .places = {},
            .languages = given.texts("languages", record::few)};
}

}  // namespace

InitiativeApi::InitiativeApi(InitiativeParts given) : parts(std::move(given)) {}

bool InitiativeApi::serves(const Path& path) {
    return path.front() == "initiatives" || path.front() == "due";
}

boost::asio::awaitable<Response> InitiativeApi::serve(const Request& request, const Path& path) {
    auto asked = std::make_shared<const Request>(request);
    auto work = [this, asked, path](auto callback) {
        parts.lobby.in_background(
            [this, asked, path, callback] { callback(answer(*asked, path)); });
    };
    co_return co_await called_back<Response>(std::move(work));
}

Response InitiativeApi::answer(const Request& request, const Path& path) {
    const auto library = parts.hosts.library_of(bearer(request));
    if (path.size() == 1) {
        if (!library) return error_reply(wrong_key());
        return answer_at_large(request, path, *library);
    }
    const InitiativeId id{path[1]};
    const auto role = role_of(request, id);
    if (!role) return error_reply(library ? unknown_initiative() : wrong_key());
    const bool of_a_key = path.size() == 5 && path[2] == "keys" && path[4] == "revoke";
    if (path.front() != "initiatives" || !(path.size() == 3 || of_a_key))
        return error_reply(no_such_address());
    const auto room = parts.initiatives.room(id);
    if (!room.ok()) return error_reply(room.error());
    if (path[2] == "keys") return keys(request, path, room.value(), *role);
    return answer_about(request, path[2], room.value(), *role);
}

std::optional<InitiativeApi::Role> InitiativeApi::role_of(const Request& request,
                                                          const InitiativeId& id) const {
    const std::string_view key = bearer(request);
    const auto theirs = parts.initiatives.library_of(id);
    if (key.empty() || !theirs) return std::nullopt;
    if (const auto library = parts.hosts.library_of(key))
        return library == theirs ? std::optional{Role::host} : std::nullopt;
    const auto keys = parts.initiatives.event_log().keys(id);
    if (!keys.ok()) return std::nullopt;
    const auto known = std::ranges::find(keys.value(), hash_of(key), &SeatKey::hash);
    if (known == keys.value().end() || known->seat == Seat::wall) return std::nullopt;
    return known->seat == Seat::facilitator ? Role::lead : Role::team;
}

Response InitiativeApi::answer_at_large(const Request& request, const Path& path,
                                        const std::string& library) {
    const bool writes = request.method == "POST";
    if (path.front() == "due" && reads(request)) return due(library);
    if (path.front() == "initiatives" && reads(request)) return list(library);
    if (path.front() == "initiatives" && writes) return create(request, library);
    return error_reply(no_such_address());
}

Response InitiativeApi::answer_about(const Request& request, const std::string& part,
                                     const Room& room, Role role) {
    if (reads(request)) {
        Response response = read_part(request, part, room);
        return response.status == 200 ? tagged(request, std::move(response)) : response;
    }
    if (role == Role::team || request.method != "POST") return error_reply(wrong_key());
    if (part == "sources") return add_sources(request, room);
    if (part == "purge" && role == Role::host) {
        if (auto refused = parts.initiatives.purge(room->id())) return error_reply(*refused);
        return json_reply(json::object());
    }
    return error_reply(part == "purge" ? wrong_key() : no_such_address());
}

Response InitiativeApi::read_part(const Request& request, const std::string& part,
                                  const Room& room) {
    if (part == "statements") return statements(request, room);
    if (part == "suggestions") return suggestions(request, room);
    if (part == "duplicates") return duplicates(room);
    if (part == "sources") return sources(request, room);
    if (part == "figures") return figures(room);
    if (part == "log") return log(request, room);
    if (part == "plain") return json_reply(plain_report(*room->saved()));
    if (part == "publish-check") return publish_check(request, room);
    if (part == "site") return site(request, room);
    if (part == "calendar.ics") return calendar(request, room);
    return error_reply(no_such_address());
}

Result<Chapters, Trouble> InitiativeApi::chapters_of(const Room& room,
                                                     const Initiative& initiative) const {
    const std::string library = parts.initiatives.library_of(room->id()).value_or("");
    return parts.initiatives.statement_book().chapters_of(library, initiative);
}

Result<Suggestions::Index, Trouble> InitiativeApi::index_of(const Room& room,
                                                            const Initiative& initiative) const {
    const auto chapters = chapters_of(room, initiative);
    if (!chapters.ok()) return chapters.error();
    return alike.index(room->id(), initiative, chapters.value());
}

Response InitiativeApi::list(const std::string& library) const {
    const auto rows = parts.initiatives.event_log().list();
    if (!rows.ok()) return error_reply({Reason::not_now, rows.error().sentence});
    json listed = json::array();
    for (const InitiativeRow& row : rows.value())
        if (row.library == library)
            listed.push_back({{"id", row.id.value},
                              {"library", row.library},
                              {"created_at", row.created_at.count()},
                              {"updated_at", row.updated_at.count()},
                              {"state", row.state}});
    return json_reply({{"initiatives", std::move(listed)}});
}

Response InitiativeApi::create(const Request& request, const std::string& library) {
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters given{body.value()};
    NewInitiative wanted{read_description(given), {}, library};
    if (given.find("conversations"))
        for (std::string& id : given.texts("conversations", most_sources))
            wanted.conversations.push_back({std::move(id)});
    if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
    const auto known = parts.initiatives.event_log().list();
    if (known.ok() && std::ranges::count(known.value(), library, &InitiativeRow::library) >=
                          static_cast<std::ptrdiff_t>(most_initiatives))
        return error_reply(
            {Reason::too_many, "There are 500 initiatives. Remove one that is over first."});
    const auto made = parts.initiatives.create(wanted);
    if (!made.ok()) return error_reply(made.error());
    json keys = json::object();
    for (const auto& [seat, key] : made.value().keys)
        keys[std::string{protocols::name_of(seat)}] = key;
    Response response = json_reply({{"id", made.value().id.value}, {"keys", std::move(keys)}});
    response.status = 201;
    return response;
}

}  // namespace outward::server
