// The care for what is kept: keys, contact slips, how long a conversation stays, backups.
#include "protocols/names.hpp"
#include "protocols/parameters.hpp"
#include "server/archive/backup.hpp"
#include "server/data_folder.hpp"
#include "server/times.hpp"
#include "server/web/api.hpp"
#include "server/web/reply.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

/// The end of the year 9999, in milliseconds.
constexpr std::uint64_t latest_moment = 253'402'300'799'999;

/// UTC, so that names sort by time: outward-20260301-183000.db
std::string backup_name() { return utc_time(wall_time(), "outward-%Y%m%d-%H%M%S.db"); }

json files_in(const std::vector<std::filesystem::path>& files) {
    json list = json::array();
    for (const auto& file : files) {
        std::error_code gone;
        const auto bytes = std::filesystem::file_size(file, gone);
        if (!gone) list.push_back({{"file", file.string()}, {"bytes", bytes}});
    }
    return list;
}

}  // namespace

boost::asio::awaitable<Response> Api::care_for(const Request& request,
                                               const std::vector<std::string>& path) {
    const bool reads = request.method == "GET" || request.method == "HEAD";
    const bool writes = request.method == "POST";
    const ConversationId id{path.size() > 1 ? path[1] : ""};
    const std::string part = path.size() > 2 ? path[2] : "";
    const bool known =
        path.front() == "conversations" || path == std::vector<std::string>{"backups"};
    if (!known) co_return error_reply(no_such_address());
    if (path.size() == 3 && part == "keys" && reads) co_return co_await list_keys(request, id);
    if (path.size() == 5 && part == "keys" && path[4] == "revoke" && writes)
        co_return co_await revoke_key(request, id, path[3]);
    if (path.size() == 3 && part == "slips" && reads) co_return co_await slips(request, id);
    if (path.size() == 4 && part == "slips" && path[3] == "purge" && writes)
        co_return co_await purge_slips(request, id);
    const bool may = path.front() == "backups" ? runs_server(request) : is_host_of(request, id);
    if (!may) co_return error_reply(is_host(request) ? no_such_address() : wrong_key());
    if (path.size() == 3 && part == "purge" && writes) co_return co_await purge(id);
    if (path.size() == 3 && part == "retention" && writes)
        co_return co_await keep_until(request, id);
    if (path.front() == "backups" && reads) co_return co_await backups();
    if (path.front() == "backups" && writes) co_return co_await back_up_now();
    co_return error_reply(no_such_address());
}

boost::asio::awaitable<std::vector<KnownKey>> Api::known_keys(std::shared_ptr<Room> room) {
    auto list = [this, room = std::move(room)](auto callback) {
        parts.lobby.list_keys(room, callback);
    };
    co_return co_await called_back<std::vector<KnownKey>>(std::move(list));
}

boost::asio::awaitable<Response> Api::list_keys(const Request& request, const ConversationId& id) {
    if (!co_await may_run(request, id)) co_return error_reply(wrong_key());
    const auto found = co_await find_room(id);
    if (!found.ok()) co_return error_reply(found.error());
    const auto keys = co_await known_keys(found.value());
    json listed = json::array();
    for (const KnownKey& key : keys)
        listed.push_back({{"id", key.id},
                          {"seat", protocols::name_of(key.seat)},
                          {"created_at", key.created_at.count()}});
    co_return json_reply({{"keys", std::move(listed)}});
}

/// A facilitator takes back the keys of note-takers and walls, not those of facilitators.
boost::asio::awaitable<Response> Api::revoke_key(const Request& request, const ConversationId& id,
                                                 const std::string& key_id) {
    if (!co_await may_run(request, id)) co_return error_reply(wrong_key());
    const auto found = co_await find_room(id);
    if (!found.ok()) co_return error_reply(found.error());
    const auto keys = co_await known_keys(found.value());
    const auto known = std::ranges::find(keys, key_id, &KnownKey::id);
    if (known != keys.end() && known->seat == Seat::facilitator && !is_host_of(request, id))
        co_return error_reply(wrong_key());
    auto revoke = [this, room = found.value(), key_id](auto callback) {
        parts.lobby.revoke_key(room, key_id, callback);
    };
    co_return co_await done_or_refused(std::move(revoke));
}

