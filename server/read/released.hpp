// What leaves for a coach. A released conversation is made from a log in which everything else is
// not there at all, so that no view, transcript, replay or export of it can let it slip.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"

#include <vector>

namespace outward::server {

/// The log without names, without codes, without who promised, and without the notes that are
/// hidden, withdrawn or erased at its end; without `with_private` also without those of steps and
/// categories that are the crew's. What is left out is engine::Unknown in its place, so that every
/// event keeps its number.
[[nodiscard]] std::vector<engine::Recorded> released(std::vector<engine::Recorded> log,
                                                     const engine::Guide& guide, bool with_private);

/// The same without the single answers of quizzes: what leaves as a file is not counted up first.
[[nodiscard]] std::vector<engine::Recorded> without_quiz_answers(std::vector<engine::Recorded> log,
                                                                 const engine::Guide& guide);

/// What would be released, and what never is: to be shown before.
struct ReleaseContents {
    int notes = 0;
    int private_notes = 0;
    int story_lines = 0;
    int promises = 0;
    int votes = 0;  // steps that were voted in
    int themes = 0;

    int names = 0;
    int hidden = 0;
    int withdrawn = 0;
    int erased = 0;
};

[[nodiscard]] ReleaseContents release_contents(const std::vector<engine::Recorded>& log,
                                               const engine::Guide& guide);

}  // namespace outward::server
