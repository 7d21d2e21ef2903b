// Progress is a fold of what the archive holds over the plan; and the plan that comes with the
// program is sound.
#include "server/cohort/progress.hpp"
#include "server/cohort/cohort_store.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::server;
using nlohmann::json;
using std::chrono::days;

namespace {

const Day begin = *day_from("2025-01-31");

CohortPlan plan_of(std::vector<Need> needs, int month = 1) {
    return {18, {{"step", MilestoneKind::conversations, month, "", std::move(needs)}}};
}

HeldConversation talk(const std::string& id, const std::string& guide, Day day) {
    return {id, "A talk", guide, "", day};
}

MilestoneProgress step_of(const CohortPlan& plan, const LibraryFacts& facts, Day today) {
    const auto progress = progress_of(plan, begin, facts, today);
    REQUIRE(progress.size() == 1);
    return progress.front();
}

}  // namespace

TEST_CASE("a day of the calendar is read as it is written, and no other text is one") {
    CHECK(to_text(*day_from("2024-02-29")) == "2024-02-29");
    for (const char* text : {"", "2025-02-29", "2025-13-01", "2025-1-01", "2025-01-01 ",
                             "1969-12-31", "-025-01-01", "20250-1-01", "2025-01-0x"})
        CHECK_FALSE(day_from(text).has_value());
    CHECK(to_text(months_after(begin, 1)) == "2025-02-28");
    CHECK(to_text(months_after(begin, 13)) == "2026-02-28");
    CHECK(to_text(months_after(begin, 2)) == "2025-03-31");
}

TEST_CASE("a step lies ahead, falls due, is overdue by days, and is done when enough is there") {
    const CohortPlan plan = plan_of({{NeedKind::conversations, 2, {"ask-exercise"}}}, 3);
    LibraryFacts facts;
    facts.conversations = {talk("c1", "ask-exercise", begin + days{10}),
                           talk("c2", "workshop", begin + days{11})};
    CHECK(step_of(plan, facts, begin + days{20}).state == MilestoneState::ahead);
    CHECK(step_of(plan, facts, *day_from("2025-03-31")).state == MilestoneState::due);
    CHECK(step_of(plan, facts, *day_from("2025-04-30")).state == MilestoneState::due);
    const auto late = step_of(plan, facts, *day_from("2025-05-10"));
    CHECK(late.state == MilestoneState::overdue);
    CHECK(late.days == 10);
    CHECK(late.needs.front().have == 1);
    CHECK_FALSE(late.done_on.has_value());
    facts.conversations.push_back(talk("c3", "ask-exercise", *day_from("2025-05-09")));
    const auto done = step_of(plan, facts, *day_from("2025-05-10"));
    CHECK(done.state == MilestoneState::done);
    CHECK(done.done_on == day_from("2025-05-09"));
    CHECK(done.days == 0);
}

TEST_CASE("what was before the beginning does not count, nor what has not come yet") {
    const CohortPlan plan = plan_of({{NeedKind::conversations, 1, {}}});
    LibraryFacts facts;
    facts.conversations = {talk("before", "workshop", begin - days{1}),
                           talk("after", "workshop", begin + days{9})};
    CHECK(step_of(plan, facts, begin + days{8}).needs.front().have == 0);
    CHECK(step_of(plan, facts, begin + days{9}).state == MilestoneState::done);
}

TEST_CASE("a milestone is done on the day of the last thing that it needs") {
    const CohortPlan plan = plan_of({{NeedKind::training, 1, {}}, {NeedKind::coaching, 2, {}}});
    LibraryFacts facts;
    facts.calls = {{"n3", NeedKind::coaching, begin + days{12}},
                   {"n1", NeedKind::training, begin + days{5}},
                   {"n2", NeedKind::coaching, begin + days{3}},
                   {"n4", NeedKind::coaching, begin + days{20}}};
    const auto step = step_of(plan, facts, begin + days{25});
    CHECK(step.state == MilestoneState::done);
    CHECK(step.done_on == begin + days{12});
    CHECK(step.needs[1].evidence.front().id == "n2");
}

TEST_CASE("what is told after its day shows, and does not count") {
    const CohortPlan plan = plan_of({{NeedKind::heard, 1, {}}});
    LibraryFacts facts;
    facts.initiatives.resize(1);
    facts.initiatives[0].follow_ups = {{NeedKind::heard, begin + days{14}, begin + days{15}},
                                       {NeedKind::ninety_days, begin + days{14}, begin + days{14}},
                                       {NeedKind::heard, begin + days{40}, std::nullopt}};
    auto step = step_of(plan, facts, begin + days{60});
    CHECK(step.state == MilestoneState::overdue);
    REQUIRE(step.needs.front().evidence.size() == 1);
    CHECK(step.needs.front().evidence.front().late);
    facts.initiatives[0].follow_ups[2].sent_on = begin + days{40};
    step = step_of(plan, facts, begin + days{60});
    CHECK(step.state == MilestoneState::done);
    CHECK(step.done_on == begin + days{40});
}

TEST_CASE("themes and promises are counted over initiatives, and have no day") {
    const CohortPlan plan = plan_of({{NeedKind::themes, 3, {}}, {NeedKind::promises_kept, 1, {}}});
    LibraryFacts facts;
    facts.initiatives.resize(2);
    facts.initiatives[0].themes = 2;
    facts.initiatives[1].themes = 1;
    CHECK(step_of(plan, facts, begin).state == MilestoneState::due);
    facts.initiatives[1].promises_kept = 4;
    const auto step = step_of(plan, facts, begin);
    CHECK(step.state == MilestoneState::done);
    CHECK_FALSE(step.done_on.has_value());
    CHECK(step.needs[0].have == 3);
}

