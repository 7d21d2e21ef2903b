// What happens in the room: commands become events, events reach the archive and then everybody.
#include "server/live/room.hpp"

#include "engine/limits.hpp"
#include "engine/overloaded.hpp"
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "protocols/json_text.hpp"
#include "protocols/names.hpp"
#include "server/access/keys.hpp"
#include "server/archive/summary.hpp"
#include "server/live/frames.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

/// A batch is closed when it has grown to this, so that one frame never fills a phone's queue.
constexpr std::size_t batch_bytes = 64 * 1024;

bool carries_words(const Command& command) {
    return std::visit(
        Overloaded{[](const command::AddNote&) { return true; },
                   [](const command::EditNote&) { return true; },
                   [](const command::FillStory&) { return true; },
                   [](const command::AddTheme&) { return true; },
                   [](const command::RenameTheme&) { return true; },
                   [](const command::AddPeople&) { return true; },
                   [](const command::ChangeRules&) { return true; },
                   [](const command::Rename&) { return true; }, [](const auto&) { return false; }},
        command);
}

}  // namespace

Room::Room(Archived archived, EventLog& event_log, const SteadyWallClock& wall_clock,
           Executor executor, LiveLimits allowed, Renewed renewed)
    : conversation_id(std::move(archived.id)),
      script(std::move(archived.guide)),
      log(event_log),
      clock(wall_clock),
      home(std::move(executor)),
      limits(allowed),
      code_renewed(std::move(renewed)),
      events(std::move(archived.log)),
      keys(std::move(archived.keys)),
      room_allowance(limits.room),
      presence_timer(home),
      advice_timer(home),
      due_timer(home) {
    for (MemberToken& token : archived.tokens) tokens.emplace(token.member, std::move(token));
    for (const Recorded& recorded : events) {
        clock.not_before(recorded.at);
        apply(state, recorded);
        history.add(project(state, recorded, *script));
    }
}

void Room::act(std::shared_ptr<Screen> screen, json request, Command command) {
    if (!seated_screens.contains(screen)) return;
    if (const auto too_many = over_the_limit(screen->as.member, command))
        return refuse(screen, request, *too_many);
    waiting.push_back({std::move(screen), std::move(request), std::move(command)});
    work();
}

void Room::work() {
    if (in_archive || in_delivery || waiting.empty()) return;
    Batch batch;
    std::size_t taken = 0;
    while (taken < waiting.size() && batch.bytes < batch_bytes)
        take_up(std::move(waiting[taken++]), batch);
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(taken));

    if (batch.events.empty()) {
        saved(batch);
        audience.deliver();
        if (!waiting.empty())
            boost::asio::post(home, [self = shared_from_this()] { self->work(); });
        return;
    }
    in_archive = true;
    Append append{.conversation = conversation_id,
                  .expected = batch.events.front().seq - 1,
                  .events = batch.events,
                  .tokens = batch.tokens,
                  .revoked = batch.removed,
                  .summary = summary_of(conversation_id, state)};
    log.append(std::move(append),
               [self = shared_from_this(), batch = std::move(batch)](AppendResult result) mutable {
                   boost::asio::post(self->home, [self, batch = std::move(batch),
                                                  result = std::move(result)]() mutable {
                       self->settle(std::move(batch), result);
                   });
               });
}

void Room::take_up(Waiting asked, Batch& batch) {
    std::visit([&](const auto& what) { take_up(asked, what, batch); }, asked.what);
}

void Room::take_up(const Waiting& asked, const Command& command, Batch& batch) {
    const Actor host{{}, Seat::facilitator};
    const auto decided = decide_and_record(command, asked.screen ? asked.screen->as : host, batch);
    if (!decided.ok()) {
        refuse(asked.screen, asked.request, decided.error());
        return;
    }
    batch.promises.push_back(
        {asked.screen, asked.request, decided.value().already_at.value_or(state.seq)});
}

Result<Decision, Rejection> Room::decide_and_record(const Command& command, const Actor& actor,
                                                    Batch& batch) {
    const Millis now = clock.now();
    auto decided = decide(state, command, actor, *script, now);
    if (!decided.ok()) return decided;
    for (const Event& event : decided.value().events) {
        const MemberId by = decided.value().nameless ? MemberId{} : actor.member;
        Recorded recorded{state.seq + 1,          now,   by,
                          decided.value().undoes, event, decided.value().table};
        apply(state, recorded);
        batch.seen.push_back(project(state, recorded, *script));
        batch.bytes += batch.seen.back().bytes();
        if (const auto* removed = std::get_if<MemberRemoved>(&event))
            batch.removed.push_back(removed->member);
        batch.events.push_back(std::move(recorded));
    }
    return decided;
}

