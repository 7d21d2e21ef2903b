#include "server/live/history.hpp"

#include "engine/subject.hpp"
#include "protocols/codec.hpp"
#include "protocols/json_text.hpp"

#include <ranges>
#include <set>

namespace outward::server {

namespace {

std::vector<Tiding> project_for(const engine::Viewer& viewer, const engine::Conversation& after,
                                const engine::Recorded& recorded, const engine::Guide& guide) {
    std::vector<Tiding> list;
    for (const engine::SeenEvent& event : engine::seen_by(viewer, after, recorded, guide))
        list.push_back(
            {protocols::to_text(protocols::encode(event)), engine::subject_of(event.seen)});
    return list;
}

void keep_the_last_of_each_subject(std::vector<Past>& batch, std::vector<Tiding> Past::*side) {
    std::set<std::string> known;
    for (Past& past : std::views::reverse(batch)) {
        std::vector<Tiding>& list = past.*side;
        for (auto told = list.end(); told != list.begin();)
            if (--told; !told->subject.empty() && !known.insert(told->subject).second)
                told = list.erase(told);
    }
}

}  // namespace

std::size_t Past::bytes() const {
    std::size_t sum = 0;
    for (const std::vector<Tiding>* side : {&crew, &room, &at_table})
        for (const Tiding& told : *side) sum += told.text.size();
    return sum;
}

void leave_out_what_is_told_again(std::vector<Past>& batch) {
    for (const auto side : {&Past::crew, &Past::room, &Past::at_table})
        keep_the_last_of_each_subject(batch, side);
}

void add_to_list(std::string& list, const Past& past, const engine::Viewer& viewer) {
    for (const Tiding& told : past.for_viewer(viewer)) {
        if (list.back() != '[') list += ',';
        list += told.text;
    }
}

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
        if (past.seq <= after) continue;
        add_to_list(list, past, viewer);
        if (list.size() >= longest) return std::nullopt;
    }
    return list + "]";
}

}  // namespace outward::server
