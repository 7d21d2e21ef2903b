// The last events of a room as screens get them, so that a phone which was away for a moment is
// brought level with what it missed instead of a whole snapshot.
#pragma once

#include "engine/project.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

namespace outward::server {

/// One log event as JSON: a list without brackets, empty for a side that sees nothing of it.
struct Past {
    engine::Seq seq = 0;
    std::string crew;
    std::string room;
    std::optional<engine::TableId> table = {};  // whose host and scribe see more than the room
    std::string at_table = {};

    [[nodiscard]] const std::string& for_viewer(const engine::Viewer& viewer) const {
        if (engine::is_crew(viewer.seat)) return crew;
        const bool theirs = engine::is_table_crew(viewer.seat) && table && viewer.table == table;
        return theirs ? at_table : room;
    }
};

/// Projects an event for all sides, given the state right after it.
[[nodiscard]] Past project(const engine::Conversation& after, const engine::Recorded& recorded,
                           const engine::Guide& guide);

class History {
public:
    static constexpr std::size_t most_events = 2000;

    void add(Past past);
    void clear() { events.clear(); }

    /// What a seat missed after `after`, as a JSON list; none when that is no longer known here or
    /// is not shorter than `longest` bytes.
    [[nodiscard]] std::optional<std::string> since(engine::Seq after, engine::Seq now,
                                                   const engine::Viewer& viewer,
                                                   std::size_t longest) const;

private:
    std::deque<Past> events;  // without gaps
};

}  // namespace outward::server
