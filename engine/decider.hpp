// The inside of decide: one function for each command, in files by topic (decide.cpp: rights,
// members and the conversation as a whole; decide_steps.cpp; decide_tables.cpp; decide_notes.cpp;
// decide_themes.cpp;
// decide_votes.cpp).
#pragma once

#include "engine/decide.hpp"

namespace outward::engine {

using Answer = Result<Decision, Rejection>;

[[nodiscard]] inline Answer happens(Event event) { return Decision{{std::move(event)}, {}, {}}; }
[[nodiscard]] inline Answer happens_at(const std::optional<TableId>& table, Event event) {
    Decision decision{{std::move(event)}, {}, {}};
    decision.table = table;
    return decision;
}
[[nodiscard]] inline Answer is_so_already() { return Decision{}; }
[[nodiscard]] inline Answer refuse(Reason reason, std::string message) {
    return Rejection{reason, std::move(message)};
}

/// An empty one is fit: it says that the language is not known.
[[nodiscard]] std::optional<Rejection> unfit_language(const std::string& language);

/// Whether this can name something: 1..64 printable ASCII characters.
[[nodiscard]] bool is_fit_id(const std::string& id) noexcept;

struct Decider {
    const Conversation& c;
    const Guide& guide;
    const Actor& actor;
    Millis now;

    Answer operator()(const command::Create&) const;
    Answer operator()(const command::Join&) const;
    Answer operator()(const command::AddPeople&) const;
    Answer operator()(const command::RenewCode&) const;
    Answer operator()(const command::LockRoom&) const;
    Answer operator()(const command::RemoveMember&) const;
    Answer operator()(const command::TakeLead&) const;
    Answer operator()(const command::SetAdvance&) const;
    Answer operator()(const command::Start&) const;
    Answer operator()(const command::Pause&) const;
    Answer operator()(const command::Resume&) const;
    Answer operator()(const command::Close&) const;
    Answer operator()(const command::Reopen&) const;
    Answer operator()(const command::Rename&) const;
    Answer operator()(const command::RaiseHand&) const;
    Answer operator()(const command::LowerHand&) const;
    Answer operator()(const command::Undo&) const;

    Answer operator()(const command::MoveBy&) const;
    Answer operator()(const command::GoTo&) const;
    Answer operator()(const command::Advance&) const;
    Answer operator()(const command::StartTimer&) const;
    Answer operator()(const command::PauseTimer&) const;
    Answer operator()(const command::ExtendTimer&) const;
    Answer operator()(const command::PushProbe&) const;
    Answer operator()(const command::ClearProbe&) const;
    Answer operator()(const command::SetReady&) const;
    Answer operator()(const command::ClearReady&) const;
    Answer operator()(const command::PassTurn&) const;
    Answer operator()(const command::GiveTurn&) const;
    Answer operator()(const command::ChangeRules&) const;
    Answer operator()(const command::AgreeRules&) const;
    Answer operator()(const command::FillStory&) const;

    Answer operator()(const command::AddNote&) const;
    Answer operator()(const command::EditNote&) const;
    Answer operator()(const command::WithdrawNote&) const;
    Answer operator()(const command::HideNote&) const;
    Answer operator()(const command::RestoreNote&) const;
    Answer operator()(const command::RecategoriseNote&) const;
    Answer operator()(const command::HighlightNote&) const;
    Answer operator()(const command::EraseNote&) const;

    Answer operator()(const command::AddTheme&) const;
    Answer operator()(const command::RenameTheme&) const;
    Answer operator()(const command::RemoveTheme&) const;
    Answer operator()(const command::ThemeNotes&) const;

    Answer operator()(const command::CastVote&) const;
    Answer operator()(const command::EnterVote&) const;
    Answer operator()(const command::ShowResults&) const;

    Answer operator()(const command::SetTables&) const;
    Answer operator()(const command::TakeSeat&) const;
    Answer operator()(const command::OpenTable&) const;
    Answer operator()(const command::CloseTable&) const;
    Answer operator()(const command::CallFacilitator&) const;

    /// The event of entering that step now, by the room or one table.
    [[nodiscard]] StepEntered entering(const Step& step, std::string how,
                                       std::optional<StepId> return_to,
                                       std::optional<TableId> table) const;
    /// The same with what has to happen before it, such as people being dealt out to tables.
    [[nodiscard]] Answer enter(const Step& step, std::string how, std::optional<StepId> return_to,
                               std::optional<TableId> table = std::nullopt) const;
    [[nodiscard]] std::vector<Event> before_entering(const Step& step,
                                                     const std::string& how) const;
    /// Tables for people who come one after the other, where the guide deals them out.
    [[nodiscard]] std::vector<Event> seats_for(const std::vector<MemberId>& people) const;
    /// Where somebody who joins sits; none: nowhere yet.
    [[nodiscard]] std::optional<TableId> table_for_new(const command::Join& join) const;
    [[nodiscard]] TablesSet dealt(int count, Assign assign) const;
    /// The table at which the actor sits; none when they have none.
    [[nodiscard]] std::optional<TableId> own_table() const;
    /// The table that the actor moves and steers; none: the room. The facilitator names one.
    [[nodiscard]] std::optional<TableId> steered(const std::optional<TableId>& asked) const;
    /// Why the actor cannot steer there, or move it to another step.
    [[nodiscard]] std::optional<Rejection> cannot_steer(const std::optional<TableId>& table) const;
    [[nodiscard]] std::optional<Rejection> cannot_move(const std::optional<TableId>& table) const;
    /// Whether that table is somewhere by itself now.
    [[nodiscard]] bool has_own_place(const std::optional<TableId>& table) const;
    /// Whether the room, or the actor's table, has been in that step.
    [[nodiscard]] bool visited(const StepId& step) const;
    /// Why the room cannot be moved or steered now, if it cannot: not started, or closed.
    [[nodiscard]] std::optional<Rejection> not_in_a_step() const;
    /// Why there is no voting in that step now, if there is none.
    [[nodiscard]] std::optional<Rejection> no_votes_in(const StepId& id) const;
    [[nodiscard]] std::optional<Rejection> elsewhere(const command::From& from,
                                                     const Place& place) const;
    [[nodiscard]] std::optional<Rejection> unfit_note(const command::AddNote& note,
                                                      const Step& step,
                                                      const CategoryId& category) const;
    /// The next step on the line from here, forwards or backwards, whose only_if holds; for a table
    /// nullptr where the phase ends.
    [[nodiscard]] const Step* along(const Step& here, bool forwards,
                                    const std::optional<TableId>& table = std::nullopt) const;
    /// Leaves `here` in the direction of the line: back to where an aside was entered from, into
    /// the next round of the phase, or on; `how` is next, skip or advance.
    [[nodiscard]] Answer go_on(const Step& here, const std::string& how,
                               const std::optional<TableId>& table) const;
    /// Where an aside was entered from; nullptr for other steps.
    [[nodiscard]] const Step* origin_of(const Step& here, const Place& place) const;
    /// Where next leads: for the room, past a phase whose tables move by themselves.
    [[nodiscard]] const Step* following(const Step& here,
                                        const std::optional<TableId>& table) const;
};

}  // namespace outward::engine
