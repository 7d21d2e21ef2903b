// The engine: any commands by anybody leave a sound state, and the log replays to it.
#include "engine/decide.hpp"
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <array>
#include <type_traits>
#include <variant>

using namespace outward;
using namespace outward::engine;

namespace {

/// Commands with whatever the input says in them. A new kind needs a `fill`, or this does not
/// compile.
class Commands {
public:
    Commands(fuzz::Bytes& its_bytes, const Guide& its_guide) : bytes(its_bytes), guide(its_guide) {}

    Command next() { return one_of(std::type_identity<Command>{}); }
    Actor actor(const Conversation& state) {
        Actor asks{{}, static_cast<Seat>(bytes.byte() % 6)};
        give(asks.member);
        if (const Member* member = state.find(asks.member)) asks.seat = member->seat;
        return asks;
    }

private:
    template <class... Kinds>
    Command one_of(std::type_identity<std::variant<Kinds...>>) {
        using Make = Command (Commands::*)();
        static constexpr std::array<Make, sizeof...(Kinds)> all{&Commands::make<Kinds>...};
        return (this->*all[bytes.byte() % all.size()])();
    }
    template <class Kind>
    Command make() {
        Kind asked{};
        if constexpr (!std::is_empty_v<Kind>) fill(asked);
        return asked;
    }

    void fill(command::Create& ask) { give(ask.as.title); }
    void fill(command::Join& ask) { give(ask.member, ask.name, ask.language, ask.table); }
    void fill(command::AddPeople& ask) { give(ask.members); }
    void fill(command::RenewCode& ask) { give(ask.code); }
    void fill(command::LockRoom& ask) { give(ask.locked); }
    void fill(command::RemoveMember& ask) { give(ask.member); }
    void fill(command::TakeLead& ask) { give(ask.member); }
    void fill(command::Advance& ask) { give(ask.from); }
    void fill(command::SetAdvance& ask) { give(ask.on); }
    void fill(command::MoveBy& ask) {
        static constexpr std::array names{"next", "back", "skip", "repeat"};
        const std::size_t chosen = bytes.byte() % (names.size() + 1);
        ask.name = chosen < names.size() ? names[chosen] : bytes.text();
        give(ask.from);
    }
    void fill(command::GoTo& ask) { give(ask.step, ask.from); }
    void fill(command::ExtendTimer& ask) { give(ask.minutes); }
    void fill(command::PushProbe& ask) { give(ask.probe); }
    void fill(command::Rename& ask) { give(ask.name); }
    void fill(command::RaiseHand& ask) { give(ask.member); }
    void fill(command::LowerHand& ask) { give(ask.member); }
    void fill(command::SetReady& ask) { give(ask.step); }
    void fill(command::GiveTurn& ask) { give(ask.member, ask.table); }
    void fill(command::ChangeRules& ask) { give(ask.rules); }
    void fill(command::FillStory& ask) { give(ask.slot, ask.text, ask.table); }
    void fill(command::AddNote& ask) {
        give(ask.id, ask.text, ask.category, ask.step, ask.quote, ask.spoken, ask.pledge);
        give(ask.table, ask.said_at, ask.language);
    }
    void fill(command::EditNote& ask) { give(ask.id, ask.text, ask.pledge); }
    void fill(command::WithdrawNote& ask) { give(ask.id); }
    void fill(command::HideNote& ask) { give(ask.id); }
    void fill(command::RestoreNote& ask) { give(ask.id); }
    void fill(command::RecategoriseNote& ask) { give(ask.id, ask.category); }
    void fill(command::HighlightNote& ask) { give(ask.id, ask.on); }
    void fill(command::EraseNote& ask) { give(ask.id); }
    void fill(command::AddTheme& ask) { give(ask.id, ask.name); }
    void fill(command::RenameTheme& ask) { give(ask.id, ask.name); }
    void fill(command::RemoveTheme& ask) { give(ask.id); }
    void fill(command::ThemeNotes& ask) { give(ask.notes, ask.theme); }
    void fill(command::CastVote& ask) { give(ask.step, ask.vote, ask.ballot); }
    void fill(command::EnterVote& ask) { give(ask.step, ask.ballot, ask.vote, ask.people); }
    void fill(command::ShowResults& ask) { give(ask.step, ask.on); }
    void fill(command::SetTables& ask) { give(ask.count, ask.assign); }
    void fill(command::TakeSeat& ask) { give(ask.table, ask.member); }
    void fill(command::CloseTable& ask) { give(ask.table, ask.into); }
    void fill(command::CallFacilitator& ask) { give(ask.table, ask.on); }
    void fill(command::Undo& ask) { ask.seq = bytes.byte(); }

