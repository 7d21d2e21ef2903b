#include "engine/initiative/state.hpp"

#include "engine/initiative/themes.hpp"

#include <algorithm>

namespace outward::engine {

InitiativeState state_of(const Initiative& initiative) {
    InitiativeState state;
    if (const auto* description = initiative.find<record::Description>({"description"})) {
        state.title = description->title;
        state.community = description->community;
    }
    const BoardFigures board = board_figures(initiative);
    state.statements = board.statements;
    state.themed = board.themed;
    for (const auto* source : initiative.all<record::Source>())
        state.conversations.push_back({source->id.value});
    std::set<RecordId> themes;
    for (const auto* theme : initiative.all<record::Theme>()) themes.insert(theme->id);
    state.themes = static_cast<int>(themes.size());
    for (const auto& [id, figures] : figures_of(initiative, themes))
        state.themes_holding += holds(figures);
    for (const auto* version : initiative.all<record::Version>())
        for (const record::SignOff& room : version->sign_offs)
            state.signed_off_on = std::max(state.signed_off_on, room.on);
    for (const auto* approval : initiative.all<record::Approval>()) {
        if (!initiative.is_approved(approval->id)) continue;
        const Millis at = initiative.find_kept(kind_of<record::Approval>(), approval->id)->at;
        if (approval->id.value == "story") state.story_approved_at = at;
        if (approval->id.value.starts_with("version:"))
            state.narrative_approved_at = std::max(state.narrative_approved_at.value_or(at), at);
    }
    for (const auto* promise : initiative.all<record::Promise>())
        state.promises.push_back(*promise);
    for (const auto* update : initiative.all<record::Update>()) state.updates.push_back(*update);
    for (const auto* meeting : initiative.all<record::Meeting>())
        state.meetings.push_back(*meeting);
    return state;
}

}  // namespace outward::engine
