// The engine: any commands by anybody leave a sound state, and the log replays to it.
#include "engine/decide.hpp"
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace outward;
using namespace outward::engine;

namespace {

Command command_from(fuzz::Bytes& bytes, const Guide& guide) {
    using namespace outward::engine::command;
    const auto step = [&] { return guide.steps[bytes.byte() % guide.steps.size()].id; };
    const auto note = [&] { return NoteId{std::to_string(bytes.byte() % 8)}; };
    const auto member = [&] { return MemberId{std::to_string(bytes.byte() % 6)}; };
    const auto from = [&] { return From{step(), bytes.byte() % 4}; };
    switch (bytes.byte() % 38) {
        case 0:
            return Join{member(), bytes.text(), bytes.text()};
        case 1:
            return RenewCode{bytes.text()};
        case 2:
            return LockRoom{bytes.byte() % 2 == 0};
        case 3:
            return RemoveMember{member()};
        case 4:
            return Start{};
        case 5:
            return Pause{};
        case 6:
            return Resume{};
        case 7:
            return Close{};
        case 8:
            return Reopen{};
        case 9:
            return MoveBy{"next", from()};
        case 10:
            return MoveBy{"back", from()};
        case 11:
            return MoveBy{"skip", from()};
        case 12:
            return MoveBy{bytes.text(), from()};
        case 13:
            return GoTo{step(), from()};
        case 14:
            return StartTimer{};
        case 15:
            return PauseTimer{};
        case 16:
            return ExtendTimer{static_cast<int>(bytes.number())};
        case 17:
            return PushProbe{{bytes.text()}};
        case 18:
            return ClearProbe{};
        case 19:
            return Rename{bytes.text()};
        case 20:
            return RaiseHand{};
        case 21:
            return LowerHand{member()};
        case 22:
            return SetReady{step()};
        case 23:
            return ClearReady{};
        case 24:
            return PassTurn{};
        case 25:
            return GiveTurn{member()};
        case 26:
            return ChangeRules{{{{bytes.text()}, bytes.text()}}};
        case 27:
            return AgreeRules{};
        case 28:
            return FillStory{{bytes.text()}, bytes.text()};
        case 29:
            return EditNote{note(), bytes.text()};
        case 30:
            return WithdrawNote{note()};
        case 31:
            return HideNote{note()};
        case 32:
            return RestoreNote{note()};
        case 33:
            return RecategoriseNote{note(), {bytes.text()}};
        case 34:
            return HighlightNote{note(), bytes.byte() % 2 == 0};
        case 35:
            return EraseNote{note()};
        case 36:
            return Undo{bytes.byte()};
        default:
            return AddNote{.id = note(), .text = bytes.text(), .category = {}, .step = {}};
    }
}

bool same(const Conversation& one, const Conversation& other, const Guide& guide) {
    const auto view = [&](const Conversation& state) {
        return protocols::encode(view_for(state, guide, Seat::facilitator), {"c"})
            .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    };
    return one.seq == other.seq && view(one) == view(other);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Guide& guide = fuzz::a_guide();
    fuzz::Bytes bytes{data, size};
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
        const Actor actor{{std::to_string(bytes.byte() % 6)}, static_cast<Seat>(bytes.byte() % 6)};
        const auto decided = decide(state, command_from(bytes, guide), actor, guide, now);
        if (!decided.ok()) continue;
        for (const Event& event : decided.value().events) {
            const Recorded recorded{state.seq + 1,          now,   actor.member,
                                    decided.value().undoes, event, decided.value().table};
            apply(state, recorded);
            for (const Seat seat : {Seat::facilitator, Seat::participant, Seat::wall})
                (void)seen_by(seat, state, recorded, guide);
            const auto body = protocols::encode(event);
            const Event again = protocols::decode_event(protocols::type_of(event), body);
            fuzz::require(protocols::encode(again) == body, "an event comes back as it was");
            log.push_back(recorded);
        }
    }
    Conversation replayed;
    for (const Recorded& recorded : log) apply(replayed, recorded);
    fuzz::require(same(state, replayed, guide), "the log replays to the state");
    return 0;
}
