// Events in the log. One list of fields for each event serves both directions.
#include "engine/overloaded.hpp"
#include "protocols/codec.hpp"
#include "protocols/fields.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <utility>

namespace outward::protocols {

using namespace engine;
using nlohmann::json;

namespace {

/// In the order of engine::Event.
constexpr std::array<std::string_view, std::variant_size_v<Event>> types{"conversation.created",
                                                                         "conversation.started",
                                                                         "conversation.paused",
                                                                         "conversation.resumed",
                                                                         "conversation.closed",
                                                                         "conversation.reopened",
                                                                         "code.renewed",
                                                                         "room.locked",
                                                                         "room.unlocked",
                                                                         "advance.set",
                                                                         "lead.taken",
                                                                         "member.joined",
                                                                         "member.renamed",
                                                                         "member.removed",
                                                                         "step.entered",
                                                                         "timer.started",
                                                                         "timer.paused",
                                                                         "timer.extended",
                                                                         "probe.pushed",
                                                                         "probe.cleared",
                                                                         "hand.raised",
                                                                         "hand.lowered",
                                                                         "ready.set",
                                                                         "ready.cleared",
                                                                         "turn.passed",
                                                                         "turn.given",
                                                                         "rules.changed",
                                                                         "rules.agreed",
                                                                         "story.filled",
                                                                         "note.added",
                                                                         "note.edited",
                                                                         "note.withdrawn",
                                                                         "note.returned",
                                                                         "note.hidden",
                                                                         "note.restored",
                                                                         "note.recategorised",
                                                                         "note.highlighted",
                                                                         "note.dimmed",
                                                                         "note.erased",
                                                                         "theme.added",
                                                                         "theme.renamed",
                                                                         "theme.removed",
                                                                         "note.themed",
                                                                         "vote.cast",
                                                                         "results.shown",
                                                                         "results.hidden",
                                                                         "tables.set",
                                                                         "member.seated",
                                                                         "table.opened",
                                                                         "table.closed",
                                                                         "table.called",
                                                                         "table.answered",
                                                                         "table.finished",
                                                                         "unknown"};

template <class T, class E>
concept Of = std::same_as<std::remove_const_t<T>, E>;

template <class T>
concept AboutNote = Of<T, NoteWithdrawn> || Of<T, NoteReturned> || Of<T, NoteHidden> ||
    Of<T, NoteRestored> || Of<T, NoteHighlighted> || Of<T, NoteDimmed> || Of<T, NoteErased>;
template <class T>
concept AboutMember = Of<T, HandRaised> || Of<T, HandLowered> || Of<T, ReadySet> ||
    Of<T, ReadyCleared> || Of<T, MemberRemoved> || Of<T, LeadTaken>;

template <class T>
concept AboutTable = Of<T, TableOpened> || Of<T, TableClosed>;

template <class T>
concept AboutThemeName = Of<T, ThemeAdded> || Of<T, ThemeRenamed>;
template <class T>
concept AboutResults = Of<T, ResultsShown> || Of<T, ResultsHidden>;

void fields(auto& f, Of<ConversationCreated> auto& e) {
    f("guide", e.guide), f("guide_version", e.guide_version), f("title", e.title);
    f("place", e.place), f("language", e.language), f("code", e.code);
    f("names", e.names), f("rehearsal", e.rehearsal);
}
void fields(auto& f, Of<CodeRenewed> auto& e) { f("code", e.code); }
void fields(auto& f, Of<MemberJoined> auto& e) {
    f("member", e.member), f("seat", e.seat), f("name", e.name), f("language", e.language);
    f("phoneless", e.phoneless);
}
void fields(auto& f, Of<MemberRenamed> auto& e) { f("member", e.member), f("name", e.name); }
void fields(auto& f, Of<StepEntered> auto& e) {
    f("step", e.step), f("how", e.how), f("allotted", e.allotted), f("spent", e.spent);
    f("crew", e.crew), f("return_to", e.return_to), f("round", e.round), f("order", e.order);
    f("reports", e.reports), f("tables", e.tables);
}
void fields(auto& f, Of<TurnGiven> auto& e) { f("member", e.member), f("table", e.table); }
void fields(auto& f, Of<TablesSet> auto& e) { f("count", e.count), f("seats", e.seats); }
void fields(auto& f, Of<MemberSeated> auto& e) {
    f("member", e.member), f("table", e.table), f("from", e.from);
}
void fields(auto& f, AboutTable auto& e) { f("table", e.table); }
void fields(auto& f, Of<TimerExtended> auto& e) { f("by", e.by); }
void fields(auto& f, Of<ProbePushed> auto& e) { f("probe", e.probe); }
void fields(auto& f, Of<AdvanceSet> auto& e) { f("on", e.on); }
void fields(auto& f, AboutMember auto& e) { f("member", e.member); }
void fields(auto& f, Of<RulesChanged> auto& e) { f("rules", e.rules), f("agreed", e.agreed); }
void fields(auto& f, Of<StoryFilled> auto& e) { f("slot", e.slot), f("text", e.text); }
void fields(auto& f, Of<NoteAdded> auto& e) {
    f("id", e.id), f("step", e.step), f("category", e.category), f("text", e.text);
    f("quote", e.quote), f("spoken", e.spoken), f("pledge", e.pledge);
    f("said_at", e.said_at), f("language", e.language);
}
void fields(auto& f, Of<NoteEdited> auto& e) {
    f("id", e.id), f("text", e.text), f("pledge", e.pledge);
}
void fields(auto& f, Of<VoteCast> auto& e) {
    f("step", e.step), f("ballot", e.ballot), f("vote", e.vote), f("people", e.people);
}
void fields(auto& f, AboutResults auto& e) { f("step", e.step); }
void fields(auto& f, Of<NoteRecategorised> auto& e) { f("id", e.id), f("category", e.category); }
void fields(auto& f, AboutThemeName auto& e) { f("id", e.id), f("name", e.name); }
void fields(auto& f, Of<ThemeRemoved> auto& e) { f("id", e.id); }
void fields(auto& f, Of<NoteThemed> auto& e) { f("note", e.note), f("theme", e.theme); }
void fields(auto& f, AboutNote auto& e) { f("id", e.id); }
void fields(auto&, auto&) {}  // events that carry nothing

template <std::size_t... Index>
Event decode_as(std::size_t wanted, const json& body, std::index_sequence<Index...>) {
    Event result = Unknown{};
    const auto attempt = [&]<std::size_t I>() {
        if (I != wanted) return;
        std::variant_alternative_t<I, Event> event;
        FieldReader reader{body};
        fields(reader, event);
        if (reader.sound()) result = std::move(event);
    };
    (attempt.template operator()<Index>(), ...);
    return result;
}

}  // namespace

std::string_view type_of(const Event& event) { return types[event.index()]; }

json encode(const Event& event) {
    FieldWriter writer;
    std::visit([&](const auto& e) { fields(writer, e); }, event);
    return std::move(writer.body);
}

std::optional<TableId> table_in(const json& body) {
    if (!body.is_object() || !body.contains("at_table")) return std::nullopt;
    TableId table;
    return FieldReader{body}.read(body["at_table"], table) ? std::optional{table} : std::nullopt;
}

json encode_body(const Recorded& recorded) {
    json body = encode(recorded.event);
    if (recorded.table) body["at_table"] = recorded.table->number;
    return body;
}

Event decode_event(std::string_view type, const json& body) {
    const auto found = std::ranges::find(types, type);
    if (found == types.end() || !body.is_object()) return Unknown{};
    return decode_as(static_cast<std::size_t>(found - types.begin()), body,
                     std::make_index_sequence<std::variant_size_v<Event>>{});
}

}  // namespace outward::protocols
