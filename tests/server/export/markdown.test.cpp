#include "tests/server/export/builders.hpp"
#include "tests/support/text.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <time.h>

namespace outward::server {

using namespace engine;
using outward::tests::has;
using tests::Session;

namespace {

std::string markdown_of(const Session& session, const std::string& language = "en") {
    return to_markdown(minutes_of(transcripts_of(session, language), words_in(language), language));
}

void tell_times_in_utc() {
#ifdef _WIN32
    ::_putenv_s("TZ", "UTC");
    ::_tzset();
#else
    ::setenv("TZ", "UTC", 1);
    ::tzset();
#endif
}

/// The note's list item, without its label and its author.
std::string written(const std::string& text) {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", text);
    const std::string minutes = markdown_of(session);
    const std::string label = "**Hope:** ";
    const auto from = minutes.find(label) + label.size();
    return minutes.substr(from, minutes.rfind(" *(Person 1)*") - from);
}

}  // namespace

TEST_CASE("the minutes of a conversation read like minutes") {
    tell_times_in_utc();
    Session session;
    session.start().go_to("rules");
    session.must("f", command::AgreeRules{});
    session.go_to("hopes");
    session.must("f", command::PushProbe{{"picture"}});
    session.note("p1", "n1", "Children walk to school.");
    session.note("p2", "n2", "A bench\nin the shade");
    session.must("n", command::HighlightNote{{"n2"}, true});
    session.must("n", command::AddNote{.id = {"n3"},
                                       .text = "It used to be loud.",
                                       .category = CategoryId{"reason"},
                                       .step = {},
                                       .quote = true,
                                       .spoken = true});
    session.must(
        "n",
        command::AddNote{
            .id = {"n4"}, .text = "Some were tired.", .category = CategoryId{"mood"}, .step = {}});
    session.must("p1", command::EditNote{{"n1"}, "Children walk to school alone."});
    session.now += std::chrono::minutes{20};
    session.go_to("story");
    session.must("f", command::FillStory{{"hopes"}, "quiet streets"});
    session.go_to("close");
    session.must("f", command::Close{});

    const std::string minutes = markdown_of(session);
    INFO(minutes);
    CHECK(has(minutes, "## What we agreed on\n\n- We listen.\n- We are kind.\n\n"));
    CHECK(has(minutes,
              "## Hopes\n\n> SECRET hopes\n\n> **What do you hope for?**\n\n"
              "> Also asked: PROBE What would it look like?\n\n"));
    CHECK(has(minutes,
              "*Planned: 15 min, taken: 20 min*\n\n"
              "- **Hope:** Children walk to school alone. *(Person 1; edited)*\n"
              "- ★ **Hope:** A bench\\\n  in the shade *(Person 2)*\n"
              "- **Reason:** It used to be loud. *(Note-taker; exact words; said aloud)*\n"));
    CHECK(has(minutes, "## Our story\n\n- **We hope:** quiet streets\n\n"));
    CHECK(has(minutes,
              "## Only for facilitator and note-taker: take this out before sharing\n\n"
              "### Hopes\n\n- **Mood:** Some were tired. *(Note-taker)*\n"));
    CHECK(has(minutes, "Participants: 3"));
    for (const char* kept_back :
         {"SECRET silence", "SECRET wait", "SECRET go round", "SECRET debrief"})
        CHECK_FALSE(has(minutes, kept_back));
}

TEST_CASE("the minutes hold no note that was withdrawn, hidden or erased") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "taken back");
    session.note("p1", "n2", "put aside");
    session.note("p1", "n3", "wiped out");
    session.note("p1", "n4", "kept");
    session.must("p1", command::WithdrawNote{{"n1"}});
    session.must("n", command::HideNote{{"n2"}});
    session.must("f", command::EraseNote{{"n3"}});
    const std::string minutes = markdown_of(session);
    CHECK_FALSE(has(minutes, "taken back"));
    CHECK_FALSE(has(minutes, "put aside"));
    CHECK_FALSE(has(minutes, "wiped out"));
    CHECK(has(minutes, "kept"));
}

TEST_CASE("headings are in the language asked for") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "Una plaza.");
    const std::string minutes = markdown_of(session, "es");
    CHECK(has(minutes, "Participantes: 3"));
    CHECK(has(minutes, "(Persona 1)"));
}

