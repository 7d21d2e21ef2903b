#include "engine/text.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;
using namespace std::chrono_literals;

namespace {
command::AddNote add_note(const std::string& id, const std::string& text) {
    return {.id = {id}, .text = text, .category = {}, .step = {}};
}
}  // namespace

TEST_CASE("a note gets the step's first category unless it names another") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "a swing");
    command::AddNote second = add_note("n2", "because of the children");
    second.category = CategoryId{"reason"};
    session.must("p1", second);
    CHECK(session.state.find(NoteId{"n1"})->category.value == "hope");
    CHECK(session.state.find(NoteId{"n2"})->category.value == "reason");
}

TEST_CASE("the same note sent again is stored once and answered the same") {
    Session session;
    session.start().go_to("hopes");
    const Seq first = session.note("p1", "n1", "a swing");
    session.note("p2", "n2", "a bench");
    const auto again = session.ask("p1", add_note("n1", "a swing"));
    REQUIRE(again.ok());
    CHECK(again.value().events.empty());
    CHECK(again.value().already_at == first);
    CHECK(session.state.notes.size() == 2);
    CHECK(session.refused("p2", add_note("n1", "mine")) == Reason::bad_request);
}

TEST_CASE("the same words under two ids are two notes") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "OK");
    session.note("p1", "n2", "OK");
    CHECK(session.state.notes.size() == 2);
}

TEST_CASE("a note written for an earlier step arrives there") {
    Session session;
    session.start().go_to("hopes").go_to("story");
    command::AddNote late = add_note("n1", "sent when the phone came back");
    late.step = StepId{"hopes"};
    session.must("p1", late);
    CHECK(session.state.find(NoteId{"n1"})->step.value == "hopes");
    CHECK(session.refused("p1", add_note("n2", "here?")) == Reason::not_now);
    late.id = {"n3"};
    late.step = StepId{"turns"};
    CHECK(session.refused("p1", late) == Reason::not_now);
}

TEST_CASE("a note has at least one word and at most 2,000 characters, however many bytes") {
    Session session;
    session.start().go_to("hopes");
    std::string longest;
    for (int i = 0; i < 2000; ++i) longest += "🌳";
    session.note("p1", "n1", longest);
    CHECK(session.state.find(NoteId{"n1"})->text == longest);
    CHECK(session.refused("p1", add_note("n2", longest + "x")) == Reason::too_long);
    CHECK(session.refused("p1", add_note("n3", " \n\u00a0\u3000")) == Reason::bad_request);
    CHECK(session.refused("p1", add_note("n4", "\xc3\x28")) == Reason::bad_request);
    CHECK(session.refused("p1", add_note("", "no id")) == Reason::bad_request);
}

TEST_CASE("words are kept byte for byte in every script") {
    Session session;
    session.start().go_to("hopes");
    const std::string words =
        " 我们想要公园 حديقة e\u0301 é 👩‍👩‍👧 \t\r\n\"\\ ";
    session.note("p1", "n1", words);
    CHECK(session.state.find(NoteId{"n1"})->text == words);
}

TEST_CASE("people change their own notes only, and the first words are kept") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "first");
    session.must("p1", command::EditNote{{"n1"}, "second"});
    session.must("p1", command::EditNote{{"n1"}, "third"});
    CHECK(session.state.find(NoteId{"n1"})->text == "third");
    CHECK(session.state.find(NoteId{"n1"})->original == "first");
    CHECK(session.refused("p2", command::EditNote{{"n1"}, "x"}) == Reason::forbidden);
    CHECK(session.refused("f", command::EditNote{{"n1"}, "x"}) == Reason::forbidden);
    session.note("n", "n2", "typed by the note-taker");
    session.must("f", command::EditNote{{"n2"}, "mended"});
}

TEST_CASE("the crew hides and shows a note, but cannot return what its author took back") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "x");
    const auto status = [&] { return session.state.find(NoteId{"n1"})->status(); };
    session.must("n", command::HideNote{{"n1"}});
    CHECK(status() == NoteStatus::hidden);
    session.must("f", command::RestoreNote{{"n1"}});
    CHECK(status() == NoteStatus::shown);
    session.must("p1", command::WithdrawNote{{"n1"}});
    session.must("f", command::RestoreNote{{"n1"}});
    CHECK(status() == NoteStatus::withdrawn);
    CHECK(session.refused("p1", command::HideNote{{"n1"}}) == Reason::forbidden);
}

TEST_CASE("erasing takes the words for good") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "a telephone number");
    session.must("p1", command::EditNote{{"n1"}, "another number"});
    CHECK(session.refused("n", command::EraseNote{{"n1"}}) == Reason::forbidden);
    const Seq erased = session.must("f", command::EraseNote{{"n1"}});
    const Note& note = *session.state.find(NoteId{"n1"});
    CHECK(note.text.empty());
    CHECK_FALSE(note.original.has_value());
    CHECK(session.refused("f", command::Undo{erased}) == Reason::stale);
    CHECK(session.refused("p1", command::EditNote{{"n1"}, "x"}) == Reason::not_found);
}

