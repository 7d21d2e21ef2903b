// The last events of a room as screens get them, so that a phone which was away for a moment is
// brought level with what it missed instead of a whole snapshot.
#pragma once

#include "engine/project.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// Something that a screen is told, as JSON. What is told later of the same subject stands for it
/// too (engine/subject.hpp); without a subject it always stands for itself.
struct Tiding {
    std::string text;
    std::string subject = {};
};

/// One log event as the sides get it.
struct Past {
    engine::Seq seq = 0;
    std::vector<Tiding> crew;
    std::vector<Tiding> room;
    std::optional<engine::TableId> table = {};  // whose host and scribe see more than the room
    std::vector<Tiding> at_table = {};

    [[nodiscard]] const std::vector<Tiding>& for_viewer(const engine::Viewer& viewer) const {
        if (engine::is_crew(viewer.seat)) return crew;
        const bool theirs = engine::is_table_crew(viewer.seat) && table && viewer.table == table;
        return theirs ? at_table : room;
    }
    /// What all sides are told together.
    [[nodiscard]] std::size_t bytes() const;
};

/// Projects an event for all sides, given the state right after it.
[[nodiscard]] Past project(const engine::Conversation& after, const engine::Recorded& recorded,
                           const engine::Guide& guide);

/// Of what happened together, takes out what is told again later.
void leave_out_what_is_told_again(std::vector<Past>& batch);

/// Adds what `viewer` is told of it to a JSON list that is not closed yet.
void add_to_list(std::string& list, const Past& past, const engine::Viewer& viewer);

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
