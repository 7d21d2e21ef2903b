#include "engine/project.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::tests;

TEST_CASE("phones and wall stay on the last public step while the crew debriefs") {
    Session session;
    session.start().go_to("close").go_to("debrief");
    const View phone = view_for(session.state, session.guide, Seat::participant);
    CHECK(phone.place->step.value == "close");
    CHECK_FALSE(phone.clock.running_since.has_value());
    CHECK(std::ranges::find(phone.visited, StepId{"debrief"}) == phone.visited.end());
    CHECK(view_for(session.state, session.guide, Seat::facilitator).place->step.value == "debrief");
}

TEST_CASE("only the crew's snapshot has notes, members and the path") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "between us");
    for (const Seat seat : {Seat::participant, Seat::wall}) {
        const View view = view_for(session.state, session.guide, seat);
        CHECK_FALSE(view.crew.has_value());
        CHECK(view.counts.at({"hopes"}) == 1);
    }
    for (const Seat seat : {Seat::facilitator, Seat::note_taker})
        CHECK(view_for(session.state, session.guide, seat).crew->notes.size() == 1);
}

TEST_CASE("a member's own things are that member's alone") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "mine");
    session.note("p2", "n2", "not mine");
    const auto own = mine(session.state, {"p1"});
    REQUIRE(own);
    CHECK(own->notes.size() == 1);
    CHECK(own->notes.front().text == "mine");
    CHECK_FALSE(mine(session.state, {"stranger"}).has_value());
}

TEST_CASE("a phone's guide has no crew step, no crew category and no private side") {
    const Guide guide = small_guide();
    const GuideView phone = guide_for(guide, Seat::participant, "es");
    CHECK(phone.text->language == "es");
    CHECK(phone.categories.size() == 2);
    CHECK(std::ranges::none_of(phone.steps,
                               [](const StepView& s) { return s.step->form == Form::crew; }));
    CHECK(std::ranges::none_of(phone.steps, &StepView::crew_side));
    const GuideView crew = guide_for(guide, Seat::note_taker, "zz");
    CHECK(crew.text->language == "en");
    CHECK(crew.steps.size() == guide.steps.size());
}