TEST_CASE("an initiative's summary is read as far as it goes") {
    const InitiativeFacts facts =
        initiative_facts({{"title", "Our town"},
                          {"themes_proven", 3},
                          {"narrative_approved_at", 1'750'000'000'000},
                          {"promises", {{"kept", 2}}},
                          {"updates",
                           {{{"kind", "heard"}, {"due", "2026-12-11"}, {"sent_on", "2026-12-08"}},
                            {{"kind", "ninety-days"}, {"due", "2027-03-01"}, {"sent_on", ""}},
                            {{"kind", "song"}, {"sent_on", "2026-12-08"}}}}});
    CHECK(facts.title == "Our town");
    CHECK(facts.themes == 3);
    CHECK(facts.promises_kept == 2);
    CHECK(facts.narrative_on == day_from("2025-06-15"));
    CHECK_FALSE(facts.story_on.has_value());
    REQUIRE(facts.follow_ups.size() == 2);
    CHECK(facts.follow_ups[0].sent_on == day_from("2026-12-08"));
    CHECK_FALSE(facts.follow_ups[1].sent_on.has_value());
    for (const json& strange : {json{}, json::array(), json{{"updates", 3}, {"promises", "x"}},
                                json{{"themes_proven", -4}, {"narrative_approved_at", "soon"}},
                                json{{"updates", {1, json::object(), {{"kind", "heard"}}}}}}) {
        const InitiativeFacts none = initiative_facts(strange);
        CHECK(none.themes + none.promises_kept == 0);
        CHECK_FALSE(none.narrative_on.has_value());
    }
}

TEST_CASE(
    "the plan that comes with the program lasts eighteen months and has words for each step") {
    const auto content = Library::open({});
    REQUIRE(content.ok());
    const auto plan = plan_template(content.value());
    REQUIRE_MESSAGE(plan.ok(), (plan.ok() ? "" : plan.error().sentence));
    CHECK(plan.value().months == 18);
    CHECK(plan.value().milestones.back().month == 18);
    for (const MilestoneKind kind :
         {MilestoneKind::sessions, MilestoneKind::conversations, MilestoneKind::theming,
          MilestoneKind::narrative, MilestoneKind::actions, MilestoneKind::follow_ups})
        CHECK(std::ranges::count(plan.value().milestones, kind, &Milestone::kind) > 0);
    for (const char* language : {"en", "es", "ar"}) {
        const PlanText text = plan_text(content.value(), language);
        CHECK(text.language == language);
        CHECK(text.milestones.size() == plan.value().milestones.size());
        for (const Milestone& milestone : plan.value().milestones) {
            CHECK_FALSE(words_of(milestone, text).title == milestone.id);
            for (const Need& need : milestone.needs)
                for (const std::string& guide : need.guides) CHECK(content.value().find({guide}));
        }
    }
    CHECK(plan_text(content.value(), "es-MX").language == "es");
    CHECK(plan_text(content.value(), "xx").language == "en");
    const auto again = read_plan(encode(plan.value()), "plan");
    REQUIRE(again.ok());
    CHECK(again.value() == plan.value());
}

TEST_CASE("what is no plan is told with the place and what to do") {
    const json step{{"id", "a"},
                    {"kind", "sessions"},
                    {"month", 1},
                    {"needs", {{{"kind", "training"}, {"count", 1}}}}};
    const auto with = [&](const char* key, const json& value) {
        json changed = step;
        changed[key] = value;
        return json{{"months", 18}, {"milestones", {changed}}};
    };
    const auto told = [](const json& plan) {
        const auto read = read_plan(plan, "plan");
        return read.ok() ? std::string{} : read.error().sentence;
    };
    CHECK(told(with("month", 18)).empty());
    CHECK(told(with("month", 19)).find("month") != std::string::npos);
    CHECK(told(with("kind", "party")).find("'party' is not known here") != std::string::npos);
    CHECK(told(with("needs", json::array())).find("needs") != std::string::npos);
    CHECK(told(with("needs", {{{"kind", "training"}, {"count", 1}, {"guides", {"workshop"}}}}))
              .find("Only conversations have a guide") != std::string::npos);
    CHECK(told(with("title", std::string(121, 'x'))).find("fewer words") != std::string::npos);
    CHECK(told({{"months", 18}, {"milestones", {step, step}}}).find("Another milestone") !=
          std::string::npos);
    CHECK_FALSE(told({{"months", 18}, {"milestones", std::vector<json>(61, step)}}).empty());
    for (const json& none : {json{}, json("x"), json::array(), json::object(), json{{"months", 0}},
                             json{{"months", 18}}})
        CHECK_FALSE(told(none).empty());
}

TEST_CASE("a team is advised, and hindered in nothing") {
    const TeamMember director{"", TeamRole::director};
    const TeamMember second{"", TeamRole::second_manager};
    const TeamMember other{"Ben", TeamRole::staff};
    CHECK(advice_for({director, second, other}).empty());
    CHECK(advice_for({director, second}) == std::vector{TeamAdvice::too_few});
    CHECK(advice_for({director, second, other, other, other, other}) ==
          std::vector{TeamAdvice::too_many});
    CHECK(advice_for({other, other, other}) ==
          std::vector{TeamAdvice::no_director, TeamAdvice::no_second_manager});
    CHECK(read_team(encode(std::vector{director, other})).value() == std::vector{director, other});
    for (const json& none : {json{}, json{{"name", "x"}}, json{{{"role", "king"}}},
                             json{{{"name", std::string(61, 'x')}, {"role", "staff"}}},
                             json(std::vector<json>(13, {{"role", "staff"}}))})
        CHECK_FALSE(read_team(none).ok());
}
