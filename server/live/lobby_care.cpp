// The lobby's care for what is kept: keys that are taken back, conversations and slips that go.
#include "server/live/lobby.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace outward::server {

using namespace engine;

namespace {

/// Enough of the hash to tell keys apart.
constexpr std::size_t key_id_length = 16;

Rejection unknown() { return {Reason::not_found, "There is no such conversation."}; }

/// Hands the archive's answer on.
EventLog::Done told(Lobby::Done done) {
    return [done = std::move(done)](const AppendResult& result) {
        if (result.saved()) return done(std::nullopt);
        done(Rejection{Reason::not_saved, result.sentence});
    };
}

}  // namespace

std::string id_of(const SeatKey& key) { return key.hash.substr(0, key_id_length); }

void Lobby::list_keys(const std::shared_ptr<Room>& room, Keys listed) {
    boost::asio::post(room->executor(), [room, listed = std::move(listed)] {
        std::vector<KnownKey> keys;
        for (const SeatKey& key : room->seat_keys())
            keys.push_back({id_of(key), key.seat, key.created_at});
        listed(std::move(keys));
    });
}

void Lobby::revoke_key(const std::shared_ptr<Room>& room, const std::string& key_id, Done done) {
    boost::asio::post(room->executor(), [room, key_id, done = std::move(done)] {
        const auto& keys = room->seat_keys();
        const auto known =
            std::ranges::find_if(keys, [&](const SeatKey& key) { return id_of(key) == key_id; });
        if (known == keys.end())
            return done(Rejection{Reason::not_found, "There is no such key any more."});
        auto revoked = [room, hash = known->hash, done](const AppendResult& result) {
            if (!result.saved()) return done(Rejection{Reason::not_saved, result.sentence});
            boost::asio::post(room->executor(), [room, hash, done] {
                room->end_key(hash);
                done(std::nullopt);
            });
        };
        room->event_log().revoke_key(room->id(), known->hash, std::move(revoked));
    });
}

void Lobby::purge(const ConversationId& id, Done done) {
    auto found = [this, id, done = std::move(done)](Result<std::shared_ptr<Room>, Rejection> room) {
        if (!room.ok()) return done(room.error());
        boost::asio::post(room.value()->executor(), [this, id, done, room = room.value()] {
            const Stage stage = room->stage();
            if (stage == Stage::live || stage == Stage::paused)
                return done(
                    Rejection{Reason::not_now, "The conversation is running. Close it first."});
            const Place place = take_out(id);
            room->disband();
            const auto purged = [this, id, place, done](const AppendResult& result) {
                if (!result.saved()) put_back(id, place);
                told(done)(result);
            };
            room->event_log().purge(id, purged);
        });
    };
    find(id, std::move(found));
}

Lobby::Place Lobby::take_out(const ConversationId& id) {
    const std::scoped_lock lock{mutex};
    Place place;
    rooms.erase(id);
    if (const auto shelf = shelves.extract(id)) place.shelf = shelf.mapped();
    for (const auto& [code, conversation] : codes)
        if (conversation == id) place.code = code;
    codes.erase(place.code);
    return place;
}

void Lobby::put_back(const ConversationId& id, const Place& place) {
    const std::scoped_lock lock{mutex};
    shelves.emplace(id, place.shelf);
    codes.emplace(place.code, id);
}

void Lobby::purge_slips(const ConversationId& id, Done done) {
    EventLog* log = log_of(id);
    if (!log) return done(unknown());
    log->purge_slips(id, told(std::move(done)));
}

void Lobby::keep_until(const ConversationId& id, std::optional<Millis> expires_at, Done done) {
    EventLog* log = log_of(id);
    if (!log) return done(unknown());
    log->keep_until(id, expires_at, told(std::move(done)));
}

Result<std::vector<Slip>, Trouble> Lobby::slips(const ConversationId& id) const {
    const EventLog* log = log_of(id);
    if (!log) return Trouble{unknown().message};
    return log->slips(id);
}

}  // namespace outward::server
