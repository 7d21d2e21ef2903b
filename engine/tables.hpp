// Tables: who sits where, and how people are dealt out to them. Pure questions; decide_tables.cpp
// makes events of the answers.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace outward::engine {

using Seating = std::map<MemberId, TableId>;

/// Not closed, in the order of their numbers.
[[nodiscard]] std::vector<TableId> open_tables(const Conversation& conversation);

/// Participants who have not been removed, in the order in which they joined.
[[nodiscard]] std::vector<MemberId> speaking_order(const Conversation& conversation);

/// Participants who sit there, in the order in which they joined.
[[nodiscard]] std::vector<MemberId> people_at(const Conversation& conversation,
                                              const TableId& table);

/// The open table with the fewest participants; none when there are no tables.
[[nodiscard]] std::optional<TableId> emptiest_table(const Conversation& conversation);

/// How many tables of so many seats that number of people fill, at least 1.
[[nodiscard]] int tables_for(int people, int seats);

/// The step of kind `tables` that the room was at last; nullptr before the first.
[[nodiscard]] const Step* last_seating_step(const Conversation& conversation, const Guide& guide);

/// Evenly, in the order given: the first to table 1, the second to table 2 …
[[nodiscard]] Seating count_off(const std::vector<MemberId>& people, int tables);

/// So that as few as possible meet somebody whom they met in one of the `earlier` seatings, at
/// tables that differ by one person at most. Best effort: each person goes to the table with room
/// where they know fewest, then pairs are exchanged while that helps. The same seed gives the same
/// tables.
[[nodiscard]] Seating mix(const std::vector<MemberId>& people, int tables,
                          const std::vector<Seating>& earlier, std::uint64_t seed);

/// How many pairs sit together that sat together before.
[[nodiscard]] int meetings_again(const Seating& seating, const std::vector<Seating>& earlier);

}  // namespace outward::engine
