// Ten libraries through eighteen months: what each has done, what is overdue, and who sees what of
// it.
#include "tests/server/cohort/ten_libraries.hpp"

#include "server/cohort/cohort_view.hpp"
#include "tests/server/archive/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace outward::server;
using nlohmann::json;
using std::chrono::days;

namespace {

const Day start = *day_from("2025-01-15");

/// The archive as it is so many days after the beginning.
struct After {
    TemporaryFolder folder;
    Day today;
    TenLibraries ten;
    std::unique_ptr<SqliteLog> log;
    CohortStore store;
    Library content;

    explicit After(int elapsed)
        : today(start + days{elapsed}),
          ten(make_ten_libraries(folder.archive(), start, today)),
          log(open_log(folder)),
          store(*log),
          content(Library::open({}).value()) {}

    [[nodiscard]] Cohort cohort() const {
        auto found = store.find(ten.cohort);
        REQUIRE(found.ok());
        REQUIRE(found.value());
        return *found.value();
    }
    [[nodiscard]] json seen_by(const CohortViewer& viewer) const {
        const auto made = CohortViews(store, content, "en", today).cohort(cohort(), viewer);
        REQUIRE(made.ok());
        return made.value();
    }
    [[nodiscard]] json library_seen_by(const CohortViewer& viewer, std::size_t number) const {
        const Cohort all = cohort();
        const auto made = CohortViews(store, content, "en", today)
                              .library(all, all.libraries[number - 1], viewer);
        REQUIRE(made.ok());
        return made.value();
    }
    [[nodiscard]] json notes_seen_by(const CohortViewer& viewer) const {
        const auto made = CohortViews(store, content, "en", today).notes(cohort(), viewer);
        REQUIRE(made.ok());
        return made.value()["notes"];
    }
};

const CohortViewer the_host{};
const CohortViewer first_coach{CohortViewer::Role::coach, "coach-1", {}};
CohortViewer library(int number) {
    return {CohortViewer::Role::library, "account-" + std::to_string(number), {}};
}

std::vector<std::string> ids_in(const json& list) {
    std::vector<std::string> ids;
    for (const json& one : list) ids.push_back(one["id"]);
    return ids;
}

json step_in(const json& library, const std::string& milestone) {
    for (const json& step : library["progress"])
        if (step["milestone"] == milestone) return step;
    return nullptr;
}

}  // namespace

TEST_CASE("a year in, the steps that are overdue are those that the libraries have not done") {
    const After year(370);  // 2026-01-20
    const json seen = year.seen_by(the_host);
    CHECK(seen["ends_on"] == "2026-07-15");
    REQUIRE(seen["libraries"].size() == 10);
    std::map<std::pair<std::string, std::string>, int> overdue;
    for (const json& step : seen["overdue"])
        overdue[{step["library"], step["milestone"]}] = step["days"];
    // Due on 2025-05-15, 2025-10-15, 2025-12-15 and 2026-01-15.
    const std::map<std::pair<std::string, std::string>, int> expected{
        {{"library-4", "first-heard"}, 250}, {{"library-9", "halfway"}, 97},
        {{"library-10", "narrative"}, 97},   {{"library-9", "learning"}, 36},
        {{"library-10", "learning"}, 36},    {{"library-6", "action"}, 5},
        {{"library-7", "action"}, 5},        {{"library-9", "action"}, 5},
        {{"library-10", "action"}, 5}};
    CHECK(overdue == expected);
    CHECK(seen["overdue"][0]["library"] == "library-4");
    CHECK(seen["reached"]["action"] == 6);
    CHECK(seen["reached"]["first-training"] == 10);
    CHECK(seen["reached"]["story"] == 0);
}

TEST_CASE("after eighteen months the library that kept to the plan has done all of it") {
    const After end(550);  // 2026-07-19
    const json seen = end.seen_by(the_host);
    for (const json& step : seen["libraries"][0]["progress"]) {
        INFO(step.dump());
        CHECK(step["state"] == "done");
    }
    CHECK(step_in(seen["libraries"][0], "story")["done_on"] == "2026-06-29");
    CHECK(step_in(seen["libraries"][9], "story")["state"] == "overdue");
    CHECK(step_in(seen["libraries"][9], "story")["days"] == 4);
    CHECK(step_in(seen["libraries"][8], "all-calls")["needs"][1]["have"] == 2);
}

TEST_CASE("what a library on a laptop has done comes from its bundles") {
    const After year(370);
    const json detail = year.library_seen_by(the_host, 8);
    CHECK(detail["library"]["laptop"] == true);
    CHECK(detail["marks"]["conversations"].size() == 8);
    const json step = step_in(detail["library"], "four-conversations");
    CHECK(step["state"] == "done");
    CHECK(step["done_on"] == "2025-06-24");
    const json& evidence = step["needs"][0]["evidence"];
    REQUIRE(evidence.size() == 4);
    CHECK(evidence[3]["id"] == "talk-8-5");
    CHECK(evidence[3]["title"] == "A talk in the park");
    CHECK(evidence[3]["guide"] == "Community conversation");
}

