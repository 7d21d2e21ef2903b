// What an initiative adds up to, for lists and for a cohort's progress. Never the words of anybody.
#pragma once

#include "engine/initiative/initiative.hpp"

#include <optional>
#include <string>
#include <vector>

namespace outward::engine {

struct InitiativeState {
    std::string title;
    std::string community;
    std::vector<ConversationId> conversations;
    int statements = 0;
    int themed = 0;
    int themes = 0;
    int themes_holding = 0;
    std::string signed_off_on;  // the last day on which a room signed; empty: none
    std::optional<Millis> narrative_approved_at;  // of the approval that stands
    std::optional<Millis> story_approved_at;
    std::vector<record::Promise> promises;
    std::vector<record::Update> updates;
    std::vector<record::Meeting> meetings;
};

[[nodiscard]] InitiativeState state_of(const Initiative& initiative);

}  // namespace outward::engine
