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
    if (audience.count(Seat::facilitator) + audience.count(Seat::note_taker) == 0) return;
    Advice now = advise(state, *script, clock.now());
    if (now != advice) {
        advice = std::move(now);
        audience.broadcast({advice_frame(), nullptr, {}});
        audience.deliver();
    }
    if (state.stage == Stage::live) advice_is_due(advice_again);
}

Frame Room::advice_frame() const {
    json cues = json::array();
    for (const CueId& cue : advice.cues) cues.push_back(cue.value);
    return frame(protocols::notification("advice", {{"conversation", conversation_id.value},
                                                    {"step", advice.step.value},
                                                    {"cues", std::move(cues)},
                                                    {"moves", advice.moves}}));
}

void Room::warn(const char* reason) {
    tell_trouble(reason);
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
