#include "protocols/message.hpp"

#include "engine/limits.hpp"
#include "protocols/json_text.hpp"
#include "protocols/methods.hpp"
#include "protocols/names.hpp"

#include <algorithm>

namespace outward::protocols {

using namespace engine;
using nlohmann::json;

namespace {

constexpr int deepest_message = 16;
constexpr std::size_t largest_vote = 100;  // options

command::From read_from(Parameters& p) {
    return {p.id<StepId>("from"), p.optional_seq("visit"), read_table(p)};
}

command::SetTables read_tables(Parameters& p) {
    command::SetTables ask;
    if (p.find("count")) ask.count = p.whole_number("count", 1, limits::tables);
    if (const auto assign = p.optional_text("assign")) {
        ask.assign = choice_of<Assign>(*assign);
        if (!ask.assign) p.complain("assign", "one of choice, count-off, mix");
    }
    return ask;
}

std::vector<Rule> read_rules(Parameters& p) {
    std::vector<Rule> rules;
    const json* list = p.find("rules");
    if (!list || !list->is_array()) {
        p.complain("rules", "a list");
        return rules;
    }
    for (const json& item : *list) {
        if (!item.is_object()) {
            p.complain("rules", "a list of objects with an id");
            return rules;
        }
        Parameters rule{item};
        rules.push_back({rule.id<RuleId>("id"), rule.optional_text("text")});
        if (!rule.trouble().empty()) p.complain("rules", "a list of objects with an id");
    }
    return rules;
}

std::vector<command::NewPerson> read_people(Parameters& p) {
    std::vector<command::NewPerson> people;
    const json* list = p.find("members");
    if (!list || !list->is_array() || list->size() > limits::people_at_once) {
        p.complain("members", "a list of 1 to 50 people");
        return people;
    }
    for (const json& item : *list) {
        if (!item.is_object()) {
            p.complain("members", "a list of objects with a member");
            return people;
        }
        Parameters person{item};
        people.push_back(
            {person.id<MemberId>("member"), person.optional_text("name").value_or("")});
        if (!person.trouble().empty()) p.complain("members", "a list of objects with a member");
    }
    return people;
}

std::vector<NoteId> read_note_ids(Parameters& p) {
    std::vector<NoteId> ids;
    const json* list = p.find("notes");
    const bool fit = list && list->is_array() && list->size() <= limits::themed_at_once &&
                     std::ranges::all_of(*list, [](const json& id) { return id.is_string(); });
    if (!fit)
        p.complain("notes", "a list of 1 to 100 ids");
    else
        for (const json& id : *list) ids.push_back({id.get<std::string>()});
    return ids;
}

std::optional<Pledge> read_pledge(Parameters& p) {
    const json* given = p.find("pledge");
    if (!given) return std::nullopt;
    if (!given->is_object()) {
        p.complain("pledge", "an object");
        return std::nullopt;
    }
    Parameters inner{*given};
    Pledge pledge{.who = inner.optional_text("who").value_or(""),
                  .first_step = inner.optional_text("first_step").value_or(""),
                  .due = inner.optional_text("due").value_or(""),
                  .sign = inner.optional_text("sign").value_or("")};
    if (!inner.trouble().empty()) p.complain("pledge", "an object of texts");
    return pledge;
}

command::AddNote read_note(Parameters& p) {
    return {.id = p.id<NoteId>("id"),
            .text = p.text("text"),
            .category = p.optional_id<CategoryId>("category"),
            .step = p.optional_id<StepId>("step"),
            .quote = p.flag("quote"),
            .spoken = p.flag("spoken"),
            .pledge = read_pledge(p),
            .table = read_table(p),
            .said_at = p.optional_millis("said_at"),
            .language = p.optional_text("language")};
}

Vote read_vote(Parameters& p) {
    Vote vote;
    const json* given = p.find("vote");
    if (!given || !given->is_object() || given->size() > largest_vote) {
        p.complain("vote", "an object with a number for each option");
        return vote;
    }
    Parameters numbers{*given};
    for (const auto& [option, number] : given->items())
        vote[{option}] =
            numbers.whole_number(option.c_str(), 0, limits::dots * limits::entered_people);
    if (!numbers.trouble().empty()) p.complain("vote", "an object with a number for each option");
    return vote;
}

LeaveSlip read_slip(Parameters& p) {
    return {.name = p.text("name"), .contact = p.text("contact"), .wish = p.text("wish")};
}

template <class T>
Ask nothing(Parameters&) {
    return Command{T{}};
}
template <class T>
Ask note_id(Parameters& p) {
    return Command{T{p.id<NoteId>("id")}};
}

// The members of a command are read in the order in which they stand here: braces keep the order.
constexpr std::array known_methods{
    Method{"join", [](Parameters& p) -> Ask { return read_join(p); }},
    Method{"ping", [](Parameters&) -> Ask { return Ping{}; }},
    Method{"guide.read", [](Parameters& p) -> Ask { return ReadGuide{p.text("language")}; }},
    Method{"code.renew", [](Parameters&) -> Ask { return RenewCode{}; }},
    Method{"slip.leave", [](Parameters& p) -> Ask { return read_slip(p); }},
    Method{"room.lock",
           [](Parameters& p) -> Ask { return Command{command::LockRoom{p.flag("locked")}}; }},
    Method{"lead.take",
           [](Parameters& p) -> Ask {
               return Command{command::TakeLead{p.optional_id<MemberId>("member")}};
           }},
    Method{"advance.set",
           [](Parameters& p) -> Ask { return Command{command::SetAdvance{p.flag("on")}}; }},
    Method{"people.add",
           [](Parameters& p) -> Ask { return Command{command::AddPeople{read_people(p)}}; }},
    Method{"member.remove",
           [](Parameters& p) -> Ask {
               return Command{command::RemoveMember{p.id<MemberId>("member")}};
           }},
    Method{"note.add", [](Parameters& p) -> Ask { return Command{read_note(p)}; }},
    Method{
        "note.edit",
        [](Parameters& p) -> Ask {
            return Command{command::EditNote{p.id<NoteId>("id"), p.text("text"), read_pledge(p)}};
        }},
    Method{"note.withdraw", note_id<command::WithdrawNote>},
    Method{"note.hide", note_id<command::HideNote>},
    Method{"note.restore", note_id<command::RestoreNote>},
    Method{"note.erase", note_id<command::EraseNote>},
    Method{"note.recategorise",
           [](Parameters& p) -> Ask {
               return Command{
                   command::RecategoriseNote{p.id<NoteId>("id"), p.id<CategoryId>("category")}};
           }},
    Method{"note.highlight",
           [](Parameters& p) -> Ask {
               return Command{command::HighlightNote{p.id<NoteId>("id"), p.flag("on")}};
           }},
    Method{
        "note.theme",
        [](Parameters& p) -> Ask {
            return Command{command::ThemeNotes{read_note_ids(p), p.optional_id<ThemeId>("theme")}};
        }},
    Method{"theme.add",
           [](Parameters& p) -> Ask {
               return Command{command::AddTheme{p.id<ThemeId>("id"), p.text("name")}};
           }},
    Method{"theme.rename",
           [](Parameters& p) -> Ask {
               return Command{command::RenameTheme{p.id<ThemeId>("id"), p.text("name")}};
           }},
    Method{"theme.remove",
           [](Parameters& p) -> Ask { return Command{command::RemoveTheme{p.id<ThemeId>("id")}}; }},
    Method{"vote.cast",
           [](Parameters& p) -> Ask {
               return Command{command::CastVote{p.id<StepId>("step"), read_vote(p),
                                                p.optional_id<BallotId>("ballot")}};
           }},
    Method{"vote.enter",
           [](Parameters& p) -> Ask {
               return Command{
                   command::EnterVote{p.id<StepId>("step"), p.id<BallotId>("ballot"), read_vote(p),
                                      p.whole_number("people", 1, limits::entered_people)}};
           }},
    Method{"results.show",
           [](Parameters& p) -> Ask {
               return Command{command::ShowResults{p.id<StepId>("step"), p.flag("on")}};
           }},
    Method{"member.rename",
           [](Parameters& p) -> Ask { return Command{command::Rename{p.text("name")}}; }},
    Method{"hand.raise",
           [](Parameters& p) -> Ask {
               return Command{command::RaiseHand{p.optional_id<MemberId>("member")}};
           }},
    Method{"hand.lower",
           [](Parameters& p) -> Ask {
               return Command{command::LowerHand{p.optional_id<MemberId>("member")}};
           }},
    Method{"ready.set",
           [](Parameters& p) -> Ask { return Command{command::SetReady{p.id<StepId>("step")}}; }},
    Method{"ready.clear", nothing<command::ClearReady>},
    Method{"turn.pass", nothing<command::PassTurn>},
    Method{"turn.give",
           [](Parameters& p) -> Ask {
               if (const auto table = read_table(p)) return Command{command::GiveTurn{{}, table}};
               return Command{command::GiveTurn{p.id<MemberId>("member"), std::nullopt}};
           }},
    Method{"tables.set", [](Parameters& p) -> Ask { return Command{read_tables(p)}; }},
    Method{"table.open", nothing<command::OpenTable>},
    Method{
        "table.close",
        [](Parameters& p) -> Ask {
            const auto table = read_table(p);
            if (!table) p.complain("table", "the number of a table");
            return Command{command::CloseTable{table.value_or(TableId{}), read_table(p, "into")}};
        }},
    Method{"seat.take",
           [](Parameters& p) -> Ask {
               return Command{command::TakeSeat{read_table(p), p.optional_id<MemberId>("member")}};
           }},
    Method{"table.call",
           [](Parameters& p) -> Ask {
               return Command{command::CallFacilitator{read_table(p), p.flag("on")}};
           }},
    Method{"rules.change",
           [](Parameters& p) -> Ask { return Command{command::ChangeRules{read_rules(p)}}; }},
    Method{"rules.agree", nothing<command::AgreeRules>},
    Method{
        "story.fill",
        [](Parameters& p) -> Ask {
            return Command{command::FillStory{p.id<SlotId>("slot"), p.text("text"), read_table(p)}};
        }},
    Method{"conversation.start", nothing<command::Start>},
    Method{"conversation.pause", nothing<command::Pause>},
    Method{"conversation.resume", nothing<command::Resume>},
    Method{"conversation.close", nothing<command::Close>},
    Method{"conversation.reopen", nothing<command::Reopen>},
    Method{"move",
           [](Parameters& p) -> Ask {
               return Command{command::MoveBy{p.text("name"), read_from(p)}};
           }},
    Method{"goto",
           [](Parameters& p) -> Ask {
               return Command{command::GoTo{p.id<StepId>("step"), read_from(p)}};
           }},
    Method{"timer.start", nothing<command::StartTimer>},
    Method{"timer.pause", nothing<command::PauseTimer>},
    Method{"timer.extend",
           [](Parameters& p) -> Ask {
               return Command{command::ExtendTimer{p.whole_number("minutes", -60, 60)}};
           }},
    Method{
        "probe.push",
        [](Parameters& p) -> Ask { return Command{command::PushProbe{p.id<ProbeId>("probe")}}; }},
    Method{"probe.clear", nothing<command::ClearProbe>},
    Method{"undo",
           [](Parameters& p) -> Ask {
               const auto seq = p.optional_seq("seq");
               if (!seq) p.complain("seq", "the log position of an act");
               return Command{command::Undo{seq.value_or(0)}};
           }},
};

const Method* find_method(std::string_view name) {
    const auto with_name = [&](const Method& method) { return method.name == name; };
    const auto known = std::ranges::find_if(known_methods, with_name);
    if (known != known_methods.end()) return known;
    const auto others = initiative_methods();
    const auto other = std::ranges::find_if(others, with_name);
    return other != others.end() ? &*other : nullptr;
}

/// Nesting is bounded before parsing, so that the parser's stack is.
bool is_too_deep(std::string_view text) {
    int depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_text) {
            if (c == '\\') ++i;
            if (c == '"') in_text = false;
        } else if (c == '"') {
            in_text = true;
        } else if (c == '[' || c == '{') {
            if (++depth > deepest_message) return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

json error_body(const json& id, ErrorCode code, Reason reason, const std::string& message) {
    return {{"jsonrpc", "2.0"},
            {"id", id},
            {"error",
             {{"code", static_cast<int>(code)},
              {"message", message},
              {"data", {{"reason", name_of(reason)}}}}}};
}

}  // namespace

Result<Request, BadRequest> read_request(std::string_view text) {
    if (is_too_deep(text))
        return BadRequest{nullptr, ErrorCode::not_json, "The message is nested too deeply."};
    const bool ends_early = text.find('\0') != text.npos;  // the parser would stop at it
    const json message = json::parse(text, nullptr, false);
    if (message.is_discarded() || ends_early)
        return BadRequest{nullptr, ErrorCode::not_json, "The message is not JSON."};
    const bool is_call = message.is_object() && message.value("jsonrpc", json{}) == "2.0" &&
                         message.contains("method") && message["method"].is_string();
    const json id = message.is_object() ? message.value("id", json{}) : json{};
    if (!is_call || !(id.is_number_integer() || id.is_string()))
        return BadRequest{nullptr, ErrorCode::not_a_request,
                          "The message is not a JSON-RPC 2.0 request with an id and a method."};

    const auto& name = message["method"].get_ref<const std::string&>();
    const Method* method = find_method(name);
    if (!method)
        return BadRequest{id, ErrorCode::no_such_method, "There is no method '" + name + "'."};

    static const json no_parameters = json::object();
    const json& given = message.contains("params") ? message["params"] : no_parameters;
    if (!given.is_object())
        return BadRequest{id, ErrorCode::bad_parameters, "The parameters must be an object."};
    Parameters parameters{given};
    Ask ask = method->read(parameters);
    if (!parameters.trouble().empty())
        return BadRequest{id, ErrorCode::bad_parameters, parameters.trouble()};
    return Request{id, std::move(ask)};
}

std::string answer(const json& id, json result) {
    return to_text({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
}

std::string error(const json& id, const Rejection& rejection) {
    return to_text(error_body(id, ErrorCode::refused, rejection.reason, rejection.message));
}

std::string error(const BadRequest& bad) {
    return to_text(error_body(bad.id, bad.code, Reason::bad_request, bad.message));
}

std::string notification(std::string_view method, json params) {
    return to_text({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
}

std::vector<std::string_view> methods() {
    std::vector<std::string_view> names;
    for (const Method& method : known_methods) names.push_back(method.name);
    for (const Method& method : initiative_methods()) names.push_back(method.name);
    return names;
}

}  // namespace outward::protocols
