#include "tests/support/random_commands.hpp"

#include <algorithm>
#include <array>

namespace outward::tests {

namespace {

template <class T, std::size_t N>
const T& pick(std::mt19937& chance, const std::array<T, N>& from) {
    return from[chance() % N];
}

}  // namespace

std::string RandomCommands::member() {
    static const std::array<std::string, 16> members{"f",  "f",  "f",  "f",  "f",  "f", "n", "n",
                                                     "p1", "p2", "p3", "p4", "p5", "h", "s", ""};
    return pick(chance, members);
}

Millis RandomCommands::pause() { return Millis{below(10) == 0 ? 90'000 : below(2000)}; }

std::string RandomCommands::text(const std::string& mark) {
    static const std::array<std::string, 5> parts{" a park", " 我们", " حديقة",
                                                  " 👩‍👩‍👧", " line\nbreak"};
    static const std::array<std::string, 3> unfit{"\xff\xfe", " ", ""};
    if (below(6) == 0) return pick(chance, unfit);
    std::string made = mark + pick(chance, parts);
    if (below(40) == 0) made.append(2100, 'x');
    return made;
}

const char* RandomCommands::mark_of(const Session& session, const StepId& step) {
    const Step* known = session.guide.find(step);
    return known && known->kind == StepKind::promise ? public_mark : note_mark;
}

NoteId RandomCommands::note() {
    if (below(3) == 0) return {"note-" + std::to_string(++notes_made)};
    return {"note-" + std::to_string(below(notes_made + 2))};
}

StepId RandomCommands::step(const Session& session) {
    if (below(20) == 0) return {"no-such-step"};
    return session.guide.steps[below(static_cast<unsigned>(session.guide.steps.size()))].id;
}

command::From RandomCommands::from(const Session& session) {
    command::From from{below(10) == 0 ? step(session) : session.from().step, std::nullopt};
    if (below(4) == 0) from.visit = below(20);
    if (!session.state.tables.empty() && below(3) != 0) {
        from.table = table();
        if (const Table* known = session.state.find(*from.table); known && known->place)
            from.step = known->place->step;
    }
    return from;
}

TableId RandomCommands::table() { return {static_cast<int>(below(4))}; }

std::optional<TableId> RandomCommands::perhaps_table() {
    return below(4) == 0 ? std::nullopt : std::optional{table()};
}

Command RandomCommands::seating() {
    using namespace command;
    static const std::array<Assign, 3> ways{Assign::choice, Assign::count_off, Assign::mix};
    switch (below(6)) {
        case 0:
            return SetTables{static_cast<int>(below(4)),
                             below(2) ? std::optional{pick(chance, ways)} : std::nullopt};
        case 1:
            return OpenTable{};
        case 2:
            return CloseTable{table(), below(2) ? std::optional{table()} : std::nullopt};
        case 3:
            return CallFacilitator{perhaps_table(), below(2) == 0};
        default:
            return TakeSeat{perhaps_table(),
                            below(2) ? std::optional{MemberId{member()}} : std::nullopt};
    }
}

Vote RandomCommands::vote(const Step& step) {
    Vote vote;
    int place = 0;
    for (const OptionId& option : step.question.options) {
        if (step.kind == StepKind::order)
            vote[option] = ++place;
        else if (has_levels(step.kind))
            vote[option] = static_cast<int>(below(2));
        else if (below(2) == 0 && (step.question.form == PollForm::several || vote.empty()))
            vote[option] = 1;
    }
    if (below(10) == 0) vote[{"a"}] = static_cast<int>(below(5));
    if (below(20) == 0) vote[{"no-such"}] = 1;
    if (below(10) == 0) vote.clear();
    return vote;
}

Command RandomCommands::ballot(const Session& session) {
    const Step* wanted = session.guide.find(below(4) ? session.from().step : step(session));
    const Step& asked = wanted ? *wanted : session.guide.steps.front();
    if (below(5) == 0) return command::ShowResults{asked.id, below(3) != 0};
    const BallotId id{"b" + std::to_string(below(8))};
    if (below(3) == 0)
        return command::EnterVote{asked.id, id, vote(asked), static_cast<int>(below(4))};
    const bool secret = (asked.kind == StepKind::quiz) != (below(20) == 0);
    return command::CastVote{asked.id, vote(asked), secret ? std::optional{id} : std::nullopt};
}

std::optional<Pledge> RandomCommands::pledge() {
    if (below(4) != 0) return std::nullopt;
    return Pledge{text(public_mark), "", below(3) ? "2027-02-28" : "2027-02-30", ""};
}

Command RandomCommands::add_people() {
    command::AddPeople asked;
    for (unsigned i = below(4); i > 0; --i)
        asked.members.push_back({{"w" + std::to_string(below(8))}, text(public_mark)});
    return asked;
}

Command RandomCommands::theming() {
    const ThemeId id{"t" + std::to_string(below(4))};
    switch (below(9)) {
        case 0:
        case 1:
            return command::AddTheme{id, text(public_mark)};
        case 2:
            return command::RenameTheme{id, text(public_mark)};
        case 3:
            return command::RemoveTheme{id};
        default:
            return command::ThemeNotes{{note(), note()},
                                       below(4) ? std::optional{id} : std::nullopt};
    }
}

Command RandomCommands::command(const Session& session) {
    using namespace command;
    const bool votes = std::ranges::any_of(session.guide.steps,
                                           [](const Step& step) { return takes_votes(step.kind); });
    const bool at_tables = std::ranges::any_of(session.guide.phases, &Phase::at_tables);
    if (at_tables ? below(8) == 0 : votes && below(2) == 0) return ballot(session);
    if (at_tables && below(6) == 0) return seating();
    if (at_tables && below(8) == 0) return MoveBy{"next", from(session)};
    static const std::array<std::string, 7> moves{"next",   "next",  "back", "skip",
                                                  "repeat", "pairs", "away"};
    static const std::array<std::string, 4> categories{"hope", "reason", "mood", "no-such"};
    static const std::array<std::string, 3> probes{"picture", "why", "no-such"};
    static const std::array<std::string, 3> slots{"hopes", "changes", "no-such"};
    const auto person = [&] { return MemberId{member()}; };
    if (session.state.stage == Stage::waiting && below(6) == 0) return Start{};
    switch (below(56)) {
        case 0:
            return Start{};
        case 1:
            return Pause{};
        case 2:
            return Resume{};
        case 3:
            return below(5) == 0 ? Command{Close{}} : Command{Reopen{}};
        case 4:
            return Reopen{};
        case 5:
            return GoTo{step(session), from(session)};
        case 6:
            return StartTimer{};
        case 7:
            return PauseTimer{};
        case 8:
            return ExtendTimer{static_cast<int>(below(140)) - 70};
        case 9:
        case 49:
            return PushProbe{{pick(chance, probes)}};
        case 10:
        case 39:
        case 50:
            return ClearProbe{};
        case 11:
            return Rename{text(public_mark)};
        case 12:
            return RaiseHand{below(2) ? std::optional{MemberId{"w" + std::to_string(below(8))}}
                                      : std::nullopt};
        case 13:
            return LowerHand{below(2) ? std::optional{person()} : std::nullopt};
        case 14:
            return SetReady{below(3) ? session.from().step : step(session)};
        case 15:
            return ClearReady{};
        case 16:
            return PassTurn{};
        case 17:
            return below(3) ? GiveTurn{{"p" + std::to_string(below(7))}} : GiveTurn{{}, table()};
        case 18:
            return ChangeRules{{{{"listen"}, {}}, {{"own"}, text(public_mark)}}};
        case 19:
            return AgreeRules{};
        case 20:
            return FillStory{{pick(chance, slots)},
                             text(public_mark),
                             below(3) == 0 ? perhaps_table() : std::nullopt};
        case 21: {
            const NoteId id = note();
            const Note* known = session.state.find(id);
            return EditNote{id, text(mark_of(session, known ? known->step : StepId{})), pledge()};
        }
        case 22:
            return WithdrawNote{note()};
        case 23:
            return HideNote{note()};
        case 24:
            return RestoreNote{note()};
        case 25:
            return RecategoriseNote{note(), {pick(chance, categories)}};
        case 26:
            return HighlightNote{note(), below(2) == 0};
        case 27:
            return EraseNote{note()};
        case 28:
            return Undo{below(static_cast<unsigned>(session.state.seq + 3))};
        case 29:
            return Undo{session.state.seq};
        case 30:
            return Join{{"p" + std::to_string(below(9))}, text(public_mark), "en"};
        case 31:
            return RenewCode{below(3) ? "BCDEFG" : ""};
        case 32:
        case 33:
        case 34:
        case 35:
        case 36:
            return MoveBy{pick(chance, moves), from(session)};
        case 37:
            return below(3) == 0 ? Command{RemoveMember{person()}}
                                 : Command{LockRoom{below(2) == 0}};
        case 38:
        case 40:
        case 41:
        case 42:
        case 43:
        case 44:
            return theming();
        case 45:
            return add_people();
        case 51:
            return below(2) ? Command{TakeLead{below(2) ? std::optional{person()} : std::nullopt}}
                            : Command{SetAdvance{below(3) != 0}};
        case 52:
            return Advance{from(session)};
        default:
            break;
    }
    AddNote added{.id = note(), .text = {}, .category = {}, .step = {}};
    if (below(3) == 0) added.category = CategoryId{pick(chance, categories)};
    if (below(3) == 0) added.step = step(session);
    added.text = text(mark_of(session, added.step.value_or(session.from().step)));
    added.quote = below(4) == 0;
    added.spoken = below(4) == 0;
    added.pledge = pledge();
    if (at_tables && below(3) == 0) added.table = table();
    if (below(6) == 0) added.said_at = session.now - Millis{static_cast<int>(below(9000)) - 500};
    if (below(4) == 0) added.language = below(4) ? "es" : "not a language";
    return added;
}

}  // namespace outward::tests
