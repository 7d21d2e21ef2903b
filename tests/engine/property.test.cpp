// Thousands of random commands: nothing crashes, and the log alone gives the state.
#include "tests/support/random_commands.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::tests;

namespace {

constexpr std::uint32_t runs = 1000;
constexpr int commands_a_run = 120;

void check_same_tables(const Conversation& a, const Conversation& b) {
    REQUIRE(a.tables.size() == b.tables.size());
    for (const auto& [id, table] : a.tables) {
        const Table& other = b.tables.at(id);
        REQUIRE(table.closed == other.closed);
        REQUIRE(table.finished == other.finished);
        REQUIRE(table.called_at == other.called_at);
        REQUIRE(table.story == other.story);
        REQUIRE(table.shown_notes == other.shown_notes);
        REQUIRE(table.path.size() == other.path.size());
        REQUIRE(table.place.has_value() == other.place.has_value());
        if (!table.place) continue;
        REQUIRE(table.place->step == other.place->step);
        REQUIRE(table.place->clock == other.place->clock);
        REQUIRE(table.place->round == other.place->round);
    }
    for (const auto& [id, member] : a.members) REQUIRE(member.table == b.members.at(id).table);
}

/// Tables have places of their own when the room is at tables, and only then.
void check_sound_tables(const Session& session) {
    const Conversation& c = session.state;
    std::map<TableId, int> notes;
    for (const Note& note : c.notes)
        if (note.table) notes[*note.table] += note.status() == NoteStatus::shown;
    for (const auto& [id, table] : c.tables) {
        REQUIRE(table.id == id);
        REQUIRE(table.shown_notes == notes[id]);
        REQUIRE(table.place.has_value() == (!table.closed && c.place && c.place->at_tables));
        if (!table.place) continue;
        const Step* step = session.guide.find(table.place->step);
        REQUIRE(step);
        REQUIRE((step->aside || session.guide.at_tables(*step)));
    }
    for (const auto& [id, member] : c.members) {
        if (!member.table) continue;
        REQUIRE(c.tables.contains(*member.table));
        if (!member.removed) REQUIRE_FALSE(c.tables.at(*member.table).closed);
    }
}

void check_same(const Conversation& a, const Conversation& b) {
    REQUIRE(a.seq == b.seq);
    REQUIRE(a.stage == b.stage);
    REQUIRE(a.place.has_value() == b.place.has_value());
    if (a.place) {
        REQUIRE(a.place->step == b.place->step);
        REQUIRE(a.place->clock == b.place->clock);
        REQUIRE(a.place->round == b.place->round);
        REQUIRE(a.place->probe == b.place->probe);
    }
    REQUIRE(a.path.size() == b.path.size());
    REQUIRE(a.members.size() == b.members.size());
    REQUIRE(a.notes.size() == b.notes.size());
    for (std::size_t i = 0; i < a.notes.size(); ++i) {
        REQUIRE(a.notes[i].text == b.notes[i].text);
        REQUIRE(a.notes[i].status() == b.notes[i].status());
        REQUIRE(a.notes[i].category == b.notes[i].category);
        REQUIRE(a.notes[i].theme == b.notes[i].theme);
        REQUIRE(a.notes[i].language == b.notes[i].language);
        REQUIRE(a.notes[i].moment() == b.notes[i].moment());
    }
    REQUIRE(a.votings.size() == b.votings.size());
    for (const auto& [step, voting] : a.votings) {
        REQUIRE(voting.shown == b.votings.at(step).shown);
        REQUIRE(voting.ballots.size() == b.votings.at(step).ballots.size());
        for (const auto& [id, ballot] : voting.ballots)
            REQUIRE(ballot.vote == b.votings.at(step).ballots.at(id).vote);
    }
    REQUIRE(a.themes == b.themes);
    REQUIRE(a.rules == b.rules);
    REQUIRE(a.story == b.story);
    REQUIRE(a.undoables.size() == b.undoables.size());
    check_same_tables(a, b);
}

/// What is kept of members is what counting them anew gives.
void check_counted_members(const Conversation& c) {
    const auto count = [&](auto is_one) {
        return std::ranges::count_if(
            c.members, [&](const auto& entry) { return is_one(std::as_const(entry.second)); });
    };
    const auto is_person = [](const Member& m) {
        return m.seat == Seat::participant && !m.removed;
    };
    REQUIRE(c.people == count(is_person));
    REQUIRE(c.ready == count([](const Member& m) { return m.ready; }));
    REQUIRE(c.hands == count([](const Member& m) { return m.hand_at.has_value(); }));
    for (const auto& [id, table] : c.tables) {
        const auto at_it = [&, at = id](const Member& m) { return m.table == at && !m.removed; };
        REQUIRE(table.people == count([&](const Member& m) { return at_it(m) && is_person(m); }));
        REQUIRE(table.hosts ==
                count([&](const Member& m) { return at_it(m) && m.seat == Seat::host; }));
        REQUIRE(table.ready == count([&](const Member& m) { return at_it(m) && m.ready; }));
    }
}

void check_counted_votes(const Conversation& c) {
    for (const auto& [step, voting] : c.votings) {
        int people = 0;
        int entered = 0;
        std::map<OptionId, Given> given;
        for (const auto& [id, ballot] : voting.ballots) {
            people += ballot.people;
            if (ballot.entered) entered += ballot.people;
            for (const auto& [option, number] : ballot.vote) {
                given[option].sum += number;
                given[option].people[number] += ballot.people;
            }
        }
        REQUIRE(voting.people == people);
        REQUIRE(voting.entered == entered);
        REQUIRE(voting.given == given);
    }
}

/// Every note is found by its author and by its step, every promise among the promises.
void check_found_notes(const Conversation& c) {
    std::map<MemberId, std::vector<std::size_t>> by;
    std::map<StepId, std::vector<std::size_t>> in;
    for (std::size_t i = 0; i < c.notes.size(); ++i) {
        by[c.notes[i].by].push_back(i);
        in[c.notes[i].step].push_back(i);
        if (c.notes[i].pledge) REQUIRE(c.promises.contains(i));
    }
    REQUIRE(c.notes_by == by);
    REQUIRE(c.notes_in == in);
}

/// Phones and wall are where the room is, or stand still where it was before the crew's own steps.
void check_shown(const Conversation& c) {
    REQUIRE(c.shown().has_value() ==
            std::ranges::any_of(c.path, [](const Visit& visit) { return !visit.crew; }));
    if (!c.shown()) return;
    const auto last = std::ranges::find(c.path.rbegin(), c.path.rend(), false, &Visit::crew);
    REQUIRE(c.shown()->step == last->step);
    REQUIRE(c.shown()->visit == static_cast<std::size_t>(c.path.rend() - last));
    if (last == c.path.rbegin()) return;
    REQUIRE_FALSE(c.shown()->clock.running_since);
    REQUIRE_FALSE(c.shown()->probe);
    REQUIRE_FALSE(c.shown()->round);
}

void check_kept(const Conversation& c) {
    check_counted_members(c);
    check_counted_votes(c);
    check_found_notes(c);
    check_shown(c);
}

/// What must hold in every state, however it was come by.
void check_sound(const Session& session) {
    const Conversation& c = session.state;
    REQUIRE((c.stage == Stage::waiting || c.stage == Stage::closed || c.place.has_value()));
    for (const Note& note : c.notes) {
        REQUIRE(session.guide.find(note.step));
        REQUIRE(session.guide.find(note.category));
        if (note.erased) REQUIRE(note.text.empty());
        REQUIRE(note.moment() <= session.now);
    }
    std::map<StepId, int> counted;
    for (const Note& note : c.notes) counted[note.step] += note.status() == NoteStatus::shown;
    for (const auto& [step, count] : c.shown_notes) REQUIRE(counted[step] == count);
    for (const Theme& theme : c.themes)
        REQUIRE(theme.count == std::ranges::count_if(c.notes, [&](const Note& note) {
                    return note.theme == theme.id && note.status() == NoteStatus::shown;
                }));
    check_kept(c);
    if (!c.place) return;
    REQUIRE(session.guide.find(c.place->step));
    REQUIRE(c.place->clock.allotted >= Millis{0});
    REQUIRE(c.place->clock.elapsed(session.now) >= Millis{0});
    REQUIRE(session.guide.find(c.shown()->step)->form != Form::crew);
    if (c.place->round) REQUIRE(c.place->round->done <= c.place->round->total());
    check_sound_tables(session);
}

}  // namespace

