// Thousands of random commands by several people: what they see is a fold, any act that can be
// undone is, and the log alone gives the state.
#include "engine/initiative/undo.hpp"
#include "engine/initiative/view.hpp"
#include "tests/support/random_initiative.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace outward::tests;

namespace {

constexpr RecordKindIndex approval_kind = kind_of<record::Approval>();

/// What of the state an undo brings back.
struct Image {
    std::map<std::pair<RecordKindIndex, RecordId>, Record> records;
    std::vector<Placement> placements;
    std::vector<bool> gone;
    friend bool operator==(const Image&, const Image&) = default;
};

Image image_of(const Initiative& state) {
    Image image;
    for (const auto& [key, kept] : state.records)
        if (key.first != approval_kind) image.records.emplace(key, kept.record);
    for (const Statement& statement : state.statements) {
        image.placements.push_back(statement.placement);
        image.gone.push_back(statement.gone);
    }
    return image;
}

void check_same(const Initiative& a, const Initiative& b) {
    REQUIRE(a.seq == b.seq);
    REQUIRE(a.stage == b.stage);
    REQUIRE(a.created_at == b.created_at);
    REQUIRE(image_of(a) == image_of(b));
    for (const auto& [key, kept] : a.records) {
        const Kept& other = b.records.at(key);
        REQUIRE((kept.seq == other.seq && kept.at == other.at && kept.by == other.by));
        if (key.first == approval_kind)
            REQUIRE(a.is_approved(key.second) == b.is_approved(key.second));
    }
    REQUIRE(a.undoables.size() == b.undoables.size());
    REQUIRE(a.colleagues.size() == b.colleagues.size());
}

void check_sound(const Initiative& state) {
    const auto there = [&](const RecordId& theme) {
        return theme.empty() || state.find<record::Theme>(theme);
    };
    for (const Statement& statement : state.statements) {
        REQUIRE(there(statement.placement.theme));
        if (!statement.placement.theme.empty()) REQUIRE(statement.placement.picked);
        if (statement.placement.theme.empty()) REQUIRE_FALSE(statement.placement.evidence);
    }
    for (const auto* sentence : state.all<record::Sentence>())
        for (const RecordId& theme : sentence->themes) REQUIRE(there(theme));
    for (const auto* tension : state.all<record::Tension>())
        for (const RecordId& theme : tension->themes) REQUIRE(there(theme));
    for (const auto* readback : state.all<record::Readback>())
        REQUIRE((readback->version.empty() || state.find<record::Version>(readback->version)));
    REQUIRE(state.find<record::Description>({"description"}));
    REQUIRE(state.undoables.size() <= 200);
}

/// What a page does with what it sees.
void fold_seen(InitiativeView& view, const InitiativeSeen& seen) {
    const auto place = [&](StatementNumber number) {
        for (PlacedView& placed : view.placed) std::erase(placed.statements, number);
    };
    const auto drop = [&](RecordKindIndex kind, const RecordId& id) {
        std::erase_if(view.records, [&](const Kept& kept) {
            return kept.record.index() == kind && id_of(kept.record) == id;
        });
    };
    const InitiativeEvent& event = seen.recorded.event;
    if (const auto* set = std::get_if<happened::RecordSet>(&event)) {
        drop(set->record.index(), id_of(set->record));
        view.records.push_back(*seen.kept);
    } else if (const auto* removed = std::get_if<happened::RecordRemoved>(&event)) {
        drop(removed->kind, removed->id);
        if (removed->kind == kind_of<record::Theme>()) view.figures.erase(removed->id);
    } else if (const auto* placed = std::get_if<happened::StatementsPlaced>(&event)) {
        for (const StatementNumber number : placed->statements) place(number);
        if (placed->placement != Placement{})
            view.placed.push_back({placed->statements, placed->placement});
    } else if (std::holds_alternative<happened::NotesGathered>(event)) {
        view.statements = seen.statements;
    } else if (const auto* stage = std::get_if<happened::StageSet>(&event)) {
        view.stage = stage->stage;
        for (Colleague& colleague : view.colleagues) colleague.ready = false;
    } else if (const auto* ready = std::get_if<happened::ReadySet>(&event)) {
        for (Colleague& colleague : view.colleagues)
            if (colleague.id == ready->member) colleague.ready = ready->ready;
    }
    for (const auto& [theme, figures] : seen.figures) view.figures[theme] = figures;
    if (seen.board) view.board = *seen.board;
}

/// A view as nothing but its content: order does not count.
struct Content {
    ThemingStage stage;
    std::map<std::pair<RecordKindIndex, RecordId>, std::pair<Seq, Record>> records;
    std::map<StatementNumber, Placement> placed;
    std::vector<std::pair<MemberId, bool>> ready;
    int statements;
    std::map<RecordId, ThemeFigures> figures;
    BoardFigures board;
    friend bool operator==(const Content&, const Content&) = default;
};

Content content_of(const InitiativeView& view) {
    Content content{view.stage, {}, {}, {}, view.statements, view.figures, view.board};
    for (const Kept& kept : view.records)
        content.records[{kept.record.index(), id_of(kept.record)}] = {kept.seq, kept.record};
    for (const PlacedView& placed : view.placed)
        for (const StatementNumber number : placed.statements)
            content.placed[number] = placed.placement;
    for (const Colleague& colleague : view.colleagues)
        content.ready.emplace_back(colleague.id, colleague.ready);
    return content;
}

/// A page keeps versions that the wall no longer shows.
Content shown_of(InitiativeView view) {
    RecordId shown;
    for (const Kept& kept : view.records)
        if (const auto* readback = std::get_if<record::Readback>(&kept.record))
            shown = readback->version;
    std::erase_if(view.records, [&](const Kept& kept) {
        return std::holds_alternative<record::Version>(kept.record) && id_of(kept.record) != shown;
    });
    return content_of(view);
}

}  // namespace

