// The number of an entry says when it was, in which conversation, and whether it is the crew's.
// So the newest matches stand at the end of every list in the index, a stretch of time is a stretch
// of numbers, and what somebody may not see is passed by without a look at the row: with a million
// notes that is the difference between 20 ms and a second.
#pragma once

#include "engine/ids.hpp"

#include <algorithm>
#include <cstdint>

namespace outward::server {

using EntryNumber = std::int64_t;
using ConversationNumber = std::int64_t;

/// From the lowest bit: crew 1, place among those of the same second 9, conversation 22, seconds
/// since 2000 31 (until 2068).
inline constexpr int place_bits = 9;
inline constexpr int conversation_bits = 22;
inline constexpr int second_bits = 31;
inline constexpr ConversationNumber most_conversations = (1LL << conversation_bits) - 1;

/// Not before any entry of that second.
[[nodiscard]] constexpr EntryNumber first_number_at(engine::Millis at) {
    constexpr std::int64_t year_2000 = 946'684'800;
    // With room behind it for next_number().
    constexpr std::int64_t last = (1LL << second_bits) - 100'000;
    const std::int64_t second = at.count() / 1000 - year_2000;
    return std::clamp<std::int64_t>(second, 0, last) << (conversation_bits + place_bits + 1);
}

/// The first of its conversation in that second.
[[nodiscard]] constexpr EntryNumber first_number(engine::Millis at, ConversationNumber conversation,
                                                 bool crew) {
    return first_number_at(at) | conversation << (place_bits + 1) | (crew ? 1 : 0);
}

/// The number after it, of the same conversation: in the same second, or in the next when that is
/// full. A recording without times has all its lines at one moment.
[[nodiscard]] constexpr EntryNumber next_number(EntryNumber number) {
    constexpr EntryNumber places = ((1LL << place_bits) - 1) << 1;
    if ((number & places) != places) return number + 2;
    return (number & ~places) + (1LL << (conversation_bits + place_bits + 1));
}

[[nodiscard]] constexpr ConversationNumber conversation_of(EntryNumber number) {
    return number >> (place_bits + 1) & most_conversations;
}
[[nodiscard]] constexpr bool is_crews(EntryNumber number) { return (number & 1) != 0; }

}  // namespace outward::server
