#include "engine/pace.hpp"

#include "engine/conversation.hpp"
#include "engine/rounds.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace outward::engine {

namespace {

struct Halt {
    Millis from{};
    Millis until{};
};

bool stands_still(Stage stage) { return stage == Stage::paused || stage == Stage::closed; }

/// A stay of one table, by its number in the table's path.
using TableStay = std::pair<TableId, std::uint64_t>;

/// The log folded, with what the last state does not tell any more.
struct Course {
    explicit Course(std::span<const Recorded> log) {
        for (const Recorded& recorded : log) {
            const Stage before = end.stage;
            apply(end, recorded);
            note_halt(before, recorded.at);
            note_finish(recorded);
            until = recorded.at;
        }
        if (stands_still(end.stage) && !halts.empty()) halts.back().until = until;
    }

    [[nodiscard]] Millis live_between(Millis from, Millis to) const {
        Millis live = std::max(Millis{0}, to - from);
        for (const Halt& halt : halts)
            live -= std::max(Millis{0}, std::min(to, halt.until) - std::max(from, halt.from));
        return std::max(Millis{0}, live);
    }

    Conversation end;
    Millis until{};
    std::vector<Halt> halts;
    std::map<TableStay, Millis> finished;

private:
    void note_halt(Stage before, Millis at) {
        if (stands_still(end.stage) == stands_still(before)) return;
        if (stands_still(end.stage))
            halts.push_back({at, at});
        else
            halts.back().until = at;
    }

    void note_finish(const Recorded& recorded) {
        const Table* table = recorded.table ? end.find(*recorded.table) : nullptr;
        if (table && table->place && std::holds_alternative<TableFinished>(recorded.event))
            finished.emplace(TableStay{table->id, table->place->visit}, recorded.at);
    }
};

/// Follows one path, the room's or a table's.
class PathReader {
public:
    PathReader(const Course& its_course, const Guide& its_guide, std::optional<TableId> its_table)
        : course(its_course), guide(its_guide), table(its_table) {}

    void read(const std::vector<Visit>& path, std::vector<Taking>& takings) {
        const std::vector<const Visit*> visits = standing(path);
        for (std::size_t i = 0; i < visits.size(); ++i) {
            const Visit* following = i + 1 < visits.size() ? visits[i + 1] : nullptr;
            add(*visits[i], last_before(following, path), takings);
        }
    }

private:
    /// The number of the visit with which the stay ends: an undo stands between them at times.
    static std::uint64_t last_before(const Visit* following, const std::vector<Visit>& path) {
        return following ? static_cast<std::uint64_t>(following - path.data()) : path.size();
    }

    void add(const Visit& visit, std::uint64_t last, std::vector<Taking>& takings) {
        const Step* step = guide.find(visit.step);
        const bool from_aside = std::exchange(was_aside, step && step->aside);
        if (!step || guide.tables_part(*step) != table.has_value()) return;
        const bool comes_back = visit.how == "back" || from_aside;
        const auto before = open.find(visit.step);
        if (!comes_back || before == open.end()) {
            open[visit.step] = takings.size();
            takings.push_back({.step = visit.step,
                               .table = table,
                               .seq = visit.seq,
                               .at = visit.entered_at,
                               .until = {},
                               .took = {},
                               .over = false});
        }
        Taking& taking = takings[open[visit.step]];
        const std::optional<Millis> left = left_at(last);
        taking.until = left.value_or(course.until);
        taking.took += course.live_between(visit.entered_at, taking.until);
        taking.over = left || course.end.stage == Stage::closed;
    }

    [[nodiscard]] std::optional<Millis> left_at(std::uint64_t number) const {
        if (table)
            if (const auto done = course.finished.find({*table, number});
                done != course.finished.end())
                return done->second;
        const auto& path = table ? course.end.find(*table)->path : course.end.path;
        return path[number - 1].left_at;
    }

    const Course& course;
    const Guide& guide;
    std::optional<TableId> table;
    std::map<StepId, std::size_t> open;  // the last taking of each step
    bool was_aside = false;
};

}  // namespace

std::vector<Taking> takings_of(std::span<const Recorded> log, const Guide& guide) {
    const Course course{log};
    std::vector<Taking> takings;
    PathReader{course, guide, std::nullopt}.read(course.end.path, takings);
    for (const auto& [id, table] : course.end.tables)
        PathReader{course, guide, id}.read(table.path, takings);
    std::ranges::stable_sort(takings, {}, &Taking::seq);
    return takings;
}

}  // namespace outward::engine
