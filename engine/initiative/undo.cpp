#include "engine/initiative/undo.hpp"

#include "engine/limits.hpp"
#include "engine/overloaded.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace outward::engine {

namespace {

constexpr RecordKindIndex approvals = kind_of<record::Approval>();

std::string record_subject(RecordKindIndex kind, const RecordId& id) {
    return std::string{kind < record_kinds.size() ? record_kinds[kind] : "none"} + ":" + id.value;
}

TakeBack put_back(const Initiative& before, RecordKindIndex kind, const RecordId& id) {
    TakeBack back{{}, {record_subject(kind, id)}};
    const Kept* kept = before.find_kept(kind, id);
    if (kept && kind != approvals)
        back.events.emplace_back(happened::RecordSet{kept->record});
    else
        back.events.emplace_back(happened::RecordRemoved{kind, id});
    return back;
}

TakeBack put_back(const Initiative& before, const happened::StatementsPlaced& placed) {
    std::map<Placement, std::vector<StatementNumber>> alike;
    TakeBack back;
    for (const StatementNumber number : placed.statements) {
        const Statement* statement = before.find(number);
        if (!statement || !back.subjects.insert("statement:" + std::to_string(number)).second)
            continue;
        alike[statement->placement].push_back(number);
    }
    for (auto& [placement, statements] : alike)
        back.events.emplace_back(happened::StatementsPlaced{std::move(statements), placement});
    return back;
}

TakeBack put_back(const Initiative& before, const happened::NotesGathered& gathered) {
    happened::NotesGathered notes{gathered.conversation, {}};
    for (auto known = before.numbers.lower_bound({gathered.conversation, {}});
         known != before.numbers.end() && known->first.first == gathered.conversation; ++known)
        if (const Statement* statement = before.find(known->second); !statement->gone)
            notes.notes.push_back(statement->note);
    return {{std::move(notes)}, {"notes:" + gathered.conversation.value}};
}

bool share(const std::set<std::string>& some, const std::set<std::string>& others) {
    return std::ranges::any_of(some, [&](const auto& one) { return others.contains(one); });
}

Seq first_of(const InitiativeRecorded& recorded) {
    return recorded.first == 0 ? recorded.seq : recorded.first;
}

}  // namespace

TakeBack take_back_of(const Initiative& before, const InitiativeRecorded& recorded) {
    TakeBack back =
        std::visit(Overloaded{
                       [&](const happened::RecordSet& e) {
                           return put_back(before, e.record.index(), id_of(e.record));
                       },
                       [&](const happened::RecordRemoved& e) {
                           TakeBack found = put_back(before, e.kind, e.id);
                           if (e.kind == approvals || !before.find_kept(e.kind, e.id))
                               found.events.clear();
                           return found;
                       },
                       [&](const happened::StatementsPlaced& e) { return put_back(before, e); },
                       [&](const happened::NotesGathered& e) { return put_back(before, e); },
                       [&](const happened::StageSet&) {
                           return TakeBack{{happened::StageSet{before.stage}}, {"stage"}};
                       },
                       [](const auto&) { return TakeBack{}; },
                   },
                   recorded.event);
    const bool of_itself = before.seq == 0 || recorded.act == "notes.gather";
    if (of_itself) back.events.clear();
    return back;
}

void remember(Initiative& after, TakeBack back, const InitiativeRecorded& recorded) {
    auto& acts = after.undoables;
    const Seq first = first_of(recorded);
    std::optional<Seq> takes_back;
    if (recorded.undoes) {
        const auto undone = std::ranges::find(acts, *recorded.undoes, &UndoableAct::first);
        if (undone != acts.end()) {
            if (!undone->takes_back) takes_back = undone->first;
            acts.erase(undone);
        }
    }
    if (back.events.empty()) {
        std::erase_if(acts, [&](const auto& act) { return share(act.subjects, back.subjects); });
        return;
    }
    if (acts.empty() || acts.back().first != first)
        acts.push_back({first, recorded.by, {}, {}, takes_back});
    UndoableAct& act = acts.back();
    act.inverse.insert(act.inverse.begin(), std::make_move_iterator(back.events.begin()),
                       std::make_move_iterator(back.events.end()));
    act.subjects.merge(back.subjects);
    if (acts.size() > limits::initiative_undo_depth) acts.pop_front();
}

const UndoableAct* find_undoable(const Initiative& initiative, Seq first) {
    const auto& acts = initiative.undoables;
    const auto found = std::ranges::find(acts, first, &UndoableAct::first);
    if (found == acts.end()) return nullptr;
    const bool stood_on = std::any_of(std::next(found), acts.end(), [&](const auto& later) {
        const bool back_before_it = later.takes_back && *later.takes_back > found->first;
        return !back_before_it && share(later.subjects, found->subjects);
    });
    return stood_on ? nullptr : &*found;
}

}  // namespace outward::engine
