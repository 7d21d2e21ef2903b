#include "server/web/api.hpp"

#include "protocols/names.hpp"
#include "protocols/parameters.hpp"
#include "server/access/keys.hpp"
#include "server/web/query.hpp"
#include "server/web/reply.hpp"

#include <algorithm>
#include <array>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr std::string_view prefix = "/api/v1/";
constexpr int most_rehearsed = 60;
constexpr int usual_speed = 10;  // ten minutes of a conversation in one

/// The parts of the path behind /api/v1/.
std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> parts;
    path.remove_prefix(prefix.size());
    while (true) {
        const auto slash = path.find('/');
        parts.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return parts;
        path.remove_prefix(slash + 1);
    }
}

json summary_json(const Summary& summary, const Library& library, std::string_view language) {
    std::string guide_title = summary.guide.value;
    json step = nullptr;
    if (!summary.step.empty()) step = summary.step.value;
    if (const auto known = library.find(summary.guide)) {
        const GuideText& text = known->guide->text(language);
        guide_title = text.title;
        if (const auto words = text.steps.find(summary.step); words != text.steps.end())
            step = words->second.title;
    }
    return {
        {"id", summary.id.value},
        {"title", summary.title},
        {"place", summary.place},
        {"guide",
         {{"id", summary.guide.value}, {"version", summary.guide_version}, {"title", guide_title}}},
        {"code", summary.code},
        {"stage", protocols::name_of(summary.stage)},
        {"created_at", summary.created_at.count()},
        {"step", step},
        {"people", summary.people},
        {"notes", summary.notes},
        {"slips", summary.slips},
        {"expires_at", summary.expires_at ? json(summary.expires_at->count()) : json(nullptr)},
        {"rehearsal", summary.rehearsal}};
}

json created_json(const CreatedConversation& made) {
    json keys = json::object();
    for (const auto& [seat, key] : made.keys) keys[std::string{protocols::name_of(seat)}] = key;
    return {{"id", made.id.value}, {"code", made.code}, {"keys", std::move(keys)}};
}

}  // namespace

Api::Api(ApiParts given)
    : parts(std::move(given)),
      preflight(parts.reach, parts.library, parts.lobby, parts.archive_path),
      reading({.lobby = parts.lobby,
               .library = parts.library,
               .reviews = parts.reviews,
               .catalogue = parts.catalogue,
               .archive = parts.archive,
               .hosts = parts.hosts}),
      initiatives({.lobby = parts.lobby,
                   .archive = parts.archive,
                   .library = parts.library,
                   .initiatives = parts.initiatives,
                   .hosts = parts.hosts}),
      cohorts({.lobby = parts.lobby,
               .library = parts.library,
               .reviews = parts.reviews,
               .cohorts = parts.cohorts,
               .hosts = parts.hosts}) {}

bool Api::is_host(const Request& request) const {
    return parts.hosts.library_of(bearer(request)).has_value();
}

bool Api::takes_file(const Request& request) const {
    if (!request.path.starts_with(prefix)) return false;
    const auto path = parts_of(request.path);
    if (path == std::vector<std::string>{"guides", "install"}) return runs_server(request);
    return reading.takes_file(request, path);
}

bool Api::is_host_of(const Request& request, const ConversationId& id) const {
    const auto library = parts.hosts.library_of(bearer(request));
    return library && parts.lobby.library_of(id) == library;
}

bool Api::runs_server(const Request& request) const {
    return parts.hosts.library_of(bearer(request)) == "";
}

boost::asio::awaitable<Response> Api::serve(const Request& request) {
    const auto path = parts_of(request.path);
    const std::string& first = path.front();
    const bool reads = request.method == "GET" || request.method == "HEAD";
    const bool writes = request.method == "POST";
    if (path.size() == 1 && is_about_running(first)) co_return co_await run(request, first);
    if (ReadingApi::serves(path)) co_return co_await reading.serve(request, path);
    if (InitiativeApi::serves(path)) co_return co_await initiatives.serve(request, path);
    if (CohortApi::serves(path)) co_return co_await cohorts.serve(request, path);
    if (path.size() == 3 && first == "conversations") {
        const ConversationId id{path[1]};
        if (path[2] == "keys" && writes) co_return co_await make_key(request, id);
    }
    if (first == "guides" || first == "resources" || first == "handouts")
        co_return co_await guide_work(request, path);
    if (path.size() >= 3 || first == "backups") co_return co_await care_for(request, path);
    if (!is_host(request)) co_return error_reply(wrong_key());
    if (first == "conversations" && path.size() == 1 && reads)
        co_return co_await conversations(request);
    if (first == "conversations" && path.size() == 1 && writes) co_return co_await create(request);
    if (first == "rehearsals" && path.size() == 1 && writes) co_return co_await rehearse(request);
    co_return error_reply(no_such_address());
}

boost::asio::awaitable<bool> Api::may_run(const Request& request, const ConversationId& id) {
    if (id.empty() ? runs_server(request) : is_host_of(request, id)) co_return true;
    if (id.empty()) co_return false;
    const auto found = co_await find_room(id);
    if (!found.ok()) co_return false;
    auto ask = [room = found.value(), key = std::string{bearer(request)}](auto callback) {
        boost::asio::post(room->executor(), [room, key, callback] {
            callback(room->admits(Seat::facilitator, key));
        });
    };
    co_return co_await called_back<bool>(std::move(ask));
}

