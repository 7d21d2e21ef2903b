// How much anybody may say at once. The wire's schemas in protocols/ give the same figures.
#pragma once

#include <cstddef>

namespace outward::engine::limits {

// Lengths in Unicode code points.
inline constexpr std::size_t note_length = 2000;
inline constexpr std::size_t story_length = 2000;
inline constexpr std::size_t rule_length = 300;
inline constexpr std::size_t name_length = 60;
inline constexpr std::size_t title_length = 120;
inline constexpr std::size_t theme_length = 120;
inline constexpr std::size_t contact_length = 120;
inline constexpr std::size_t wish_length = 500;
inline constexpr std::size_t pledge_length = 300;  // each of its parts
inline constexpr std::size_t id_length = 64;
inline constexpr std::size_t language_length = 35;  // as RFC 5646, 4.4.1 recommends

// Counts in one conversation.
inline constexpr std::size_t rules = 20;
inline constexpr std::size_t themes = 200;  // with those removed
inline constexpr std::size_t themed_at_once = 100;
inline constexpr std::size_t notes = 50'000;
inline constexpr std::size_t notes_compared = 500;  // with one, the last before it
inline constexpr int tables = 200;
inline constexpr std::size_t people_at_once = 50;  // without phones
inline constexpr std::size_t members = 10'000;
inline constexpr int dots = 20;                 // for each person
inline constexpr int entered_people = 1'000;    // in one ballot of the crew
inline constexpr std::size_t ballots = 20'000;  // in one step

// Steps of one guide: the checker's work grows with the square of them.
inline constexpr std::size_t steps = 120;

// Acts that can still be undone.
inline constexpr std::size_t undo_depth = 50;

// One initiative.
inline constexpr std::size_t statements = 50'000;  // with those that are gone
inline constexpr std::size_t statements_at_once = 1'000;
inline constexpr std::size_t colleagues = 1'000;
inline constexpr std::size_t records = 1'000;  // of a kind, but of these:
inline constexpr std::size_t initiative_themes = 200;
inline constexpr std::size_t sentences = 60;
inline constexpr std::size_t sources = 500;
inline constexpr std::size_t merged_at_once = 20;
inline constexpr std::size_t record_id_length = 140;
inline constexpr std::size_t initiative_undo_depth = 200;

}  // namespace outward::engine::limits
