// What may be asked of an initiative over the socket.
#include "engine/limits.hpp"
#include "protocols/fields.hpp"
#include "protocols/methods.hpp"

#include <array>

namespace outward::protocols {

using namespace engine;
using nlohmann::json;

namespace {

Seq read_seq(Parameters& p, const char* key) {
    const auto seq = p.optional_seq(key);
    if (!seq) p.complain(key, "a position in the log");
    return seq.value_or(0);
}

/// One or the other; never left out.
bool yes_or_no(Parameters& p, const char* key) {
    if (!p.find(key)) p.complain(key, "true or false");
    return p.flag(key);
}

template <Named Choice>
Choice read_choice(Parameters& p, const char* key) {
    const auto choice = choice_of<Choice>(p.text(key));
    if (!choice) p.complain(key, "one of the names that the schema gives");
    return choice.value_or(Choice{});
}

template <class Item>
std::vector<Item> read_list(Parameters& p, const char* key, std::size_t least, std::size_t most) {
    std::vector<Item> list;
    const json* given = p.find(key);
    const bool fit = given && given->is_array() && given->size() >= least &&
                     given->size() <= most && FieldReader{*given}.read(*given, list);
    const std::string wish =
        "a list of " + std::to_string(least) + " to " + std::to_string(most) + " entries";
    if (!fit) p.complain(key, wish.c_str());
    return list;
}

std::vector<StatementNumber> read_statements(Parameters& p, std::size_t least = 1) {
    return read_list<StatementNumber>(p, "statements", least, limits::statements_at_once);
}

ask::SetRecord read_record(Parameters& p) {
    static const json nothing;
    const json* given = p.find("set");
    ask::SetRecord asked{{}, read_seq(p, "over")};
    FieldReader reader{given ? *given : nothing};
    if (reader.read(reader.body, asked.record)) return asked;
    const std::string wish = reader.sound() ? "an object with a known kind and a whole record"
                                            : "whole: look at " + reader.wrong;
    p.complain("set", wish.c_str());
    return asked;
}

ask::RemoveRecord read_removal(Parameters& p) {
    const auto kind = std::ranges::find(record_kinds, p.text("kind"));
    if (kind == record_kinds.end()) p.complain("kind", "a kind of record");
    return {static_cast<RecordKindIndex>(kind - record_kinds.begin()), p.id<RecordId>("id")};
}

record::SignOff read_sign_off(Parameters& p) {
    record::SignOff room;
    const json* given = p.find("sign_off");
    if (!given || !FieldReader{*given, true}.read(*given, room))
        p.complain("sign_off", "an object with place, on, people, agree and changes");
    return room;
}

// The members of a command are read in the order in which they stand here: braces keep the order.
constexpr std::array all_methods{
    Method{"initiative.join", [](Parameters& p) -> Ask { return read_initiative_join(p); }},
    Method{"record.set", [](Parameters& p) -> Ask { return InitiativeCommand{read_record(p)}; }},
    Method{"record.remove",
           [](Parameters& p) -> Ask { return InitiativeCommand{read_removal(p)}; }},
    Method{"statements.place",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{
                   ask::Place{read_statements(p), yes_or_no(p, "picked"), p.id<RecordId>("theme")}};
           }},
    Method{"statements.mark",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{ask::Mark{
                   read_statements(p), read_choice<StatementMark>(p, "mark"), yes_or_no(p, "on")}};
           }},
    Method{"theme.make",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{
                   ask::MakeTheme{p.id<RecordId>("id"), p.text("name"), read_statements(p, 0)}};
           }},
    Method{"themes.merge",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{
                   ask::MergeThemes{p.id<RecordId>("into"),
                                    read_list<RecordId>(p, "from", 1, limits::merged_at_once)}};
           }},
    Method{"theme.split",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{ask::SplitTheme{p.id<RecordId>("theme"),
                                                        p.id<RecordId>("id"), p.text("name"),
                                                        read_statements(p)}};
           }},
    Method{"theme.lock",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{
                   ask::LockTheme{p.id<RecordId>("theme"), yes_or_no(p, "locked")}};
           }},
    Method{"stage.set",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{ask::SetStage{read_choice<ThemingStage>(p, "stage")}};
           }},
    Method{"ready.mark",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{ask::SetReady{yes_or_no(p, "ready")}};
           }},
    Method{"version.keep",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{ask::KeepVersion{p.id<RecordId>("id"), p.text("label")}};
           }},
    Method{"version.sign",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{ask::Sign{p.id<RecordId>("version"), read_sign_off(p)}};
           }},
    Method{"approve",
           [](Parameters& p) -> Ask {
               return InitiativeCommand{ask::Approve{p.id<RecordId>("id"), p.text("by")}};
           }},
    Method{
        "act.undo",
        [](Parameters& p) -> Ask { return InitiativeCommand{ask::UndoAct{read_seq(p, "act")}}; }},
};

}  // namespace

std::span<const Method> initiative_methods() { return all_methods; }

}  // namespace outward::protocols