TEST_CASE("what people write never becomes markup") {
    CHECK(written("<script>alert(1)</script>") == "\\<script\\>alert(1)\\</script\\>");
    CHECK(written("**loud** _soft_ `code`") == "\\*\\*loud\\*\\* \\_soft\\_ \\`code\\`");
    CHECK(written("[a](http://x) ![b](y)") == "\\[a\\](http\\://x) !\\[b\\](y)");
    CHECK(written("www.example.org, me@example.org") == "www\\.example.org, me\\@example.org");
    CHECK(written("&lt; a | b ~~c~~ $x$ ^2^") == "\\&lt; a \\| b \\~\\~c\\~\\~ \\$x\\$ \\^2\\^");
    CHECK(written("a\\\nb") == "a\\\\\\\n  b");
}

TEST_CASE("the lines of a note stay in its list item and begin nothing new") {
    CHECK(written("one\ntwo\r\nthree\rfour") == "one\\\n  two\\\n  three\\\n  four");
    CHECK(written("a\n\nb") == "a\\\n  \\\n  b");
    CHECK(written("\na") == "\\\n  a");
    CHECK(written("a\n- b\n  + c\n1. d\n 23) e\n# f\n> g\n===\n---") ==
          "a\\\n  \\- b\\\n    \\+ c\\\n  1\\. d\\\n   23\\) e\\\n  \\# f\\\n  \\> g\\\n  \\===\\\n"
          "  \\---");
}

TEST_CASE("plain words are left plain") {
    const std::string text =
        "At 12:30 we met (all of us) - it cost 3.50, now. \"Really?\" Yes! 1/2.";
    CHECK(written(text) == text);
    CHECK(written("孩子们 نريد 👩🏽‍🌾") == "孩子们 نريد 👩🏽‍🌾");
}

TEST_CASE("a title cannot add lines or headings of its own") {
    Session session;
    auto& created = std::get<ConversationCreated>(session.log.front().event);
    created.title = "Street\n# Fake <b>heading</b>";
    CHECK(markdown_of(session).starts_with("# Street \\# Fake \\<b\\>heading\\</b\\>\n"));
}

TEST_CASE("what happened at tables says at which table, and who wrote there") {
    Session session{4, tests::tables_guide()};
    session.start().go_to("sit");
    session.must("h", command::TakeSeat{TableId{1}, std::nullopt});
    session.must("s", command::TakeSeat{TableId{2}, std::nullopt});
    session.go_to("talk");
    session.note("h", "n1", "A bench");
    session.note("s", "n2", "A well");
    session.note("p1", "n3", "Shade");
    session.must("h", command::PushProbe{{"picture"}});
    session.now += std::chrono::minutes{5};
    const auto go_on = [&](int table) {
        const StepId step = session.state.find(TableId{table})->place->step;
        session.must("f", command::MoveBy{"next", {step, std::nullopt, TableId{table}}});
    };
    go_on(1);
    session.must("s", command::FillStory{{"hopes"}, "clear water"});
    session.now += std::chrono::minutes{3};
    go_on(2);
    session.must("f", command::FillStory{{"hopes"}, "a green street"});
    session.go_to("close");

    const std::string minutes = markdown_of(session);
    INFO(minutes);
    CHECK(has(minutes,
              "## Talk\n\n> SECRET\n\n> **What do you hope for?**\n\n"
              "> Also asked: PROBE What would it look like? *(Table 1)*\n\n"
              "*Planned: 6 min, taken: 5–8 min*\n\n"
              "- **Hope:** A bench *(Table host; Table 1)*\n"
              "- **Hope:** A well *(Table scribe; Table 2)*\n"
              "- **Hope:** Shade *(Person 1; Table 1)*\n"));
    CHECK(has(minutes,
              "## Turns\n\n> SECRET\n\n> **One each.**\n\n*Planned: 4 min, taken: 0–3 min*\n\n"));
    CHECK(has(minutes,
              "## Our story\n\n- **We hope:** a green street\n\n"
              "### Table 2\n\n- **We hope:** clear water\n\n"));
}

TEST_CASE("several conversations follow each other") {
    Session session;
    auto both = transcripts_of(session);
    both.push_back(transcript_of({"c2"}, session.log, session.guide, "en"));
    const Words words = words_in("en");
    const std::string one = to_markdown(minutes_of({both.data(), 1}, words, "en"));
    CHECK(to_markdown(minutes_of(both, words, "en")) == one + one);
}

