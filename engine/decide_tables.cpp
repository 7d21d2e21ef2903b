// Tables: how many there are, who sits where, and what a table may do by itself.
#include "engine/decider.hpp"
#include "engine/limits.hpp"
#include "engine/tables.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

constexpr int usual_seats = 8;

Rejection no_such_table() { return {Reason::not_found, "There is no such table."}; }

bool is_open(const Conversation& c, const TableId& id) {
    const Table* table = c.find(id);
    return table && !table->closed;
}

/// By which people are seated now: the last one of its kind, or the first that is to come.
const Step* seating_step(const Conversation& c, const Guide& guide) {
    if (const Step* last = last_seating_step(c, guide)) return last;
    const auto first = std::ranges::find(guide.steps, StepKind::tables, &Step::kind);
    return first == guide.steps.end() ? nullptr : &*first;
}

/// Anybody, also host and scribe.
bool is_taken(const Conversation& c, const TableId& table) {
    return std::ranges::any_of(c.members, [&](const auto& entry) {
        return entry.second.table == table && !entry.second.removed;
    });
}

/// The last open table stays, and so do all where nobody is known by a phone.
std::vector<Event> closing_the_empty(const Conversation& c) {
    std::vector<Event> events;
    std::size_t left = open_tables(c).size();
    const bool anybody_sits = std::ranges::any_of(
        open_tables(c), [&](const TableId& table) { return !people_at(c, table).empty(); });
    if (!anybody_sits) return events;
    for (const TableId& table : open_tables(c))
        if (left > 1 && !is_taken(c, table)) events.emplace_back(TableClosed{table}), --left;
    return events;
}

}  // namespace

std::optional<TableId> Decider::own_table() const {
    const Member* member = c.find(actor.member);
    return member ? member->table : std::nullopt;
}

bool Decider::has_own_place(const std::optional<TableId>& table) const {
    const Table* own = table ? c.find(*table) : nullptr;
    return own && own->place;
}

std::optional<TableId> Decider::steered(const std::optional<TableId>& asked) const {
    return is_table_crew(actor.seat) ? own_table() : asked;
}

std::optional<Rejection> Decider::cannot_steer(const std::optional<TableId>& table) const {
    if (auto refused = not_in_a_step()) return refused;
    if (!table && is_table_crew(actor.seat))
        return Rejection{Reason::not_now, "Take a table first."};
    if (!table || has_own_place(table)) return std::nullopt;
    if (!c.find(*table)) return no_such_table();
    return Rejection{Reason::not_now, "The tables are together with the room now."};
}

std::optional<Rejection> Decider::cannot_move(const std::optional<TableId>& table) const {
    if (auto refused = cannot_steer(table)) return refused;
    if (!table || !is_table_crew(actor.seat)) return std::nullopt;
    const Step* room = guide.find(c.place->step);
    const Phase* phase = room ? guide.find(room->phase) : nullptr;
    if (phase && phase->pace == Pace::table) return std::nullopt;
    return Rejection{Reason::not_now, "The facilitator moves all tables together here."};
}

bool Decider::visited(const StepId& step) const {
    const auto is_in = [&](const std::vector<Visit>& path) {
        return std::ranges::find(path, step, &Visit::step) != path.end();
    };
    const auto own = own_table();
    const Table* table = own ? c.find(*own) : nullptr;
    return is_in(c.path) || (table && is_in(table->path));
}

TablesSet Decider::dealt(int count, Assign assign) const {
    TablesSet set{std::clamp(count, 1, limits::tables), {}};
    const auto people = speaking_order(c);
    switch (assign) {
        case Assign::count_off:
            set.seats = count_off(people, set.count);
            break;
        case Assign::mix:
            set.seats = mix(people, set.count, c.seatings, static_cast<std::uint64_t>(now.count()));
            break;
        case Assign::choice:
            for (const MemberId& member : people)
                if (const auto& table = c.find(member)->table; table && table->number <= set.count)
                    set.seats.emplace(member, *table);
            break;
    }
    return set;
}

std::vector<Event> Decider::before_entering(const Step& step, const std::string& how) const {
    const auto open = open_tables(c);
    const bool seats_people = step.kind == StepKind::tables;
    const bool at_tables = guide.at_tables(step);
    if (seats_people && step.assign == Assign::mix && how != "back") {
        const int count = open.empty() ? tables_for(c.people, step.seats) : open.back().number;
        return {dealt(count, Assign::mix)};
    }
    if (open.empty() && (seats_people || at_tables)) {
        const Step* asked = seats_people ? &step : seating_step(c, guide);
        const int seats = asked ? asked->seats : usual_seats;
        return {dealt(tables_for(c.people, seats), asked ? asked->assign : Assign::count_off)};
    }
    const bool begins = at_tables && !seats_people && !(c.place && c.place->at_tables);
    if (begins) return closing_the_empty(c);
    return {};
}

