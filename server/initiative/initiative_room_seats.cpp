// Who sits in the room of an initiative: joining, coming back, leaving, and who is told of it.
#include "protocols/json_text.hpp"
#include "protocols/names.hpp"
#include "server/access/keys.hpp"
#include "server/initiative/initiative_room.hpp"
#include "server/live/frames.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <set>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

/// What comes many times at once is told once.
constexpr auto presence_delay = std::chrono::milliseconds{300};

}  // namespace

void InitiativeRoom::join(std::shared_ptr<Screen> screen, json request,
                          protocols::JoinInitiative ask, Seated seated) {
    waiting.push_back(
        Joining{std::move(screen), std::move(request), std::move(ask), std::move(seated)});
    work();
}

void InitiativeRoom::take_up(Joining joining, Batch& batch) {
    if (audience.has(joining.screen))
        return turn_away(joining, {Reason::bad_request, "This connection has a seat already."});
    auto known = recognise(joining.ask);
    if (!known.ok()) return turn_away(joining, known.error());
    if (is_among(joining.ask.token, batch.tokens))
        return turn_away(joining, {Reason::not_now, "You are joining already. Try again."});
    Actor& as = joining.screen->as = known.value().as;
    joining.screen->key_hash = known.value().key_hash;
    Greeting greeting{std::move(joining), {}, false};
    const protocols::JoinInitiative& ask = greeting.joining.ask;
    if (as.member.empty() && as.seat != Seat::wall) {
        as.member = random_member_id();
        if (auto refused = decide_and_record(ask::Join{as.member, as.seat, ask.name}, as, batch))
            return turn_away(greeting.joining, *refused);
        greeting.is_new = true;
        if (ask.token.empty()) greeting.token = random_key();
        batch.tokens.push_back({as.member, hash_of(ask.token.empty() ? greeting.token : ask.token),
                                greeting.joining.screen->key_hash});
    }
    batch.greetings.push_back(std::move(greeting));
}

std::optional<InitiativeRoom::Known> InitiativeRoom::known_by(const MemberToken* token) const {
    const auto colleague = token ? state.colleagues.find(token->member) : state.colleagues.end();
    if (colleague == state.colleagues.end()) return std::nullopt;
    return Known{{token->member, colleague->second.seat}, token->key_hash};
}

Result<InitiativeRoom::Known, Rejection> InitiativeRoom::recognise(
    const protocols::JoinInitiative& ask) const {
    if (disbanded) return Rejection{Reason::not_found, "There is no such initiative any more."};
    if (ask.resume) {
        const auto token = tokens.find(ask.resume->member);
        const bool right = token != tokens.end() && matches(token->second.hash, ask.resume->token);
        if (const auto known = known_by(right ? &token->second : nullptr)) return *known;
        return Rejection{Reason::wrong_key, "This device is not known in the initiative."};
    }
    if (const auto known = known_by(find_token(tokens, ask.token))) return *known;
    for (const SeatKey& key : keys)
        if (matches(key.hash, ask.key)) return Known{{{}, key.seat}, key.hash};
    return Rejection{Reason::wrong_key, "That key does not open this initiative."};
}

void InitiativeRoom::greet(const Greeting& greeting) {
    const std::shared_ptr<Screen>& screen = greeting.joining.screen;
    const protocols::JoinInitiative& ask = greeting.joining.ask;
    const Seat seat = screen->as.seat;
    json result{{"initiative", initiative_id.value},
                {"seat", protocols::name_of(seat)},
                {"server_time", clock.now().count()},
                {"seq", state.seq}};
    if (!screen->as.member.empty()) result["member"] = screen->as.member.value;
    if (!greeting.token.empty()) result["token"] = greeting.token;
    std::string text = protocols::to_text(result);

    const std::string& view = snapshot(seat);
    std::optional<std::string> missed;
    if (ask.resume && ask.resume->after)
        missed = history.since(*ask.resume->after, state.seq, seat, view.size());
    insert_member(text, missed ? "events" : "view", missed ? *missed : view);

    audience.welcome(screen, answer_frame(greeting.joining.request, text));
    if (in_trouble && is_crew(seat)) audience.answer(screen, trouble_frame("not_saved"));
    boost::asio::post(screen->connection->executor(),
                      [seated = greeting.joining.seated] { seated(true); });
    presence_changed();
}

void InitiativeRoom::turn_away(const Joining& joining, const Rejection& rejection) const {
    server::turn_away(joining.screen, frame(protocols::error(joining.request, rejection)),
                      joining.seated);
}

void InitiativeRoom::leave(const std::shared_ptr<Screen>& screen) {
    if (!audience.has(screen)) return;
    audience.remove(screen);
    audience.deliver();
    presence_changed();
}

void InitiativeRoom::add_key(SeatKey key) { keys.push_back(std::move(key)); }

void InitiativeRoom::end_key(const std::string& hash) {
    std::erase_if(keys, [&](const SeatKey& key) { return key.hash == hash; });
    std::erase_if(tokens, [&](const auto& token) { return token.second.key_hash == hash; });
    send_away([&](const Screen& screen) { return screen.key_hash == hash; });
}

void InitiativeRoom::disband() {
    disbanded = true;
    send_away([](const Screen&) { return true; });
    work();
}

void InitiativeRoom::send_away(const std::function<bool(const Screen&)>& who) {
    for (const auto& screen : audience.all()) {
        if (!who(*screen)) continue;
        leave(screen);
        send_away_for_good(screen);
    }
}

void InitiativeRoom::presence_changed() {
    if (presence_is_due) return;
    presence_is_due = true;
    presence_timer.expires_after(presence_delay);
    presence_timer.async_wait([weak = weak_from_this()](const boost::system::error_code&) {
        if (const auto self = weak.lock()) self->tell_presence();
    });
}

void InitiativeRoom::tell_presence() {
    presence_is_due = false;
    std::set<std::string> members;
    for (const auto& screen : audience.all())
        if (!screen->as.member.empty()) members.insert(screen->as.member.value);
    audience.broadcast({frame(protocols::notification("initiative.presence",
                                                      {{"initiative", initiative_id.value},
                                                       {"members", members},
                                                       {"walls", audience.count(Seat::wall)}})),
                        nullptr});
    audience.deliver();
}

}  // namespace outward::server
