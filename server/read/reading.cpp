#include "server/read/reading.hpp"

#include "engine/marks.hpp"
#include "engine/overloaded.hpp"
#include "engine/text.hpp"
#include "engine/voices.hpp"
#include "protocols/codec.hpp"
#include "protocols/names.hpp"
#include "server/read/released.hpp"

#include <map>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

template <class List, class Encode>
json as_list(const List& list, Encode encode) {
    json items = json::array();
    for (const auto& item : list) items.push_back(encode(item));
    return items;
}

json moment_or_null(const std::optional<Millis>& moment) {
    return moment ? json(moment->count()) : json(nullptr);
}

/// Puts the parts of one conversation into JSON.
class Page {
public:
    Page(const Source& read, const Share& its_share, std::string_view language)
        : source(read),
          share(its_share),
          text(read.guide.text(language)),
          transcript(transcript_of(read.summary.id, read.log, read.guide, language)) {}

    [[nodiscard]] json write() {
        look_through();
        const Conversation& conversation = transcript.conversation;
        json page = head();
        page["stays"] = as_list(transcript.stays, [&](const Stay& s) { return stay(s); });
        page["skipped"] = as_list(transcript.skipped, [&](const Detour& detour) {
            const Step* step = source.guide.find(detour.step);
            return json{{"step", detour.step.value},
                        {"title", detour.title},
                        {"planned", step ? step->minutes : 0}};
        });
        json& notes = page["notes"] = json::array();
        for (const TranscriptNote& entry : transcript.notes)
            if (entry.note.status() == NoteStatus::shown && (share.with_private || !entry.crew))
                notes.push_back(note(entry));
        page["votes"] = as_list(transcript.votes, [&](const TranscriptVote& v) { return vote(v); });
        page["rules"] = transcript.rules;
        page["rules_agreed"] = conversation.rules_agreed;
        page["story"] = as_list(transcript.story, [&](const StoryLine& line) {
            json value{{"seq", filled_at[{line.table, line.slot}]},
                       {"slot", line.slot.value},
                       {"label", line.label},
                       {"text", line.text}};
            if (line.table) value["table"] = line.table->number;
            return value;
        });
        json& themes = page["themes"] = json::array();
        for (const Theme& theme : conversation.themes)
            if (!theme.removed)
                themes.push_back(
                    {{"id", theme.id.value}, {"name", theme.name}, {"count", theme.count}});
        page["moments"] = std::move(moments);
        page["marks"] = as_list(marks_of(source.log, source.guide),
                                [&](const Mark& mark) { return encode(mark); });
        const std::vector<int> voices = notes_per_voice(conversation);
        page["voices"] = voices;
        page["evenness"] = evenness(voices);
        return page;
    }

private:
    [[nodiscard]] json head() const {
        const Conversation& conversation = transcript.conversation;
        const ConversationCreated& as = conversation.as;
        return {{"id", transcript.id.value},
                {"title", as.title},
                {"place", as.place},
                {"team", source.summary.team},
                {"guide",
                 {{"id", as.guide.value},
                  {"version", as.guide_version},
                  {"title", transcript.guide_title}}},
                {"language", text.language},
                {"direction", is_right_to_left(text.language) ? "rtl" : "ltr"},
                {"languages", source.guide.languages},
                {"created_at", conversation.created_at.count()},
                {"started_at", moment_or_null(started_at)},
                {"ended_at", moment_or_null(ended_at)},
                {"stage", protocols::name_of(conversation.stage)},
                {"rehearsal", as.rehearsal},
                {"people", conversation.people},
                {"names", !share.released},
                {"private", share.with_private}};
    }

    /// What the log tells beside the state that it adds up to.
    void look_through() {
        for (const Recorded& recorded : source.log) {
            const char* kind = nullptr;
            std::visit(Overloaded{[&](const ConversationStarted&) {
                                      kind = "started";
                                      started_at = recorded.at;
                                  },
                                  [&](const ConversationPaused&) { kind = "paused"; },
                                  [&](const ConversationResumed&) { kind = "resumed"; },
                                  [&](const ConversationClosed&) {
                                      kind = "closed";
                                      ended_at = recorded.at;
                                  },
                                  [&](const ConversationReopened&) {
                                      kind = "reopened";
                                      ended_at.reset();
                                  },
                                  [&](const StoryFilled& filled) {
                                      filled_at[{recorded.table, filled.slot}] = recorded.seq;
                                  },
                                  [&](const VoteCast& cast) { voted_at[cast.step] = recorded.seq; },
                                  [](const auto&) {}},
                       recorded.event);
            if (kind)
                moments.push_back(
                    {{"seq", recorded.seq}, {"at", recorded.at.count()}, {"kind", kind}});
        }
    }

