#include "server/rehearsal/rehearsal.hpp"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

namespace outward::server {

using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t seed = 20;
constexpr std::size_t client_threads = 2;
constexpr auto most_stillness = 60s;
constexpr auto poll_every = 20ms;

}  // namespace

struct Rehearsal::Cast {
    Cast(const LiveRehearsal& wanted, const Voices& voices)
        : script(Script::from_voices(*wanted.guide, voices, wanted.people, seed)),
          play{.server = wanted.server,
               .code = wanted.code,
               .conversation = {},
               .language = wanted.language,
               .people = wanted.people,
               .pace = {wanted.speed},
               .script = script,
               .story = no_story,
               .tally = tally} {}

    const Script script;
    const std::map<engine::SlotId, std::string> no_story;
    Tally tally;
    const Play play;
    std::vector<std::shared_ptr<SimulatedScreen>> people;
};

Rehearsal::Rehearsal(boost::asio::io_context& context, const LiveRehearsal& wanted,
                     const Voices& voices)
    : cast(std::make_shared<Cast>(wanted, voices)) {
    for (int person = 0; person < wanted.people; ++person) {
        auto phone = std::make_shared<Phone>(
            context, std::shared_ptr<const Play>{cast, &cast->play}, person);
        cast->people.push_back(phone);
        phone->enter();
    }
}

/// Each takes its share of the cast along until all it has under way has ended.
Rehearsal::~Rehearsal() {
    for (const auto& person : std::exchange(cast->people, {})) person->leave();
}

namespace {

/// The screens of a full rehearsal. Hosts come to their tables when there are some.
class Stage {
public:
    void put(std::shared_ptr<SimulatedScreen> screen) {
        const std::scoped_lock lock{mutex};
        screens.push_back(std::move(screen));
    }
    /// Whether nobody has hosted that table yet.
    [[nodiscard]] bool is_first_at(int table) {
        const std::scoped_lock lock{mutex};
        return hosted.insert(table).second;
    }
    [[nodiscard]] std::vector<std::shared_ptr<SimulatedScreen>> all() const {
        const std::scoped_lock lock{mutex};
        return screens;
    }

private:
    mutable std::mutex mutex;
    std::vector<std::shared_ptr<SimulatedScreen>> screens;
    std::set<int> hosted;
};

}  // namespace

Tally::Result rehearse(const FullRehearsal& wanted, const Script& script,
                       const std::map<engine::SlotId, std::string>& story) {
    Tally tally;
    Shards threads{client_threads, [&](const std::string& what) { tally.screen_failed(what); }};
    Stage stage;
    const auto play = std::make_shared<Play>(Play{.server = wanted.server,
                                                  .code = wanted.conversation.code,
                                                  .conversation = wanted.conversation.id.value,
                                                  .language = wanted.language,
                                                  .people = wanted.people,
                                                  .pace = wanted.pace,
                                                  .script = script,
                                                  .story = story,
                                                  .tally = tally});
    const auto& keys = wanted.conversation.keys;
    play->tables_are_set = [&, play = play.get()](const std::vector<int>& tables) {
        for (const int table : tables) {
            if (!stage.is_first_at(table)) continue;
            const auto host = std::make_shared<TableHost>(
                threads.next(), std::shared_ptr<const Play>{play, [](const Play*) {}},
                keys.at(engine::Seat::host), table);
            stage.put(host);
            host->enter();
        }
    };
    stage.put(std::make_shared<Wall>(threads.next(), play, keys.at(engine::Seat::wall)));
    for (int person = 0; person < wanted.people; ++person)
        stage.put(std::make_shared<Phone>(threads.next(), play, person));
    const std::size_t onlookers = stage.all().size();
    stage.put(
        std::make_shared<Facilitator>(threads.next(), play, keys.at(engine::Seat::facilitator)));
    for (const auto& screen : stage.all()) screen->enter();
    threads.start();

    std::size_t done_before = 0;
    auto last_moved = std::chrono::steady_clock::now();
    while (tally.ended() < onlookers || tally.last() == 0) {
        std::this_thread::sleep_for(poll_every);
        const Tally::Result now = tally.result();
        const std::size_t done = now.joined + now.saved + now.walked.size() + now.ended_at.size() +
                                 now.table_ends.size();
        if (std::exchange(done_before, done) != done) last_moved = std::chrono::steady_clock::now();
        if (std::chrono::steady_clock::now() - last_moved > most_stillness) break;
    }
    for (const auto& screen : stage.all()) screen->leave();
    std::this_thread::sleep_for(poll_every);
    threads.stop();
    return tally.result();
}

}  // namespace outward::server