TEST_CASE(
    "the crew takes notes in any step and category, also without phones and after the close") {
    Session session{0};
    session.start();
    command::AddNote mood = add_note("n1", "tense at first");
    mood.category = CategoryId{"mood"};
    session.must("n", mood);
    command::AddNote spoken = add_note("n2", "said aloud");
    spoken.step = StepId{"hopes"};
    spoken.spoken = true;
    session.must("n", spoken);
    session.must("f", command::Close{});
    session.note("f", "n3", "corridor talk");
    CHECK(session.state.notes.size() == 3);
}

TEST_CASE("phones cannot use the crew's categories or marks") {
    Session session;
    session.start().go_to("hopes");
    command::AddNote note = add_note("n1", "x");
    note.category = CategoryId{"mood"};
    CHECK(session.refused("p1", note) == Reason::not_now);
    note.category = CategoryId{"unheard-of"};
    CHECK(session.refused("p1", note) == Reason::not_found);
    note.category = {};
    note.spoken = true;
    CHECK(session.refused("p1", note) == Reason::forbidden);
}

TEST_CASE("a wall asks for nothing") {
    Session session;
    session.start();
    CHECK(session.refused("nobody", command::RaiseHand{}) == Reason::forbidden);
}

TEST_CASE("a note from paper keeps when it was said, also after the close") {
    Session session;
    session.start().go_to("hopes");
    session.now += 2h;
    session.must("f", command::Close{});
    command::AddNote note{.id = {"n1"}, .text = "a well", .category = {}, .step = {}};
    note.said_at = start_of_time + 10min;
    session.must("n", note);
    CHECK(session.state.notes.back().moment() == start_of_time + 10min);
    CHECK(session.state.notes.back().at == start_of_time + 2h);
    session.note("n", "n2", "a bench");
    CHECK(session.state.notes.back().moment() == session.now);
}

TEST_CASE("nothing was said in the future, nor long before the conversation was made") {
    Session session;
    session.start();
    const auto said = [](Millis when) {
        return command::AddNote{
            .id = {"n1"}, .text = "a well", .category = {}, .step = {}, .said_at = when};
    };
    CHECK(session.refused("n", said(session.now + 1ms)) == Reason::bad_request);
    CHECK(session.refused("n", said(start_of_time - 24h - 1ms)) == Reason::bad_request);
    session.go_to("hopes");
    CHECK(session.refused("p1", said(session.now)) == Reason::forbidden);
    session.must("n", said(start_of_time - 24h));
}

TEST_CASE("a note is in the language it was sent in, else in its author's") {
    Session session;
    session.start().go_to("hopes");
    const auto language_of = [&](const std::string& id, std::optional<std::string> sent) {
        session.must("p1", command::AddNote{.id = {id},
                                            .text = "agua",
                                            .category = {},
                                            .step = {},
                                            .language = std::move(sent)});
        return session.state.find(NoteId{id})->language;
    };
    CHECK(language_of("n1", "es-MX") == "es-MX");
    CHECK(language_of("n2", std::nullopt) == "en");
    CHECK(language_of("n3", "") == "en");
}

TEST_CASE("a language is shaped like one, or the note and the join are refused") {
    for (const char* sound :
         {"en", "fil", "pt-BR", "zh-Hant-TW", "de-1996", "EN-us", "ca-valencia"})
        CHECK(is_language_tag(sound));
    for (const char* odd :
         {"", "e", "not a language", "en_US", "en-", "-en", "en--US", "e1", "ninechars",
          "en-ninechars", "العربية", "en\n", "x-private", "en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd"})
        CHECK_FALSE(is_language_tag(odd));

    Session session;
    session.start().go_to("hopes");
    command::AddNote note{.id = {"n1"}, .text = "agua", .category = {}, .step = {}};
    note.language = "en_US";
    CHECK(session.refused("p1", note) == Reason::bad_request);
    const auto join = [&](const std::string& language) {
        return decide(session.state, command::Join{{"p9"}, "", language},
                      {{"p9"}, Seat::participant}, session.guide, session.now);
    };
    REQUIRE_FALSE(join("en_US").ok());
    CHECK(join("en_US").error().reason == Reason::bad_request);
    CHECK(join("pt-BR").ok());
    CHECK(join("").ok());
}

TEST_CASE("a log from before languages had a shape still folds") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "agua");
    for (Recorded& recorded : session.log)
        if (auto* joined = std::get_if<MemberJoined>(&recorded.event)) joined->language = "not one";
    CHECK(fold(session.log).find(NoteId{"n1"})->language == "not one");
}
