// What happens in the room of an initiative: commands become events, events reach the archive and
// then everybody.
#include "server/initiative/initiative_room.hpp"

#include "engine/initiative/view.hpp"
#include "protocols/initiative_codec.hpp"
#include "protocols/json_text.hpp"
#include "server/live/frames.hpp"

#include <boost/asio/post.hpp>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

/// A batch is closed when it has grown to this, so that one frame never fills a screen's queue.
constexpr std::size_t initiative_batch_bytes = 64 * 1024;

std::vector<Tiding> seen_from(Seat seat, const Initiative& after,
                              const InitiativeRecorded& recorded) {
    std::vector<Tiding> list;
    for (const InitiativeSeen& seen : seen_by(seat, after, recorded))
        list.push_back({protocols::to_text(protocols::encode(seen))});
    return list;
}

Past project_initiative(const Initiative& after, const InitiativeRecorded& recorded) {
    return {recorded.seq, seen_from(Seat::note_taker, after, recorded),
            seen_from(Seat::wall, after, recorded)};
}

}  // namespace

InitiativeRoom::InitiativeRoom(ArchivedInitiative archived, InitiativeLog& its_log,
                               const SteadyWallClock& wall_clock, Executor executor,
                               LiveLimits allowed)
    : initiative_id(std::move(archived.id)),
      log(its_log),
      clock(wall_clock),
      home(std::move(executor)),
      limits(allowed),
      keys(std::move(archived.keys)),
      room_allowance(limits.room),
      presence_timer(home) {
    for (MemberToken& token : archived.tokens) tokens.emplace(token.member, std::move(token));
    const std::size_t total = archived.log.size();
    for (std::size_t i = 0; i < total; ++i) {
        clock.not_before(archived.log[i].at);
        apply(state, archived.log[i]);
        if (total - i <= History::most_events)
            history.add(project_initiative(state, archived.log[i]));
    }
    set_saved();
}

InitiativeRoom::Saved InitiativeRoom::saved() const {
    const std::scoped_lock lock{mutex};
    return on_disk;
}

void InitiativeRoom::set_saved() {
    auto now = std::make_shared<const Initiative>(state);
    const std::scoped_lock lock{mutex};
    on_disk = std::move(now);
}

void InitiativeRoom::act(const std::shared_ptr<Screen>& screen, const json& request,
                         InitiativeCommand command) {
    if (!audience.has(screen)) return;
    const auto answer = [self = shared_from_this(), screen,
                         request](const Result<Seq, Rejection>& result) {
        self->audience.answer(
            screen, frame(result.ok() ? protocols::answer(request, {{"seq", result.value()}})
                                      : protocols::error(request, result.error())));
    };
    if (const auto too_many = over_the_limit(screen->as.member)) {
        answer(*too_many);
        audience.deliver();
        return;
    }
    ask(screen->as, std::move(command), answer);
}

void InitiativeRoom::ask(const Actor& as, InitiativeCommand command, Told told) {
    waiting.push_back(Asking{as, std::move(command), std::move(told)});
    work();
}

void InitiativeRoom::work() {
    if (in_archive || waiting.empty()) return;
    Batch batch;
    std::size_t taken = 0;
    while (taken < waiting.size() && batch.bytes < initiative_batch_bytes)
        std::visit([&](auto& asked) { take_up(std::move(asked), batch); }, waiting[taken++]);
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(taken));

    if (batch.events.empty()) {
        commit(batch);
        if (!waiting.empty())
            boost::asio::post(home, [self = shared_from_this()] { self->work(); });
        return;
    }
    in_archive = true;
    InitiativeAppend append{.initiative = initiative_id,
                            .expected = batch.events.front().seq - 1,
                            .events = batch.events,
                            .tokens = batch.tokens,
                            .state = protocols::initiative_state(state)};
    log.append(std::move(append),
               [self = shared_from_this(), batch = std::move(batch)](AppendResult result) mutable {
                   boost::asio::post(self->home, [self, batch = std::move(batch),
                                                  result = std::move(result)]() mutable {
                       self->settle(std::move(batch), result);
                   });
               });
}

