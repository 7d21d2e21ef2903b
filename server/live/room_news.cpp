// What screens are told beside the log: who is here, what the guide advises, and trouble.
#include "engine/advice.hpp"
#include "server/live/frames.hpp"
#include "server/live/room.hpp"

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

/// Advice may change by time alone.
constexpr auto advice_again = std::chrono::seconds{10};

}  // namespace

void Room::presence_changed() {
    if (presence_is_due) return;
    presence_is_due = true;
    presence_timer.expires_after(news_delay);
    presence_timer.async_wait([weak = weak_from_this()](const boost::system::error_code&) {
        if (const auto self = weak.lock()) self->tell_presence();
    });
}

void Room::tell_presence() {
    presence_is_due = false;
    const auto count = [&](Seat seat) { return audience.count(seat); };
    audience.broadcast(
        {frame(protocols::notification(
             "presence", {{"conversation", conversation_id.value},
                          {"participants", count(Seat::participant)},
                          {"crew", count(Seat::facilitator) + count(Seat::note_taker)},
                          {"walls", count(Seat::wall)}})),
         nullptr,
         {}});
    audience.deliver();
}

void Room::advice_is_due(std::chrono::milliseconds in) {
    const auto at = std::chrono::steady_clock::now() + in;
    if (advice_timer.expiry() > std::chrono::steady_clock::now() && advice_timer.expiry() <= at)
        return;
    advice_timer.expires_at(at);
    advice_timer.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
        const auto self = error ? nullptr : weak.lock();
        if (self) self->tell_advice();
    });
}

void Room::tell_advice() {
    const auto who = advised();
    Frames frames;
    for (const auto& table : who) {
        Advice now = advise(state, *script, clock.now(), table);
        Advice& last = advice[table];
        if (now == last) continue;
        last = std::move(now);
        (table ? frames.tables[*table] : frames.crew) = advice_frame(table);
    }
    audience.broadcast(frames);
    audience.deliver();
    if (state.stage == Stage::live && !who.empty()) advice_is_due(advice_again);
}

std::set<std::optional<TableId>> Room::advised() const {
    std::set<std::optional<TableId>> who;
    for (const auto& screen : seated_screens)
        if (hears_advice(*screen)) who.insert(advised_as(*screen));
    return who;
}

bool Room::hears_advice(const Screen& screen) {
    return is_crew(screen.as.seat) || (is_table_crew(screen.as.seat) && screen.table);
}

std::optional<TableId> Room::advised_as(const Screen& screen) {
    return is_crew(screen.as.seat) ? std::nullopt : screen.table;
}

Frame Room::advice_frame(const std::optional<TableId>& table) const {
    static const Advice none;
    const auto told = advice.find(table);
    const Advice& now = told == advice.end() ? none : told->second;
    return frame(protocols::notification("advice", advice_params(conversation_id, now)));
}

void Room::warn(const char* reason) {
    tell_trouble(reason);
    audience.deliver();
}

void Room::tell_addresses(const std::vector<std::string>& addresses) {
    const Frame told = frame(protocols::notification(
        "addresses", {{"conversation", conversation_id.value}, {"addresses", addresses}}));
    audience.broadcast({told, told, {}});
    audience.deliver();
}

void Room::tell_trouble(const char* reason) {
    audience.broadcast({trouble_frame(reason), nullptr, {}});
}

Frame Room::trouble_frame(const char* reason) const {
    return frame(protocols::notification(
        "trouble", {{"conversation", conversation_id.value}, {"reason", reason}}));
}

}  // namespace outward::server
