// The keys of an initiative. Who leads it looks after those of its team and walls, not after those
// of others who lead.
#include "protocols/names.hpp"
#include "protocols/parameters.hpp"
#include "server/web/initiative_api.hpp"
#include "server/web/reply.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

Response InitiativeApi::keys(const Request& request, const Path& path, const Room& room,
                             Role role) {
    if (role == Role::team) return error_reply(wrong_key());
    const bool writes = request.method == "POST";
    if (path.size() == 5 && writes) return revoke_key(room, path[3], role);
    if (path.size() == 3 && writes) return make_key(request, room, role);
    if (path.size() == 3 && request.method != "POST") return list_keys(room);
    return error_reply(no_such_address());
}

Response InitiativeApi::list_keys(const Room& room) const {
    const auto known = parts.initiatives.event_log().keys(room->id());
    if (!known.ok()) return error_reply({Reason::not_now, known.error().sentence});
    json listed = json::array();
    for (const SeatKey& key : known.value())
        listed.push_back({{"id", id_of(key)},
                          {"seat", protocols::name_of(key.seat)},
                          {"created_at", key.created_at.count()}});
    return json_reply({{"keys", std::move(listed)}});
}

Response InitiativeApi::revoke_key(const Room& room, const std::string& key_id, Role role) {
    const auto known = parts.initiatives.event_log().keys(room->id());
    if (!known.ok()) return error_reply({Reason::not_now, known.error().sentence});
    const auto key = std::ranges::find(known.value(), key_id, id_of);
    if (key == known.value().end())
        return error_reply({Reason::not_found, "There is no such key any more."});
    if (key->seat == Seat::facilitator && role != Role::host) return error_reply(wrong_key());
    if (auto refused = parts.initiatives.revoke_key(room, *key)) return error_reply(*refused);
    return json_reply(json::object());
}

Response InitiativeApi::make_key(const Request& request, const Room& room, Role role) {
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters given{body.value()};
    const auto seat = protocols::choice_of<Seat>(given.text("seat"));
    if (!seat || !(*seat == Seat::facilitator || *seat == Seat::note_taker || *seat == Seat::wall))
        return error_reply(
            {Reason::bad_request, "'seat' must be one of facilitator, note_taker, wall."});
    if (*seat == Seat::facilitator && role != Role::host) return error_reply(wrong_key());
    const auto key = parts.initiatives.make_key(room, *seat);
    if (!key.ok()) return error_reply(key.error());
    return json_reply({{"key", key.value()}});
}

}  // namespace outward::server
