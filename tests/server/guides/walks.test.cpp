// Every guide that comes with Outward, walked by simulated people in each of its languages:
// whatever permitted moves they choose, the conversation comes to its end, and its log alone tells
// it.
#include "engine/advance.hpp"
#include "engine/advice.hpp"
#include "engine/project.hpp"
#include "engine/tables.hpp"
#include "protocols/codec.hpp"
#include "tests/server/guides/builders.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace outward::tests;
using outward::server::shipped;

namespace {

constexpr std::uint32_t walks = 50;
constexpr int free_moves = 30;  // then straight to the end

class Walk {
public:
    Walk(const Guide& guide, std::string spoken, std::uint32_t seed)
        : language(std::move(spoken)), chance(seed), session(0, guide) {
        const int smallest = std::max(1, guide.group.min);
        const int people = smallest + below(std::min(12, guide.group.max - smallest + 1));
        for (int i = 1; i <= people; ++i)
            session.join("p" + std::to_string(i), Seat::participant, language);
        session.start();
    }

    /// The moves that it took, or nothing when it does not come to its end.
    std::optional<int> to_the_end() {
        for (int moves = 0; moves < 400; ++moves) {
            for (const auto& [id, member] : session.state.members)
                if (member.seat == Seat::participant) take_part(id.value);
            session.now += std::chrono::seconds{below(400)};
            if (moves >= free_moves && is_at_the_end()) {
                session.must("f", command::Close{});
                return moves;
            }
            move(moves < free_moves);
        }
        return std::nullopt;
    }

    const Session& room() const { return session; }
    const std::string language;

private:
    int below(int bound) { return bound <= 1 ? 0 : static_cast<int>(chance() % bound); }
    template <class T>
    const T& one_of(const std::vector<T>& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

    const Step& here(const std::optional<TableId>& table = std::nullopt) const {
        return *session.guide.find(session.state.place_at(table)->step);
    }
    bool is_at_the_end() const {
        const Step* next = session.guide.after(here().id);
        return here().kind == StepKind::close || (!here().aside && !next);
    }

    /// What a phone can do in this step, now and then; what the step takes is never refused.
    void take_part(const std::string& member) {
        const auto& table = session.state.find(MemberId{member})->table;
        const Step& step = here(table);
        if (step.form == Form::crew || below(3) != 0) return;
        if (step.kind == StepKind::tables && below(2) == 0) {
            const auto open = open_tables(session.state);
            if (!open.empty()) (void)session.ask(member, command::TakeSeat{one_of(open), {}});
        } else if (takes_votes(step.kind)) {
            vote(member, step);
        } else if (step.kind == StepKind::round) {
            (void)session.ask(member, command::PassTurn{});
        } else if (!step.capture.empty()) {
            session.must(member, command::AddNote{.id = {"note-" + std::to_string(++notes)},
                                                  .text = "A place to sit, 一个地方",
                                                  .category = one_of(step.capture),
                                                  .step = {}});
        } else {
            session.must(member, command::SetReady{step.id});
        }
    }

    void vote(const std::string& member, const Step& step) {
        Vote vote;
        int place = 0;
        for (const OptionId& option : step.question.options)
            if (step.kind == StepKind::order)
                vote[option] = ++place;
            else if (has_levels(step.kind))
                vote[option] = below(static_cast<int>(step.question.levels.size()));
            else if (vote.empty())
                vote[option] = 1;
        const bool secret = step.kind == StepKind::quiz;
        session.must(member, command::CastVote{
                                 step.id, vote,
                                 secret ? std::optional{BallotId{"b" + member}} : std::nullopt});
    }

    /// By the facilitator: the room, or a table that moves by itself; or by itself.
    void move(bool freely) {
        const auto due = next_due(session.state, session.guide);
        if (due && due->at <= session.now) {
            session.must("", command::Advance{due->from});
            return;
        }
        std::optional<TableId> table;
        const auto open = open_tables(session.state);
        if (freely && session.guide.tables_part(here()) && !open.empty() && below(4) != 0)
            table = one_of(open);
        const Step& step = here(table);
        const command::From from{step.id, std::nullopt, table};
        if (freely && !table && below(10) == 0) {
            session.must("f", command::GoTo{one_of(session.guide.steps).id, from});
            return;
        }
        std::vector<std::string> names{"next"};
        if (freely) {
            names.insert(names.end(), {"next", "next", "repeat", "skip", "back"});
            const auto open_moves = advise(session.state, session.guide, session.now, table).moves;
            names.insert(names.end(), open_moves.begin(), open_moves.end());
        }
        const std::string& name = one_of(names);
        const auto moved = session.ask("f", command::MoveBy{name, from});
        if (!moved.ok()) CHECK(moved.error().reason == Reason::not_now);  // at one of the ends
    }

    std::mt19937 chance;
    Session session;
    int notes = 0;
};

/// Everything is there in that language, for each seat.
void check_words(const Guide& guide, const std::string& language) {
    CHECK(guide.text(language).language == language);
    for (const Seat seat : {Seat::facilitator, Seat::host, Seat::participant, Seat::wall})
        for (const StepView& step : guide_for(guide, seat, language).steps)
            CHECK_FALSE(step.text->title.empty());
}

void check_walks(const Guide& guide, const std::string& language) {
    check_words(guide, language);
    for (std::uint32_t seed = 1; seed <= walks; ++seed) {
        INFO("guide ", guide.id.value, " in ", language, ", walk ", seed);
        Walk walk{guide, language, seed};
        REQUIRE(walk.to_the_end());
        const Session& room = walk.room();
        CHECK(room.state.stage == Stage::closed);
        const auto shown = [&](const Conversation& state) {
            return outward::protocols::encode(view_for(state, guide, Seat::facilitator),
                                              ConversationId{"c"});
        };
        CHECK(shown(fold(room.log)) == shown(room.state));
    }
}

template <class Wanted>
void walk_all(Wanted wanted) {
    int walked = 0;
    for (const auto& [id, known] : *shipped().guides())
        for (const std::string& language : known->guide->languages)
            if (wanted(language)) check_walks(*known->guide, language), ++walked;
    CHECK(walked >= 17);
}

}  // namespace

TEST_CASE("every guide comes to its end in English, whatever permitted moves are chosen") {
    walk_all([](const std::string& language) { return language == "en"; });
}

TEST_CASE("every guide comes to its end in its other languages") {
    walk_all([](const std::string& language) { return language != "en"; });
}
