#include "protocols/codec.hpp"
#include "tests/server/archive/builders.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <map>
#include <thread>

namespace outward::server {

using namespace engine;
using Outcome = AppendResult::Outcome;

TEST_CASE("what was said is read back byte for byte") {
    using namespace std::string_literals;
    std::string long_text;
    for (int i = 0; i < 2000; ++i) long_text += "字";
    const std::vector<std::string> texts{"我们希望孩子们能安全地走路上学。",
                                         "نريد مكانًا نلتقي فيه",
                                         "e\u0301 \u1100\u1161 \u0e01\u0e33",
                                         "👩🏽‍🌾🏳️‍🌈\U0001F9FF",
                                         "before\0after\x01\x7f"s,
                                         "one\ntwo\r\nthree\u2028four",
                                         R"("quotes" \back\ 'single' </script>)",
                                         "=HYPERLINK(\"x\")",
                                         long_text};

    TemporaryFolder folder;
    {
        const auto log = open_log(folder);
        Seq seq = 1;
        REQUIRE(save(*log, beginning("a")).saved());
        for (const std::string& text : texts) {
            REQUIRE(
                save(*log, following("a", seq, {note("n" + std::to_string(seq), text)})).saved());
            ++seq;
        }
    }
    const auto log = open_log(folder);
    const auto events = log_of(*log, "a", 1);
    REQUIRE(events.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) CHECK(note_text(events[i]) == texts[i]);
}

TEST_CASE("an event comes back with its place, its moment, its member and what it undoes") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("a")).saved());
    Append append = following("a", 1, {note("n", "x"), NoteHidden{{"n"}}, NoteRestored{{"n"}}});
    append.events[2].undoes = 3;
    append.events[2].by = {};
    REQUIRE(save(*log, append).saved());

    const auto events = log_of(*log, "a");
    REQUIRE(events.size() == 4);
    CHECK(events[1].seq == 2);
    CHECK(events[1].at == Millis{1'700'000'000'002});
    CHECK(events[1].by.value == "neighbour");
    CHECK_FALSE(events[1].undoes.has_value());
    CHECK(events[3].by.empty());
    CHECK(events[3].undoes == 3);
    CHECK(protocols::encode(events[3].event) == protocols::encode(append.events[2].event));
    CHECK(log_of(*log, "a", 4).empty());
    CHECK(log_of(*log, "nobody").empty());
}

TEST_CASE("a conversation begins with its guide, its keys and its row in the list") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("a")).saved());
    Append second = beginning("b");
    second.summary.created_at += Millis{5};
    second.summary.rehearsal = true;
    REQUIRE(save(*log, second).saved());

    const auto rows = log->conversations();
    REQUIRE(rows.ok());
    REQUIRE(rows.value().size() == 2);
    CHECK(rows.value()[0].id.value == "b");
    CHECK(rows.value()[0].rehearsal);
    const Summary& row = rows.value()[1];
    CHECK(row.title == "Our street");
    CHECK(row.stage == Stage::waiting);
    CHECK(row.guide_hash == rows.value()[0].guide_hash);

    const auto guide = log->guide(row.guide_hash);
    REQUIRE(guide.ok());
    REQUIRE(guide.value().size() == 1);
    CHECK(guide.value()[0].name == "guide.json");
    CHECK(guide.value()[0].content == R"({"id":"first"})");
    CHECK_FALSE(log->guide("no such hash").ok());

    const auto keys = log->seat_keys({"a"});
    REQUIRE(keys.ok());
    REQUIRE(keys.value().size() == 1);
    CHECK(keys.value()[0].seat == Seat::facilitator);
    CHECK(keys.value()[0].hash == "hash of a");
}

TEST_CASE("the row in the list follows the conversation") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("a")).saved());
    Append append = following("a", 1, {note("n", "x")});
    append.summary.stage = Stage::paused;
    append.summary.step = {"hopes"};
    append.summary.code = "ABCDEF";
    append.summary.people = 7;
    append.summary.notes = 1;
    REQUIRE(save(*log, append).saved());

    const Summary row = log->conversations().value().front();
    CHECK(row.title == "Our street");
    CHECK(row.stage == Stage::paused);
    CHECK(row.step.value == "hopes");
    CHECK(row.code == "ABCDEF");
    CHECK(row.people == 7);
    CHECK(row.notes == 1);
    CHECK(row.updated_at == append.events.back().at);
}