TEST_CASE("the minutes list the themes with their notes, but for those of the crew") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "clean water");
    session.note("p2", "n2", "a market");
    session.must(
        "n",
        command::AddNote{
            .id = {"n3"}, .text = "Some were tired.", .category = CategoryId{"mood"}, .step = {}});
    session.must("n", command::AddTheme{{"t1"}, "Water"});
    session.must("n", command::AddTheme{{"t2"}, "Gone again"});
    session.must("n", command::ThemeNotes{{{"n1"}, {"n3"}}, ThemeId{"t1"}});
    session.must("n", command::RemoveTheme{{"t2"}});
    CHECK(has(markdown_of(session),
              "## Themes\n\n### Water\n\n- **Hope:** clean water *(Person 1)*\n\n"));
    CHECK_FALSE(has(markdown_of(session), "Gone again"));
}

TEST_CASE("votes stand in a table, and small counts are kept back") {
    Session session{4, tests::voting_guide()};
    session.start().go_to("choose");
    session.must("p1", command::CastVote{{"choose"}, {{{"a"}, 1}}, std::nullopt});
    session.must("p2", command::CastVote{{"choose"}, {{{"a"}, 1}}, std::nullopt});
    session.must("p3", command::CastVote{{"choose"}, {{{"c"}, 1}}, std::nullopt});
    session.go_to("rate");
    session.must("p1",
                 command::CastVote{{"rate"}, {{{"a"}, 1}, {{"b"}, 0}, {{"c"}, 0}}, std::nullopt});
    session.go_to("close");
    const std::string minutes = markdown_of(session);
    INFO(minutes);
    CHECK(has(minutes,
              "Votes of people: 3.\n\n"
              "| Choice | Votes |\n| --- | --- |\n| A | 2 |\n| B | 0 |\n| C | 1 |\n\n"));
    CHECK(has(minutes, "| Choice | Low | High |\n"));
}

TEST_CASE("promises have a section of their own, and no part of them becomes markup") {
    Session session{2, tests::voting_guide()};
    session.start().go_to("who");
    session.must("p1", command::AddNote{.id = {"n1"},
                                        .text = "Two benches | at the stop\nby the school",
                                        .category = {},
                                        .step = {},
                                        .pledge = Pledge{.who = "Ada & Ben",
                                                         .first_step = "ask the town",
                                                         .due = "2026-11-23",
                                                         .sign = ""}});
    session.note("p2", "n2", "Water the trees");
    session.go_to("close");
    CHECK(has(markdown_of(session),
              "## Promises\n\n"
              "| What | Who | First step | By when | How others will see it |\n"
              "| --- | --- | --- | --- | --- |\n"
              "| Two benches \\| at the stop by the school | Ada \\& Ben | ask the town "
              "| 2026-11-23 |  |\n"
              "| Water the trees | Person 2 |  |  |  |\n\n"));
}

TEST_CASE("the minutes say what was left out and what was done again") {
    Session session;
    session.start().go_to("hopes");
    session.go_to("turns");
    session.go_to("hopes");
    session.must("f", command::Close{});
    const std::string minutes = markdown_of(session);
    INFO(minutes);
    CHECK(has(minutes,
              "## Other than planned\n\n- Left out: Rules\n- Left out: Jot\n- Left out: Story\n"
              "- Left out: Close\n- Taken 2 times: Hopes\n\n"));
}

TEST_CASE("what is still to come is not left out, and what was undone is not done again") {
    Session session;
    session.start().go_to("rules");
    session.must("f", command::Undo{session.must("f", command::MoveBy{"next", session.from()})});
    session.go_to("jot");
    CHECK_FALSE(has(markdown_of(session), "Other than planned"));
}

TEST_CASE("a note from paper stands where it was said and is marked") {
    Session session;
    session.start().go_to("hopes");
    session.now += std::chrono::minutes{5};
    session.note("p1", "n1", "second");
    session.must("n", command::AddNote{.id = {"n2"},
                                       .text = "first",
                                       .category = {},
                                       .step = {},
                                       .said_at = session.now - std::chrono::minutes{2}});
    CHECK(has(markdown_of(session),
              "- **Hope:** first *(Note-taker; from paper)*\n"
              "- **Hope:** second *(Person 1)*\n"));
}

}  // namespace outward::server
