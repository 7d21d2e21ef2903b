// Who sits in the room: joining, coming back, leaving, and being taken out.
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "protocols/json_text.hpp"
#include "protocols/names.hpp"
#include "server/access/keys.hpp"
#include "server/live/frames.hpp"
#include "server/live/room.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

Rejection no_longer_here() { return {Reason::not_found, "There is no such conversation."}; }

}  // namespace

Rejection no_such_code() {
    return {Reason::not_found,
            "No conversation has that code. Check the six signs on the wall and try again."};
}

void Room::join(std::shared_ptr<Screen> screen, json request, protocols::Join ask, Seated seated) {
    waiting.push_back(
        {std::move(screen), std::move(request), Joining{std::move(ask), std::move(seated)}});
    work();
}

void Room::take_up(const Waiting& asked, const Joining& joining, Batch& batch) {
    if (seated_screens.contains(asked.screen)) {
        turn_away(asked, joining, {Reason::bad_request, "This connection has a seat already."});
        return;
    }
    const auto actor = recognise(joining.ask);
    if (!actor.ok()) {
        turn_away(asked, joining, actor.error());
        return;
    }
    if (is_among(joining.ask.token, batch.tokens)) {
        turn_away(asked, joining, {Reason::not_now, "You are joining already. Try again."});
        return;
    }
    Greeting greeting{asked.screen, asked.request, joining.ask, joining.seated, {}, false};
    greeting.screen->as = actor.value().as;
    greeting.screen->key_hash = actor.value().key_hash;
    if (actor.value().as.member.empty() && actor.value().as.seat != Seat::wall) {
        Actor& as = greeting.screen->as;
        as.member = random_member_id();
        const auto decided = decide_and_record(
            command::Join{as.member, joining.ask.name, joining.ask.language, joining.ask.table}, as,
            batch);
        if (!decided.ok()) {
            turn_away(asked, joining, decided.error());
            return;
        }
        greeting.is_new = true;
        if (joining.ask.token.empty()) greeting.token = random_key();
        const std::string& token = greeting.token.empty() ? joining.ask.token : greeting.token;
        batch.tokens.push_back({as.member, hash_of(token), greeting.screen->key_hash});
    }
    const Actor& as = greeting.screen->as;
    if (is_table_crew(as.seat) && joining.ask.table)  // one that is gone leaves them where they are
        (void)decide_and_record(command::TakeSeat{joining.ask.table, std::nullopt}, as, batch);
    batch.greetings.push_back(std::move(greeting));
}

std::optional<Room::Known> Room::joined_before(const std::string& token) const {
    const MemberToken* known = find_token(tokens, token);
    const Member* member = known ? state.find(known->member) : nullptr;
    if (!member) return std::nullopt;
    return Known{{member->id, member->seat}, known->key_hash};
}

Result<Room::Known, Rejection> Room::recognise(const protocols::Join& ask) const {
    if (disbanded) return no_longer_here();
    if (ask.resume) {
        const auto token = tokens.find(ask.resume->member);
        const Member* member = state.find(ask.resume->member);
        if (member && member->removed)
            return Rejection{Reason::removed, "This phone was taken out of the conversation."};
        if (token == tokens.end() || !member || !matches(token->second.hash, ask.resume->token))
            return Rejection{Reason::wrong_key, "This phone is not known in the conversation."};
        return Known{{member->id, member->seat}, token->second.key_hash};
    }
    if (const auto known = joined_before(ask.token)) return *known;
    const Known by_code{{{}, Seat::participant}, {}};
    if (ask.conversation.empty()) return by_code;
    if (!ask.code.empty()) {  // came by the QR code, which holds both
        if (tidy_code(ask.code) == state.code) return by_code;
        return no_such_code();
    }
    for (const SeatKey& key : keys)
        if (matches(key.hash, ask.key)) return Known{{{}, key.seat}, key.hash};
    return Rejection{Reason::wrong_key, "That key does not open this conversation."};
}

void Room::greet(const Greeting& greeting) {
    Screen& screen = *greeting.screen;
    const Member* member = state.find(screen.as.member);
    if (member) screen.table = member->table;
    const Viewer viewer{screen.as.seat, screen.table};
    json result{{"conversation", conversation_id.value},
                {"seat", protocols::name_of(screen.as.seat)},
                {"server_time", clock.now().count()},
                {"seq", state.seq},
                {"languages", script->languages}};
    if (!screen.as.member.empty()) result["member"] = screen.as.member.value;
    if (!greeting.token.empty()) result["token"] = greeting.token;
    if (const auto own = mine(state, screen.as.member)) result["mine"] = protocols::encode(*own);
    std::string text = protocols::to_text(result);
    insert_member(text, "guide", guide_text(screen.as.seat, greeting.ask.language));

    const std::string& view = snapshot(viewer);
    std::optional<std::string> missed;
    if (greeting.ask.resume && greeting.ask.resume->after)
        missed = history.since(*greeting.ask.resume->after, state.seq, viewer, view.size());
    insert_member(text, missed ? "events" : "view", missed ? *missed : view);

    seated_screens.insert(greeting.screen);
    audience.welcome(greeting.screen, answer_frame(greeting.request, text));
    if (in_trouble && is_crew(screen.as.seat))
        audience.answer(greeting.screen, trouble_frame("not_saved"));
    if (hears_advice(screen)) {
        audience.answer(greeting.screen, advice_frame(advised_as(screen)));
        advice_is_due(news_delay);
    }
    boost::asio::post(screen.connection->executor(), [seated = greeting.seated] { seated(true); });
    presence_changed();
}

void Room::turn_away(const Waiting& asked, const Joining& joining, const Rejection& rejection) {
    server::turn_away(asked.screen, frame(protocols::error(asked.request, rejection)),
                      joining.seated);
}

void Room::leave(const std::shared_ptr<Screen>& screen) {
    if (seated_screens.erase(screen) == 0) return;
    audience.remove(screen);
    audience.deliver();
    presence_changed();
}

void Room::add_key(SeatKey key) { keys.push_back(std::move(key)); }

void Room::end_key(const std::string& hash) {
    std::erase_if(keys, [&](const SeatKey& key) { return key.hash == hash; });
    for (const auto& [member, token] : tokens)
        if (token.key_hash == hash) waiting.push_back({{}, {}, command::RemoveMember{member}});
    send_away([&](const Screen& screen) { return screen.key_hash == hash; });
    work();
}

void Room::disband() {
    disbanded = true;
    for (const Waiting& asked : std::exchange(waiting, {}))
        if (const auto* joining = std::get_if<Joining>(&asked.what))
            turn_away(asked, *joining, no_longer_here());
    send_away([](const Screen&) { return true; });
}

/// They get what was sent so far, and nothing more.
void Room::send_away(const std::function<bool(const Screen&)>& who) {
    std::vector<std::shared_ptr<Screen>> leaving;
    std::ranges::copy_if(seated_screens, std::back_inserter(leaving),
                         [&](const auto& screen) { return who(*screen); });
    for (const auto& screen : leaving) {
        leave(screen);
        send_away_for_good(screen);
    }
}

bool Room::admits(Seat seat, std::string_view key) const {
    return std::ranges::any_of(
        keys, [&](const SeatKey& known) { return known.seat == seat && matches(known.hash, key); });
}

}  // namespace outward::server
