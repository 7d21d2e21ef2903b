#include "server/live/room.hpp"

#include "engine/overloaded.hpp"
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "protocols/names.hpp"
#include "server/access/keys.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

/// A batch is closed when it has grown to this, so that one frame never fills a phone's queue.
constexpr std::size_t batch_bytes = 64 * 1024;
constexpr auto presence_delay = std::chrono::milliseconds{300};

Frame frame(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

/// Puts a text that is JSON already into an object that is JSON already.
void insert_member(std::string& object, std::string_view name, std::string_view value) {
    object.pop_back();
    if (object.back() != '{') object += ',';
    object += '"';
    object += name;
    object += "\":";
    object += value;
    object += '}';
}

std::string to_text(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// An answer whose result is JSON text already.
Frame answer_frame(const json& request, const std::string& result) {
    std::string answer = R"({"jsonrpc":"2.0"})";
    insert_member(answer, "id", to_text(request));
    insert_member(answer, "result", result);
    return frame(std::move(answer));
}

Frame events_frame(const ConversationId& id, Seq seq, const std::vector<Past>& seen, Seat seat) {
    std::string text = R"({"jsonrpc":"2.0","method":"events","params":{"conversation":")" +
                       id.value + R"(","seq":)" + std::to_string(seq) + R"(,"events":[)";
    bool first = true;
    for (const Past& past : seen) {
        const std::string& part = past.for_seat(seat);
        if (part.empty()) continue;
        if (!first) text += ',';
        text += part;
        first = false;
    }
    return frame(text + "]}}");
}

}  // namespace

Room::Room(Archived archived, EventLog& event_log, const SteadyWallClock& wall_clock,
           Executor executor)
    : conversation_id(std::move(archived.id)),
      script(std::move(archived.guide)),
      log(event_log),
      clock(wall_clock),
      home(std::move(executor)),
      events(std::move(archived.log)),
      keys(std::move(archived.keys)),
      presence_timer(home) {
    for (MemberToken& token : archived.tokens)
        token_hashes.emplace(std::move(token.member), std::move(token.hash));
    for (const Recorded& recorded : events) {
        apply(state, recorded);
        history.add(project(state, recorded, *script));
    }
}

void Room::join(std::shared_ptr<Screen> screen, json request, protocols::Join ask, Seated seated) {
    waiting.push_back(
        {std::move(screen), std::move(request), Joining{std::move(ask), std::move(seated)}});
    work();
}

void Room::act(std::shared_ptr<Screen> screen, json request, Command command) {
    waiting.push_back({std::move(screen), std::move(request), std::move(command)});
    work();
}

void Room::work() {
    if (in_archive || waiting.empty()) return;
    Batch batch;
    std::size_t taken = 0;
    while (taken < waiting.size() && batch.bytes < batch_bytes)
        take_up(std::move(waiting[taken++]), batch);
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(taken));

    if (batch.events.empty()) {
        saved(batch);
        if (!waiting.empty())
            boost::asio::post(home, [self = shared_from_this()] { self->work(); });
        return;
    }
    in_archive = true;
    Append append{.conversation = conversation_id,
                  .expected = batch.events.front().seq - 1,
                  .events = batch.events,
                  .tokens = batch.tokens,
                  .summary = summary()};
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
    const auto decided = decide_and_record(command, asked.screen->as, batch);
    if (!decided.ok()) {
        refuse(asked.screen, asked.request, decided.error());
        return;
    }
    batch.promises.push_back(
        {asked.screen, asked.request, decided.value().already_at.value_or(state.seq)});
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
    Greeting greeting{asked.screen, asked.request, joining.ask, joining.seated, {}};
    greeting.screen->as = actor.value();
    if (!joining.ask.resume && actor.value().seat != Seat::wall) {
        Actor& as = greeting.screen->as;
        as.member = random_member_id();
        const auto decided = decide_and_record(
            command::Join{as.member, joining.ask.name, joining.ask.language}, as, batch);
        if (!decided.ok()) {
            turn_away(asked, joining, decided.error());
            return;
        }
        greeting.token = random_key();
        batch.tokens.push_back({as.member, hash_of(greeting.token)});
    }
    batch.greetings.push_back(std::move(greeting));
}

