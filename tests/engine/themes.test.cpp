#include "engine/limits.hpp"
#include "engine/project.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;

namespace {

Session a_session_with_notes() {
    Session session;
    session.start().go_to("hopes");
    for (const char* id : {"n1", "n2", "n3"}) session.note("p1", id, "words");
    session.must("n", command::AddTheme{{"water"}, "Water"});
    session.must("f", command::AddTheme{{"streets"}, "Streets"});
    return session;
}

void put(Session& session, const char* note, const char* theme) {
    session.must("n", command::ThemeNotes{{{note}}, ThemeId{theme}});
}

std::vector<std::pair<std::string, int>> counts(const Session& session, Seat seat) {
    std::vector<std::pair<std::string, int>> counts;
    for (const ThemeView& theme : view_for(session.state, session.guide, seat).themes)
        counts.emplace_back(theme.name, theme.count);
    return counts;
}

using Counts = std::vector<std::pair<std::string, int>>;

}  // namespace

TEST_CASE("everybody sees the themes in order of making, with the notes that are shown counted") {
    Session session = a_session_with_notes();
    put(session, "n1", "streets");
    put(session, "n2", "streets");
    put(session, "n3", "streets");
    session.must("n", command::HideNote{{"n2"}});
    session.must("p1", command::WithdrawNote{{"n3"}});
    for (const Seat seat : {Seat::facilitator, Seat::note_taker, Seat::participant, Seat::wall})
        CHECK(counts(session, seat) == Counts{{"Water", 0}, {"Streets", 1}});
    session.must("n", command::RestoreNote{{"n2"}});
    put(session, "n2", "water");
    CHECK(counts(session, Seat::wall) == Counts{{"Water", 1}, {"Streets", 1}});
}

TEST_CASE("a theme and what is in it, sent twice, is there once") {
    Session session = a_session_with_notes();
    put(session, "n1", "water");
    const Seq before = session.state.seq;
    session.must("n", command::AddTheme{{"water"}, "Water"});
    put(session, "n1", "water");
    session.must("n", command::RenameTheme{{"water"}, "Water"});
    session.must("n", command::ThemeNotes{{{"n2"}}, std::nullopt});
    CHECK(session.state.seq == before);
    session.must("n", command::RemoveTheme{{"water"}});
    session.must("n", command::RemoveTheme{{"water"}});
    session.must("n", command::AddTheme{{"water"}, "Water"});
    CHECK(session.state.seq == before + 1);
}

TEST_CASE("the notes of a theme that is removed are free, and undo gives them back to it") {
    Session session = a_session_with_notes();
    put(session, "n1", "water");
    const Seq removed = session.must("n", command::RemoveTheme{{"water"}});
    CHECK(session.state.theme_of(session.state.notes.front()) == nullptr);
    CHECK(counts(session, Seat::participant) == Counts{{"Streets", 0}});
    CHECK(session.refused("n", command::ThemeNotes{{{"n2"}}, ThemeId{"water"}}) ==
          Reason::not_found);
    CHECK(session.refused("n", command::RenameTheme{{"water"}, "Wells"}) == Reason::not_found);
    session.must("n", command::Undo{removed});
    CHECK(counts(session, Seat::participant) == Counts{{"Water", 1}, {"Streets", 0}});
}

TEST_CASE("every act on themes can be undone, by the note-taker as well") {
    Session session = a_session_with_notes();
    put(session, "n1", "water");
    const auto undone = [&](const Command& command) {
        session.must("n", command::Undo{session.must("n", command)});
        CHECK(counts(session, Seat::wall) == Counts{{"Water", 1}, {"Streets", 0}});
    };
    undone(command::AddTheme{{"third"}, "Third"});
    undone(command::RenameTheme{{"water"}, "Wells"});
    undone(command::ThemeNotes{{{"n1"}}, ThemeId{"streets"}});
    undone(command::ThemeNotes{{{"n1"}}, std::nullopt});
}

TEST_CASE("themes are found after the conversation has been closed, too") {
    Session session = a_session_with_notes();
    session.must("f", command::Close{});
    put(session, "n1", "water");
    session.must("n", command::AddTheme{{"late"}, "Late"});
    CHECK(counts(session, Seat::wall) == Counts{{"Water", 1}, {"Streets", 0}, {"Late", 0}});
}

TEST_CASE("a theme has a name that can be read, and there is an end to their number") {
    Session session = a_session_with_notes();
    CHECK(session.refused("n", command::AddTheme{{"x"}, " "}) == Reason::bad_request);
    CHECK(session.refused("n", command::AddTheme{{""}, "Name"}) == Reason::bad_request);
    CHECK(session.refused("n", command::AddTheme{{"x"}, std::string(121, 'x')}) ==
          Reason::too_long);
    CHECK(session.refused("n", command::RenameTheme{{"water"}, ""}) == Reason::bad_request);
    CHECK(session.refused("n", command::ThemeNotes{{{"none"}}, ThemeId{"water"}}) ==
          Reason::not_found);
    CHECK(session.refused("n", command::ThemeNotes{{}, ThemeId{"water"}}) == Reason::too_many);
    while (session.state.themes.size() < limits::themes)
        session.must("n", command::AddTheme{{std::to_string(session.state.themes.size())}, "x"});
    CHECK(session.refused("n", command::AddTheme{{"x"}, "One more"}) == Reason::too_many);
}

TEST_CASE("phones learn a theme's name and count, and never what is in it") {
    Session session = a_session_with_notes();
    put(session, "n1", "water");
    const auto seen = seen_by(Seat::participant, session.state, session.log.back(), session.guide);
    REQUIRE(seen.size() == 1);
    CHECK(std::get<seen::ThemesChanged>(seen.front().seen).themes.front().count == 1);
    CHECK_FALSE(mine(session.state, {"p1"})->notes.front().theme.has_value());
}

TEST_CASE("several notes go into a theme at once, past one that has been erased meanwhile") {
    Session session = a_session_with_notes();
    session.must("f", command::EraseNote{{"n2"}});
    session.must("n", command::ThemeNotes{{{"n1"}, {"n2"}, {"n3"}, {"n3"}}, ThemeId{"water"}});
    CHECK(counts(session, Seat::wall) == Counts{{"Water", 2}, {"Streets", 0}});
    CHECK_FALSE(session.state.find(NoteId{"n2"})->theme.has_value());
}
