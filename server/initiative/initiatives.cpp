#include "server/initiative/initiatives.hpp"

#include "protocols/initiative_codec.hpp"
#include "server/access/keys.hpp"

#include <boost/asio/post.hpp>

#include <array>
#include <future>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::size_t most_keys = 200;
constexpr std::array initiative_seats{Seat::facilitator, Seat::note_taker, Seat::wall};
const Actor server_itself{{}, Seat::facilitator};

Rejection no_such_initiative() { return {Reason::not_found, "There is no such initiative."}; }

Rejection unreadable(const Trouble& trouble) {
    return {Reason::not_now, "The initiative cannot be opened: " + trouble.sentence};
}

/// Hands the call a callback and waits for what comes by it. None: it is saved.
template <class Call>
std::optional<Rejection> wait_until_saved(Call call) {
    std::promise<AppendResult> said;
    call([&said](AppendResult result) { said.set_value(std::move(result)); });
    const AppendResult result = said.get_future().get();
    if (result.saved()) return std::nullopt;
    return Rejection{Reason::not_saved, "It could not be saved: " + result.sentence};
}

/// Runs it on the room's strand and waits for it.
template <class Work>
void run_in(const std::shared_ptr<InitiativeRoom>& room, Work work) {
    std::promise<void> done;
    boost::asio::post(room->executor(), [&] {
        work();
        done.set_value();
    });
    done.get_future().get();
}

}  // namespace

Initiatives::Initiatives(InitiativeLog& its_log, StatementBook& its_book, Lobby& its_lobby,
                         const SteadyWallClock& wall_clock, Lobby::NextHome home)
    : log(its_log),
      book(its_book),
      lobby(its_lobby),
      clock(wall_clock),
      next_home(std::move(home)) {}

std::optional<Trouble> Initiatives::open() {
    const auto rows = log.list();
    if (!rows.ok()) return rows.error();
    const std::scoped_lock lock{mutex};
    for (const InitiativeRow& row : rows.value()) libraries.emplace(row.id, row.library);
    return std::nullopt;
}

std::optional<std::string> Initiatives::library_of(const InitiativeId& id) const {
    const std::scoped_lock lock{mutex};
    const auto known = libraries.find(id);
    return known == libraries.end() ? std::nullopt : std::optional{known->second};
}

std::size_t Initiatives::open_rooms() const {
    const std::scoped_lock lock{mutex};
    return rooms.size();
}

std::shared_ptr<InitiativeRoom> Initiatives::room_in_memory(const InitiativeId& id) const {
    const std::scoped_lock lock{mutex};
    const auto room = rooms.find(id);
    return room == rooms.end() ? nullptr : room->second;
}

void Initiatives::find(const InitiativeId& id, Found found) {
    if (auto room = room_in_memory(id)) return found(std::move(room));
    lobby.in_background([this, id, found = std::move(found)] { found(room(id)); });
}

std::shared_ptr<InitiativeRoom> Initiatives::make_room(ArchivedInitiative archived) {
    auto room = std::make_shared<InitiativeRoom>(std::move(archived), log, clock, next_home(),
                                                 lobby.limits());
    const std::scoped_lock lock{mutex};
    rooms.emplace(room->id(), room);
    return room;
}

Initiatives::RoomOr Initiatives::room(const InitiativeId& id) {
    const std::scoped_lock one_at_a_time{opening};
    if (auto room = room_in_memory(id)) return room;
    if (!library_of(id)) return no_such_initiative();
    auto events = log.read(id);
    if (!events.ok()) return unreadable(events.error());
    auto tokens = log.tokens(id);
    if (!tokens.ok()) return unreadable(tokens.error());
    auto keys = log.keys(id);
    if (!keys.ok()) return unreadable(keys.error());
    auto opened = make_room(
        {id, std::move(events).value(), std::move(tokens).value(), std::move(keys).value()});
    lobby.in_background([this, opened] { gather(opened); });
    return opened;
}