Result<Decision, Rejection> Room::decide_and_record(const Command& command, const Actor& actor,
                                                    Batch& batch) {
    const Millis now = clock.now();
    auto decided = decide(state, command, actor, *script, now);
    if (!decided.ok()) return decided;
    for (const Event& event : decided.value().events) {
        Recorded recorded{state.seq + 1, now, actor.member, decided.value().undoes, event};
        apply(state, recorded);
        batch.seen.push_back(project(state, recorded, *script));
        batch.bytes += batch.seen.back().crew.size() + batch.seen.back().room.size();
        batch.events.push_back(std::move(recorded));
    }
    return decided;
}

Result<Actor, Rejection> Room::recognise(const protocols::Join& ask) const {
    if (ask.resume) {
        const auto token = token_hashes.find(ask.resume->member);
        const Member* member = state.find(ask.resume->member);
        if (token == token_hashes.end() || !member || !matches(token->second, ask.resume->token))
            return Rejection{Reason::wrong_key, "This phone is not known in the conversation."};
        return Actor{member->id, member->seat};
    }
    if (ask.conversation.empty()) return Actor{{}, Seat::participant};  // came by the code
    for (const SeatKey& key : keys)
        if (matches(key.hash, ask.key)) return Actor{{}, key.seat};
    return Rejection{Reason::wrong_key, "That key does not open this conversation."};
}

void Room::settle(Batch batch, const AppendResult& result) {
    in_archive = false;
    if (result.saved())
        saved(batch);
    else
        not_saved(batch, result.sentence);
    work();
}

void Room::saved(const Batch& batch) {
    for (const MemberToken& token : batch.tokens) token_hashes[token.member] = token.hash;
    for (const Past& past : batch.seen) history.add(past);
    events.insert(events.end(), batch.events.begin(), batch.events.end());
    forget_words(batch.events);
    if (!batch.events.empty()) {
        const Seq seq = batch.events.back().seq;
        audience.broadcast({events_frame(conversation_id, seq, batch.seen, Seat::facilitator),
                            events_frame(conversation_id, seq, batch.seen, Seat::participant)});
        if (in_trouble) tell_trouble("saved_again");
        in_trouble = false;
    }
    for (const Promise& promise : batch.promises)
        audience.answer(promise.screen,
                        frame(protocols::answer(promise.request, {{"seq", promise.seq}})));
    for (const Greeting& greeting : batch.greetings) greet(greeting);
    audience.deliver();
}

void Room::not_saved(const Batch& batch, const std::string& why) {
    state = Conversation{};
    for (const Recorded& recorded : events) apply(state, recorded);
    snapshots.clear();
    const Rejection rejection{Reason::not_saved, "It could not be saved: " + why};
    for (const Promise& promise : batch.promises) {
        if (promise.seq <= state.seq)
            audience.answer(promise.screen,
                            frame(protocols::answer(promise.request, {{"seq", promise.seq}})));
        else
            refuse(promise.screen, promise.request, rejection);
    }
    for (const Greeting& greeting : batch.greetings) {
        if (greeting.token.empty())
            greet(greeting);
        else
            turn_away({greeting.screen, greeting.request, {}}, {greeting.ask, greeting.seated},
                      rejection);
    }
    if (!in_trouble) tell_trouble("not_saved");
    in_trouble = true;
    audience.deliver();
}

void Room::greet(const Greeting& greeting) {
    const Screen& screen = *greeting.screen;
    json result{{"conversation", conversation_id.value},
                {"seat", protocols::name_of(screen.as.seat)},
                {"server_time", clock.now().count()},
                {"seq", state.seq},
                {"languages", script->languages}};
    if (!screen.as.member.empty()) result["member"] = screen.as.member.value;
    if (!greeting.token.empty()) result["token"] = greeting.token;
    if (const auto own = mine(state, screen.as.member)) result["mine"] = protocols::encode(*own);
    std::string text = to_text(result);
    insert_member(text, "guide", guide_text(screen.as.seat, greeting.ask.language));

    const std::string& view = snapshot(screen.as.seat);
    std::optional<std::string> missed;
    if (greeting.ask.resume && greeting.ask.resume->after)
        missed = history.since(*greeting.ask.resume->after, state.seq, screen.as.seat, view.size());
    insert_member(text, missed ? "events" : "view", missed ? *missed : view);

    seated_screens.insert(greeting.screen);
    audience.welcome(greeting.screen, answer_frame(greeting.request, text));
    boost::asio::post(screen.connection->executor(), [seated = greeting.seated] { seated(true); });
    presence_changed();
}

