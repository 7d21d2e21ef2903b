#include "tests/support/initiative.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;

TEST_CASE("a record is set over what its asker saw, and the same again is nothing") {
    Team team;
    record::Group group{{"g1"}, "Night workers", {}, ""};
    const Seq set = team.set("n", group);
    team.must("m", ask::SetRecord{group, 0});
    CHECK(team.state.seq == set);
    group.plan = "Ask at the depot";
    CHECK(team.refused("m", ask::SetRecord{group, 0}) == Reason::stale);
    team.must("m", ask::SetRecord{group, set});
    CHECK(team.state.find_kept(kind_of<record::Group>(), {"g1"})->by == MemberId{"m"});
    team.must("n", ask::RemoveRecord{kind_of<record::Group>(), {"g1"}});
    CHECK(team.refused("m", ask::SetRecord{group, set}) == Reason::stale);
    const Seq before = team.state.seq;
    team.must("n", ask::RemoveRecord{kind_of<record::Group>(), {"g1"}});
    CHECK(team.state.seq == before);
}

TEST_CASE("what is unfit is refused in a sentence") {
    Team team;
    const auto refused = [&](Record record) {
        return team.refused("f", ask::SetRecord{std::move(record), 0});
    };
    const std::string damaged = "\xff";
    record::Meeting meeting{{"m1"}, {}, "Evening", "2026-11-23", "18:30", "Branch", {}};
    team.set("n", meeting);
    meeting.id = {"m2"};
    const auto with = [&](auto record::Meeting::*field, auto value) {
        record::Meeting other = meeting;
        other.*field = value;
        return refused(other);
    };
    CHECK(with(&record::Meeting::on, "2026-02-29") == Reason::bad_request);
    CHECK(with(&record::Meeting::on, "23.11.2026") == Reason::bad_request);
    CHECK(with(&record::Meeting::at, "24:00") == Reason::bad_request);
    CHECK(with(&record::Meeting::title, damaged) == Reason::bad_request);
    CHECK(with(&record::Meeting::title, std::string(121, 'x')) == Reason::too_long);
    CHECK(with(&record::Meeting::id, RecordId{"m 2"}) == Reason::bad_request);
    CHECK(with(&record::Meeting::id, RecordId{}) == Reason::bad_request);
    CHECK(with(&record::Meeting::conversation, ConversationId{std::string(65, 'x')}) ==
          Reason::bad_request);

    record::Sentence sentence = a_sentence("s1", "t1");
    CHECK(refused(sentence) == Reason::not_found);
    sentence.themes.clear();
    sentence.texts = {{"not a language", "x"}};
    CHECK(refused(sentence) == Reason::bad_request);
    sentence.texts = {{"en", std::string(601, 'x')}};
    CHECK(refused(sentence) == Reason::too_long);
    sentence.texts.clear();
    for (char c = 'a'; c <= 'u'; ++c) sentence.texts[std::string{"x"} + c] = "x";
    CHECK(refused(sentence) == Reason::too_many);
    sentence = a_sentence("s1", "t1");
    sentence.rank = 201;
    CHECK(refused(sentence) == Reason::bad_request);
    CHECK(refused(record::Tension{{"x"}, "", {{"t1"}, {"t1"}}}) == Reason::bad_request);
    CHECK(refused(record::StoryPart{{"other"}, {}, {}}) == Reason::bad_request);
    CHECK(refused(record::Readback{{"other"}, {}, 0}) == Reason::bad_request);
    CHECK(refused(record::Readback{{"readback"}, {"v1"}, 0}) == Reason::not_found);
    CHECK(refused(record::Readback{{"readback"}, {}, 1}) == Reason::not_found);
}

TEST_CASE("a description has a title and languages, and is never removed") {
    Team team;
    const auto refused = [&](const record::Description& as) {
        return team.refused("f", ask::SetRecord{as, 1});
    };
    record::Description changed = a_description();
    changed.title = " ";
    CHECK(refused(changed) == Reason::bad_request);
    CHECK_FALSE(found_initiative(changed).ok());
    changed = a_description();
    changed.languages = {"en", "en"};
    CHECK(refused(changed) == Reason::bad_request);
    changed.languages = {};
    CHECK(refused(changed) == Reason::bad_request);
    changed = a_description();
    changed.goals.assign(21, "x");
    CHECK(refused(changed) == Reason::too_many);
    changed.goals = {std::string(301, 'x')};
    CHECK(refused(changed) == Reason::too_long);
    CHECK(team.refused("f", ask::RemoveRecord{kind_of<record::Description>(), {"description"}}) ==
          Reason::bad_request);
    CHECK(team.refused("f", ask::UndoAct{1}) == Reason::stale);
}

TEST_CASE("a promise keeps the note by which it was given") {
    Team team;
    team.gather(1, 2);
    record::Promise promise;
    promise.id = {"p1"};
    promise.conversation = {"c1"};
    promise.note = {"n9"};
    CHECK(team.refused("n", ask::SetRecord{promise, 0}) == Reason::bad_request);
    promise.note = {"n1"};
    const Seq set = team.set("n", promise);
    promise.note = {"n2"};
    CHECK(team.refused("n", ask::SetRecord{promise, set}) == Reason::bad_request);
    promise.note = {"n1"};
    promise.what = "A bench by the stop";
    team.must("n", ask::SetRecord{promise, set});
}
