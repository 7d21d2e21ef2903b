// How evenly people wrote, without a word about who wrote how much.
#pragma once

#include "engine/conversation.hpp"

#include <span>
#include <vector>

namespace outward::engine {

/// Whether a participant wrote it on a phone of their own. What the crew writes down was said by
/// anybody.
[[nodiscard]] bool is_of_one_voice(const Conversation& conversation, const Note& note);

/// How many of the notes with status shown each phone wrote, the most first; phones that wrote
/// none are not in it.
[[nodiscard]] std::vector<int> notes_per_voice(const Conversation& conversation);

/// Pielou's evenness: the Shannon entropy of the shares over the most that it can be with so many
/// voices (E. C. Pielou, "The measurement of diversity in different types of biological
/// collections", Journal of Theoretical Biology 13, 1966). From 0, nearly all by one, to 1, the
/// same by each; 1 with one voice or none. Counts that are not positive are no voices.
[[nodiscard]] double evenness(std::span<const int> notes);

}  // namespace outward::engine
