// What is done to an archive as a whole: verify, back up, restore, purge.
#include "server/archive/backup.hpp"
#include "server/archive/verify.hpp"
#include "tests/server/archive/builders.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

using namespace outward::server;
namespace engine = outward::engine;

namespace {

/// A conversation as the rooms write it: the row says what the log says.
Append in_step(Append append, int notes) {
    const auto start = beginning(append.conversation.value);
    append.summary = start.summary;
    append.summary.notes = notes;
    return append;
}

void fill(EventLog& log, const std::string& conversation) {
    REQUIRE(save(log, beginning(conversation)).saved());
    REQUIRE(save(log, in_step(following(conversation, 1,
                                        {note("n1", "a bench under the limes"),
                                         note("n2", "the bus comes too seldom")}),
                              2))
                .saved());
    REQUIRE(save(log, in_step(following(conversation, 3,
                                        {engine::NoteEdited{{"n2"}, "the bus never comes"}}),
                              2))
                .saved());
}

std::vector<std::string> problems_of(const std::filesystem::path& file) {
    const auto verified = verify(file);
    REQUIRE_MESSAGE(verified.ok(), (verified.ok() ? "" : verified.error().sentence));
    return verified.value().problems;
}

void meddle(const TemporaryFolder& folder, const std::string& sql) {
    SQLite::Database(folder.archive(), SQLite::OPEN_READWRITE).exec(sql);
}

template <class Call>
AppendResult result_of(Call call) {
    std::promise<AppendResult> said;
    call([&said](AppendResult result) { said.set_value(std::move(result)); });
    return said.get_future().get();
}

bool any_file_holds(const TemporaryFolder& folder, const std::string& words) {
    for (const auto& entry : std::filesystem::directory_iterator(folder.path))
        if (bytes_of(entry.path()).find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("an archive is verified, also while it is written and after words were erased") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    fill(*log, "one");
    CHECK(problems_of(folder.archive()).empty());
    REQUIRE(save(*log, in_step(following("one", 4, {engine::NoteErased{{"n2"}}}), 1)).saved());
    CHECK(problems_of(folder.archive()).empty());
    REQUIRE(save(*log, in_step(following("one", 5, {note("n3", "more light")}), 2)).saved());
    const auto verified = verify(folder.archive());
    REQUIRE(verified.ok());
    CHECK(verified.value().clean());
    CHECK(verified.value().conversations == 1);
    CHECK(verified.value().events == 6);
}

TEST_CASE("a row may count those who were taken out, as rows of older programs do") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("one")).saved());
    const auto with_people = [](Append append, int people) {
        append = in_step(std::move(append), 0);
        append.summary.people = people;
        return append;
    };
    const engine::MemberJoined ana{.member = {"a"}, .name = {}, .language = {}};
    const engine::MemberJoined ben{.member = {"b"}, .name = {}, .language = {}};
    REQUIRE(save(*log, with_people(following("one", 1, {ana, ben}), 2)).saved());
    REQUIRE(
        save(*log, with_people(following("one", 3, {engine::MemberRemoved{{"a"}}}), 1)).saved());
    CHECK(problems_of(folder.archive()).empty());
    meddle(folder, "UPDATE conversations SET people = 2");
    CHECK(problems_of(folder.archive()).empty());
    meddle(folder, "UPDATE conversations SET people = 3");
    CHECK(problems_of(folder.archive()).size() == 1);
}

