// What a coach gets is made from a log in which everything else is not there at all: whatever
// people did, no view of it has a word too much.
#include "server/read/released.hpp"
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "protocols/fold.hpp"
#include "server/read/reading.hpp"
#include "server/read/replay.hpp"
#include "tests/support/random_commands.hpp"
#include "tests/support/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace outward::engine;
using outward::tests::has;
using namespace outward::server;
using outward::tests::Session;

namespace {

Source source_from(const Session& session) {
    Source source{{}, session.guide, session.log};
    source.summary.id = {"c1"};
    return source;
}

/// All that the pages and files for a coach are made of.
std::string everything_about(const Source& source, const Share& share) {
    std::string all = reading_of(source, share, "en").dump();
    for (const Seat seat : {Seat::facilitator, Seat::participant, Seat::wall})
        all += replay_of(source, seat, "en");
    for (const Recorded& recorded : source.log)
        all += outward::protocols::encode_body(recorded).dump();
    return all;
}

/// A session in which everything happens that must not get out, and something that may.
Session told_session() {
    Session session;
    session.start().go_to("hopes");
    session.must("p1", command::Rename{"Ada Quince"});
    session.note("p1", "shown", "a bench by the river");
    session.note("p2", "hidden", "HIDDENWORDS");
    session.must("f", command::HideNote{{"hidden"}});
    session.note("p2", "withdrawn", "WITHDRAWNWORDS");
    session.must("p2", command::WithdrawNote{{"withdrawn"}});
    session.note("p3", "erased", "ERASEDWORDS");
    session.must("f", command::EraseNote{{"erased"}});
    session.note("p3", "edited", "FIRSTWORDS");
    session.must("p3", command::EditNote{{"edited"}, "a lamp at the corner", std::nullopt});
    return session;
}

}  // namespace

TEST_CASE("a coach sees neither names nor what was hidden, taken back or erased") {
    const Source whole = source_from(told_session());
    const Share share{.released = true, .with_private = true};
    const std::string all = everything_about(shared(whole, share), share);
    for (const char* words : {"Quince", "HIDDENWORDS", "WITHDRAWNWORDS", "ERASEDWORDS"}) {
        INFO(words);
        CHECK_FALSE(has(all, words));
    }
    CHECK(has(all, "a bench by the river"));
    CHECK(has(all, "a lamp at the corner"));
    const std::string code = std::get<ConversationCreated>(whole.log.front().event).code;
    REQUIRE_FALSE(code.empty());
    CHECK_FALSE(has(all, code));
    CHECK(has(everything_about(whole, {}), "HIDDENWORDS"));
}

TEST_CASE("the crew's own notes leave only where that was released too") {
    Session session;
    session.start().go_to("debrief");
    session.must("n", command::AddNote{{"crew"}, "CREWWORDS", std::nullopt, std::nullopt});
    const Source whole = source_from(session);
    const Share without{.released = true, .with_private = false};
    const Share with{.released = true, .with_private = true};
    CHECK_FALSE(has(everything_about(shared(whole, without), without), "CREWWORDS"));
    CHECK(has(everything_about(shared(whole, with), with), "CREWWORDS"));
}

TEST_CASE("every event keeps its number and its moment") {
    const Session session = told_session();
    const auto log = released(session.log, session.guide, false);
    REQUIRE(log.size() == session.log.size());
    for (std::size_t i = 0; i < log.size(); ++i) {
        CHECK(log[i].seq == session.log[i].seq);
        CHECK(log[i].at == session.log[i].at);
    }
}

TEST_CASE("a file for a coach has no single answer of a quiz") {
    Session session(3, outward::tests::voting_guide());
    session.start().go_to("look");
    session.must("p1", command::CastVote{{"look"}, {{{"a"}, 1}}, BallotId{"secret"}});
    const auto answers = [&](const std::vector<Recorded>& log) {
        return std::ranges::count_if(log, [](const Recorded& recorded) {
            return std::holds_alternative<VoteCast>(recorded.event);
        });
    };
    const auto seen = released(session.log, session.guide, true);
    CHECK(answers(seen) == 1);
    CHECK(answers(without_quiz_answers(seen, session.guide)) == 0);
}

TEST_CASE("what will be released is counted as it will be seen") {
    const Session session = told_session();
    const ReleaseContents contents = release_contents(session.log, session.guide);
    CHECK(contents.notes == 2);
    CHECK(contents.hidden == 1);
    CHECK(contents.withdrawn == 1);
    CHECK(contents.erased == 1);
    CHECK(contents.names == 1);
}

TEST_CASE("whatever people do, a released log folds, and shows the notes that are shown") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        INFO("seed " << seed);
        Session session(4, outward::tests::guide_for(seed));
        outward::tests::RandomCommands random(seed);
        session.start();
        for (int i = 0; i < 150; ++i) {
            session.now += random.pause();
            (void)session.ask(random.member(), random.command(session));
        }
        for (const bool with_private : {false, true}) {
            Conversation seen;
            for (const Recorded& recorded : released(session.log, session.guide, with_private))
                apply(seen, recorded);
            CHECK(seen.stage == session.state.stage);
            const ReleaseContents contents = release_contents(session.log, session.guide);
            int notes = 0;
            for (const Note& note : seen.notes) {
                CHECK(note.status() == NoteStatus::shown);
                if (note.pledge) CHECK(note.pledge->who.empty());
                ++notes;
            }
            CHECK(notes ==
                  contents.notes + contents.promises + (with_private ? contents.private_notes : 0));
            for (const auto& [id, member] : seen.members) CHECK(member.name.empty());
        }
    }
}

TEST_CASE("a replay folds to the last view of the room") {
    const Source source = source_from(told_session());
    const auto replay = nlohmann::json::parse(replay_of(source, Seat::facilitator, "en"));
    nlohmann::json view = replay["view"];
    outward::protocols::fold(view, replay["events"]);
    Conversation end;
    for (const Recorded& recorded : source.log) apply(end, recorded);
    CHECK(view ==
          outward::protocols::encode(view_for(end, source.guide, Seat::facilitator), {"c1"}));
    CHECK(replay["ends_at"].get<std::int64_t>() >= replay["begins_at"].get<std::int64_t>());
}
