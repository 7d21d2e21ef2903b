// Initiatives: any commands by anybody leave a log that replays to the same view, and any log
// folds.
#include "protocols/initiative_codec.hpp"

#include "engine/initiative/decide.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <array>
#include <type_traits>
#include <variant>

using namespace outward;
using namespace outward::engine;

namespace {

/// Commands with whatever the input says in them. A new kind needs a `fill`, or this does not
/// compile; records are filled by their own lists of fields.
class Commands {
public:
    explicit Commands(fuzz::Bytes& its_bytes) : bytes(its_bytes) {}

    InitiativeCommand next() { return one_of<InitiativeCommand>(); }
    Actor actor() {
        static constexpr std::array seats{Seat::facilitator, Seat::note_taker, Seat::wall};
        Actor asks{{}, seats[bytes.byte() % seats.size()]};
        give(asks.member);
        return asks;
    }

    void operator()(const char*, auto& field, std::size_t = 0) { give(field); }

private:
    template <class Variant>
    Variant one_of() {
        Variant made;
        const std::size_t chosen = bytes.byte() % std::variant_size_v<Variant>;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            ((I == chosen ? fill(made.template emplace<I>()) : void()), ...);
        }
        (std::make_index_sequence<std::variant_size_v<Variant>>{});
        return made;
    }

    void fill(ask::Join& ask) { give(ask.member, ask.name), ask.seat = actor().seat; }
    void fill(ask::SetRecord& ask) { ask.record = one_of<Record>(), ask.over = bytes.byte(); }
    void fill(ask::RemoveRecord& ask) { ask.kind = bytes.byte() % 14, give(ask.id); }
    void fill(ask::Gather& ask) {
        give(ask.conversation, ask.notes);
        ask.held_on = bytes.byte() % 4 == 0 ? bytes.text() : "2026-11-23";
    }
    void fill(ask::Place& ask) { give(ask.statements, ask.picked, ask.theme); }
    void fill(ask::Mark& ask) { give(ask.statements, ask.mark, ask.on); }
    void fill(ask::MakeTheme& ask) { give(ask.id, ask.name, ask.statements); }
    void fill(ask::MergeThemes& ask) { give(ask.into, ask.from); }
    void fill(ask::SplitTheme& ask) { give(ask.theme, ask.id, ask.name, ask.statements); }
    void fill(ask::LockTheme& ask) { give(ask.theme, ask.locked); }
    void fill(ask::SetStage& ask) { give(ask.stage); }
    void fill(ask::SetReady& ask) { give(ask.ready); }
    void fill(ask::KeepVersion& ask) { give(ask.id, ask.label); }
    void fill(ask::Sign& ask) { give(ask.version, ask.sign_off); }
    void fill(ask::Approve& ask) {
        static constexpr std::array whats{"story", "version:1", "update:1/heard", "update:1"};
        ask.id = {whats[bytes.byte() % whats.size()]};
        give(ask.by);
    }
    void fill(ask::UndoAct& ask) { ask.act = bytes.byte(); }
    template <class R>
    void fill(R& record) {
        record::fields(*this, record);
    }
    void fill(record::Description& as) {
        as.id = {"description"};
        give(as.title, as.languages);
    }
    void fill(record::Readback& readback) {
        readback.id = {"readback"};
        give(readback.version, readback.sentence);
    }

    template <class... Values>
    requires(sizeof...(Values) > 1) void give(Values&... values) { (give(values), ...); }
    void give(bool& value) { value = bytes.byte() % 2 == 0; }
    void give(int& value) { value = bytes.byte() - 4; }
    void give(std::string& value) { value = bytes.text(); }
    template <class Kind>
    void give(Id<Kind>& id) {
        id = {std::to_string(bytes.byte() % 4)};
        if (id.value == "0") id = {};
    }
    template <class Choice>
    requires std::is_enum_v<Choice>
    void give(Choice& choice) { choice = static_cast<Choice>(bytes.byte() % 3); }
    void give(Texts& texts) {
        for (int left = bytes.byte() % 3; left > 0; --left) give(texts[left == 1 ? "en" : "es"]);
    }
    void give(GatheredNote& note) { fields(*this, note), note.due.clear(); }
    void give(record::SignOff& room) { record::fields(*this, room); }
    void give(record::Sentence& sentence) { record::fields(*this, sentence); }
    template <class Value>
    void give(std::vector<Value>& values) {
        for (int left = bytes.byte() % 4; left > 0; --left) give(values.emplace_back());
    }

    fuzz::Bytes& bytes;
};

std::string seen_as(const Initiative& state, Seat seat) {
    return protocols::encode(view_for(state, seat))
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// What everybody sees of it, and how it is kept.
void look_at(const InitiativeRecorded& recorded, const Initiative& state) {
    for (const Seat seat : {Seat::facilitator, Seat::wall})
        for (const InitiativeSeen& seen : seen_by(seat, state, recorded))
            (void)protocols::encode(seen);
    const auto body = protocols::encode_body(recorded);
    const auto again = protocols::decode_body(protocols::type_of(recorded.event), body);
    fuzz::require(protocols::encode_body(again) == body, "an event comes back as it was");
}

/// The rest of the input as lines of a log: a type, a space, a body.
void fold_lines(std::string_view rest, Initiative& state) {
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const auto space = line.find(' ');
        if (space == std::string_view::npos) continue;
        const auto body = nlohmann::json::parse(line.substr(space + 1), nullptr, false);
        auto recorded = protocols::decode_body(line.substr(0, space), body);
        recorded.seq = state.seq + 1;
        apply(state, recorded);
        for (const Seat seat : {Seat::facilitator, Seat::wall})
            for (const InitiativeSeen& seen : seen_by(seat, state, recorded))
                (void)protocols::encode(seen);
    }
    (void)seen_as(state, Seat::facilitator);
    (void)protocols::initiative_state(state);
}

}  // namespace

/// A first byte 'L' begins a log in lines; everything else is commands.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Initiative state;
    if (size > 0 && data[0] == 'L') return fold_lines(fuzz::text_of(data + 1, size - 1), state), 0;
    fuzz::Bytes bytes{data, size};
    Commands commands{bytes};
    std::vector<InitiativeRecorded> log;
    const auto record = [&](const InitiativeDecision& decision, const MemberId& by,
                            std::string_view act) {
        const Seq first = state.seq + 1;
        for (const InitiativeEvent& event : decision.events) {
            log.push_back({state.seq + 1, Millis{1'700'000'000'000}, by, std::string{act}, first,
                           decision.undoes, event});
            apply(state, log.back());
            look_at(log.back(), state);
        }
    };
    record(found_initiative({{"description"}, "Our street", "", {}, {}, {"en"}}).value(), {}, "");
    while (!bytes.empty()) {
        const Actor actor = commands.actor();
        const InitiativeCommand command = commands.next();
        const auto decided = decide(state, command, actor);
        if (decided.ok()) record(decided.value(), actor.member, act_of(command));
    }
    Initiative replayed;
    for (const InitiativeRecorded& recorded : log) apply(replayed, recorded);
    fuzz::require(seen_as(state, Seat::facilitator) == seen_as(replayed, Seat::facilitator),
                  "the log replays to the state");
    (void)protocols::initiative_state(state);
    return 0;
}