    template <class... Values>
    requires(sizeof...(Values) > 1) void give(Values&... values) { (give(values), ...); }
    void give(bool& value) { value = bytes.byte() % 2 == 0; }
    /// Mostly small ones, which say something.
    void give(int& value) {
        value = bytes.byte() - 4;
        if (value > 200) value = static_cast<int>(bytes.number());
    }
    void give(std::string& value) { value = bytes.text(); }
    void give(Millis& value) { value = Millis{1'700'000'000'000 + 100 * bytes.byte()}; }
    void give(MemberId& id) { id = {std::to_string(bytes.byte() % 6)}; }
    void give(NoteId& id) { id = {std::to_string(bytes.byte() % 8)}; }
    void give(ThemeId& id) { id = {std::to_string(bytes.byte() % 4)}; }
    void give(BallotId& id) { id = {std::to_string(bytes.byte() % 4)}; }
    void give(TableId& id) { id = {bytes.byte() % 5}; }
    void give(StepId& id) { id = a_step().id; }
    void give(CategoryId& id) { pick(id, guide.categories, &Category::id); }
    void give(ProbeId& id) { pick(id, a_step().probes); }
    void give(SlotId& id) { pick(id, a_step().slots); }
    void give(RuleId& id) { pick(id, a_step().rules); }
    void give(Assign& how) { how = static_cast<Assign>(bytes.byte() % 3); }
    void give(Rule& rule) { give(rule.id, rule.text); }
    void give(command::NewPerson& person) { give(person.member, person.name); }
    void give(command::From& from) { give(from.step, from.table); }
    void give(Pledge& pledge) { give(pledge.who, pledge.first_step, pledge.due, pledge.sign); }
    void give(Vote& vote) {
        for (int left = bytes.byte() % 4; left > 0; --left) {
            OptionId option;
            pick(option, a_step().question.options);
            give(vote[option]);
        }
    }
    template <class Value>
    void give(std::optional<Value>& value) {
        if (bytes.byte() % 2 == 0) give(value.emplace());
    }
    template <class Value>
    void give(std::vector<Value>& values) {
        for (int left = bytes.byte() % 4; left > 0; --left) give(values.emplace_back());
    }

    const Step& a_step() { return guide.steps[bytes.byte() % guide.steps.size()]; }
    /// One of these, or a name that the guide has not.
    template <class Name, class Items, class Of = std::identity>
    void pick(Name& name, const Items& items, Of of = {}) {
        const std::size_t chosen = bytes.byte() % (items.size() + 1);
        name = chosen < items.size() ? std::invoke(of, items[chosen]) : Name{bytes.text()};
    }

    fuzz::Bytes& bytes;
    const Guide& guide;
};

bool same(const Conversation& one, const Conversation& other, const Guide& guide) {
    const auto view = [&](const Conversation& state) {
        return protocols::encode(view_for(state, guide, Seat::facilitator), {"c"})
            .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    };
    return one.seq == other.seq && view(one) == view(other);
}

/// What everybody sees of it, and how it is kept.
void look_at(const Recorded& recorded, const Conversation& state, const Guide& guide) {
    for (const Seat seat : {Seat::facilitator, Seat::participant, Seat::wall})
        (void)seen_by(seat, state, recorded, guide);
    for (const Seat seat : {Seat::host, Seat::scribe})
        (void)seen_by({seat, TableId{1}}, state, recorded, guide);
    const auto body = protocols::encode_body(recorded);
    const Event again = protocols::decode_event(protocols::type_of(recorded.event), body);
    fuzz::require(protocols::encode(again) == protocols::encode(recorded.event),
                  "an event comes back as it was");
    fuzz::require(protocols::table_in(body) == recorded.table, "and with its table");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Guide& guide = size % 4 < 2 ? fuzz::a_guide() : fuzz::a_guide_at_tables();
    fuzz::Bytes bytes{data, size};
    Commands commands{bytes, guide};
    Millis now{1'700'000'000'000};
    ConversationCreated created;
    created.guide = guide.id;
    created.title = "Our street";
    created.code = "ABCDEF";
    created.names = size % 2 == 0;
    std::vector<Recorded> log{{1, now, {}, std::nullopt, created}};
    Conversation state;
    apply(state, log.front());
    while (!bytes.empty()) {
        now += Millis{bytes.byte() * 100};
        const Actor actor = commands.actor(state);
        const auto decided = decide(state, commands.next(), actor, guide, now);
        if (!decided.ok()) continue;
        const MemberId by = decided.value().nameless ? MemberId{} : actor.member;
        for (const Event& event : decided.value().events) {
            log.push_back(
                {state.seq + 1, now, by, decided.value().undoes, event, decided.value().table});
            apply(state, log.back());
            look_at(log.back(), state, guide);
        }
    }
    Conversation replayed;
    for (const Recorded& recorded : log) apply(replayed, recorded);
    fuzz::require(same(state, replayed, guide), "the log replays to the state");
    return 0;
}