boost::asio::awaitable<Response> Api::slips(const Request& request, const ConversationId& id) {
    if (!co_await may_run(request, id)) co_return error_reply(wrong_key());
    using Read = Result<std::vector<Slip>, Trouble>;
    auto read = [this, id](auto callback) {
        parts.lobby.in_background([this, id, callback] { callback(parts.lobby.slips(id)); });
    };
    const auto found = co_await called_back<Read>(std::move(read));
    if (!found.ok()) co_return error_reply({Reason::not_found, found.error().sentence});
    json list = json::array();
    for (const Slip& slip : found.value())
        list.push_back({{"at", slip.at.count()},
                        {"name", slip.name},
                        {"contact", slip.contact},
                        {"wish", slip.wish}});
    co_return json_reply({{"slips", std::move(list)}});
}

boost::asio::awaitable<Response> Api::purge_slips(const Request& request,
                                                  const ConversationId& id) {
    if (!co_await may_run(request, id)) co_return error_reply(wrong_key());
    auto purge = [this, id](auto callback) { parts.lobby.purge_slips(id, callback); };
    co_return co_await done_or_refused(std::move(purge));
}

boost::asio::awaitable<Response> Api::purge(const ConversationId& id) {
    auto purge = [this, id](auto callback) {
        parts.lobby.purge(id, [this, id, callback](std::optional<Rejection> refused) {
            if (refused) return callback(std::move(refused));
            parts.lobby.in_background([this, id, callback] {
                (void)parts.catalogue.forget(id);
                callback(std::nullopt);
            });
        });
    };
    co_return co_await done_or_refused(std::move(purge));
}

boost::asio::awaitable<Response> Api::keep_until(const Request& request, const ConversationId& id) {
    const auto body = body_of(request);
    if (!body.ok()) co_return error_reply(body.error());
    const json* wanted =
        body.value().contains("expires_at") ? &body.value()["expires_at"] : nullptr;
    const bool is_moment =
        wanted && wanted->is_number_unsigned() && wanted->get<std::uint64_t>() <= latest_moment;
    if (!wanted || !(wanted->is_null() || is_moment))
        co_return error_reply({Reason::bad_request,
                               "'expires_at' must be a moment in milliseconds since 1970, or "
                               "null: kept until somebody removes it."});
    std::optional<Millis> expires_at;
    if (!wanted->is_null()) expires_at = Millis{wanted->get<std::int64_t>()};
    auto keep = [this, id, expires_at](auto callback) {
        parts.lobby.keep_until(id, expires_at, callback);
    };
    co_return co_await done_or_refused(std::move(keep));
}

boost::asio::awaitable<Response> Api::backups() {
    auto list = [this](auto callback) {
        parts.lobby.in_background([this, callback] {
            callback(json{{"folder", backup_folder(parts.archive_path).string()},
                          {"copies", files_in(copies_of(parts.archive_path))}});
        });
    };
    co_return json_reply(co_await called_back<json>(std::move(list)));
}

boost::asio::awaitable<Response> Api::back_up_now() {
    using Made = Result<Backup, Trouble>;
    auto make = [this](auto callback) {
        parts.lobby.in_background([this, callback] {
            callback(
                back_up(parts.archive_path, backup_folder(parts.archive_path) / backup_name()));
        });
    };
    const auto made = co_await called_back<Made>(std::move(make));
    if (!made.ok()) co_return error_reply({Reason::not_saved, made.error().sentence});
    const Backup& backup = made.value();
    co_return json_reply({{"file", backup.file.string()},
                          {"bytes", backup.bytes},
                          {"conversations", backup.conversations},
                          {"events", backup.events}});
}

/// Waits for what comes by a callback: nothing, or why it was not done.
template <class Call>
boost::asio::awaitable<Response> Api::done_or_refused(Call call) {
    const auto refused = co_await called_back<std::optional<Rejection>>(std::move(call));
    if (refused) co_return error_reply(*refused);
    co_return json_reply(json::object());
}

}  // namespace outward::server