void Room::settle(Batch batch, const AppendResult& result) {
    in_archive = false;
    if (result.saved())
        saved(batch);
    else
        not_saved(batch, result.sentence);
    in_delivery = true;
    audience.deliver(home, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->delivered();
    });
}

void Room::delivered() {
    in_delivery = false;
    work();
}

void Room::saved(Batch& batch) {
    for (const MemberToken& token : batch.tokens) tokens.insert_or_assign(token.member, token);
    leave_out_what_is_told_again(batch.seen);
    if (!batch.events.empty()) audience.broadcast(frames_of(batch.seen, batch.events.back().seq));
    for (Past& past : batch.seen) history.add(std::move(past));
    events.insert(events.end(), batch.events.begin(), batch.events.end());
    forget_words(batch.events);
    if (!batch.events.empty()) {
        if (in_trouble) tell_trouble("saved_again");
        in_trouble = false;
        advice_is_due(news_delay);
    }
    for (const Promise& promise : batch.promises)
        if (promise.screen)
            audience.answer(promise.screen,
                            frame(protocols::answer(promise.request, {{"seq", promise.seq}})));
    for (const Greeting& greeting : batch.greetings) greet(greeting);
    for (const MemberId& member : batch.removed) {
        tokens.erase(member);
        send_away([&](const Screen& screen) { return screen.as.member == member; });
    }
    for (const Recorded& recorded : batch.events)
        if (const auto* renewed = std::get_if<CodeRenewed>(&recorded.event))
            code_renewed(conversation_id, renewed->code);
    if (!batch.events.empty() || !batch.greetings.empty()) wait_until_due();
}

void Room::wait_until_due() {
    const auto due = next_due(state, *script);
    if (!due) {
        due_timer.cancel();
        return;
    }
    due_timer.expires_after(std::max(due->at - clock.now(), Millis{0}));
    due_timer.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
        const auto self = error ? nullptr : weak.lock();
        if (self) self->go_on_by_itself();
    });
}

void Room::go_on_by_itself() {
    const auto due = next_due(state, *script);
    if (!due) return;
    if (due->at > clock.now()) return wait_until_due();
    waiting.push_back({{}, {}, command::Advance{due->from}});
    work();
}

Frames Room::frames_of(const std::vector<Past>& seen, Seq seq) const {
    const auto frame_for = [&](const Viewer& viewer) {
        return events_frame({"events", "conversation", conversation_id.value}, seq, seen, viewer);
    };
    Frames frames{frame_for(Seat::facilitator), frame_for(Seat::participant), {}};
    for (const Past& past : seen)
        if (past.table && !frames.tables.contains(*past.table))
            frames.tables.emplace(*past.table, frame_for({Seat::host, past.table}));
    return frames;
}

void Room::not_saved(const Batch& batch, const std::string& why) {
    state = Conversation{};
    for (const Recorded& recorded : events) apply(state, recorded);
    snapshots.clear();
    const Rejection rejection{Reason::not_saved, "It could not be saved: " + why};
    for (const Promise& promise : batch.promises) {
        if (promise.screen && promise.seq <= state.seq)
            audience.answer(promise.screen,
                            frame(protocols::answer(promise.request, {{"seq", promise.seq}})));
        else
            refuse(promise.screen, promise.request, rejection);
    }
    for (const Greeting& greeting : batch.greetings) {
        if (!greeting.is_new)
            greet(greeting);
        else
            turn_away({greeting.screen, greeting.request, {}}, {greeting.ask, greeting.seated},
                      rejection);
    }
    if (!in_trouble) tell_trouble("not_saved");
    in_trouble = true;
}

void Room::refuse(const std::shared_ptr<Screen>& screen, const json& request,
                  const Rejection& rejection) {
    if (!screen) return;
    audience.answer(screen, frame(protocols::error(request, rejection)));
    audience.deliver();
}