Result<CreatedInitiative, Rejection> Initiatives::create(const NewInitiative& wanted) {
    auto sources = read_sources(wanted.library, wanted.conversations);
    if (!sources.ok()) return std::move(sources).error();
    auto founded = found_initiative(wanted.description);
    if (!founded.ok()) return std::move(founded).error();

    const Millis now = clock.now();
    CreatedInitiative made{{random_conversation_id().value}, {}};
    InitiativeAppend first{.initiative = made.id, .events = {}, .state = {}};
    Initiative begun;
    for (InitiativeEvent& event : founded.value().events) {
        first.events.push_back({begun.seq + 1, now, {}, "initiative.create", 1, {}, event});
        apply(begun, first.events.back());
    }
    first.state = protocols::initiative_state(begun);
    std::vector<SeatKey> keys;
    for (const Seat seat : initiative_seats) {
        const std::string& key = made.keys[seat] = random_key();
        keys.push_back({seat, hash_of(key), now});
    }
    ArchivedInitiative archived{made.id, first.events, {}, keys};
    if (auto refused = wait_until_saved([&](InitiativeLog::Done done) {
            log.create(wanted.library, keys, std::move(first), std::move(done));
        }))
        return std::move(*refused);
    const auto room = make_room(std::move(archived));
    {
        const std::scoped_lock lock{mutex};
        libraries.emplace(made.id, wanted.library);
    }
    (void)ask(room, std::move(sources).value());
    return made;
}

Result<std::string, Rejection> Initiatives::make_key(const std::shared_ptr<InitiativeRoom>& room,
                                                     Seat seat) {
    const auto known = log.keys(room->id());
    if (!known.ok()) return unreadable(known.error());
    if (known.value().size() >= most_keys)
        return Rejection{Reason::too_many, "The initiative has 200 keys. Use one of them."};
    std::string key = random_key();
    const SeatKey stored{seat, hash_of(key), clock.now()};
    if (auto refused = wait_until_saved(
            [&](InitiativeLog::Done done) { log.add_key(room->id(), stored, std::move(done)); }))
        return std::move(*refused);
    run_in(room, [&] { room->add_key(stored); });
    return key;
}

std::optional<Rejection> Initiatives::revoke_key(const std::shared_ptr<InitiativeRoom>& room,
                                                 const SeatKey& key) {
    if (auto refused = wait_until_saved([&](InitiativeLog::Done done) {
            log.revoke_key(room->id(), key.hash, std::move(done));
        }))
        return refused;
    run_in(room, [&] { room->end_key(key.hash); });
    return std::nullopt;
}

std::optional<Rejection> Initiatives::purge(const InitiativeId& id) {
    const auto opened = room(id);
    if (!opened.ok()) return opened.error();
    std::string library;
    {
        const std::scoped_lock lock{mutex};
        if (auto known = libraries.extract(id)) library = known.mapped();
        rooms.erase(id);
    }
    run_in(opened.value(), [&] { opened.value()->disband(); });
    auto refused =
        wait_until_saved([&](InitiativeLog::Done done) { log.purge(id, std::move(done)); });
    if (refused) {
        const std::scoped_lock lock{mutex};
        libraries.emplace(id, library);
    }
    return refused;
}

std::vector<Initiatives::Answer> Initiatives::ask(const std::shared_ptr<InitiativeRoom>& room,
                                                  std::vector<InitiativeCommand> commands) {
    std::vector<std::promise<Answer>> answers(commands.size());
    // The last answer, or none to wait for, ends this while the loop still runs.
    boost::asio::post(room->executor(), [&room, &answers,
                                         commands = std::move(commands)]() mutable {
        for (std::size_t i = 0; i < commands.size(); ++i)
            room->ask(server_itself, std::move(commands[i]),
                      [&answer = answers[i]](Answer said) { answer.set_value(std::move(said)); });
    });
    std::vector<Answer> all;
    for (std::promise<Answer>& answer : answers) all.push_back(answer.get_future().get());
    return all;
}

}  // namespace outward::server