TEST_CASE("a token is saved with its member, a later key with its seat") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("a")).saved());
    Append append = following("a", 1, {MemberJoined{.member = {"m"}, .name = {}, .language = {}}});
    append.tokens = {{{"m"}, "token hash"}};
    REQUIRE(save(*log, append).saved());

    std::promise<AppendResult> added;
    log->add_key({"a"}, {Seat::wall, "wall hash", Millis{2}},
                 [&](AppendResult result) { added.set_value(std::move(result)); });
    REQUIRE(added.get_future().get().saved());

    const auto tokens = log->member_tokens({"a"});
    REQUIRE(tokens.value().size() == 1);
    CHECK(tokens.value()[0].member.value == "m");
    CHECK(tokens.value()[0].hash == "token hash");
    const auto keys = log->seat_keys({"a"});
    REQUIRE(keys.value().size() == 2);
    CHECK(keys.value()[1].seat == Seat::wall);
}

TEST_CASE("a writer that is behind gets a conflict and changes nothing") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("a")).saved());
    REQUIRE(save(*log, following("a", 1, {note("n1", "first")})).saved());

    const AppendResult late = save(*log, following("a", 1, {note("n2", "late")}));
    CHECK(late.outcome == Outcome::conflict);
    CHECK_FALSE(late.sentence.empty());
    CHECK(save(*log, beginning("a")).outcome == Outcome::conflict);
    CHECK(save(*log, following("a", 7, {note("n2", "early")})).outcome == Outcome::conflict);

    const auto events = log_of(*log, "a");
    REQUIRE(events.size() == 2);
    CHECK(note_text(events[1]) == "first");
}

TEST_CASE("an append that cannot be stored does not spoil the others") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("a")).saved());
    REQUIRE(save(*log, beginning("b")).saved());

    Append torn = following("a", 1, {note("n1", "kept back"), note("n2", "gap")});
    torn.events[1].seq = 9;
    auto first = send(*log, torn);
    auto second = send(*log, following("b", 1, {note("n", "fine")}));
    auto third = send(*log, following("a", 1, {note("n", "no longer UTF-8 \xff")}));
    auto fourth = send(*log, following("b", 1, {note("n", "behind")}));

    CHECK(first.get().outcome == Outcome::not_saved);
    CHECK(second.get().saved());
    CHECK(third.get().outcome == Outcome::not_saved);
    CHECK(fourth.get().outcome == Outcome::conflict);
    CHECK(log_of(*log, "a").size() == 1);
    CHECK(log_of(*log, "b").size() == 2);
}

TEST_CASE("many rooms write at once from several threads and nothing is mixed up") {
    constexpr int rooms = 8;
    constexpr int notes = 60;
    TemporaryFolder folder;
    const auto log = open_log(folder);
    std::vector<std::jthread> threads;
    for (int room = 0; room < rooms; ++room)
        threads.emplace_back([&log, room] {
            const std::string id = "room " + std::to_string(room);
            std::vector<std::future<AppendResult>> results;
            results.push_back(send(*log, beginning(id)));
            for (int i = 1; i <= notes; ++i)
                results.push_back(send(
                    *log, following(id, static_cast<Seq>(i),
                                    {note(std::to_string(i), id + ", " + std::to_string(i))})));
            for (auto& result : results) CHECK(result.get().saved());
            CHECK(log_of(*log, id).size() == notes + 1);
        });
    threads.clear();

    CHECK(log->conversations().value().size() == rooms);
    for (int room = 0; room < rooms; ++room) {
        const std::string id = "room " + std::to_string(room);
        const auto events = log_of(*log, id, 1);
        REQUIRE(events.size() == notes);
        for (int i = 1; i <= notes; ++i)
            CHECK(note_text(events[static_cast<std::size_t>(i - 1)]) ==
                  id + ", " + std::to_string(i));
    }
}

TEST_CASE("closing the log first writes what is waiting") {
    TemporaryFolder folder;
    std::vector<std::future<AppendResult>> results;
    {
        const auto log = open_log(folder);
        results.push_back(send(*log, beginning("a")));
        for (Seq seq = 1; seq <= 50; ++seq)
            results.push_back(send(*log, following("a", seq, {note(std::to_string(seq), "x")})));
    }
    for (auto& result : results) CHECK(result.get().saved());
    CHECK(log_of(*open_log(folder), "a").size() == 51);
}

TEST_CASE("a lock that another program holds for a moment costs nobody a note") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("a")).saved());

    SQLite::Database other(folder.archive(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    auto result = send(*log, following("a", 1, {note("n", "patience")}));
    CHECK(result.wait_for(std::chrono::milliseconds{300}) == std::future_status::timeout);
    other.exec("COMMIT");
    CHECK(result.get().saved());
}

}  // namespace outward::server