TEST_CASE("any teamwork leaves a sound initiative, seen as it is, and its log replays to it") {
    std::set<std::size_t> happened_kinds;
    std::set<std::string> acts;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        Team team;
        team.gather(2, 8).theme("t1", {1, 9}).theme("t2", {2, 10});
        RandomTeamwork random{seed};
        InitiativeView crew = view_for(team.state, Seat::note_taker);
        InitiativeView wall = view_for(team.state, Seat::wall);
        for (int i = 0; i < 250; ++i) {
            Initiative state = team.state;
            const std::size_t before = team.log.size();
            (void)team.ask(random.member(), random.command(team));
            for (std::size_t at = before; at < team.log.size(); ++at) {
                apply(state, team.log[at]);
                for (const auto& seen : seen_by(Seat::note_taker, state, team.log[at]))
                    fold_seen(crew, seen);
                for (const auto& seen : seen_by(Seat::wall, state, team.log[at]))
                    fold_seen(wall, seen);
            }
            check_sound(team.state);
            if (i % 25 != 0) continue;
            REQUIRE(content_of(crew) == content_of(view_for(team.state, Seat::facilitator)));
            REQUIRE(shown_of(wall) == shown_of(view_for(team.state, Seat::wall)));
        }
        check_same(team.state, fold(team.log));
        for (const InitiativeRecorded& recorded : team.log) {
            happened_kinds.insert(recorded.event.index());
            acts.insert(recorded.act);
        }
    }
    CHECK(happened_kinds.size() == std::variant_size_v<InitiativeEvent> - 1);
    CHECK(acts.size() == std::variant_size_v<InitiativeCommand> + 1);  // and the founding
}

TEST_CASE("an act that is undone at once leaves everything as it was, and so does undoing that") {
    int undone = 0;
    for (std::uint32_t seed = 100; seed <= 130; ++seed) {
        Team team;
        team.gather(2, 8).theme("t1", {1, 9}).theme("t2", {2, 10});
        RandomTeamwork random{seed};
        for (int i = 0; i < 200; ++i) {
            const Image before = image_of(team.state);
            const Seq seq = team.state.seq;
            if (!team.ask(random.member(), random.command(team)).ok() || team.state.seq == seq)
                continue;
            const Image after = image_of(team.state);
            const Seq act = team.log.back().first;
            if (!find_undoable(team.state, act)) continue;
            const Seq undoing = team.must("f", ask::UndoAct{act});
            REQUIRE(image_of(team.state) == before);
            CHECK(team.refused("f", ask::UndoAct{act}) == Reason::stale);
            if (find_undoable(team.state, undoing)) {
                team.must("f", ask::UndoAct{undoing});
                REQUIRE(image_of(team.state) == after);
                ++undone;
            }
        }
    }
    CHECK(undone > 500);
}

TEST_CASE("acts are undone one after the other, back to where their like began") {
    Team team;
    team.gather(1, 3);
    const Image before = image_of(team.state);
    const Seq first = team.must("n", ask::Place{{1, 2}, true, {}});
    const Seq second = team.must("m", ask::Mark{{1}, StatementMark::strong, true});
    CHECK(team.refused("n", ask::UndoAct{first}) == Reason::stale);
    const Seq back = team.must("n", ask::UndoAct{second});
    team.must("n", ask::UndoAct{first});
    CHECK(image_of(team.state) == before);
    CHECK(team.refused("n", ask::UndoAct{back}) == Reason::stale);  // the first stood before it
}

TEST_CASE("what others came to stand on is not undone") {
    Team team;
    team.gather(2, 3);
    const Seq made = team.must("n", ask::MakeTheme{{"t1"}, "Streets", {1, 4}});
    const Seq put = team.must("n", ask::Place{{2}, true, {"t1"}});
    CHECK(team.refused("n", ask::UndoAct{made}) == Reason::stale);  // 2 would lie nowhere
    team.must("n", ask::UndoAct{put});
    team.set("n", a_sentence("s1", "t1"));
    CHECK(team.refused("n", ask::UndoAct{made}) == Reason::stale);
    team.must("n", ask::RemoveRecord{kind_of<record::Sentence>(), {"s1"}});
    team.must("n", ask::UndoAct{made});
    CHECK(team.state.all<record::Theme>().empty());

    team.theme("t2", {1, 4});
    const Seq placed = team.must("n", ask::Place{{5}, true, {"t2"}});
    team.must("n", ask::LockTheme{{"t2"}, true});
    CHECK(team.refused("n", ask::UndoAct{placed}) == Reason::not_now);
}
