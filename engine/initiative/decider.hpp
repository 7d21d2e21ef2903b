// The inside of decide for initiatives: one function for each command, in files by topic
// (decide.cpp: rights, colleagues, stages and undo; decide_records.cpp; decide_gather.cpp;
// decide_board.cpp: statements; decide_themes.cpp; decide_narrative.cpp: what is kept, signed and
// approved). check.cpp says whether a record may stand as it is.
#pragma once

#include "engine/decider.hpp"
#include "engine/initiative/decide.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace outward::engine {

using InitiativeAnswer = Result<InitiativeDecision, Rejection>;

/// Why this record cannot be kept by itself: an unfit id, a text that is too long, a day that is
/// none. What it refers to is for the decider.
[[nodiscard]] std::optional<Rejection> unfit_record(const Record& record);

/// Whether this can name a record: 1..140 printable ASCII characters.
[[nodiscard]] bool is_fit_record_id(const RecordId& id) noexcept;

/// The themes that it names; nullptr: records of its kind name none.
[[nodiscard]] const std::vector<RecordId>* themes_in(const Record& record);
[[nodiscard]] std::vector<RecordId>* themes_in(Record& record);

/// Whether anything refers to a theme or a version that is not there.
[[nodiscard]] bool leads_nowhere(const Initiative& initiative);

/// Where statements shall lie from now on; becomes one event for each different placement.
class Layout {
public:
    explicit Layout(const Initiative& initiative) : before(initiative) {}

    /// It lies as `change` leaves its placement. Nothing where that is no change.
    template <class Change>
    void change(StatementNumber number, Change&& how) {
        const Statement* statement = before.find(number);
        if (!statement) return;
        Placement placement = statement->placement;
        how(placement);
        if (placement != statement->placement) changed[number] = placement;
    }
    void add_to(std::vector<InitiativeEvent>& events) const;

private:
    const Initiative& before;
    std::map<StatementNumber, Placement> changed;
};

struct InitiativeDecider {
    const Initiative& i;
    const Actor& actor;

    InitiativeAnswer operator()(const ask::Join&) const;
    InitiativeAnswer operator()(const ask::SetRecord&) const;
    InitiativeAnswer operator()(const ask::RemoveRecord&) const;
    InitiativeAnswer operator()(const ask::Gather&) const;
    InitiativeAnswer operator()(const ask::Place&) const;
    InitiativeAnswer operator()(const ask::Mark&) const;
    InitiativeAnswer operator()(const ask::MakeTheme&) const;
    InitiativeAnswer operator()(const ask::MergeThemes&) const;
    InitiativeAnswer operator()(const ask::SplitTheme&) const;
    InitiativeAnswer operator()(const ask::LockTheme&) const;
    InitiativeAnswer operator()(const ask::SetStage&) const;
    InitiativeAnswer operator()(const ask::SetReady&) const;
    InitiativeAnswer operator()(const ask::KeepVersion&) const;
    InitiativeAnswer operator()(const ask::Sign&) const;
    InitiativeAnswer operator()(const ask::Approve&) const;
    InitiativeAnswer operator()(const ask::UndoAct&) const;

    /// Why no further record of that kind can be kept.
    [[nodiscard]] std::optional<Rejection> full_of(RecordKindIndex kind) const;
    /// Why what lies in that theme cannot be changed: it is locked. An empty id is no theme.
    [[nodiscard]] std::optional<Rejection> locked(const RecordId& theme) const;
    /// The same of a statement that would lie, or be a quote, elsewhere than now.
    [[nodiscard]] std::optional<Rejection> locked(const Placement& now,
                                                  const Placement& then) const;
    [[nodiscard]] std::optional<Rejection> no_such_theme(const RecordId& theme) const;
    /// Why these cannot be moved or marked: too many, unknown, gone, or in a locked theme.
    [[nodiscard]] std::optional<Rejection> unfit_statements(
        const std::vector<StatementNumber>& statements) const;
    /// All that lie in it, with those that are gone.
    [[nodiscard]] std::vector<StatementNumber> statements_in(const RecordId& theme) const;
    [[nodiscard]] int next_rank() const;
    /// Why it cannot be set as it is, in this initiative: it refers to what is not there, is
    /// locked, or has a command of its own.
    [[nodiscard]] std::optional<Rejection> misplaced(const Record& record,
                                                     const Kept* before) const;
    /// The record that names this theme, as a sentence says it; none: there is none.
    [[nodiscard]] std::optional<std::string> user_of(const RecordId& theme) const;
    /// What is missing before it can be approved; ids as in record::Approval.
    [[nodiscard]] std::optional<Rejection> missing_for(const RecordId& approval) const;
    [[nodiscard]] std::optional<Rejection> missing_for(const record::Version& version) const;
    /// Whether there are words in the community's first language.
    [[nodiscard]] bool has_words(const Texts& texts) const;
};

}  // namespace outward::engine
