// The logs of initiatives in the archive.
#include "server/initiative/initiative_log.hpp"

#include "protocols/initiative_codec.hpp"
#include "server/access/keys.hpp"
#include "server/archive/verify.hpp"
#include "tests/server/archive/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::server;
using namespace outward::engine;
using AppendOutcome = AppendResult::Outcome;

namespace {

InitiativeRecorded set(Seq seq, Record record) {
    return {.seq = seq,
            .at = Millis{1'700'000'000'000 + static_cast<std::int64_t>(seq)},
            .by = {"ana"},
            .act = "record.set",
            .first = seq,
            .undoes = std::nullopt,
            .event = happened::RecordSet{std::move(record)}};
}

record::Description a_description() {
    record::Description description;
    description.id = {"description"};
    description.title = "Our street";
    description.languages = {"en"};
    return description;
}

record::Theme theme_record(const std::string& id, const std::string& name) {
    record::Theme theme;
    theme.id = {id};
    theme.name = name;
    return theme;
}

/// An initiative that is written step by step, as its room does it.
struct WrittenInitiative {
    TemporaryFolder folder;
    std::unique_ptr<SqliteLog> archive = open_log(folder);
    InitiativeLog log{*archive};
    InitiativeId id{"i1"};
    Initiative state;

    WrittenInitiative() {
        InitiativeAppend first = append(set(1, a_description()));
        REQUIRE(wait([&](auto done) {
                    log.create("", {{Seat::facilitator, hash_of("key"), Millis{1}}}, first, done);
                }).saved());
    }
    InitiativeAppend append(InitiativeRecorded recorded) {
        InitiativeAppend made{
            .initiative = id, .expected = recorded.seq - 1, .events = {recorded}, .state = {}};
        apply(state, recorded);
        made.state = outward::protocols::initiative_state(state);
        return made;
    }
    template <class Call>
    static AppendResult wait(Call call) {
        std::promise<AppendResult> said;
        call([&](AppendResult result) { said.set_value(std::move(result)); });
        return said.get_future().get();
    }
    AppendResult write(InitiativeAppend made) {
        return wait([&](auto done) { log.append(std::move(made), done); });
    }
    void damage(const char* sql) {
        SQLite::Database database(folder.archive(), SQLite::OPEN_READWRITE);
        database.exec(sql);
    }
    std::vector<std::string> problems() {
        auto found = verify(folder.archive());
        REQUIRE(found.ok());
        CHECK(found.value().initiatives == 1);
        return found.value().problems;
    }
};

}  // namespace

TEST_CASE("what is written of an initiative is read again as it was, and its row with it") {
    WrittenInitiative made;
    REQUIRE(made.write(made.append(set(2, theme_record("t1", "Water")))).saved());
    const auto events = made.log.read(made.id);
    REQUIRE(events.ok());
    REQUIRE(events.value().size() == 2);
    Initiative again;
    for (const auto& recorded : events.value()) apply(again, recorded);
    CHECK(again.seq == 2);
    REQUIRE(again.find<record::Theme>({"t1"}));
    CHECK(again.find<record::Theme>({"t1"})->name == "Water");
    CHECK(events.value()[1].act == "record.set");
    CHECK(events.value()[1].first == 2);
    CHECK(events.value()[1].by == MemberId{"ana"});
    const auto rows = made.log.list();
    REQUIRE(rows.ok());
    REQUIRE(rows.value().size() == 1);
    CHECK(rows.value()[0].seq == 2);
    CHECK(rows.value()[0].created_at == Millis{1'700'000'000'001});
    CHECK(rows.value()[0].updated_at == Millis{1'700'000'000'002});
    CHECK(rows.value()[0].state == outward::protocols::initiative_state(again));
    CHECK(rows.value()[0].state["title"] == "Our street");
    CHECK(made.log.keys(made.id).value().at(0).hash == hash_of("key"));
    CHECK(made.problems().empty());
}

TEST_CASE("who writes over what somebody else has written is told, and nothing is kept of it") {
    WrittenInitiative made;
    const InitiativeAppend mine = made.append(set(2, theme_record("t1", "Mine")));
    InitiativeAppend theirs = mine;
    theirs.events[0] = set(2, theme_record("t1", "Theirs"));
    theirs.tokens = {{{"ana"}, "hash"}};
    REQUIRE(made.write(mine).saved());
    CHECK(made.write(theirs).outcome == AppendOutcome::conflict);
    CHECK(made.log.read(made.id).value().size() == 2);
    CHECK(made.log.tokens(made.id).value().empty());
    CHECK(made.problems().empty());
}

TEST_CASE("an event that was changed, lost or added is found") {
    const auto found_after = [](const char* damage) {
        WrittenInitiative made;
        REQUIRE(made.write(made.append(set(2, theme_record("t1", "A")))).saved());
        REQUIRE(made.write(made.append(set(3, theme_record("t2", "B")))).saved());
        REQUIRE(made.problems().empty());
        made.damage(damage);
        const auto problems = made.problems();
        return problems.empty() ? std::string{} : problems.front();
    };
    const auto tells = [](const std::string& problem, const char* what) {
        return problem.find(what) != std::string::npos;
    };
    CHECK(tells(found_after("UPDATE initiative_events SET body = replace(body, '\"A\"', '\"X\"')"),
                "i1, event 2"));
    CHECK(tells(found_after("UPDATE initiative_events SET by_member = 'ben' WHERE seq = 2"),
                "i1, event 2"));
    CHECK(tells(found_after("DELETE FROM initiative_events WHERE seq = 2"), "i1, event 3"));
    CHECK(tells(found_after("DELETE FROM initiative_events WHERE seq = 3"), "does not end where"));
    CHECK(tells(found_after("UPDATE initiative_events SET body = 'x' WHERE seq = 3"),
                "cannot be read"));
    CHECK(tells(found_after("UPDATE initiatives SET summary = '{}'"), "does not say what"));
    CHECK(tells(found_after("INSERT INTO initiative_tokens VALUES ('i1', 'eve', 'h', 'k')"),
                "who never joined"));
}

TEST_CASE("a purged initiative has gone from the file, down to its bytes") {
    WrittenInitiative made;
    REQUIRE(made.write(made.append(set(2, theme_record("t1", "Waterfront")))).saved());
    made.archive->drain();
    CHECK(WrittenInitiative::wait([&](auto done) { made.log.purge(made.id, done); }).saved());
    CHECK(made.log.list().value().empty());
    CHECK(made.log.read(made.id).value().empty());
    CHECK(made.log.keys(made.id).value().empty());
    made.archive->drain();
    for (const char* ending : {"", "-wal"}) {
        std::filesystem::path file = made.folder.archive();
        file += ending;
        CHECK(bytes_of(file).find("Waterfront") == std::string::npos);
    }
    CHECK(made.write(made.append(set(3, theme_record("t2", "Late")))).outcome ==
          AppendOutcome::conflict);
}
