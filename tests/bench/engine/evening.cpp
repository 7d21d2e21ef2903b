#include "tests/bench/engine/evening.hpp"

#include <array>
#include <stdexcept>

namespace outward::bench {

using namespace engine;

namespace {

const Actor facilitator{{"f"}, Seat::facilitator};
const Actor note_taker{{"n"}, Seat::note_taker};
constexpr std::size_t most_themes = 30;

Actor participant(int number) { return {{"p" + std::to_string(number)}, Seat::participant}; }

}  // namespace

std::size_t take(Conversation& state, const Guide& guide, const Asked& asked,
                 std::vector<Recorded>* log) {
    auto decided = decide(state, asked.command, asked.actor, guide, asked.at);
    if (!decided.ok()) return 0;
    Decision& decision = decided.value();
    const MemberId by = decision.nameless ? MemberId{} : asked.actor.member;
    for (Event& event : decision.events) {
        const Recorded recorded{state.seq + 1,   asked.at,         by,
                                decision.undoes, std::move(event), decision.table};
        apply(state, recorded);
        if (log) log->push_back(recorded);
    }
    return decision.events.size();
}

Evening::Evening(Guide run, int people, const std::string& step) : guide(std::move(run)) {
    ConversationCreated as;
    as.guide = guide.id;
    as.title = "Maple Street";
    as.language = "en";
    as.code = "ABCDEF";
    must({{}, Seat::facilitator}, command::Create{as});
    for (const Actor& actor : {facilitator, note_taker})
        must(actor, command::Join{actor.member, "", "en"});
    while (joined < people) join();
    must(facilitator, command::Start{});
    must(facilitator, command::GoTo{{step}, {state.place->step, std::nullopt}});
    for (const Step& one : guide.steps)
        if (one.kind == StepKind::capture && one.form == Form::whole) captures.push_back(one.id);
}

bool Evening::ask(const Actor& actor, Command command) {
    now += std::chrono::seconds{1 + below(4)};
    Asked one{actor, std::move(command), now};
    if (take(state, guide, one, &log) == 0) return false;
    asked.push_back(std::move(one));
    return true;
}

void Evening::must(const Actor& actor, Command command) {
    if (!ask(actor, std::move(command)))
        throw std::runtime_error("The engine refuses what an evening needs.");
}

void Evening::join() {
    const Actor actor = participant(++joined);
    must(actor, command::Join{actor.member, "", "en"});
}

void Evening::note() {
    must(somebody(), command::AddNote{.id = {"note-" + std::to_string(++noted)},
                                      .text = sentence(),
                                      .category = {},
                                      .step = {}});
}

void Evening::vote() {
    const Actor actor = participant(1 + voted++ % joined);
    const auto& options = guide.find(state.place->step)->question.options;
    const Vote vote{{options[below(options.size())], 1}};
    (void)ask(actor, command::CastVote{state.place->step, vote, std::nullopt});
}

void Evening::raise_or_lower_a_hand() {
    const Actor actor = somebody();
    if (!ask(actor, command::RaiseHand{})) must(actor, command::LowerHand{});
}

void Evening::act() {
    const unsigned what = below(100);
    if (what < 45 || noted == 0) return note();
    if (what < 55) return raise_or_lower_a_hand();
    if (what < 60)
        (void)ask(somebody(), command::SetReady{state.place->step});
    else if (what < 63)
        (void)ask(somebody(), command::ClearReady{});
    else if (what < 70)
        edit();
    else if (what < 82)
        (void)ask(note_taker, of_a_note());
    else if (what < 90)
        (void)ask(note_taker, of_themes());
    else
        (void)ask(facilitator, of_the_room());
}

void Evening::edit() {
    const NoteId id = some_note();
    (void)ask({state.find(id)->by, Seat::participant}, command::EditNote{id, sentence()});
}

Command Evening::of_a_note() {
    const NoteId id = some_note();
    switch (below(6)) {
        case 0:
            return command::HideNote{id};
        case 1:
            return command::RestoreNote{id};
        case 2:
            return command::RecategoriseNote{id, guide.categories[below(4)].id};
        default:
            return command::HighlightNote{id, below(3) != 0};
    }
}

Command Evening::of_themes() {
    const ThemeId id{"t" + std::to_string(below(most_themes))};
    if (!state.find(id)) return command::AddTheme{id, sentence()};
    if (below(8) == 0) return command::RenameTheme{id, sentence()};
    return command::ThemeNotes{{some_note(), some_note(), some_note()}, id};
}

Command Evening::of_the_room() {
    const auto& probes = guide.find(state.place->step)->probes;
    switch (below(8)) {
        case 0:
            return command::GoTo{captures[below(captures.size())],
                                 {state.place->step, std::nullopt}};
        case 1:
            return command::PauseTimer{};
        case 2:
            return command::StartTimer{};
        case 3:
            return command::ExtendTimer{1};
        case 4:
            return command::Undo{state.undoables.empty() ? 0 : state.undoables.back().seq};
        case 5:
            return command::ClearProbe{};
        default:
            return probes.empty() ? Command{command::ClearProbe{}}
                                  : command::PushProbe{probes[below(probes.size())]};
    }
}

Actor Evening::somebody() { return participant(1 + static_cast<int>(below(joined))); }

NoteId Evening::some_note() { return state.notes[below(state.notes.size())].id; }

std::string Evening::sentence() {
    static constexpr std::array words{"more",   "trees",  "and",    "benches", "along", "our",
                                      "street", "so",     "that",   "we",      "meet",  "each",
                                      "other",  "on",     "the",    "way",     "home",  "after",
                                      "dark",   "people", "listen", "to",      "young", "families"};
    std::string made = words[below(words.size())];
    for (auto left = 5 + below(18); left > 0; --left) (made += ' ') += words[below(words.size())];
    return made;
}

}  // namespace outward::bench