TEST_CASE("whatever is changed in a log is found, and where it is") {
    TemporaryFolder folder;
    fill(*open_log(folder), "one");
    const auto found_at = [&](const std::string& where) {
        const auto problems = problems_of(folder.archive());
        REQUIRE_FALSE(problems.empty());
        CHECK_MESSAGE(problems.front().find(where) != std::string::npos, problems.front());
    };
    SUBCASE("a letter of a note") {
        meddle(folder, "UPDATE events SET body = replace(body, 'bench', 'beach') WHERE seq = 2");
        found_at("The conversation one, event 2: its words");
    }
    SUBCASE("its moment") {
        meddle(folder, "UPDATE events SET at = at + 1 WHERE seq = 3");
        found_at("The conversation one, event 3");
    }
    SUBCASE("its author") {
        meddle(folder, "UPDATE events SET by_member = 'somebody' WHERE seq = 3");
        found_at("The conversation one, event 3");
    }
    SUBCASE("its type") {
        meddle(folder, "UPDATE events SET type = 'note.hidden' WHERE seq = 4");
        found_at("The conversation one, event 4");
    }
    SUBCASE("an event taken out of the middle") {
        meddle(folder, "DELETE FROM events WHERE seq = 3");
        found_at("The conversation one, event 4");
    }
    SUBCASE("the last event taken off") {
        meddle(folder, "DELETE FROM events WHERE seq = 4");
        found_at("The conversation one");
    }
    SUBCASE("words erased without a word about it in the log") {
        meddle(folder,
               "UPDATE events SET body = json_set(body, '$.text', ''),"
               " salt = printf('%0*d', length(salt), 0) WHERE seq = 2");
        found_at("the words of the note n1 are gone");
    }
    SUBCASE("the row in the list") {
        meddle(folder, "UPDATE conversations SET notes = 7");
        found_at("its row in the list does not say");
    }
    SUBCASE("the guide that was run") {
        meddle(folder, "UPDATE guides SET files = replace(files, 'first', 'worst')");
        found_at("The guide");
    }
}

TEST_CASE("one changed byte anywhere in a stored event is found") {
    TemporaryFolder folder;
    { fill(*open_log(folder), "one"); }
    const std::string whole = bytes_of(folder.archive());
    const std::string event = "a bench under the limes";
    const auto place = whole.find(event);
    REQUIRE(place != std::string::npos);
    for (std::size_t i = 0; i < event.size(); ++i) {
        std::string damaged = whole;
        damaged[place + i] = static_cast<char>(damaged[place + i] ^ 1);
        std::ofstream(folder.archive(), std::ios::binary) << damaged;
        CHECK_FALSE(problems_of(folder.archive()).empty());
    }
}

TEST_CASE("a backup that is made while notes come in is whole and sound, and nobody waits for it") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("one")).saved());
    std::atomic<engine::Seq> acknowledged = 1;
    std::atomic<bool> enough = false;
    std::thread storm([&] {
        for (engine::Seq seq = 1; !enough; ++seq) {
            const auto id = "n" + std::to_string(seq);
            auto append =
                in_step(following("one", seq, {note(id, "words of " + id)}), static_cast<int>(seq));
            if (!save(*log, std::move(append)).saved()) return;
            acknowledged = seq + 1;
            // Else each backup has more to check than the last, without end.
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
    });
    for (int i = 0; i < 20; ++i) {
        const engine::Seq before = acknowledged;
        const auto file = folder.path / ("backup-" + std::to_string(i) + ".db");
        const auto made = back_up(folder.archive(), file);
        REQUIRE_MESSAGE(made.ok(), (made.ok() ? "" : made.error().sentence));
        CHECK(made.value().events >= before);
        CHECK(problems_of(file).empty());
    }
    enough = true;
    storm.join();
    CHECK_FALSE(back_up(folder.archive(), folder.path / "backup-1.db").ok());
}

TEST_CASE("a backup brings back what was there, and what was in its place is kept") {
    TemporaryFolder folder;
    const auto copy = folder.path / "copies" / "copy.db";
    { fill(*open_log(folder), "one"); }
    REQUIRE(back_up(folder.archive(), copy).ok());
    { fill(*open_log(folder), "two"); }
    const auto restored = restore(copy, folder.archive());
    REQUIRE_MESSAGE(restored.ok(), (restored.ok() ? "" : restored.error().sentence));
    CHECK(open_log(folder)->conversations().value().size() == 1);
    CHECK(open_log(folder)->read({"one"}, 0).value().size() == 4);
    const auto kept = verify(folder.archive().string() + ".before-restore");
    REQUIRE(kept.ok());
    CHECK(kept.value().conversations == 2);
}

TEST_CASE("a damaged backup is not restored") {
    TemporaryFolder folder;
    { fill(*open_log(folder), "one"); }
    const auto copy = folder.path / "copy.db";
    REQUIRE(back_up(folder.archive(), copy).ok());
    SQLite::Database(copy, SQLite::OPEN_READWRITE).exec("UPDATE events SET at = 0 WHERE seq = 2");
    const std::string before = bytes_of(folder.archive());
    CHECK_FALSE(restore(copy, folder.archive()).ok());
    CHECK_FALSE(restore(folder.path / "nothing.db", folder.archive()).ok());
    CHECK(bytes_of(folder.archive()) == before);
}

