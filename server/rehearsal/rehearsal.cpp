#include "server/rehearsal/rehearsal.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace outward::server {

using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t seed = 20;
constexpr std::size_t client_threads = 2;
constexpr auto most_stillness = 60s;
constexpr auto look_again = 20ms;

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

Tally::Result rehearse(const FullRehearsal& wanted, const Script& script,
                       const std::map<engine::SlotId, std::string>& story) {
    Tally tally;
    Shards threads{client_threads, [&](const std::string& what) { tally.screen_failed(what); }};
    const auto play =
        std::make_shared<const Play>(Play{.server = wanted.server,
                                          .code = wanted.conversation.code,
                                          .conversation = wanted.conversation.id.value,
                                          .language = wanted.language,
                                          .people = wanted.people,
                                          .pace = wanted.pace,
                                          .script = script,
                                          .story = story,
                                          .tally = tally});
    const auto& keys = wanted.conversation.keys;
    std::vector<std::shared_ptr<SimulatedScreen>> screens;
    screens.push_back(std::make_shared<Wall>(threads.next(), play, keys.at(engine::Seat::wall)));
    for (int person = 0; person < wanted.people; ++person)
        screens.push_back(std::make_shared<Phone>(threads.next(), play, person));
    const std::size_t onlookers = screens.size();
    screens.push_back(
        std::make_shared<Facilitator>(threads.next(), play, keys.at(engine::Seat::facilitator)));
    for (const auto& screen : screens) screen->enter();
    threads.start();

    std::size_t done_before = 0;
    auto last_moved = std::chrono::steady_clock::now();
    while (tally.ended() < onlookers || tally.last() == 0) {
        std::this_thread::sleep_for(look_again);
        const Tally::Result now = tally.result();
        const std::size_t done = now.joined + now.saved + now.walked.size() + now.ended_at.size();
        if (std::exchange(done_before, done) != done) last_moved = std::chrono::steady_clock::now();
        if (std::chrono::steady_clock::now() - last_moved > most_stillness) break;
    }
    for (const auto& screen : screens) screen->leave();
    std::this_thread::sleep_for(look_again);
    threads.stop();
    return tally.result();
}

}  // namespace outward::server
