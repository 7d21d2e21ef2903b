#include "engine/initiative/initiative.hpp"
#include "engine/initiative/undo.hpp"
#include "engine/limits.hpp"

namespace outward::engine {

namespace {

/// Applies one event; every handler checks what it touches, so that any log folds.
struct InitiativeFold {
    Initiative& i;
    const InitiativeRecorded& recorded;

    void operator()(const happened::ColleagueJoined& e) const {
        const auto number = static_cast<int>(i.colleagues.size()) + 1;
        Colleague& colleague =
            i.colleagues
                .try_emplace(
                    e.member,
                    Colleague{.id = e.member, .seat = e.seat, .name = e.name, .number = number})
                .first->second;
        colleague.seat = e.seat;
        colleague.name = e.name;
    }

    void operator()(const happened::RecordSet& e) const {
        const RecordKindIndex kind = e.record.index();
        i.records[{kind, id_of(e.record)}] = {e.record, recorded.seq, recorded.at, recorded.by};
        if (kind == kind_of<record::Theme>()) i.touched.insert(id_of(e.record));
    }
    void operator()(const happened::RecordRemoved& e) const { i.records.erase({e.kind, e.id}); }

    void operator()(const happened::NotesGathered& e) const {
        i.gathered.insert(e.conversation);
        for (auto known = i.numbers.lower_bound({e.conversation, {}});
             known != i.numbers.end() && known->first.first == e.conversation; ++known) {
            Statement& statement = *find(known->second);
            statement.gone = true;
            touch(statement.placement.theme);
        }
        for (const GatheredNote& note : e.notes) gather(e.conversation, note);
    }

    void operator()(const happened::StatementsPlaced& e) const {
        touch(e.placement.theme);
        for (const StatementNumber number : e.statements) {
            Statement* statement = find(number);
            if (!statement) continue;
            touch(statement->placement.theme);
            statement->placement = e.placement;
        }
    }

    void operator()(const happened::StageSet& e) const {
        i.stage = e.stage;
        for (auto& [id, colleague] : i.colleagues) colleague.ready = false;
    }
    void operator()(const happened::ReadySet& e) const {
        const auto found = i.colleagues.find(e.member);
        if (found != i.colleagues.end()) found->second.ready = e.ready;
    }
    void operator()(const Unknown&) const {}

    void gather(const ConversationId& conversation, const GatheredNote& note) const {
        const auto known = i.numbers.find({conversation, note.note});
        if (known != i.numbers.end()) {
            Statement& statement = *find(known->second);
            statement.note = note;
            statement.gone = false;
        } else if (i.statements.size() < limits::statements) {
            i.statements.push_back({conversation, note, false, {}});
            i.numbers.emplace(std::pair{conversation, note.note},
                              static_cast<StatementNumber>(i.statements.size()));
        }
    }

    Statement* find(StatementNumber number) const {
        return const_cast<Statement*>(std::as_const(i).find(number));
    }
    void touch(const RecordId& theme) const {
        if (!theme.empty()) i.touched.insert(theme);
    }
};

}  // namespace

void apply(Initiative& initiative, const InitiativeRecorded& recorded) {
    TakeBack back = take_back_of(initiative, recorded);
    if (initiative.seq == 0) initiative.created_at = recorded.at;
    initiative.touched.clear();
    std::visit(InitiativeFold{initiative, recorded}, recorded.event);
    initiative.seq = recorded.seq;
    remember(initiative, std::move(back), recorded);
}

}  // namespace outward::engine
