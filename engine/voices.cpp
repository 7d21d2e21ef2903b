#include "engine/voices.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace outward::engine {

bool is_of_one_voice(const Conversation& conversation, const Note& note) {
    const Member* author = conversation.find(note.by);
    return author && author->seat == Seat::participant && !author->phoneless && !note.spoken;
}

std::vector<int> notes_per_voice(const Conversation& conversation) {
    std::map<MemberId, int> by;
    for (const Note& note : conversation.notes)
        if (note.status() == NoteStatus::shown && is_of_one_voice(conversation, note))
            ++by[note.by];
    std::vector<int> counts;
    for (const auto& [member, count] : by) counts.push_back(count);
    std::ranges::sort(counts, std::greater{});
    return counts;
}

double evenness(std::span<const int> notes) {
    double all = 0;
    double voices = 0;
    for (const int count : notes)
        if (count > 0) all += count, ++voices;
    if (voices < 2) return 1;
    double entropy = 0;
    for (const int count : notes)
        if (count > 0) entropy -= count / all * std::log(count / all);
    return std::clamp(entropy / std::log(voices), 0.0, 1.0);
}

}  // namespace outward::engine