TEST_CASE("any commands leave a sound state, and replaying the log gives the same state") {
    std::size_t accepted = 0;
    for (std::uint32_t seed = 1; seed <= runs; ++seed) {
        Session session{5, guide_for(seed)};
        RandomCommands random{seed};
        for (int i = 0; i < commands_a_run; ++i) {
            session.now += random.pause();
            const Seq before = session.state.seq;
            const bool taken = session.ask(random.member(), random.command(session)).ok();
            if (taken) ++accepted;
            if (!taken) REQUIRE(session.state.seq == before);
            check_sound(session);
        }
        check_same(session.state, fold(session.log));
    }
    CHECK(accepted > runs * commands_a_run / 6);
}

TEST_CASE("deciding is deterministic") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const auto play = [&] {
            Session session{5, guide_for(seed)};
            RandomCommands random{seed};
            for (int i = 0; i < commands_a_run; ++i) {
                session.now += random.pause();
                const std::string member = random.member();
                (void)session.ask(member, random.command(session));
            }
            return session.state;
        };
        check_same(play(), play());
    }
}

TEST_CASE("any log folds, even one shuffled out of all sense") {
    for (std::uint32_t seed = 1; seed <= 50; ++seed) {
        Session session{5, guide_for(seed)};
        RandomCommands random{seed};
        for (int i = 0; i < commands_a_run; ++i)
            (void)session.ask(random.member(), random.command(session));
        std::vector<Recorded> log = session.log;
        std::shuffle(log.begin(), log.end(), std::mt19937{seed});
        Conversation state;
        for (const Recorded& recorded : log) {
            apply(state, recorded);
            check_kept(state);
        }
        CHECK(state.seq == log.back().seq);
    }
}