TEST_CASE("a purged conversation leaves no word, no title and no slip, and others stay whole") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    auto going = beginning("going");
    std::get<engine::ConversationCreated>(going.events.front().event).title = "Quarrymead";
    going.summary.title = "Quarrymead";
    going.summary.place = "Old Mill";
    std::get<engine::ConversationCreated>(going.events.front().event).place = "Old Mill";
    REQUIRE(save(*log, going).saved());
    REQUIRE(save(*log, beginning("staying")).saved());
    for (engine::Seq seq = 1; seq < 200; ++seq) {
        const auto id = "n" + std::to_string(seq);
        const auto words = " of " + id + std::string(seq % 37, '.');
        REQUIRE(save(*log, following("going", seq, {note(id, "goldfinches" + words)})).saved());
        auto kept = following("staying", seq, {note(id, "sparrows" + words)});
        REQUIRE(save(*log, in_step(std::move(kept), static_cast<int>(seq))).saved());
    }
    const Slip slip{{"neighbour"}, engine::Millis{1}, "Ada Quince", "ada@quince.example", "birds"};
    const auto put = [&](EventLog::Done done) { log->put_slip({"going"}, slip, std::move(done)); };
    REQUIRE(result_of(put).saved());
    CHECK(log->slips({"going"}).value().size() == 1);
    REQUIRE(any_file_holds(folder, "goldfinches"));

    const auto purge = [&](EventLog::Done done) { log->purge({"going"}, std::move(done)); };
    REQUIRE(result_of(purge).saved());
    for (const char* word : {"goldfinches", "Quarrymead", "Old Mill", "Quince", "quince.example"})
        CHECK_FALSE_MESSAGE(any_file_holds(folder, word), word);
    CHECK(log->conversations().value().size() == 1);
    CHECK(log->read({"staying"}, 0).value().size() == 200);
    CHECK(problems_of(folder.archive()).empty());
}

TEST_CASE("a slip is replaced by the next, taken back by an empty one, and goes before the words") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    fill(*log, "one");
    const auto leave = [&](const std::string& contact) {
        const auto put = [&](EventLog::Done done) {
            const Slip slip{{"m1"}, engine::Millis{1}, "Ada Quince", contact, "birds"};
            log->put_slip({"one"}, slip, std::move(done));
        };
        REQUIRE(result_of(put).saved());
    };
    leave("ada@first.example");
    leave("ada@second.example");
    REQUIRE(log->slips({"one"}).value().size() == 1);
    CHECK(log->slips({"one"}).value().front().contact == "ada@second.example");
    CHECK(log->conversations().value().front().slips == 1);
    CHECK_FALSE(any_file_holds(folder, "first.example"));
    leave("");
    CHECK(log->slips({"one"}).value().empty());
    CHECK_FALSE(any_file_holds(folder, "second.example"));

    leave("ada@third.example");
    const auto purge = [&](EventLog::Done done) { log->purge_slips({"one"}, std::move(done)); };
    REQUIRE(result_of(purge).saved());
    CHECK_FALSE(any_file_holds(folder, "third.example"));
    CHECK_FALSE(any_file_holds(folder, "Quince"));
    CHECK(any_file_holds(folder, "a bench under the limes"));
}

TEST_CASE("a key that is taken back takes the tokens of all who came by it") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    auto append = beginning("one");
    append.tokens = {{{"m1"}, "token one", "hash of one"}, {{"m2"}, "token two"}};
    REQUIRE(save(*log, append).saved());
    const auto revoke = [&](EventLog::Done done) {
        log->revoke_key({"one"}, "hash of one", std::move(done));
    };
    REQUIRE(result_of(revoke).saved());
    CHECK(log->seat_keys({"one"}).value().empty());
    REQUIRE(log->member_tokens({"one"}).value().size() == 1);
    CHECK(log->member_tokens({"one"}).value().front().member == engine::MemberId{"m2"});
}
