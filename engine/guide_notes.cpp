// What is worth a second look in a guide that is sound.
#include "engine/guide_check.hpp"
#include "engine/wording.hpp"

#include <algorithm>
#include <string>

namespace outward::engine {

namespace {

constexpr int longest_sentence = 20;  // words, on average, that are easily spoken and understood
constexpr int shortest_turn = 20;     // seconds
constexpr int seconds_in_a_minute = 60;

/// Long sentences in what is said aloud.
void note_sentences(const GuideText& text, std::vector<Problem>& notes) {
    for (const auto& [id, step] : text.steps) {
        std::size_t words = 0;
        std::size_t sentences = 0;
        for (const std::string& paragraph : step.say)
            for (const Words& sentence : sentences_of(paragraph)) {
                words += sentence.size();
                ++sentences;
            }
        if (words <= sentences * longest_sentence) continue;
        notes.push_back({"text." + text.language + ".json", "/steps/" + id.value + "/say",
                         "long sentences (avg " + std::to_string(words / sentences) +
                             " words). Those who hear them once understand short ones better."});
    }
}

/// The people at one table where that step is, by the last step of kind tables before it.
int seats_at(const Guide& guide, const Step& step) {
    int seats = 0;
    for (const Step& other : guide.steps) {
        if (other.kind == StepKind::tables) seats = other.seats;
        if (&other == &step) break;
    }
    return seats;
}

/// How many take a turn, in the largest group.
int turns_in(const Guide& guide, const Step& step) {
    const int seats = seats_at(guide, step);
    if (seats == 0) return guide.group.max;
    if (step.by_tables) return (guide.group.max + seats - 1) / seats;
    return guide.at_tables(step) ? seats : guide.group.max;
}

/// Turns that are too short for the largest group.
void note_turns(const Guide& guide, std::vector<Problem>& notes) {
    for (const Step& step : guide.steps) {
        if (step.kind != StepKind::round) continue;
        const int turns = turns_in(guide, step);
        const int seconds = step.minutes * seconds_in_a_minute;
        if (seconds >= turns * shortest_turn) continue;
        notes.push_back({"guide.json", place_of(guide, step) + "/minutes",
                         std::to_string(step.minutes) + " minutes for " + std::to_string(turns) +
                             (step.by_tables ? " tables" : " people") + " are " +
                             std::to_string(seconds / turns) +
                             " seconds each. Plan more minutes, a smaller group, or tables."});
    }
}

}  // namespace

std::vector<Problem> notes_on_guide(const Guide& guide) {
    std::vector<Problem> notes;
    note_turns(guide, notes);
    for (const auto& [language, text] : guide.texts) note_sentences(text, notes);
    return notes;
}

}  // namespace outward::engine
