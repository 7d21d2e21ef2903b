#include "engine/apply_tables.hpp"

#include "engine/limits.hpp"
#include "engine/tables.hpp"

namespace outward::engine {

namespace {

bool is_table(const TableId& id) { return id.number >= 1 && id.number <= limits::tables; }

void leave(Table& table, Millis at) {
    if (!table.place) return;
    if (!table.path.empty()) table.path.back().left_at = at;
    table.place->clock = table.place->clock.paused_at(at);
    table.left = std::exchange(table.place, std::nullopt);
}

void enter(Conversation& c, Table& table, const Recorded& recorded, const StepEntered& step,
           std::vector<MemberId> order) {
    if (table.place && !table.path.empty()) table.path.back().left_at = recorded.at;
    table.path.push_back(Visit{.step = step.step,
                               .seq = recorded.seq,
                               .entered_at = recorded.at,
                               .left_at = std::nullopt,
                               .how = step.how,
                               .allotted = step.allotted,
                               .crew = false});
    Place place{.step = step.step,
                .visit = table.path.size(),
                .entered_at = recorded.at,
                .clock = {step.allotted, step.spent, std::nullopt},
                .return_to = step.return_to,
                .round = std::nullopt,
                .probe = std::nullopt};
    if (c.stage == Stage::live) place.clock.running_since = recorded.at;
    if (step.round) place.round = Round{std::move(order)};
    table.place = std::move(place);
    table.left.reset();
    table.finished = false;
    clear_ready(c, table.id);
}

void come_back(Conversation& c, Table& table, Millis at) {
    table.place = std::exchange(table.left, std::nullopt);
    if (!table.path.empty()) table.path.back().left_at.reset();
    if (c.stage == Stage::live && !table.finished) table.place->clock.running_since = at;
}

}  // namespace

void count(Conversation& c, const Member& member, int by) {
    const bool is_here = !member.removed;
    const bool participant = member.seat == Seat::participant;
    if (is_here && participant) c.people += by;
    if (member.ready) c.ready += by;
    if (member.hand_at) c.hands += by;
    Table* table = member.table ? find_table(c, *member.table) : nullptr;
    if (!table || !is_here) return;
    if (participant) table->people += by;
    if (member.seat == Seat::host) table->hosts += by;
    if (member.ready) table->ready += by;
}

void clear_ready(Conversation& c, const std::optional<TableId>& table) {
    if (c.ready == 0) return;
    for (auto& [id, member] : c.members)
        if (member.ready && (!table || member.table == table))
            change(c, member, [](Member& m) { m.ready = false; });
}

Table* find_table(Conversation& c, const TableId& id) {
    const auto found = c.tables.find(id);
    return found == c.tables.end() ? nullptr : &found->second;
}

std::optional<Place>* place_of(Conversation& c, const TableId& id) {
    Table* table = find_table(c, id);
    return table ? &table->place : nullptr;
}

void set_tables(Conversation& c, const TablesSet& set, const Recorded& recorded) {
    const int count = std::clamp(set.count, 0, limits::tables);
    for (int number = 1; number <= count; ++number) open_table(c, {number}, recorded);
    for (auto& [id, table] : c.tables)
        if (id.number > count) close_table(c, id, recorded.at);
    std::map<MemberId, TableId> seats;
    for (auto& [id, member] : c.members) {
        if (member.seat != Seat::participant) continue;
        const auto given = set.seats.find(id);
        const bool sits = given != set.seats.end() && c.tables.contains(given->second) &&
                          !c.tables.at(given->second).closed;
        change(c, member,
               [&](Member& m) { m.table = sits ? std::optional{given->second} : std::nullopt; });
        if (sits) seats.emplace(id, given->second);
    }
    if (!seats.empty()) c.seatings.push_back(std::move(seats));
}

void seat(Conversation& c, const MemberId& id, const std::optional<TableId>& table) {
    const auto member = c.members.find(id);
    const Table* wanted = table ? find_table(c, *table) : nullptr;
    if (member == c.members.end() || (table && (!wanted || wanted->closed))) return;
    if (member->second.table)
        if (auto* place = place_of(c, *member->second.table)) leave_round(*place, id);
    change(c, member->second, [&](Member& m) {
        m.table = table;
        m.ready = false;
    });
    if (!table || member->second.seat != Seat::participant) return;
    std::optional<Place>& place = c.tables.at(*table).place;
    if (place && place->round) place->round->order.push_back(id);
    if (!c.seatings.empty()) c.seatings.back()[id] = *table;
}

void open_table(Conversation& c, const TableId& id, const Recorded& recorded) {
    if (!is_table(id)) return;
    Table& table = c.tables[id];
    table.id = id;
    table.closed = false;
    if (!c.place || !c.place->at_tables || table.place) return;
    const StepEntered step{.step = c.place->step,
                           .how = "start",
                           .allotted = c.place->clock.allotted,
                           .spent = {},
                           .return_to = std::nullopt,
                           .order = {},
                           .reports = {}};
    enter(c, table, recorded, step, {});
}

void close_table(Conversation& c, const TableId& id, Millis at) {
    Table* table = find_table(c, id);
    if (!table) return;
    leave(*table, at);
    table->closed = true;
    table->called_at.reset();
    for (auto& [name, member] : c.members)
        if (member.table == id) change(c, member, [](Member& m) { m.table.reset(); });
}

void enter(Conversation& c, const TableId& id, const Recorded& recorded, const StepEntered& step) {
    if (Table* table = find_table(c, id); table && table->place)
        enter(c, *table, recorded, step, step.order);
}

void enter_all(Conversation& c, const Recorded& recorded, const StepEntered& step) {
    for (auto& [id, table] : c.tables) {
        if (!step.tables || table.closed)
            leave(table, recorded.at);
        else if (step.how == "undo" && !table.place && table.left)
            come_back(c, table, recorded.at);
        else
            enter(c, table, recorded, step, people_at(c, id));
    }
}

void leave_round(std::optional<Place>& place, const MemberId& member) {
    if (!place || !place->round) return;
    Round& round = *place->round;
    const auto done = static_cast<std::ptrdiff_t>(std::min(round.done, round.order.size()));
    const auto waits = std::find(round.order.begin() + done, round.order.end(), member);
    if (waits != round.order.end()) round.order.erase(waits);
}

}  // namespace outward::engine
