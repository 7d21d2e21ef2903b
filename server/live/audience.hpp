// The audience of a room or an initiative: its screens, grouped by the io thread that each lives
// on. The room makes one delivery for each thread that has screens, however many they are; the
// screens of a thread are touched by that thread only.
#pragma once

#include "engine/event.hpp"
#include "server/live/screen.hpp"

#include <boost/asio/io_context.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace outward::server {

/// The kinds of frames: facilitator and note-taker see all, phones and wall the public side, host
/// and scribe of a table also what is said there.
struct Frames {
    Frame crew;
    Frame room;
    std::map<engine::TableId, Frame> tables = {};  // where they differ from the room's

    [[nodiscard]] const Frame& for_screen(const Screen& screen) const {
        if (engine::is_crew(screen.as.seat)) return crew;
        const bool at_table = engine::is_table_crew(screen.as.seat) && screen.table;
        const auto own = at_table ? tables.find(*screen.table) : tables.end();
        return own == tables.end() ? room : own->second;
    }
};

/// Tells a screen that it gets no seat, on its own thread. `seated` is called there too.
void turn_away(const std::shared_ptr<Screen>& screen, Frame why, std::function<void(bool)> seated);
/// Closes its connection; it gets what was sent so far, and nothing more.
void send_away_for_good(const std::shared_ptr<Screen>& screen);

/// Used by the room, on the room's thread.
class Audience {
public:
    using Executor = boost::asio::io_context::executor_type;

    /// From now on `screen` gets what is broadcast; first of all it gets `greeting`.
    void welcome(const std::shared_ptr<Screen>& screen, Frame greeting);
    void remove(const std::shared_ptr<Screen>& screen);

    /// An answer for one screen, after what was broadcast before.
    void answer(const std::shared_ptr<Screen>& screen, Frame frame);
    /// Empty frames are not sent.
    void broadcast(const Frames& frames);

    /// Hands over what has gathered since: one post to each thread.
    void deliver();
    /// The same; `done` is called on `home` when every screen's connection has it.
    void deliver(const Executor& home, std::function<void()> done);

    [[nodiscard]] std::size_t count(engine::Seat seat) const;
    [[nodiscard]] bool has(const std::shared_ptr<Screen>& screen) const {
        return screens.contains(screen);
    }
    [[nodiscard]] std::vector<std::shared_ptr<Screen>> all() const;

private:
    struct Group;
    struct Act {
        enum class Kind { welcome, remove, answer, broadcast } kind;
        std::shared_ptr<Screen> screen;
        Frames frames;
    };

    /// Every post holds `held`.
    void deliver_holding(const std::shared_ptr<void>& held);
    Group& group_of(const Executor& executor);

    std::vector<std::shared_ptr<Group>> groups;
    std::map<std::shared_ptr<Screen>, Group*> screens;
};

}  // namespace outward::server