void Room::turn_away(const Waiting& asked, const Joining& joining, const Rejection& rejection) {
    boost::asio::post(asked.screen->connection->executor(),
                      [screen = asked.screen, seated = joining.seated,
                       text = frame(protocols::error(asked.request, rejection))] {
                          screen->connection->send(text);
                          seated(false);
                      });
}

void Room::refuse(const std::shared_ptr<Screen>& screen, const json& request,
                  const Rejection& rejection) {
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

void Room::ping(const std::shared_ptr<Screen>& screen, const json& request) {
    if (!seated_screens.contains(screen)) return;
    const Seq saved_seq = events.empty() ? 0 : events.back().seq;
    audience.answer(screen, frame(protocols::answer(request, {{"server_time", clock.now().count()},
                                                              {"seq", saved_seq}})));
    audience.deliver();
}

void Room::leave(const std::shared_ptr<Screen>& screen) {
    if (seated_screens.erase(screen) == 0) return;
    audience.remove(screen);
    audience.deliver();
    presence_changed();
}

void Room::add_key(SeatKey key) { keys.push_back(std::move(key)); }

bool Room::admits(Seat seat, std::string_view key) const {
    return std::ranges::any_of(
        keys, [&](const SeatKey& known) { return known.seat == seat && matches(known.hash, key); });
}

/// Erased words must not come back through memory either.
void Room::forget_words(const std::vector<Recorded>& just_saved) {
    for (const Recorded& recorded : just_saved) {
        const auto* erased = std::get_if<NoteErased>(&recorded.event);
        if (!erased) continue;
        history.clear();
        for (Recorded& old : events) {
            if (auto* added = std::get_if<NoteAdded>(&old.event); added && added->id == erased->id)
                added->text.clear();
            if (auto* edit = std::get_if<NoteEdited>(&old.event); edit && edit->id == erased->id)
                edit->text.clear();
        }
    }
}

void Room::tell_trouble(const char* reason) {
    audience.broadcast(
        {frame(protocols::notification(
             "trouble", {{"conversation", conversation_id.value}, {"reason", reason}})),
         nullptr});
}

void Room::presence_changed() {
    if (presence_is_due) return;
    presence_is_due = true;
    presence_timer.expires_after(presence_delay);
    presence_timer.async_wait([weak = weak_from_this()](const boost::system::error_code&) {
        const auto self = weak.lock();
        if (!self) return;
        self->presence_is_due = false;
        const auto count = [&](Seat seat) { return self->audience.count(seat); };
        self->audience.broadcast(
            {frame(protocols::notification(
                 "presence", {{"conversation", self->conversation_id.value},
                              {"participants", count(Seat::participant)},
                              {"crew", count(Seat::facilitator) + count(Seat::note_taker)},
                              {"walls", count(Seat::wall)}})),
             nullptr});
        self->audience.deliver();
    });
}

Summary Room::summary() const {
    Summary row;
    row.id = conversation_id;
    row.title = state.as.title;
    row.place = state.as.place;
    row.guide = state.as.guide;
    row.guide_version = state.as.guide_version;
    row.code = state.code;
    row.stage = state.stage;
    if (state.place) row.step = state.place->step;
    row.created_at = state.created_at;
    row.people = state.people;
    for (const auto& [step, count] : state.shown_notes) row.notes += count;
    row.rehearsal = state.as.rehearsal;
    return row;
}

const std::string& Room::snapshot(Seat seat) {
    Cached& cached = snapshots[is_crew(seat)];
    if (cached.text.empty() || cached.seq != state.seq)
        cached = {state.seq,
                  protocols::encode(view_for(state, *script, seat), conversation_id).dump()};
    return cached.text;
}

const std::string& Room::guide_text(Seat seat, const std::string& language) {
    const std::string& used = script->text(language).language;
    std::string& text = guide_texts[{is_crew(seat), used}];
    if (text.empty()) text = protocols::encode(guide_for(*script, seat, used)).dump();
    return text;
}

}  // namespace outward::server
