#include "protocols/codec.hpp"
#include "protocols/names.hpp"
#include "server/export/formats.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace outward::server {

using namespace engine;
using protocols::name_of;
using Json = nlohmann::ordered_json;  // keeps the order in which a person wants to read it

namespace {

constexpr int format = 1;

template <class List, class Encode>
Json list_of(const List& list, Encode encode) {
    Json items = Json::array();
    for (const auto& item : list) items.push_back(encode(item));
    return items;
}

Json encode(const Stay& stay) {
    Json value{{"step", stay.step.value},
               {"title", stay.title},
               {"planned_minutes", stay.planned_minutes},
               {"entered_at", stay.entered_at.count()},
               {"left_at", nullptr},
               {"how", stay.how}};
    if (stay.left_at) value["left_at"] = stay.left_at->count();
    if (stay.table) value["table"] = stay.table->number;
    return value;
}

Json encode(const StoryLine& line) {
    Json value{{"slot", line.slot.value}, {"label", line.label}, {"text", line.text}};
    if (line.table) value["table"] = line.table->number;
    return value;
}

Json encode(const Member& member) {
    Json value{{"member", member.id.value},
               {"number", member.number},
               {"name", member.name},
               {"seat", name_of(member.seat)},
               {"joined_at", member.joined_at.count()}};
    if (member.phoneless) value["phoneless"] = true;
    return value;
}

Json encode(const TranscriptNote& entry) {
    const Note& note = entry.note;
    Json value{{"id", note.id.value},
               {"seq", note.seq},
               {"at", note.at.count()},
               {"by", note.by.value},
               {"number", entry.author ? entry.author->number : 0},
               {"step", note.step.value},
               {"step_title", entry.step_title},
               {"category", note.category.value},
               {"text", note.text},
               {"status", name_of(note.status())}};
    if (note.original) value["original"] = *note.original;
    if (note.highlighted) value["highlighted"] = true;
    if (note.pledge) value["pledge"] = protocols::encode(*note.pledge);
    if (note.quote) value["quote"] = true;
    if (note.spoken) value["spoken"] = true;
    if (note.table) value["table"] = note.table->number;
    if (note.said_at) value["said_at"] = note.said_at->count();
    if (!note.language.empty()) value["language"] = note.language;
    if (!entry.theme.empty()) value["theme"] = note.theme->value;
    return value;
}

Json encode(const Recorded& recorded) {
    Json value{{"seq", recorded.seq}, {"at", recorded.at.count()}};
    if (!recorded.by.empty()) value["by"] = recorded.by.value;
    if (recorded.undoes) value["undoes"] = *recorded.undoes;
    value["type"] = protocols::type_of(recorded.event);
    value["body"] = protocols::encode_body(recorded);
    return value;
}

Json encode(const TranscriptVote& vote) {
    Json counts = Json::object();
    for (const auto& [option, words] : vote.options) {
        const auto cells = vote.tally.counts.find(option);
        if (cells == vote.tally.counts.end()) continue;
        Json& row = counts[option.value] = Json::array();
        for (const auto& cell : cells->second) row.push_back(cell ? Json(*cell) : Json(nullptr));
    }
    return {{"step", vote.step.value},         {"step_title", vote.step_title},
            {"people", vote.tally.people},     {"entered", vote.tally.entered},
            {"withheld", vote.tally.withheld}, {"counts", std::move(counts)}};
}

Json themes_of(const Conversation& conversation) {
    Json themes = Json::array();
    for (const Theme& theme : conversation.themes)
        if (!theme.removed)
            themes.push_back(
                {{"id", theme.id.value}, {"name", theme.name}, {"count", theme.count}});
    return themes;
}

std::vector<Member> in_order_of_joining(const Conversation& conversation) {
    std::vector<Member> members;
    for (const auto& [id, member] : conversation.members) members.push_back(member);
    std::ranges::stable_sort(members, {}, [](const Member& member) {
        return std::pair{member.joined_at, member.number};
    });
    return members;
}

Json encode(const Transcript& transcript) {
    const Conversation& conversation = transcript.conversation;
    const ConversationCreated& as = conversation.as;
    return {
        {"id", transcript.id.value},
        {"title", as.title},
        {"place", as.place},
        {"guide", {{"id", as.guide.value}, {"version", as.guide_version}}},
        {"created_at", conversation.created_at.count()},
        {"stage", name_of(conversation.stage)},
        {"rehearsal", as.rehearsal},
        {"names", as.names},
        {"steps", list_of(transcript.stays, [](const Stay& s) { return encode(s); })},
        {"members",
         list_of(in_order_of_joining(conversation), [](const Member& m) { return encode(m); })},
        {"notes", list_of(transcript.notes, [](const TranscriptNote& n) { return encode(n); })},
        {"themes", themes_of(conversation)},
        {"votes", list_of(transcript.votes, [](const TranscriptVote& v) { return encode(v); })},
        {"rules", transcript.rules},
        {"rules_agreed", conversation.rules_agreed},
        {"story", list_of(transcript.story, [](const StoryLine& line) { return encode(line); })},
        {"events", list_of(transcript.log, [](const Recorded& r) { return encode(r); })}};
}

}  // namespace

std::string to_json(std::span<const Transcript> transcripts, Millis exported_at,
                    std::string_view version) {
    const Json document{
        {"format", format},
        {"exported_at", exported_at.count()},
        {"outward", version},
        {"conversations", list_of(transcripts, [](const Transcript& t) { return encode(t); })}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace outward::server
