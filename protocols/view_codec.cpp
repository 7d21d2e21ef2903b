// What leaves for a screen. Shapes: protocols/schemas/views.schema.json and events.schema.json.
#include "engine/overloaded.hpp"
#include "protocols/codec.hpp"
#include "protocols/names.hpp"

namespace outward::protocols {

using namespace engine;
using nlohmann::json;

namespace {

json or_null(const std::optional<Millis>& moment) {
    return moment ? json(moment->count()) : json(nullptr);
}

template <class Kind>
json or_null(const std::optional<Id<Kind>>& id) {
    return id ? json(id->value) : json(nullptr);
}

json encode(const Clock& clock) {
    return {{"allotted", clock.allotted.count()},
            {"spent", clock.spent.count()},
            {"running_since", or_null(clock.running_since)}};
}

json encode(const std::optional<PersonView>& person) {
    if (!person) return nullptr;
    return {{"member", person->member.value}, {"number", person->number}, {"name", person->name}};
}

json encode(const std::optional<RoundView>& round) {
    if (!round) return nullptr;
    json v{{"total", round->total},
           {"done", round->done},
           {"turn", encode(round->turn)},
           {"next", encode(round->next)}};
    if (round->table) v["table"] = round->table->number;
    if (round->next_table) v["next_table"] = round->next_table->number;
    return v;
}

json encode(const std::optional<ProbeView>& probe) {
    if (!probe) return nullptr;
    return {{"id", probe->id.value}, {"text", probe->text}};
}

json encode(const std::optional<std::vector<Rule>>& rules) {
    if (!rules) return nullptr;
    json list = json::array();
    for (const Rule& rule : *rules) {
        json item{{"id", rule.id.value}};
        if (rule.text) item["text"] = *rule.text;
        list.push_back(std::move(item));
    }
    return list;
}

json encode(const std::optional<PlaceView>& place) {
    if (!place) return nullptr;
    return {{"id", place->step.value},
            {"visit", place->visit},
            {"entered_at", place->entered_at.count()}};
}

json or_null(const std::optional<TableId>& table) {
    return table ? json(table->number) : json(nullptr);
}

json encode(const Member& member) {
    json v{{"number", member.number},
           {"name", member.name},
           {"seat", name_of(member.seat)},
           {"joined_at", member.joined_at.count()},
           {"hand_at", or_null(member.hand_at)},
           {"ready", member.ready},
           {"removed", member.removed},
           {"table", or_null(member.table)}};
    if (member.phoneless) v["phoneless"] = true;
    return v;
}

json encode(const Visit& visit) {
    return {{"step", visit.step.value},
            {"entered_at", visit.entered_at.count()},
            {"left_at", or_null(visit.left_at)},
            {"how", visit.how},
            {"allotted", visit.allotted.count()}};
}

template <class IdType, class Value>
json by_name(const std::map<IdType, Value>& values) {
    json object = json::object();
    for (const auto& [id, value] : values) object[id.value] = value;
    return object;
}

json encode(const Tally& tally) {
    json counts = json::object();
    for (const auto& [option, cells] : tally.counts) {
        json& row = counts[option.value] = json::array();
        for (const auto& cell : cells) row.push_back(cell ? json(*cell) : json(nullptr));
    }
    return {{"entered", tally.entered}, {"withheld", tally.withheld}, {"counts", counts}};
}

json encode(const VotingView& voting) {
    return {{"people", voting.people},
            {"shown", voting.shown},
            {"tally", voting.tally ? encode(*voting.tally) : json(nullptr)}};
}

json encode(const PromiseView& promise) {
    return {{"id", promise.id.value},
            {"seq", promise.seq},
            {"text", promise.text},
            {"pledge", protocols::encode(promise.pledge)}};
}

json encode(const TableView& table) {
    return {{"number", table.id.number},    {"people", table.people},
            {"hosted", table.hosted},       {"called_at", or_null(table.called_at)},
            {"finished", table.finished},   {"step", encode(table.place)},
            {"clock", encode(table.clock)}, {"probe", encode(table.probe)},
            {"round", encode(table.round)}, {"ready", table.ready},
            {"notes", table.notes},         {"story", by_name(table.story)}};
}

json encode(const std::vector<ThemeView>& themes) {
    json list = json::array();
    for (const ThemeView& theme : themes)
        list.push_back({{"id", theme.id.value}, {"name", theme.name}, {"count", theme.count}});
    return list;
}

void add_crew_side(json& view, const CrewSide& crew) {
    json& members = view["members"] = json::object();
    for (const auto& [id, member] : crew.members) members[id.value] = encode(member);
    json& notes = view["notes"] = json::array();
    for (const Note& note : crew.notes) notes.push_back(protocols::encode(note));
    json& path = view["path"] = json::array();
    for (const Visit& visit : crew.path) path.push_back(encode(visit));
    view["locked"] = crew.locked;
    view["advancing"] = crew.advancing;
    view["leader"] = or_null(crew.leader);
}

json encode_seen(const Seen& what) {
    return std::visit(
        Overloaded{
            [](const seen::StageChanged& s) {
                return json{{"type", type_of(s.event)}};
            },
            [](const seen::StepEntered& s) {
                return json{{"type", "step.entered"},   {"step", s.step.value},
                            {"visit", s.visit},         {"how", s.how},
                            {"clock", encode(s.clock)}, {"round", encode(s.round)}};
            },
            [](const seen::ClockChanged& s) {
                return json{{"type", "clock.changed"}, {"clock", encode(s.clock)}};
            },
            [](const seen::PeopleChanged& s) {
                return json{{"type", "people.changed"}, {"people", s.people}};
            },
            [](const seen::ReadyChanged& s) {
                json v{{"type", "ready.changed"}, {"ready", s.ready}};
                if (s.at_table)
                    v["table"] = s.at_table->first.number, v["table_ready"] = s.at_table->second;
                if (s.member) v["member"] = s.member->first.value, v["is_ready"] = s.member->second;
                return v;
            },
            [](const seen::HandChanged& s) {
                return json{{"type", "hand.changed"},
                            {"hands", s.hands},
                            {"member", s.member.value},
                            {"hand_at", or_null(s.hand_at)}};
            },
            [](const seen::ProbeChanged& s) {
                return json{{"type", "probe.changed"}, {"probe", encode(s.probe)}};
            },
            [](const seen::RulesChanged& s) {
                return json{{"type", "rules.changed"},
                            {"rules", encode(s.rules)},
                            {"rules_agreed", s.agreed}};
            },
            [](const seen::StoryChanged& s) {
                return json{{"type", "story.changed"}, {"slot", s.slot.value}, {"text", s.text}};
            },
            [](const seen::RoundChanged& s) {
                return json{{"type", "round.changed"}, {"round", encode(s.round)}};
            },
            [](const seen::VotingChanged& s) {
                return json{{"type", "voting.changed"},
                            {"step", s.step.value},
                            {"voting", encode(s.voting)}};
            },
            [](const seen::PromiseChanged& s) {
                return json{{"type", "promise.changed"},
                            {"id", s.id.value},
                            {"promise", s.promise ? encode(*s.promise) : json(nullptr)}};
            },
            [](const seen::ThemesChanged& s) {
                return json{{"type", "themes.changed"}, {"themes", encode(s.themes)}};
            },
            [](const seen::CodeChanged& s) {
                return json{{"type", "code.changed"}, {"code", s.code}};
            },
            [](const seen::NoteCounted& s) {
                json v{{"type", "note.counted"},
                       {"id", s.id.value},
                       {"step", s.step.value},
                       {"count", s.count}};
                if (s.erased) v["erased"] = true;
                if (s.at_table)
                    v["table"] = s.at_table->first.number, v["table_notes"] = s.at_table->second;
                return v;
            },
            [](const seen::MemberJoined& s) {
                json v{{"type", "member.joined"}, {"member", s.member.id.value},
                       {"people", s.people},      {"number", s.member.number},
                       {"name", s.member.name},   {"seat", name_of(s.member.seat)}};
                if (s.member.phoneless) v["phoneless"] = true;
                return v;
            },
            [](const seen::MemberRenamed& s) {
                return json{
                    {"type", "member.renamed"}, {"member", s.member.value}, {"name", s.name}};
            },
            [](const seen::MemberRemoved& s) {
                return json{{"type", "member.removed"}, {"member", s.member.value}};
            },
            [](const seen::LockChanged& s) {
                return json{{"type", "lock.changed"}, {"locked", s.locked}};
            },
            [](const seen::AdvanceChanged& s) {
                return json{{"type", "advance.changed"}, {"advancing", s.advancing}};
            },
            [](const seen::LeadChanged& s) {
                return json{{"type", "lead.changed"}, {"leader", or_null(s.leader)}};
            },
            [](const seen::NoteChanged& s) {
                json v{{"type", s.added ? "note.added" : "note.changed"},
                       {"note", protocols::encode(s.note)},
                       {"count", s.count}};
                if (s.at_table) v["table_notes"] = *s.at_table;
                return v;
            },
            [](const seen::TablesChanged& s) {
                json v{{"type", "tables.changed"}, {"tables", json::array()}};
                for (const TableView& table : s.tables) v["tables"].push_back(encode(table));
                for (const TableId& table : s.closed) v["closed"].push_back(table.number);
                return v;
            },
            [](const seen::Seated& s) {
                json seats = json::object();
                for (const auto& [member, table] : s.seats) seats[member.value] = or_null(table);
                return json{{"type", "seats.changed"}, {"seats", std::move(seats)}};
            },
        },
        what);
}

}  // namespace

json encode(const Pledge& pledge) {
    json v = json::object();
    const auto part = [&](const char* key, const std::string& text) {
        if (!text.empty()) v[key] = text;
    };
    part("who", pledge.who), part("first_step", pledge.first_step);
    part("due", pledge.due), part("sign", pledge.sign);
    return v;
}

json encode(const Vote& vote) { return by_name(vote); }

json encode(const Note& note) {
    json v{{"id", note.id.value},     {"seq", note.seq},
           {"at", note.at.count()},   {"by", note.by.value},
           {"step", note.step.value}, {"category", note.category.value},
           {"text", note.text},       {"status", name_of(note.status())}};
    if (note.original) v["original"] = *note.original;
    if (note.highlighted) v["highlighted"] = true;
    if (note.pledge) v["pledge"] = encode(*note.pledge);
    if (note.theme) v["theme"] = note.theme->value;
    if (note.said_at) v["said_at"] = note.said_at->count();
    if (!note.language.empty()) v["language"] = note.language;
    if (note.quote) v["quote"] = true;
    if (note.spoken) v["spoken"] = true;
    if (note.table) v["table"] = note.table->number;
    return v;
}

json encode(const View& view, const ConversationId& id) {
    json v{{"conversation", id.value},
           {"guide", {{"id", view.as.guide.value}, {"version", view.as.guide_version}}},
           {"title", view.as.title},
           {"place", view.as.place},
           {"code", view.code},
           {"rehearsal", view.as.rehearsal},
           {"names", view.as.names},
           {"created_at", view.created_at.count()},
           {"stage", name_of(view.stage)},
           {"clock", encode(view.clock)},
           {"people", view.people},
           {"ready", view.ready},
           {"hands", view.hands},
           {"counts", by_name(view.counts)},
           {"probe", encode(view.probe)},
           {"rules", encode(view.rules)},
           {"rules_agreed", view.rules_agreed},
           {"story", by_name(view.story)},
           {"votings", json::object()},
           {"promises", json::array()},
           {"themes", encode(view.themes)},
           {"round", encode(view.round)}};
    for (const auto& [step, voting] : view.votings) v["votings"][step.value] = encode(voting);
    for (const PromiseView& promise : view.promises) v["promises"].push_back(encode(promise));
    v["step"] = encode(view.place);
    json& tables = v["tables"] = json::array();
    for (const TableView& table : view.tables) tables.push_back(encode(table));
    json& visited = v["visited"] = json::array();
    for (const StepId& step : view.visited) visited.push_back(step.value);
    if (view.crew) add_crew_side(v, *view.crew);
    if (view.table_notes) {
        json& notes = v["notes"] = json::array();
        for (const Note& note : *view.table_notes) notes.push_back(encode(note));
    }
    return v;
}

json encode(const SeenEvent& event) {
    json v = encode_seen(event.seen);
    v["seq"] = event.seq;
    v["at"] = event.at.count();
    if (event.by) v["by"] = event.by->value;
    return v;
}

json encode(const Mine& mine) {
    json notes = json::array();
    for (const Note& note : mine.notes) notes.push_back(encode(note));
    json votes = json::object();
    for (const auto& [step, vote] : mine.votes) votes[step.value] = encode(vote);
    return {{"member", mine.member.value}, {"number", mine.number},
            {"name", mine.name},           {"ready", mine.ready},
            {"hand", mine.hand},           {"notes", std::move(notes)},
            {"votes", std::move(votes)},   {"table", or_null(mine.table)}};
}

}  // namespace outward::protocols
