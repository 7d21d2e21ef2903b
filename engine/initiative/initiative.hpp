// The state of one initiative: what its log adds up to so far.
#pragma once

#include "engine/initiative/event.hpp"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace outward::engine {

/// A record with who set it last, and when.
struct Kept {
    Record record;
    Seq seq = 0;
    Millis at{};
    MemberId by;
};

struct Statement {
    ConversationId conversation;
    GatheredNote note;
    bool gone = false;  // its conversation has it no longer
    Placement placement;
};

struct Colleague {
    MemberId id;
    Seat seat = Seat::note_taker;
    std::string name;
    int number = 0;  // 1, 2, 3 … in order of joining
    bool ready = false;
};

/// An act that can still be taken back, and the events that would do it, in their order (undo.hpp).
struct UndoableAct {
    Seq first = 0;
    MemberId by;
    std::vector<InitiativeEvent> inverse;
    std::set<std::string> subjects;  // such as "theme:t1", "statement:17"
    std::optional<Seq> takes_back;   // the act before which all is again
};

struct Initiative {
    Seq seq = 0;
    Millis created_at{};
    ThemingStage stage = ThemingStage::read;
    std::map<MemberId, Colleague> colleagues;
    std::map<std::pair<RecordKindIndex, RecordId>, Kept> records;
    std::vector<Statement> statements;  // number n at n - 1
    std::map<std::pair<ConversationId, NoteId>, StatementNumber> numbers;
    std::set<ConversationId> gathered;  // ever
    std::set<RecordId> touched;         // themes whose figures the last event may have changed
    std::deque<UndoableAct> undoables;

    /// The record of that kind and id; nullptr: there is none.
    template <class R>
    [[nodiscard]] const R* find(const RecordId& id) const;
    [[nodiscard]] const Kept* find_kept(RecordKindIndex kind, const RecordId& id) const;
    /// All of one kind, in order of their ids.
    template <class R>
    [[nodiscard]] std::vector<const R*> all() const;
    /// nullptr: there is no such statement.
    [[nodiscard]] const Statement* find(StatementNumber number) const;
    /// Whether an approval of that id stands: nothing that it covers has been changed since.
    [[nodiscard]] bool is_approved(const RecordId& what) const;
};

/// The place of a kind in Record.
template <class R>
[[nodiscard]] constexpr RecordKindIndex kind_of();

/// The one fold. Total: any log folds; an event that makes no sense here changes nothing but `seq`.
void apply(Initiative& initiative, const InitiativeRecorded& recorded);

template <class R>
constexpr RecordKindIndex kind_of() {
    constexpr auto index = []<std::size_t... I>(std::index_sequence<I...>) {
        return ((std::is_same_v<std::variant_alternative_t<I, Record>, R> ? I : 0) + ...);
    };
    return index(std::make_index_sequence<std::variant_size_v<Record>>{});
}

template <class R>
const R* Initiative::find(const RecordId& id) const {
    const Kept* kept = find_kept(kind_of<R>(), id);
    return kept ? std::get_if<R>(&kept->record) : nullptr;
}

template <class R>
std::vector<const R*> Initiative::all() const {
    std::vector<const R*> found;
    for (const auto& [key, kept] : records)
        if (const auto* record = std::get_if<R>(&kept.record)) found.push_back(record);
    return found;
}

}  // namespace outward::engine