void InitiativeRoom::take_up(Asking asking, Batch& batch) {
    if (disbanded)
        return asking.told(Rejection{Reason::not_found, "There is no such initiative any more."});
    if (auto refused = decide_and_record(asking.command, asking.as, batch)) {
        asking.told(std::move(*refused));
        audience.deliver();
        return;
    }
    batch.promises.push_back({std::move(asking.told), state.seq});
}

std::optional<Rejection> InitiativeRoom::decide_and_record(const InitiativeCommand& command,
                                                           const Actor& actor, Batch& batch) {
    auto decided = decide(state, command, actor);
    if (!decided.ok()) return std::move(decided).error();
    const Seq first = state.seq + 1;
    for (InitiativeEvent& event : decided.value().events) {
        InitiativeRecorded recorded{.seq = state.seq + 1,
                                    .at = clock.now(),
                                    .by = actor.member,
                                    .act = std::string{act_of(command)},
                                    .first = first,
                                    .undoes = decided.value().undoes,
                                    .event = std::move(event)};
        apply(state, recorded);
        batch.seen.push_back(project_initiative(state, recorded));
        batch.bytes += batch.seen.back().bytes();
        batch.events.push_back(std::move(recorded));
    }
    return std::nullopt;
}

void InitiativeRoom::settle(Batch batch, const AppendResult& result) {
    in_archive = false;
    if (result.saved())
        commit(batch);
    else
        roll_back(batch, result);
    work();
}

void InitiativeRoom::commit(const Batch& batch) {
    for (const MemberToken& token : batch.tokens) tokens.insert_or_assign(token.member, token);
    for (const Past& past : batch.seen) history.add(past);
    if (!batch.events.empty()) {
        set_saved();
        const auto frame_for = [&](Seat seat) {
            return events_frame({"initiative.events", "initiative", initiative_id.value}, state.seq,
                                batch.seen, seat);
        };
        audience.broadcast({frame_for(Seat::note_taker), frame_for(Seat::wall)});
        if (in_trouble) audience.broadcast({trouble_frame("saved_again"), nullptr});
        in_trouble = false;
    }
    for (const Promise& promise : batch.promises) promise.told(promise.seq);
    for (const Greeting& greeting : batch.greetings) greet(greeting);
    audience.deliver();
}

/// Back to what is on disk. What was so already before the batch stays answered as done.
void InitiativeRoom::roll_back(const Batch& batch, const AppendResult& result) {
    state = *on_disk;
    snapshots.clear();
    const Rejection rejection{Reason::not_saved, "It could not be saved: " + result.sentence};
    for (const Promise& promise : batch.promises) {
        if (promise.seq <= state.seq)
            promise.told(promise.seq);
        else
            promise.told(rejection);
    }
    for (const Greeting& greeting : batch.greetings) {
        if (greeting.is_new)
            turn_away(greeting.joining, rejection);
        else
            greet(greeting);
    }
    if (!in_trouble) audience.broadcast({trouble_frame("not_saved"), nullptr});
    in_trouble = true;
    audience.deliver();
}

void InitiativeRoom::ping(const std::shared_ptr<Screen>& screen, const json& request) {
    if (!audience.has(screen)) return;
    audience.answer(screen, frame(protocols::answer(request, {{"server_time", clock.now().count()},
                                                              {"seq", saved()->seq}})));
    audience.deliver();
}

std::optional<Rejection> InitiativeRoom::over_the_limit(const MemberId& member) {
    const Millis now = clock.now();
    Bucket& own = allowances.try_emplace(member, limits.acting).first->second;
    if (own.take(now) && waiting.size() < limits.waiting && room_allowance.take(now))
        return std::nullopt;
    return Rejection{Reason::too_many, "That was too much at once. Wait a moment."};
}

const std::string& InitiativeRoom::snapshot(Seat seat) {
    Cached& cached = snapshots[is_crew(seat)];
    if (cached.text.empty() || cached.seq != state.seq)
        cached = {state.seq, protocols::to_text(protocols::encode(view_for(state, seat)))};
    return cached.text;
}

Frame InitiativeRoom::trouble_frame(const char* reason) const {
    return frame(protocols::notification(
        "trouble", {{"initiative", initiative_id.value}, {"reason", reason}}));
}

}  // namespace outward::server
