#include "server/initiative/initiative_state.hpp"

#include "engine/initiative/themes.hpp"
#include "protocols/initiative_codec.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

/// When an approval that stands was given.
std::optional<Millis> approved_at(const Initiative& initiative, const RecordId& what) {
    const Kept* kept = initiative.find_kept(kind_of<record::Approval>(), what);
    if (!kept || !initiative.is_approved(what)) return std::nullopt;
    return kept->at;
}

json millis_or_null(const std::optional<Millis>& moment) {
    return moment ? json(moment->count()) : json(nullptr);
}

template <class R, class Encode>
json list_of(const Initiative& initiative, Encode encode) {
    json list = json::array();
    for (const R* one : initiative.all<R>()) list.push_back(encode(*one));
    return list;
}

}  // namespace

json state_of(const Initiative& initiative) {
    const auto* description = initiative.find<record::Description>({"description"});
    std::set<RecordId> themes;
    for (const auto* theme : initiative.all<record::Theme>()) themes.insert(theme->id);
    const auto figures = figures_of(initiative, themes);
    const BoardFigures board = board_figures(initiative);
    std::string signed_off_on;
    std::optional<Millis> narrative_approved_at;
    for (const auto* version : initiative.all<record::Version>()) {
        for (const record::SignOff& sign_off : version->sign_offs)
            signed_off_on = std::max(signed_off_on, sign_off.on);
        narrative_approved_at = std::max(narrative_approved_at,
                                         approved_at(initiative, {"version:" + version->id.value}));
    }
    return {{"title", description ? description->title : ""},
            {"community", description ? description->community : ""},
            {"conversations", list_of<record::Source>(
                                  initiative, [](const auto& source) { return source.id.value; })},
            {"statements", board.statements},
            {"themed", board.themed},
            {"themes", themes.size()},
            {"themes_holding",
             std::ranges::count_if(figures, [](const auto& theme) { return holds(theme.second); })},
            {"signed_off_on", signed_off_on},
            {"narrative_approved_at", millis_or_null(narrative_approved_at)},
            {"story_approved_at", millis_or_null(approved_at(initiative, {"story"}))},
            {"promises",
             list_of<record::Promise>(initiative,
                                      [](const auto& promise) {
                                          return json{{"id", promise.id.value},
                                                      {"due", promise.due},
                                                      {"state", protocols::name_of(promise.state)}};
                                      })},
            {"updates", list_of<record::Update>(initiative,
                                                [](const auto& update) {
                                                    return json{
                                                        {"id", update.id.value},
                                                        {"kind", protocols::name_of(update.kind)},
                                                        {"due", update.due},
                                                        {"sent_on", update.sent_on}};
                                                })},
            {"meetings", list_of<record::Meeting>(initiative, [](const auto& meeting) {
                 return json{{"kind", protocols::name_of(meeting.kind)},
                             {"on", meeting.on},
                             {"title", meeting.title}};
             })}};
}

}  // namespace outward::server
