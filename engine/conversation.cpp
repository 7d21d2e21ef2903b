#include "engine/conversation.hpp"

#include <algorithm>
#include <utility>

namespace outward::engine {

Millis Clock::elapsed(Millis now) const {
    return spent + (running_since ? std::max(Millis{0}, now - *running_since) : Millis{0});
}

Clock Clock::paused_at(Millis now) const { return {allotted, elapsed(now), std::nullopt}; }

NoteStatus Note::status() const noexcept {
    if (erased) return NoteStatus::erased;
    if (withdrawn) return NoteStatus::withdrawn;
    if (hidden) return NoteStatus::hidden;
    return NoteStatus::shown;
}

const Note* Conversation::find(const NoteId& id) const {
    const auto found = note_index.find(id);
    return found == note_index.end() ? nullptr : &notes[found->second];
}

const Member* Conversation::find(const MemberId& id) const {
    const auto found = members.find(id);
    return found == members.end() ? nullptr : &found->second;
}

const Table* Conversation::find(const TableId& id) const {
    const auto found = tables.find(id);
    return found == tables.end() ? nullptr : &found->second;
}

const std::optional<Place>& Conversation::place_at(const std::optional<TableId>& table) const {
    const Table* own = table ? find(*table) : nullptr;
    return own && own->place ? own->place : place;
}

const Theme* Conversation::find(const ThemeId& id) const {
    const auto found = std::ranges::find(themes, id, &Theme::id);
    return found == themes.end() ? nullptr : &*found;
}

const Theme* Conversation::theme_of(const Note& note) const {
    const Theme* theme = note.theme ? find(*note.theme) : nullptr;
    return theme && !theme->removed ? theme : nullptr;
}

const std::optional<Place>& Conversation::shown() const {
    return in_crew_step() ? before_crew : place;
}

void Voting::replace(const BallotId& id, std::optional<Ballot> ballot) {
    if (const auto old = ballots.find(id); old != ballots.end()) {
        count(old->second, -1);
        ballots.erase(old);
    }
    if (!ballot) return;
    count(*ballot, 1);
    ballots.emplace(id, std::move(*ballot));
}

void Voting::count(const Ballot& ballot, int by) {
    people += by * ballot.people;
    if (ballot.entered) entered += by * ballot.people;
    for (const auto& [option, number] : ballot.vote) {
        Given& to = given[option];
        to.sum += by * number;
        int& gave = to.people[number];
        gave += by * ballot.people;
        if (gave == 0) to.people.erase(number);
        if (to.people.empty()) given.erase(option);
    }
}

}  // namespace outward::engine
