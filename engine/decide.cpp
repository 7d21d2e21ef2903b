#include "engine/decide.hpp"

#include "engine/decider.hpp"
#include "engine/limits.hpp"
#include "engine/overloaded.hpp"
#include "engine/text.hpp"
#include "engine/undo.hpp"

#include <algorithm>
#include <set>

namespace outward::engine {

std::optional<Rejection> unfit_text(const std::string& text, std::size_t longest,
                                    const char* what) {
    const auto length = code_points(text);
    if (!length) return Rejection{Reason::bad_request, std::string{what} + " is not valid UTF-8."};
    if (*length > longest)
        return Rejection{Reason::too_long, std::string{what} + " has " + std::to_string(*length) +
                                               " characters; at most " + std::to_string(longest) +
                                               " can be kept. Shorten it or send it in parts."};
    return std::nullopt;
}

std::optional<Rejection> unfit_language(const std::string& language) {
    if (language.empty() || is_language_tag(language)) return std::nullopt;
    return Rejection{Reason::bad_request, "A language is written like en or pt-BR."};
}

bool is_fit_id(const std::string& id) noexcept {
    return !id.empty() && id.size() <= limits::id_length &&
           std::ranges::all_of(id, [](char c) { return c > ' ' && c < '\x7f'; });
}

bool may(Seat seat, const Command& asked) {
    using namespace command;
    const bool facilitator = seat == Seat::facilitator;
    const bool leads = facilitator || seat == Seat::host;  // the room, or a table
    const bool writes = is_crew(seat) || is_table_crew(seat);
    const bool seated = seat != Seat::wall;
    return std::visit(Overloaded{
                          [](const Create&) { return true; },
                          [&](const Join&) { return seated; },
                          [&](const Rename&) { return seated; },
                          [&](const AddPeople&) { return is_crew(seat); },
                          [&](const RaiseHand& ask) { return ask.member ? is_crew(seat) : seated; },
                          [&](const LowerHand& ask) { return ask.member ? is_crew(seat) : seated; },
                          [&](const SetReady&) { return seat == Seat::participant; },
                          [&](const ClearReady&) { return seat == Seat::participant; },
                          [&](const PassTurn&) { return seated; },
                          [&](const AddNote&) { return seated; },
                          [&](const EditNote&) { return seated; },
                          [&](const WithdrawNote&) { return seated; },
                          [&](const HideNote&) { return writes; },
                          [&](const RestoreNote&) { return writes; },
                          [&](const RecategoriseNote&) { return writes; },
                          [&](const HighlightNote&) { return writes; },
                          [&](const AddTheme&) { return is_crew(seat); },
                          [&](const RenameTheme&) { return is_crew(seat); },
                          [&](const RemoveTheme&) { return is_crew(seat); },
                          [&](const ThemeNotes&) { return is_crew(seat); },
                          [&](const ChangeRules&) { return is_crew(seat); },
                          [&](const FillStory&) { return writes; },
                          [&](const CastVote&) { return seat == Seat::participant; },
                          [&](const EnterVote&) { return writes; },
                          [&](const Undo&) { return writes; },
                          [&](const MoveBy&) { return leads; },
                          [&](const GoTo&) { return leads; },
                          [&](const StartTimer&) { return leads; },
                          [&](const PauseTimer&) { return leads; },
                          [&](const ExtendTimer&) { return leads; },
                          [&](const PushProbe&) { return leads; },
                          [&](const ClearProbe&) { return leads; },
                          [&](const GiveTurn&) { return leads; },
                          [&](const TakeSeat& ask) { return ask.member ? is_crew(seat) : seated; },
                          [&](const CallFacilitator&) { return seated; },
                          [&](const auto&) { return facilitator; },
                      },
                      asked);
}

Answer decide(const Conversation& conversation, const Command& asked, const Actor& actor,
              const Guide& guide, Millis now) {
    const bool create = std::holds_alternative<command::Create>(asked);
    if (create != (conversation.seq == 0))
        return refuse(Reason::bad_request, create ? "The conversation exists already."
                                                  : "The conversation does not exist yet.");
    if (!may(actor.seat, asked)) return refuse(Reason::forbidden, "This seat may not do that.");
    const bool joining = create || std::holds_alternative<command::Join>(asked);
    const bool is_room =
        actor.member.empty() && (std::holds_alternative<command::RemoveMember>(asked) ||
                                 std::holds_alternative<command::Advance>(asked));
    const Member* member = conversation.find(actor.member);
    if (!joining && !is_room && !member)
        return refuse(Reason::forbidden, "Only a member of this conversation may do that.");
    if (member && member->removed)
        return refuse(Reason::removed, "This member has been taken out of the conversation.");
    auto answer = std::visit(Decider{conversation, guide, actor, now}, asked);
    if (answer.ok() && member && is_table_crew(actor.seat)) answer.value().table = member->table;
    return answer;
}

Answer Decider::operator()(const command::Create& ask) const {
    if (ask.as.guide != guide.id) return refuse(Reason::not_found, "There is no such guide.");
    if (is_blank(ask.as.title)) return refuse(Reason::bad_request, "A conversation needs a title.");
    if (auto unfit = unfit_text(ask.as.title, limits::title_length, "The title")) return *unfit;
    if (auto unfit = unfit_text(ask.as.place, limits::title_length, "The place")) return *unfit;
    if (auto unfit = unfit_language(ask.as.language)) return *unfit;
    if (!is_fit_id(ask.as.code)) return refuse(Reason::bad_request, "The code is not usable.");
    ConversationCreated created = ask.as;
    created.guide_version = guide.version;
    return happens(std::move(created));
}

Answer Decider::operator()(const command::Join& ask) const {
    if (!is_fit_id(ask.member.value)) return refuse(Reason::bad_request, "The member id is unfit.");
    if (c.find(ask.member)) return is_so_already();
    if (c.stage == Stage::closed && actor.seat == Seat::participant)
        return refuse(Reason::closed, "The conversation is closed.");
    if (c.locked && actor.seat == Seat::participant)
        return refuse(Reason::locked, "The room is locked. Ask the facilitator to open it.");
    if (c.members.size() >= limits::members)
        return refuse(Reason::too_many, "The conversation is full.");
    if (auto unfit = unfit_text(ask.name, limits::name_length, "The name")) return *unfit;
    if (auto unfit = unfit_language(ask.language)) return *unfit;
    const std::string name = c.as.names ? ask.name : std::string{};
    Decision joined{{MemberJoined{ask.member, actor.seat, name, ask.language}}, {}, {}};
    if (const auto table = table_for_new(ask))
        joined.events.emplace_back(MemberSeated{ask.member, table});
    return joined;
}

Answer Decider::operator()(const command::AddPeople& ask) const {
    if (c.stage == Stage::closed) return refuse(Reason::closed, "The conversation is closed.");
    if (ask.members.empty() || ask.members.size() > limits::people_at_once)
        return refuse(Reason::too_many,
                      "Add 1 to " + std::to_string(limits::people_at_once) + " people at a time.");
    Decision added;
    std::vector<MemberId> newcomers;
    std::set<MemberId> seen;
    for (const command::NewPerson& person : ask.members) {
        if (!is_fit_id(person.member.value) || !seen.insert(person.member).second)
            return refuse(Reason::bad_request, "Each person needs an id of their own.");
        if (auto unfit = unfit_text(person.name, limits::name_length, "The name")) return *unfit;
        if (c.find(person.member)) continue;
        newcomers.push_back(person.member);
        added.events.push_back(MemberJoined{.member = person.member,
                                            .name = c.as.names ? person.name : std::string{},
                                            .language = {},
                                            .phoneless = true});
    }
    if (c.members.size() + newcomers.size() > limits::members)
        return refuse(Reason::too_many, "The conversation is full.");
    for (Event& seat : seats_for(newcomers)) added.events.push_back(std::move(seat));
    return added;
}

Answer Decider::operator()(const command::RenewCode& ask) const {
    if (!is_fit_id(ask.code)) return refuse(Reason::bad_request, "The code is not usable.");
    return happens(CodeRenewed{ask.code});
}

Answer Decider::operator()(const command::LockRoom& ask) const {
    if (c.locked == ask.locked) return is_so_already();
    if (ask.locked) return happens(RoomLocked{});
    return happens(RoomUnlocked{});
}

Answer Decider::operator()(const command::RemoveMember& ask) const {
    const Member* member = c.find(ask.member);
    if (!member) return refuse(Reason::not_found, "There is no such member.");
    if (member->removed) return is_so_already();
    if (member->seat != Seat::participant && !actor.member.empty())
        return refuse(Reason::forbidden,
                      "Only the host can take somebody out of the crew, by their key.");
    return happens(MemberRemoved{ask.member});
}

Answer Decider::operator()(const command::TakeLead& ask) const {
    const Member* member = c.find(ask.member.value_or(actor.member));
    if (!member || member->removed || member->seat != Seat::facilitator)
        return refuse(Reason::not_found, "There is no such facilitator here.");
    if (c.leader == member->id) return is_so_already();
    return happens(LeadTaken{member->id});
}

Answer Decider::operator()(const command::SetAdvance& ask) const {
    if (c.advancing == ask.on) return is_so_already();
    return happens(AdvanceSet{ask.on});
}

Answer Decider::operator()(const command::Start&) const {
    if (c.stage == Stage::closed) return refuse(Reason::closed, "The conversation is closed.");
    if (c.place) return is_so_already();
    const Step* first = guide.first();
    if (!first) return refuse(Reason::not_now, "The guide has no step to begin with.");
    Decision started{{ConversationStarted{}}, {}, {}};
    for (Event& event : before_entering(*first, "start"))
        started.events.push_back(std::move(event));
    started.events.emplace_back(entering(*first, "start", std::nullopt, std::nullopt));
    return started;
}

Answer Decider::operator()(const command::Pause&) const {
    if (c.stage == Stage::paused) return is_so_already();
    if (c.stage != Stage::live) return refuse(Reason::not_now, "The conversation is not running.");
    return happens(ConversationPaused{});
}

Answer Decider::operator()(const command::Resume&) const {
    if (c.stage == Stage::live) return is_so_already();
    if (c.stage != Stage::paused) return refuse(Reason::not_now, "The conversation is not paused.");
    return happens(ConversationResumed{});
}

Answer Decider::operator()(const command::Close&) const {
    if (c.stage == Stage::closed) return is_so_already();
    if (!c.place) return refuse(Reason::not_now, "The conversation has not started yet.");
    return happens(ConversationClosed{});
}

Answer Decider::operator()(const command::Reopen&) const {
    if (c.stage != Stage::closed) return is_so_already();
    return happens(ConversationReopened{});
}

Answer Decider::operator()(const command::Rename& ask) const {
    if (!c.as.names) return refuse(Reason::not_now, "This conversation asks nobody for a name.");
    if (auto unfit = unfit_text(ask.name, limits::name_length, "The name")) return *unfit;
    if (c.find(actor.member)->name == ask.name) return is_so_already();
    return happens(MemberRenamed{actor.member, ask.name});
}

Answer Decider::operator()(const command::RaiseHand& ask) const {
    if (c.stage == Stage::closed) return refuse(Reason::closed, "The conversation is closed.");
    const Member* member = c.find(ask.member.value_or(actor.member));
    if (!member || member->removed) return refuse(Reason::not_found, "There is no such member.");
    if (ask.member && !member->phoneless)
        return refuse(Reason::forbidden, "They have a phone and raise their hand themselves.");
    if (member->hand_at) return is_so_already();
    return happens(HandRaised{member->id});
}

Answer Decider::operator()(const command::LowerHand& ask) const {
    const Member* member = c.find(ask.member.value_or(actor.member));
    if (!member) return refuse(Reason::not_found, "There is no such member.");
    if (!member->hand_at) return is_so_already();
    return happens(HandLowered{member->id});
}

Answer Decider::operator()(const command::Undo& ask) const {
    const Undoable* act = find_undoable(c, ask.seq);
    if (!act)
        return refuse(Reason::stale, "That can no longer be undone: something later stands on it.");
    const auto about = [&](const char* topic) { return act->subject.starts_with(topic); };
    const bool record = about("note:") || about("theme:") || about("story:") || about("rules");
    const bool leads = actor.seat == Seat::facilitator || actor.seat == Seat::host;
    if (!record && !leads) return refuse(Reason::forbidden, "Only the facilitator can undo that.");
    if (is_table_crew(actor.seat) && (!act->table || act->table != own_table()))
        return refuse(Reason::forbidden, "That was not done at your table.");
    if (!record && !about("stage") && c.stage == Stage::closed)
        return refuse(Reason::closed, "The conversation is closed. Reopen it first.");
    Decision undone{{act->inverse}, act->seq, {}};
    undone.table = act->table;
    return undone;
}

}  // namespace outward::engine
