#include "engine/tables.hpp"

#include <algorithm>
#include <random>
#include <set>

namespace outward::engine {

namespace {

using Pairs = std::set<std::pair<MemberId, MemberId>>;

std::pair<MemberId, MemberId> pair_of(const MemberId& one, const MemberId& other) {
    return one < other ? std::pair{one, other} : std::pair{other, one};
}

std::map<TableId, std::vector<MemberId>> by_table(const Seating& seating) {
    std::map<TableId, std::vector<MemberId>> tables;
    for (const auto& [member, table] : seating) tables[table].push_back(member);
    return tables;
}

Pairs pairs_in(const std::vector<Seating>& seatings) {
    Pairs met;
    for (const Seating& seating : seatings)
        for (const auto& [table, people] : by_table(seating))
            for (std::size_t i = 0; i < people.size(); ++i)
                for (std::size_t j = i + 1; j < people.size(); ++j)
                    met.insert(pair_of(people[i], people[j]));
    return met;
}

using Groups = std::vector<std::vector<MemberId>>;

int known_to(const MemberId& member, const std::vector<MemberId>& group, const Pairs& met) {
    return static_cast<int>(std::ranges::count_if(group, [&](const MemberId& other) {
        return other != member && met.contains(pair_of(member, other));
    }));
}

/// Exchanges the person at `place` of a group for one of another group where that means fewer
/// meetings again. False when no exchange helps.
bool exchange(Groups& groups, std::size_t from, std::size_t place, const Pairs& met) {
    const MemberId member = groups[from][place];
    const int here = known_to(member, groups[from], met);
    if (here == 0) return false;
    for (std::size_t to = 0; to < groups.size(); ++to) {
        if (to == from) continue;
        for (MemberId& other : groups[to]) {
            const int before = here + known_to(other, groups[to], met);
            std::swap(groups[from][place], other);
            const int after = known_to(member, groups[to], met) +
                              known_to(groups[from][place], groups[from], met);
            if (after < before) return true;
            std::swap(groups[from][place], other);
        }
    }
    return false;
}

template <class Wanted>
std::vector<MemberId> participants(const Conversation& c, Wanted wanted) {
    std::vector<const Member*> people;
    for (const auto& [id, member] : c.members)
        if (member.seat == Seat::participant && !member.removed && wanted(member))
            people.push_back(&member);
    std::ranges::sort(people, {}, &Member::number);
    std::vector<MemberId> ids;
    for (const Member* member : people) ids.push_back(member->id);
    return ids;
}

/// std::shuffle may differ between standard libraries; this does not.
void shuffle(std::vector<MemberId>& people, std::mt19937_64& chance) {
    for (std::size_t left = people.size(); left > 1; --left)
        std::swap(people[left - 1], people[chance() % left]);
}

}  // namespace

std::vector<TableId> open_tables(const Conversation& c) {
    std::vector<TableId> open;
    for (const auto& [id, table] : c.tables)
        if (!table.closed) open.push_back(id);
    return open;
}

std::vector<MemberId> speaking_order(const Conversation& c) {
    return participants(c, [](const Member&) { return true; });
}

std::vector<MemberId> people_at(const Conversation& c, const TableId& table) {
    return participants(c, [&](const Member& member) { return member.table == table; });
}

std::optional<TableId> emptiest_table(const Conversation& c) {
    const auto open = open_tables(c);
    if (open.empty()) return std::nullopt;
    return *std::ranges::min_element(open, {},
                                     [&](const TableId& id) { return c.find(id)->people; });
}

int tables_for(int people, int seats) {
    return std::max(1, (people + std::max(1, seats) - 1) / std::max(1, seats));
}

const Step* last_seating_step(const Conversation& c, const Guide& guide) {
    for (auto visit = c.path.rbegin(); visit != c.path.rend(); ++visit)
        if (const Step* step = guide.find(visit->step); step && step->kind == StepKind::tables)
            return step;
    return nullptr;
}

Seating count_off(const std::vector<MemberId>& people, int tables) {
    Seating seating;
    int next = 0;
    for (const MemberId& member : people) seating.emplace(member, TableId{1 + next++ % tables});
    return seating;
}

Seating mix(const std::vector<MemberId>& people, int tables, const std::vector<Seating>& earlier,
            std::uint64_t seed) {
    const Pairs met = pairs_in(earlier);
    std::vector<MemberId> shuffled = people;
    std::mt19937_64 chance{seed};
    shuffle(shuffled, chance);

    Groups groups(static_cast<std::size_t>(tables));
    const std::size_t room = shuffled.size() / groups.size();
    std::size_t larger = shuffled.size() % groups.size();
    for (const MemberId& member : shuffled) {
        auto* best = &groups.front();
        int fewest = -1;
        for (auto& group : groups) {
            if (group.size() > room || (group.size() == room && larger == 0)) continue;
            const int known = known_to(member, group, met);
            const bool better =
                fewest < 0 || known < fewest || (known == fewest && group.size() < best->size());
            if (better) best = &group, fewest = known;
        }
        if (best->size() == room) --larger;
        best->push_back(member);
    }
    constexpr int most_sweeps = 20;
    bool helped = true;
    for (int sweep = 0; helped && sweep < most_sweeps; ++sweep) {
        helped = false;
        for (std::size_t group = 0; group < groups.size(); ++group)
            for (std::size_t place = 0; place < groups[group].size(); ++place)
                helped = exchange(groups, group, place, met) || helped;
    }
    Seating seating;
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (const MemberId& member : groups[group])
            seating.emplace(member, TableId{static_cast<int>(group) + 1});
    return seating;
}

int meetings_again(const Seating& seating, const std::vector<Seating>& earlier) {
    const Pairs met = pairs_in(earlier);
    const Pairs now = pairs_in({seating});
    return static_cast<int>(
        std::ranges::count_if(now, [&](const auto& pair) { return met.contains(pair); }));
}

}  // namespace outward::engine
