#include "server/live/audience.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace outward::server {

void turn_away(const std::shared_ptr<Screen>& screen, Frame why, std::function<void(bool)> seated) {
    boost::asio::post(screen->connection->executor(),
                      [screen, why = std::move(why), seated = std::move(seated)] {
                          screen->connection->send(why);
                          seated(false);
                      });
}

void send_away_for_good(const std::shared_ptr<Screen>& screen) {
    boost::asio::post(screen->connection->executor(),
                      [screen] { screen->connection->close(CloseCode::policy); });
}

struct Audience::Group {
    Executor executor;
    std::vector<Act> gathered;                     // on the room's thread
    std::vector<std::shared_ptr<Screen>> screens;  // on the io thread

    /// What a screen gets of them together goes out together.
    void perform(const std::vector<Act>& acts) {
        bool to_all = false;
        for (const Act& act : acts) {
            switch (act.kind) {
                case Act::Kind::welcome:
                    screens.push_back(act.screen);
                    act.screen->connection->queue(act.frames.crew);
                    break;
                case Act::Kind::remove:
                    act.screen->connection->flush();
                    std::erase(screens, act.screen);
                    break;
                case Act::Kind::answer:
                    act.screen->connection->queue(act.frames.crew);
                    break;
                case Act::Kind::broadcast:
                    to_all = true;
                    for (const auto& screen : screens)
                        if (const Frame& frame = act.frames.for_screen(*screen))
                            screen->connection->queue(frame);
                    break;
            }
        }
        if (to_all)
            for (const auto& screen : screens) screen->connection->flush();
        for (const Act& act : acts)
            if (act.screen) act.screen->connection->flush();
    }
};

Audience::Group& Audience::group_of(const Executor& executor) {
    for (const auto& group : groups)
        if (group->executor == executor) return *group;
    return *groups.emplace_back(std::make_shared<Group>(Group{executor, {}, {}}));
}

void Audience::welcome(const std::shared_ptr<Screen>& screen, Frame greeting) {
    Group& group = group_of(screen->connection->executor());
    screens.emplace(screen, &group);
    group.gathered.push_back({Act::Kind::welcome, screen, {std::move(greeting), nullptr, {}}});
}

void Audience::remove(const std::shared_ptr<Screen>& screen) {
    const auto found = screens.find(screen);
    if (found == screens.end()) return;
    found->second->gathered.push_back({Act::Kind::remove, screen, {}});
    screens.erase(found);
}

void Audience::answer(const std::shared_ptr<Screen>& screen, Frame frame) {
    Group& group = group_of(screen->connection->executor());
    group.gathered.push_back({Act::Kind::answer, screen, {std::move(frame), nullptr, {}}});
}

void Audience::broadcast(const Frames& frames) {
    for (const auto& group : groups)
        group->gathered.push_back({Act::Kind::broadcast, nullptr, frames});
}

void Audience::deliver() { deliver_holding(nullptr); }

void Audience::deliver(const Executor& home, std::function<void()> done) {
    const auto tell = [home, done = std::move(done)](void*) { boost::asio::post(home, done); };
    deliver_holding({nullptr, tell});
}

void Audience::deliver_holding(const std::shared_ptr<void>& held) {
    for (const auto& group : groups) {
        if (group->gathered.empty()) continue;
        boost::asio::post(group->executor, [group, acts = std::exchange(group->gathered, {}),
                                            held] { group->perform(acts); });
    }
}

std::size_t Audience::count(engine::Seat seat) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        screens, [&](const auto& entry) { return entry.first->as.seat == seat; }));
}

std::vector<std::shared_ptr<Screen>> Audience::all() const {
    std::vector<std::shared_ptr<Screen>> list;
    for (const auto& [screen, group] : screens) list.push_back(screen);
    return list;
}

}  // namespace outward::server