void Room::read_guide(const std::shared_ptr<Screen>& screen, const json& request,
                      const std::string& language) {
    if (!seated_screens.contains(screen)) return;
    std::string result = "{}";
    insert_member(result, "guide", guide_text(screen->as.seat, language));
    audience.answer(screen, answer_frame(request, result));
    audience.deliver();
}

void Room::leave_slip(const std::shared_ptr<Screen>& screen, const json& request,
                      const protocols::LeaveSlip& ask) {
    if (!seated_screens.contains(screen)) return;
    const MemberId& member = screen->as.member;
    if (screen->as.seat != Seat::participant)
        return refuse(screen, request, {Reason::forbidden, "Only a participant leaves a slip."});
    if (!allowances.try_emplace(member, limits).first->second.writing.take(clock.now()))
        return refuse(screen, request, {Reason::too_many, "Wait a moment."});
    for (const auto& unfit :
         {unfit_text(ask.name, engine::limits::name_length, "The name"),
          unfit_text(ask.contact, engine::limits::contact_length, "The contact"),
          unfit_text(ask.wish, engine::limits::wish_length, "The wish")})
        if (unfit) return refuse(screen, request, *unfit);
    const Slip slip{member, clock.now(), ask.name, ask.contact, ask.wish};
    log.put_slip(conversation_id, slip,
                 [self = shared_from_this(), screen, request](const AppendResult& result) {
                     boost::asio::post(self->home, [self, screen, request, result] {
                         self->slip_settled(screen, request, result);
                     });
                 });
}

void Room::slip_settled(const std::shared_ptr<Screen>& screen, const json& request,
                        const AppendResult& result) {
    if (!result.saved()) return refuse(screen, request, {Reason::not_saved, result.sentence});
    audience.answer(screen, frame(protocols::answer(request, {{"seq", saved_seq()}})));
    audience.deliver();
}

void Room::ping(const std::shared_ptr<Screen>& screen, const json& request) {
    if (!seated_screens.contains(screen)) return;
    audience.answer(screen, frame(protocols::answer(request, {{"server_time", clock.now().count()},
                                                              {"seq", saved_seq()}})));
    audience.deliver();
}

std::optional<Rejection> Room::over_the_limit(const MemberId& member, const Command& command) {
    const auto* note = std::get_if<command::AddNote>(&command);
    const bool is_there = note && state.find(note->id);  // sent again: a lost answer costs nothing
    if (is_there) return std::nullopt;
    const Millis now = clock.now();
    const auto [own, is_new] = allowances.try_emplace(member, limits);
    Bucket& bucket = carries_words(command) ? own->second.writing : own->second.acting;
    if (bucket.take(now) && waiting.size() < limits.waiting && room_allowance.take(now))
        return std::nullopt;
    return Rejection{Reason::too_many, "That was too much at once. Wait a moment."};
}

/// Erased words must not come back through memory either.
void Room::forget_words(const std::vector<Recorded>& just_saved) {
    for (const Recorded& recorded : just_saved) {
        const auto* erased = std::get_if<NoteErased>(&recorded.event);
        if (!erased) continue;
        history.clear();
        for (Recorded& old : events) {
            if (auto* added = std::get_if<NoteAdded>(&old.event); added && added->id == erased->id)
                added->text.clear(), added->pledge.reset();
            if (auto* edit = std::get_if<NoteEdited>(&old.event); edit && edit->id == erased->id)
                edit->text.clear(), edit->pledge.reset();
        }
    }
}

const std::string& Room::snapshot(const Viewer& viewer) {
    const bool at_table = is_table_crew(viewer.seat);
    Cached& cached = snapshots[{is_crew(viewer.seat), at_table ? viewer.table : std::nullopt}];
    if (cached.text.empty() || cached.seq != state.seq)
        cached = {state.seq, protocols::to_text(protocols::encode(view_for(state, *script, viewer),
                                                                  conversation_id))};
    return cached.text;
}

const std::string& Room::guide_text(Seat seat, const std::string& language) {
    const std::string& used = script->text(language).language;
    const Reader reader = is_crew(seat)         ? Reader::crew
                          : is_table_crew(seat) ? Reader::table_crew
                                                : Reader::everybody;
    std::string& text = guide_texts[{reader, used}];
    if (text.empty()) text = protocols::to_text(protocols::encode(guide_for(*script, seat, used)));
    return text;
}

}  // namespace outward::server
