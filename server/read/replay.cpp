#include "server/read/replay.hpp"

#include "engine/advice.hpp"
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "protocols/json_text.hpp"
#include "protocols/names.hpp"
#include "server/live/frames.hpp"

#include <algorithm>
#include <optional>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

std::string title_in(const GuideText& text, const StepId& step) {
    const auto words = text.steps.find(step);
    return words == text.steps.end() || words->second.title.empty() ? step.value
                                                                    : words->second.title;
}

/// Plays a log through the projections of one seat.
class Player {
public:
    Player(const Source& played, const Viewer& seat, std::string_view language)
        : source(played), viewer(seat), text(played.guide.text(language)) {}

    void play() {
        for (const Recorded& recorded : source.log) {
            advise_until(recorded.at);
            const Stage before = conversation.stage;
            apply(conversation, recorded);
            if (recorded.seq > 1) add(recorded, before);
            advise_at(recorded.at);
        }
    }

    json events = json::array();
    json stops = json::array();
    json told = json::array();

private:
    void add(const Recorded& recorded, Stage before) {
        const std::size_t known = events.size();
        for (const SeenEvent& seen : seen_by(viewer, conversation, recorded, source.guide))
            events.push_back(protocols::encode(seen));
        if (events.size() > known || before != conversation.stage) add_stop(recorded);
    }

    /// Everybody's coming and getting ready is no reason to stop.
    void add_stop(const Recorded& recorded) {
        const auto is = [&]<class... E>() {
            return (std::holds_alternative<E>(recorded.event) || ...);
        };
        if (is.operator()<MemberJoined, MemberRenamed, ReadySet, ReadyCleared, VoteCast, Unknown>())
            return;
        json stop{{"seq", recorded.seq},
                  {"at", recorded.at.count()},
                  {"type", protocols::type_of(recorded.event)}};
        if (const auto* entered = std::get_if<StepEntered>(&recorded.event)) {
            if (entered->crew && !is_crew(viewer.seat)) return;
            stop["step"] = entered->step.value;
            stop["title"] = title_in(text, entered->step);
        }
        if (recorded.table) stop["table"] = recorded.table->number;
        stops.push_back(std::move(stop));
    }

    [[nodiscard]] bool is_advised() const {
        return viewer.seat == Seat::facilitator || viewer.seat == Seat::host;
    }

    void advise_until(Millis end) {
        if (!is_advised() || conversation.stage != Stage::live) return;
        for (Millis at = looked_at + advice_grain; at < end; at += advice_grain) advise_at(at);
    }

    void advise_at(Millis at) {
        if (!is_advised()) return;
        looked_at = at;
        Advice now = advise(conversation, source.guide, at, viewer.table);
        if (last && *last == now) return;
        told.push_back({{"at", at.count()}, {"advice", encode(now)}});
        last = std::move(now);
    }

    [[nodiscard]] json encode(const Advice& advice) const {
        return advice_params(source.summary.id, advice);
    }

    const Source& source;
    Viewer viewer;
    const GuideText& text;
    Conversation conversation;
    Millis looked_at{};
    std::optional<Advice> last;
};

json first_view(const Source& source, const Viewer& viewer) {
    Conversation conversation;
    if (!source.log.empty()) apply(conversation, source.log.front());
    return protocols::encode(view_for(conversation, source.guide, viewer), source.summary.id);
}

}  // namespace

std::string replay_of(const Source& source, const Viewer& viewer, std::string_view language) {
    Player player(source, viewer, language);
    player.play();
    const Millis begins = source.log.empty() ? Millis{0} : source.log.front().at;
    const auto latest = std::ranges::max_element(source.log, {}, &Recorded::at);
    const Millis ends = latest == source.log.end() ? begins : latest->at;
    return protocols::to_text(
        {{"seat", protocols::name_of(viewer.seat)},
         {"table", viewer.table ? json(viewer.table->number) : json(nullptr)},
         {"guide", protocols::encode(guide_for(source.guide, viewer.seat, language))},
         {"languages", source.guide.languages},
         {"begins_at", begins.count()},
         {"ends_at", ends.count()},
         {"seq", source.log.empty() ? 0 : source.log.front().seq},
         {"view", first_view(source, viewer)},
         {"events", std::move(player.events)},
         {"advice", std::move(player.told)},
         {"stops", std::move(player.stops)}});
}

}  // namespace outward::server
