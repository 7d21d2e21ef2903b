#include "server/live/lobby.hpp"

#include "server/access/keys.hpp"
#include "server/archive/summary.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <array>

namespace outward::server {

using namespace engine;

namespace {

Rejection no_such_conversation() { return {Reason::not_found, "There is no such conversation."}; }

constexpr std::array keyed_seats{Seat::facilitator, Seat::note_taker, Seat::wall, Seat::host,
                                 Seat::scribe};

}  // namespace

Lobby::Lobby(EventLog& real, EventLog& rehearsed, const Library& guides,
             const SteadyWallClock& wall_clock, NextHome home, LobbyRules of)
    : archive(real),
      rehearsals(rehearsed),
      library(guides),
      clock(wall_clock),
      next_home(std::move(home)),
      rules(of) {}

std::optional<Trouble> Lobby::open() {
    auto summaries = archive.conversations();
    if (!summaries.ok()) return summaries.error();
    for (const Summary& summary : summaries.value()) take_in(summary);
    return std::nullopt;
}

void Lobby::take_in(const Summary& summary) {
    const std::scoped_lock lock{mutex};
    shelves.emplace(summary.id, Shelf{&archive, summary.guide_hash, summary.library});
    if (!summary.code.empty()) codes.emplace(summary.code, summary.id);
}

std::optional<std::string> Lobby::library_of(const ConversationId& id) const {
    const std::scoped_lock lock{mutex};
    const auto shelf = shelves.find(id);
    return shelf == shelves.end() ? std::nullopt : std::optional{shelf->second.library};
}

void Lobby::stop() {
    readers.stop();
    readers.join();
}

std::shared_ptr<Room> Lobby::room_in_memory(const ConversationId& id) const {
    const std::scoped_lock lock{mutex};
    const auto room = rooms.find(id);
    return room == rooms.end() ? nullptr : room->second;
}

void Lobby::find(const ConversationId& id, Found found) {
    if (auto room = room_in_memory(id)) return found(std::move(room));
    in_background([this, id, found = std::move(found)] { found(open_room(id)); });
}

std::optional<Millis> Lobby::wait_for_code(const boost::asio::ip::address& from) {
    const std::scoped_lock lock{mutex};
    return throttle.admit(from, clock.now());
}

void Lobby::find_by_code(std::string_view typed, const boost::asio::ip::address& from,
                         Found found) {
    const auto id = look_up(typed, from, std::nullopt);
    if (!id) return found(no_such_code());
    find(*id, std::move(found));
}

void Lobby::find_by_link(const ConversationId& id, std::string_view code,
                         const boost::asio::ip::address& from, Found found) {
    if (!look_up(code, from, id)) return found(no_such_code());
    find(id, std::move(found));
}

std::optional<ConversationId> Lobby::look_up(std::string_view typed,
                                             const boost::asio::ip::address& from,
                                             const std::optional<ConversationId>& expected) {
    bool guessing_begins = false;
    {
        const std::scoped_lock lock{mutex};
        const auto known = codes.find(tidy_code(typed));
        if (known != codes.end() && (!expected || *expected == known->second)) return known->second;
        guessing_begins = throttle.missed(from, clock.now());
    }
    if (guessing_begins) warn_of_guessing();
    return std::nullopt;
}

bool Lobby::is_being_guessed() const {
    const std::scoped_lock lock{mutex};
    return throttle.is_warning(clock.now());
}

template <class Tell>
void Lobby::tell_every_room(Tell tell) const {
    const std::scoped_lock lock{mutex};
    for (const auto& [id, room] : rooms)
        boost::asio::post(room->executor(), [room = room, tell] { tell(*room); });
}

void Lobby::warn_of_guessing() const {
    tell_every_room([](Room& room) { room.warn("guessing"); });
}

void Lobby::tell_addresses(const std::vector<std::string>& addresses) const {
    tell_every_room([addresses](Room& room) { room.tell_addresses(addresses); });
}

Result<std::shared_ptr<Room>, Rejection> Lobby::open_room(const ConversationId& id) {
    const std::scoped_lock one_at_a_time{opening};
    if (auto room = room_in_memory(id)) return room;
    Shelf shelf;
    {
        const std::scoped_lock lock{mutex};
        const auto known = shelves.find(id);
        if (known == shelves.end()) return no_such_conversation();
        shelf = known->second;
    }
    const auto unreadable = [](const std::string& why) {
        return Rejection{Reason::not_now, "The conversation cannot be opened: " + why};
    };
    auto files = shelf.log->guide(shelf.guide_hash);
    if (!files.ok()) return unreadable(files.error().sentence);
    auto guide = reload_guide(files.value());
    if (!guide.ok()) return unreadable(to_sentences(guide.error(), "its guide"));
    auto log = shelf.log->read(id, 0);
    if (!log.ok()) return unreadable(log.error().sentence);
    auto tokens = shelf.log->member_tokens(id);
    if (!tokens.ok()) return unreadable(tokens.error().sentence);
    auto keys = shelf.log->seat_keys(id);
    if (!keys.ok()) return unreadable(keys.error().sentence);

    auto room = make_room(
        Archived{id, std::make_shared<const Guide>(std::move(guide).value()),
                 std::move(log).value(), std::move(tokens).value(), std::move(keys).value()},
        *shelf.log);
    const std::scoped_lock lock{mutex};
    rooms.emplace(id, room);
    return room;
}

std::shared_ptr<Room> Lobby::make_room(Archived archived, EventLog& log) {
    return std::make_shared<Room>(
        std::move(archived), log, clock, next_home(), rules.limits,
        [this](const ConversationId& id, const std::string& code) { code_renewed(id, code); });
}

void Lobby::code_renewed(const ConversationId& id, const std::string& code) {
    const std::scoped_lock lock{mutex};
    std::erase_if(codes, [&](const auto& known) { return known.second == id; });
    codes.emplace(code, id);
}

std::string Lobby::unused_code() const {
    const std::scoped_lock lock{mutex};
    std::string code = random_code();
    while (codes.contains(code)) code = random_code();
    return code;
}

void Lobby::create(const NewConversation& wanted, Created created) {
    const auto chosen = library.find(wanted.guide);
    if (!chosen)
        return created(Rejection{Reason::not_found, "There is no guide '" + wanted.guide.value +
                                                        "'. Choose one from the list."});
    CreatedConversation made{random_conversation_id(), unused_code(), {}};
    const ConversationCreated as{.guide = wanted.guide,
                                 .guide_version = {},
                                 .title = wanted.title,
                                 .place = wanted.place,
                                 .language = wanted.language,
                                 .code = made.code,
                                 .names = wanted.names,
                                 .rehearsal = wanted.rehearsal};
    const auto decided =
        decide({}, command::Create{as}, {{}, Seat::facilitator}, *chosen->guide, clock.now());
    if (!decided.ok()) return created(decided.error());

    EventLog& log = wanted.rehearsal ? rehearsals : archive;
    Append append = first_events(*chosen, decided.value().events.front(), made);
    append.summary.library = wanted.library;
    Archived archived{made.id, chosen->guide, append.events, {}, append.keys};
    log.append(std::move(append),
               [this, &log, library = wanted.library, archived = std::move(archived),
                made = std::move(made), created = std::move(created)](const AppendResult& result) {
                   if (!result.saved())
                       return created(Rejection{Reason::not_saved,
                                                "It could not be saved: " + result.sentence});
                   {
                       const std::scoped_lock lock{mutex};
                       rooms.emplace(made.id, make_room(archived, log));
                       shelves.emplace(made.id, Shelf{&log, {}, library});
                       codes.emplace(made.code, made.id);
                   }
                   created(made);
               });
}

Append Lobby::first_events(const LibraryGuide& guide, const Event& created,
                           CreatedConversation& made) const {
    const Millis now = clock.now();
    Append append;
    append.conversation = made.id;
    append.events.push_back({1, now, {}, std::nullopt, created});
    append.guide = guide.files;
    for (const Seat seat : keyed_seats) {
        const std::string& key = made.keys[seat] = random_key();
        append.keys.push_back({seat, hash_of(key), now});
    }
    Conversation begun;
    apply(begun, append.events.front());
    append.summary = summary_of(made.id, begun);
    append.summary.expires_at = now + rules.keep;
    return append;
}

void Lobby::make_key(const std::shared_ptr<Room>& room, Seat seat, NewKey made) {
    std::string key = random_key();
    SeatKey stored{seat, hash_of(key), clock.now()};
    EventLog& log = room->event_log();
    log.add_key(
        room->id(), stored,
        [room, stored, key = std::move(key), made = std::move(made)](const AppendResult& result) {
            if (!result.saved())
                return made(
                    Rejection{Reason::not_saved, "It could not be saved: " + result.sentence});
            boost::asio::post(room->executor(), [room, stored, key, made] {
                room->add_key(stored);
                made(key);
            });
        });
}

Result<std::vector<Summary>, Trouble> Lobby::conversations() const {
    auto real = archive.conversations();
    if (!real.ok() || &archive == &rehearsals) return real;
    auto rehearsed = rehearsals.conversations();
    if (!rehearsed.ok()) return rehearsed;
    std::vector<Summary> all = std::move(real).value();
    for (Summary& summary : rehearsed.value()) all.push_back(std::move(summary));
    std::ranges::stable_sort(all, std::ranges::greater{}, &Summary::created_at);
    return all;
}

EventLog* Lobby::log_of(const ConversationId& id) const {
    const std::scoped_lock lock{mutex};
    const auto shelf = shelves.find(id);
    return shelf == shelves.end() ? nullptr : shelf->second.log;
}

std::size_t Lobby::open_rooms() const {
    const std::scoped_lock lock{mutex};
    return rooms.size();
}

}  // namespace outward::server
