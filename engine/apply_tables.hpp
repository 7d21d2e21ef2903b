// The part of the fold that is about tables. Total like the rest: what makes no sense changes
// nothing.
#pragma once

#include "engine/conversation.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace outward::engine {

/// Adds a member to all that is counted of members, or takes them out with -1.
void count(Conversation& c, const Member& member, int by);

/// The only way to change a member: what is counted of members stays right.
template <class Change>
void change(Conversation& c, Member& member, Change&& how) {
    count(c, member, -1);
    std::forward<Change>(how)(member);
    count(c, member, 1);
}

/// In the whole room, or only at one table.
void clear_ready(Conversation& c, const std::optional<TableId>& table);

[[nodiscard]] Table* find_table(Conversation& c, const TableId& id);
/// nullptr when there is no such table.
[[nodiscard]] std::optional<Place>* place_of(Conversation& c, const TableId& id);

void set_tables(Conversation& c, const TablesSet& set, const Recorded& recorded);
void seat(Conversation& c, const MemberId& id, const std::optional<TableId>& table);
void open_table(Conversation& c, const TableId& id, const Recorded& recorded);
/// Who still sits there gets up.
void close_table(Conversation& c, const TableId& id, Millis at);

/// One table enters a step by itself.
void enter(Conversation& c, const TableId& id, const Recorded& recorded, const StepEntered& step);
/// The room has entered a step: all open tables do so with it, or their own places end. An undo
/// that brings the room back to the tables brings each back to where it was.
void enter_all(Conversation& c, const Recorded& recorded, const StepEntered& step);

/// Takes somebody whose turn is still to come out of the round.
void leave_round(std::optional<Place>& place, const MemberId& member);

/// Moves `who` to the turn that is on now.
template <class Who>
void give_turn(std::vector<Who>& order, std::size_t& done, const Who& who) {
    const auto found = std::ranges::find(order, who);
    if (found == order.end()) return;
    const auto waits = static_cast<std::size_t>(found - order.begin());
    order.erase(found);
    if (waits < done) --done;
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(std::min(done, order.size())), who);
}

}  // namespace outward::engine
