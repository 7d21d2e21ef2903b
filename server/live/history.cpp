#include "server/live/history.hpp"

#include "protocols/codec.hpp"

namespace outward::server {

namespace {

std::string project_for(const engine::Viewer& viewer, const engine::Conversation& after,
                        const engine::Recorded& recorded, const engine::Guide& guide) {
    std::string list;
    for (const engine::SeenEvent& event : engine::seen_by(viewer, after, recorded, guide)) {
        if (!list.empty()) list += ',';
        list += protocols::encode(event).dump();
    }
    return list;
}

}  // namespace

Past project(const engine::Conversation& after, const engine::Recorded& recorded,
             const engine::Guide& guide) {
    Past past{recorded.seq, project_for(engine::Seat::facilitator, after, recorded, guide),
              project_for(engine::Seat::participant, after, recorded, guide)};
    past.table = engine::table_of_note(after, recorded.event);
    if (past.table)
        past.at_table = project_for({engine::Seat::host, past.table}, after, recorded, guide);
    return past;
}

void History::add(Past past) {
    events.push_back(std::move(past));
    if (events.size() > most_events) events.pop_front();
}

std::optional<std::string> History::since(engine::Seq after, engine::Seq now,
                                          const engine::Viewer& viewer, std::size_t longest) const {
    if (after > now) return std::nullopt;
    if (after < now && (events.empty() || events.front().seq > after + 1)) return std::nullopt;
    std::string list = "[";
    for (const Past& past : events) {
        const std::string& seen = past.for_viewer(viewer);
        if (past.seq <= after || seen.empty()) continue;
        if (list.size() > 1) list += ',';
        list += seen;
        if (list.size() >= longest) return std::nullopt;
    }
    return list + "]";
}

}  // namespace outward::server