std::optional<TableId> Decider::table_for_new(const command::Join& join) const {
    if (is_table_crew(actor.seat))
        return join.table && is_open(c, *join.table) ? join.table : std::nullopt;
    if (actor.seat != Seat::participant) return std::nullopt;
    const Step* seating = last_seating_step(c, guide);
    const bool chooses = seating && seating->assign == Assign::choice;
    return chooses ? std::nullopt : emptiest_table(c);
}

std::vector<Event> Decider::seats_for(const std::vector<MemberId>& people) const {
    const Step* seating = last_seating_step(c, guide);
    std::map<TableId, std::size_t> seated;
    for (const TableId& table : open_tables(c)) seated.emplace(table, people_at(c, table).size());
    std::vector<Event> events;
    if (seated.empty() || (seating && seating->assign == Assign::choice)) return events;
    for (const MemberId& member : people) {
        const auto emptiest =
            std::ranges::min_element(seated, {}, [](const auto& table) { return table.second; });
        events.emplace_back(MemberSeated{member, emptiest->first});
        ++emptiest->second;
    }
    return events;
}

Answer Decider::operator()(const command::SetTables& ask) const {
    const Step* by = seating_step(c, guide);
    if (!by) return refuse(Reason::not_now, "This guide does not work at tables.");
    if (ask.count < 0 || ask.count > limits::tables)
        return refuse(Reason::bad_request,
                      "There can be 1 to " + std::to_string(limits::tables) + " tables.");
    if (c.stage == Stage::closed) return refuse(Reason::closed, "The conversation is closed.");
    const int count = ask.count > 0 ? ask.count : tables_for(c.people, by->seats);
    return happens(dealt(count, ask.assign.value_or(by->assign)));
}

Answer Decider::operator()(const command::TakeSeat& ask) const {
    const Member* member = c.find(ask.member.value_or(actor.member));
    if (!member || member->removed) return refuse(Reason::not_found, "There is no such member.");
    if (ask.table && !is_open(c, *ask.table)) return no_such_table();
    if (is_crew(member->seat)) return refuse(Reason::not_now, "The crew sits at no table.");
    if (member->table == ask.table) return is_so_already();
    if (!ask.member && member->seat == Seat::participant) {
        const Step* seating = last_seating_step(c, guide);
        const bool chooses = !seating || seating->assign == Assign::choice;
        if (member->table && !chooses)
            return refuse(Reason::not_now, "Ask the facilitator for another table.");
        const auto seats = static_cast<std::size_t>(seating ? seating->seats : usual_seats);
        if (ask.table && people_at(c, *ask.table).size() >= seats)
            return refuse(Reason::too_many, "That table is full. Choose another one.");
    }
    return happens(MemberSeated{member->id, ask.table, member->table});
}

Answer Decider::operator()(const command::OpenTable&) const {
    int number = 1;
    while (is_open(c, {number})) ++number;
    if (number > limits::tables) return refuse(Reason::too_many, "There are too many tables.");
    return happens(TableOpened{{number}});
}

Answer Decider::operator()(const command::CloseTable& ask) const {
    if (!is_open(c, ask.table)) return is_so_already();
    auto others = open_tables(c);
    std::erase(others, ask.table);
    if (others.empty()) return refuse(Reason::not_now, "It is the only table.");
    if (ask.into && std::ranges::find(others, *ask.into) == others.end()) return no_such_table();
    const TableId into = ask.into.value_or(*std::ranges::min_element(
        others, {}, [&](const TableId& table) { return people_at(c, table).size(); }));
    Decision closed;
    for (const auto& [id, member] : c.members)
        if (member.table == ask.table)
            closed.events.emplace_back(MemberSeated{id, into, member.table});
    closed.events.emplace_back(TableClosed{ask.table});
    return closed;
}

Answer Decider::operator()(const command::CallFacilitator& ask) const {
    const auto id = is_crew(actor.seat) ? ask.table : own_table();
    const Table* table = id ? c.find(*id) : nullptr;
    if (!table || table->closed) return no_such_table();
    if (table->called_at.has_value() == ask.on) return is_so_already();
    if (ask.on) return happens_at(id, TableCalled{});
    return happens_at(id, TableAnswered{});
}

}  // namespace outward::engine