boost::asio::awaitable<Api::FoundRoom> Api::find_room(ConversationId id) {
    auto find = [this, id = std::move(id)](auto callback) { parts.lobby.find(id, callback); };
    co_return co_await called_back<FoundRoom>(std::move(find));
}

boost::asio::awaitable<Response> Api::conversations(const Request& request) {
    using Rows = Result<std::vector<Summary>, Trouble>;
    auto read = [this](auto callback) {
        parts.lobby.in_background([this, callback] { callback(parts.lobby.conversations()); });
    };
    const auto rows = co_await called_back<Rows>(std::move(read));
    if (!rows.ok()) co_return error_reply({Reason::not_now, rows.error().sentence});
    json list = json::array();
    const auto library = parts.hosts.library_of(bearer(request));
    for (const Summary& row : rows.value())
        if (row.library == library) list.push_back(summary_json(row, parts.library, ""));
    co_return json_reply({{"conversations", std::move(list)}});
}

boost::asio::awaitable<Result<CreatedConversation, Rejection>> Api::create_conversation(
    NewConversation wanted) {
    using Made = Result<CreatedConversation, Rejection>;
    auto create = [this, wanted = std::move(wanted)](auto callback) {
        parts.lobby.create(wanted, callback);
    };
    co_return co_await called_back<Made>(std::move(create));
}

boost::asio::awaitable<void> Api::look_at_guides() {
    auto look = [this](auto callback) {
        parts.lobby.in_background([this, callback] {
            parts.library.look_again();
            callback(true);
        });
    };
    co_await called_back<bool>(std::move(look));
}

boost::asio::awaitable<Response> Api::create(const Request& request) {
    const auto body = body_of(request);
    if (!body.ok()) co_return error_reply(body.error());
    protocols::Parameters given{body.value()};
    NewConversation wanted{.guide = given.id<GuideId>("guide"),
                           .title = given.text("title"),
                           .place = given.optional_text("place").value_or(""),
                           .language = given.optional_text("language").value_or(""),
                           .names = given.flag("names"),
                           .rehearsal = false,
                           .library = parts.hosts.library_of(bearer(request)).value_or("")};
    if (!given.trouble().empty()) co_return error_reply({Reason::bad_request, given.trouble()});
    co_await look_at_guides();
    const auto made = co_await create_conversation(std::move(wanted));
    if (!made.ok()) co_return error_reply(made.error());
    Response response = json_reply(created_json(made.value()));
    response.status = 201;
    co_return response;
}

/// A rehearsal is called by its guide; that it is one, every page says beside the title.
std::string Api::title_of(const GuideId& id, const std::string& language) const {
    const auto known = parts.library.find(id);
    return known ? known->guide->text(language).title : id.value;
}

boost::asio::awaitable<Response> Api::rehearse(const Request& request) {
    const auto body = body_of(request);
    if (!body.ok()) co_return error_reply(body.error());
    protocols::Parameters given{body.value()};
    const std::string language = given.optional_text("language").value_or("en");
    co_await look_at_guides();
    NewConversation wanted{.guide = given.id<GuideId>("guide"),
                           .title = title_of(given.id<GuideId>("guide"), language),
                           .place = {},
                           .language = language,
                           .names = false,
                           .rehearsal = true,
                           .library = parts.hosts.library_of(bearer(request)).value_or("")};
    const int people = given.whole_number("people", 1, most_rehearsed);
    const int speed = given.find("speed") ? given.whole_number("speed", 1, 60) : usual_speed;
    if (!given.trouble().empty()) co_return error_reply({Reason::bad_request, given.trouble()});
    const auto made = co_await create_conversation(wanted);
    if (!made.ok()) co_return error_reply(made.error());
    parts.rehearse(made.value(), wanted, people, speed);
    Response response = json_reply(created_json(made.value()));
    response.status = 201;
    co_return response;
}

boost::asio::awaitable<Response> Api::make_key(const Request& request, const ConversationId& id) {
    const bool host = is_host_of(request, id);
    if (!host && !co_await may_run(request, id)) co_return error_reply(wrong_key());
    const auto body = body_of(request);
    if (!body.ok()) co_return error_reply(body.error());
    protocols::Parameters given{body.value()};
    const auto seat = protocols::choice_of<Seat>(given.text("seat"));
    if (!seat || *seat == Seat::participant)
        co_return error_reply(
            {Reason::bad_request,
             "'seat' must be one of facilitator, note_taker, wall, host, scribe."});
    if (!host && *seat == Seat::facilitator) co_return error_reply(wrong_key());
    const auto found = co_await find_room(id);
    if (!found.ok()) co_return error_reply(found.error());
    using Made = Result<std::string, Rejection>;
    auto make = [this, room = found.value(), seat = *seat](auto callback) {
        parts.lobby.make_key(room, seat, callback);
    };
    const auto key = co_await called_back<Made>(std::move(make));
    if (!key.ok()) co_return error_reply(key.error());
    co_return json_reply({{"key", key.value()}});
}

}  // namespace outward::server