TEST_CASE("what is marked as a laptop's is not the server's own, and once only") {
    After year(370);
    CHECK_FALSE(year.store.put(year.ten.cohort, {"own", "The server's own", "", {}, {}}));
    const auto have = [&](std::size_t number) {
        const json one = year.library_seen_by(the_host, number)["library"];
        return step_in(one, "four-conversations")["needs"][0]["have"];
    };
    CHECK(have(11) == 0);
    CHECK_FALSE(year.store.put_marked(year.ten.cohort, "library-9", {{"talk-8-2"}, {}}));
    CHECK(have(8) == 3);
    CHECK(have(9) == 1);
    CHECK(have(11) == 4);  // what library 9 has let go of
}

TEST_CASE(
    "a library sees itself, the plan and how many have reached each step, and nothing of others") {
    const After year(370);
    const json seen = year.seen_by(library(6));
    CHECK(ids_in(seen["libraries"]) == std::vector<std::string>{"library-6"});
    CHECK(seen["size"] == 10);
    CHECK(seen["reached"]["action"] == 6);
    CHECK(seen["milestones"].size() == 15);
    REQUIRE(seen["overdue"].size() == 1);
    CHECK(seen["overdue"][0]["library"] == "library-6");
    const std::string all = seen.dump() + year.library_seen_by(library(6), 6).dump() +
                            year.notes_seen_by(library(6)).dump();
    for (const char* other : {"library-1\"", "library-5", "library-7", "Harbour", "Lakeview",
                              "Far Meadow", "account-", "talk-5", "coach-1"}) {
        INFO(other);
        CHECK(all.find(other) == std::string::npos);
    }
    CHECK_FALSE(library(99).sees(year.cohort()));
}

TEST_CASE("in a small cohort it is not told how many have reached a step") {
    After year(370);
    for (int number = 4; number <= 10; ++number)
        CHECK_FALSE(year.store.remove(year.ten.cohort, "library-" + std::to_string(number)));
    CHECK(year.seen_by(library(1))["reached"].is_null());
    // Notes of calls with the others are gone, those of trainings say who is left.
    for (const json& note : year.notes_seen_by(the_host))
        for (const json& with : note["libraries"]) CHECK(with.get<std::string>() <= "library-3");
}

TEST_CASE("a coach sees the libraries that they coach, and opens what was released") {
    const After year(370);
    const json seen = year.seen_by(first_coach);
    CHECK(seen["libraries"].size() == 5);
    CHECK(seen["overdue"].size() == 1);
    CHECK(seen.dump().find("Lakeview") == std::string::npos);
    CohortViewer with_one = first_coach;
    with_one.released = {"talk-1-2"};
    const json one = year.library_seen_by(with_one, 1)["library"];
    const json evidence = step_in(one, "four-conversations")["needs"][0]["evidence"];
    REQUIRE(evidence.size() == 4);
    CHECK(evidence[0]["id"] == "talk-1-2");
    CHECK(evidence[1]["id"].is_null());
    CHECK(evidence[1]["title"].is_null());
    CHECK(evidence[1]["on"] == "2025-04-25");
    // Who runs the server does not open another library's conversations either.
    const json hosts = step_in(year.library_seen_by(the_host, 1)["library"], "theming");
    CHECK(hosts["needs"][0]["evidence"][0]["id"].is_null());
}

TEST_CASE("a note for coaches is read by coaches") {
    const After year(370);
    const auto count = [](const json& notes, bool for_coaches) {
        return std::ranges::count_if(
            notes, [&](const json& note) { return note["for_coaches"] == for_coaches; });
    };
    CHECK(count(year.notes_seen_by(first_coach), true) == 5);
    CHECK(count(year.notes_seen_by(the_host), true) == 0);
    CHECK(count(year.notes_seen_by(library(1)), true) == 0);
    CHECK(count(year.notes_seen_by(library(1)), false) > 5);
    // It counts all the same as a call that was held.
    const json step = step_in(year.library_seen_by(library(1), 1)["library"], "first-calls");
    CHECK(step["state"] == "done");
}

TEST_CASE("a conversation that is purged proves nothing any more") {
    After year(370);
    std::promise<AppendResult> said;
    year.log->purge({"talk-8-2"}, [&](AppendResult result) { said.set_value(result); });
    REQUIRE(said.get_future().get().saved());
    const json detail = year.library_seen_by(the_host, 8);
    CHECK(step_in(detail["library"], "four-conversations")["needs"][0]["have"] == 3);
    CHECK(detail["marks"]["conversations"].size() == 7);
}

TEST_CASE("a cohort that is removed leaves nothing of its own, and every conversation") {
    After year(370);
    const std::size_t before = year.log->conversations().value().size();
    CHECK_FALSE(year.store.remove(year.ten.cohort));
    CHECK(year.store.cohorts().value().empty());
    CHECK(year.log->conversations().value().size() == before);
    CHECK(bytes_of(year.folder.archive()).find("Ask two people who never come") ==
          std::string::npos);
}