    [[nodiscard]] json stay(const Stay& stay) {
        const Step* step = source.guide.find(stay.step);
        json value{
            {"seq", stay.seq},
            {"step", stay.step.value},
            {"kind", protocols::name_of(step ? step->kind : StepKind::speak)},
            {"title", stay.title},
            {"prompt", stay.prompt},
            {"say", stay.say},
            {"private", stay.crew},
            {"planned", stay.planned_minutes},
            {"entered_at", stay.entered_at.count()},
            {"left_at", moment_or_null(stay.left_at)},
            {"how", stay.how},
            {"again", stays_before[{stay.table, stay.step}]++},
            {"probes", as_list(stay.probes, [](const AskedProbe& probe) {
                 return json{{"seq", probe.seq}, {"at", probe.at.count()}, {"text", probe.text}};
             })}};
        if (stay.table) value["table"] = stay.table->number;
        return value;
    }

    [[nodiscard]] json note(const TranscriptNote& entry) const {
        const Note& note = entry.note;
        json value{
            {"id", note.id.value},
            {"seq", note.seq},
            {"at", note.moment().count()},
            {"step", note.step.value},
            {"category", note.category.value},
            {"label", entry.category_label},
            {"text", note.text},
            {"number", entry.author ? entry.author->number : 0},
            {"seat", protocols::name_of(entry.author ? entry.author->seat : Seat::facilitator)}};
        const auto flag = [&](const char* name, bool holds) {
            if (holds) value[name] = true;
        };
        flag("highlighted", note.highlighted);
        flag("quote", note.quote);
        flag("spoken", note.spoken);
        flag("paper", note.said_at.has_value());
        flag("private", entry.crew);
        if (note.original) value["original"] = *note.original;
        if (note.table) value["table"] = note.table->number;
        if (entry.author && !entry.author->name.empty()) value["name"] = entry.author->name;
        if (!entry.theme.empty()) value["theme"] = entry.theme;
        if (!note.language.empty()) value["language"] = note.language;
        if (note.pledge) value["pledge"] = protocols::encode(*note.pledge);
        return value;
    }

    [[nodiscard]] json vote(const TranscriptVote& vote) {
        json counts = json::object();
        for (const auto& [option, cells] : vote.tally.counts)
            counts[option.value] = as_list(cells, [](const std::optional<int>& cell) {
                return cell ? json(*cell) : json(nullptr);
            });
        return {{"seq", voted_at[vote.step]},
                {"step", vote.step.value},
                {"title", vote.step_title},
                {"kind", protocols::name_of(vote.kind)},
                {"people", vote.tally.people},
                {"entered", vote.tally.entered},
                {"withheld", vote.tally.withheld},
                {"smallest_cell", vote.smallest_cell},
                {"options",
                 as_list(vote.options,
                         [](const auto& option) {
                             return json{{"id", option.first.value}, {"text", option.second}};
                         })},
                {"levels", vote.levels},
                {"counts", std::move(counts)}};
    }

    [[nodiscard]] json encode(const Mark& mark) const {
        const auto words = text.steps.find(mark.step);
        json value{{"kind", protocols::name_of(mark.kind)},
                   {"seq", mark.seq},
                   {"at", mark.at.count()},
                   {"until", mark.until.count()},
                   {"step", mark.step.value},
                   {"title", words == text.steps.end() ? mark.step.value : words->second.title},
                   {"planned", mark.planned},
                   {"actual", mark.actual}};
        if (mark.table) value["table"] = mark.table->number;
        return value;
    }

    const Source& source;
    Share share;
    const GuideText& text;
    Transcript transcript;
    json moments = json::array();
    std::optional<Millis> started_at;
    std::optional<Millis> ended_at;
    std::map<std::pair<std::optional<TableId>, SlotId>, Seq> filled_at;
    std::map<StepId, Seq> voted_at;
    std::map<std::pair<std::optional<TableId>, StepId>, int> stays_before;
};

}  // namespace

Source shared(Source source, const Share& share) {
    if (share.released)
        source.log = released(std::move(source.log), source.guide, share.with_private);
    return source;
}

json reading_of(const Source& source, const Share& share, std::string_view language) {
    return Page(source, share, language).write();
}

}  // namespace outward::server
