#include "protocols/initiative_codec.hpp"

#include "engine/overloaded.hpp"
#include "protocols/fields.hpp"

#include <array>

namespace outward::protocols {

using namespace engine;
using nlohmann::json;

namespace {

/// In the order of engine::InitiativeEvent.
constexpr std::array<std::string_view, std::variant_size_v<InitiativeEvent>> logged_types{
    "colleague.joined",  "record.set", "record.removed", "notes.gathered",
    "statements.placed", "stage.set",  "ready.set",      "unknown"};

template <class T, class E>
concept Is = std::same_as<std::remove_const_t<T>, E>;

void happened_fields(auto& f, Is<happened::ColleagueJoined> auto& e) {
    f("member", e.member), f("seat", e.seat), f("name", e.name);
}
void happened_fields(auto& f, Is<happened::RecordSet> auto& e) { f("set", e.record); }
void happened_fields(FieldWriter& f, const happened::RecordRemoved& e) {
    f("kind", std::string{e.kind < record_kinds.size() ? record_kinds[e.kind] : ""});
    f("id", e.id);
}
void happened_fields(FieldReader& f, happened::RecordRemoved& e) {
    std::string kind;
    f("kind", kind), f("id", e.id);
    const auto found = std::ranges::find(record_kinds, kind);
    if (found == record_kinds.end()) f.wrong = "kind";
    e.kind = static_cast<RecordKindIndex>(found - record_kinds.begin());
}
void happened_fields(auto& f, Is<happened::NotesGathered> auto& e) {
    f("conversation", e.conversation), f("notes", e.notes);
}
void happened_fields(auto& f, Is<happened::StatementsPlaced> auto& e) {
    f("statements", e.statements), f("placement", e.placement);
}
void happened_fields(auto& f, Is<happened::StageSet> auto& e) { f("stage", e.stage); }
void happened_fields(auto& f, Is<happened::ReadySet> auto& e) {
    f("member", e.member), f("ready", e.ready);
}
void happened_fields(auto&, Is<Unknown> auto&) {}

json whole(const Placement& placement) { return FieldWriter{true}.value(placement); }

json encoded(const ThemeFigures& figures) {
    return {{"statements", figures.statements},
            {"conversations", figures.conversations},
            {"strong", figures.strong},
            {"specific", figures.specific},
            {"evidence", figures.evidence},
            {"evidence_conversations", figures.evidence_conversations},
            {"outliers", figures.outliers},
            {"holds", holds(figures)}};
}

json encoded(const std::map<RecordId, ThemeFigures>& themes) {
    json by_theme = json::object();
    for (const auto& [theme, figures] : themes) by_theme[theme.value] = encoded(figures);
    return by_theme;
}

json encoded(const BoardFigures& board) {
    return {{"statements", board.statements}, {"picked", board.picked}, {"themed", board.themed}};
}

json encoded(const Colleague& colleague) {
    return {{"member", colleague.id.value},
            {"number", colleague.number},
            {"name", colleague.name},
            {"seat", name_of(colleague.seat)},
            {"ready", colleague.ready}};
}

json millis_or_null(const std::optional<Millis>& at) { return at ? json(at->count()) : json{}; }

/// What the wire says of each kind of event beside what all have.
json told(const InitiativeSeen& seen) {
    return std::visit(
        Overloaded{
            [&](const happened::ColleagueJoined& e) -> json {
                const Colleague joined{e.member, e.seat, e.name, 0, false};
                return {{"type", "colleague.joined"},
                        {"colleague", encoded(seen.colleague.value_or(joined))}};
            },
            [&](const happened::RecordSet& e) -> json {
                const auto& [seq, at, by, act, first, undoes, event] = seen.recorded;
                return {
                    {"type", "record.set"},
                    {"kept", protocols::encode(seen.kept.value_or(Kept{e.record, seq, at, by}))}};
            },
            [](const happened::RecordRemoved& e) -> json {
                FieldWriter writer;
                happened_fields(writer, e);
                writer.body["type"] = "record.removed";
                return std::move(writer.body);
            },
            [&](const happened::NotesGathered& e) -> json {
                return {{"type", "statements.gathered"},
                        {"conversation", e.conversation.value},
                        {"statements", seen.statements}};
            },
            [](const happened::StatementsPlaced& e) -> json {
                return {{"type", "statements.placed"},
                        {"statements", e.statements},
                        {"placement", whole(e.placement)}};
            },
            [](const happened::StageSet& e) -> json {
                return {{"type", "stage.set"}, {"stage", name_of(e.stage)}};
            },
            [](const happened::ReadySet& e) -> json {
                return {{"type", "ready.changed"}, {"member", e.member.value}, {"ready", e.ready}};
            },
            [](const Unknown&) -> json {
                return {{"type", "unknown"}};
            },
        },
        seen.recorded.event);
}

}  // namespace

std::string_view type_of(const InitiativeEvent& event) { return logged_types[event.index()]; }

json encode_body(const InitiativeRecorded& recorded) {
    FieldWriter writer;
    std::visit([&](const auto& e) { happened_fields(writer, e); }, recorded.event);
    writer.body["act"] = recorded.act;
    writer.body["first"] = recorded.first;
    return std::move(writer.body);
}

InitiativeRecorded decode_body(std::string_view type, const json& body) {
    InitiativeRecorded recorded;
    recorded.event = Unknown{};
    if (!body.is_object()) return recorded;
    FieldReader{body}("act", recorded.act);
    const auto first = body.find("first");
    if (first != body.end() && first->is_number_unsigned()) recorded.first = first->get<Seq>();
    const auto attempt = [&]<std::size_t I>() {
        if (logged_types[I] != type) return;
        std::variant_alternative_t<I, InitiativeEvent> event;
        FieldReader reader{body};
        happened_fields(reader, event);
        if (reader.sound()) recorded.event = std::move(event);
    };
    [&]<std::size_t... I>(std::index_sequence<I...>) { (attempt.template operator()<I>(), ...); }
    (std::make_index_sequence<logged_types.size()>{});
    return recorded;
}

json encode(const Kept& kept) {
    json made = FieldWriter{}.value(kept.record);
    made["seq"] = kept.seq;
    made["at"] = kept.at.count();
    if (!kept.by.empty()) made["by"] = kept.by.value;
    return made;
}

json encode(const InitiativeView& view) {
    json made{{"stage", name_of(view.stage)},  {"colleagues", json::array()},
              {"records", json::array()},      {"placed", json::array()},
              {"statements", view.statements}, {"figures", encoded(view.figures)},
              {"board", encoded(view.board)}};
    for (const Colleague& colleague : view.colleagues)
        made["colleagues"].push_back(encoded(colleague));
    for (const Kept& kept : view.records) made["records"].push_back(encode(kept));
    for (const PlacedView& placed : view.placed)
        made["placed"].push_back(
            {{"statements", placed.statements}, {"placement", whole(placed.placement)}});
    return made;
}

json encode(const InitiativeSeen& seen) {
    json made = told(seen);
    made["seq"] = seen.recorded.seq;
    made["at"] = seen.recorded.at.count();
    made["act"] = seen.recorded.act;
    made["first"] = seen.recorded.first;
    if (!seen.recorded.by.empty()) made["by"] = seen.recorded.by.value;
    if (seen.recorded.undoes) made["undoes"] = *seen.recorded.undoes;
    if (!seen.figures.empty()) made["figures"] = encoded(seen.figures);
    if (seen.board) made["board"] = encoded(*seen.board);
    return made;
}

json encode(const InitiativeState& state) {
    json made{{"title", state.title},
              {"community", state.community},
              {"conversations", json::array()},
              {"statements", state.statements},
              {"themed", state.themed},
              {"themes", state.themes},
              {"themes_holding", state.themes_holding},
              {"signed_off_on", state.signed_off_on},
              {"narrative_approved_at", millis_or_null(state.narrative_approved_at)},
              {"story_approved_at", millis_or_null(state.story_approved_at)},
              {"promises", json::array()},
              {"updates", json::array()},
              {"meetings", json::array()}};
    for (const ConversationId& id : state.conversations) made["conversations"].push_back(id.value);
    for (const record::Promise& promise : state.promises)
        made["promises"].push_back(
            {{"id", promise.id.value}, {"due", promise.due}, {"state", name_of(promise.state)}});
    for (const record::Update& update : state.updates)
        made["updates"].push_back({{"id", update.id.value},
                                   {"kind", name_of(update.kind)},
                                   {"due", update.due},
                                   {"sent_on", update.sent_on}});
    for (const record::Meeting& meeting : state.meetings)
        made["meetings"].push_back(
            {{"kind", name_of(meeting.kind)}, {"on", meeting.on}, {"title", meeting.title}});
    return made;
}

json initiative_state(const Initiative& initiative) { return encode(state_of(initiative)); }

}  // namespace outward::protocols
