// The archive's promises under bad conditions: erased words, a full disk, a killed program.
#include "tests/server/archive/builders.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

namespace outward::server {

using namespace engine;
using Outcome = AppendResult::Outcome;

namespace {

bool on_disk(const TemporaryFolder& folder, const std::string& words) {
    for (const auto& entry : std::filesystem::directory_iterator(folder.path))
        if (bytes_of(entry.path()).find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("erased words are in no file any more, and other words stay") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("a")).saved());
    REQUIRE(save(*log, following("a", 1,
                                 {note("n1", "my telephone is 555-0199"), note("n2", "a bench"),
                                  NoteEdited{{"n1"}, "my telephone is 555-0188"},
                                  NoteEdited{{"n2"}, "a bench in the shade"}}))
                .saved());
    REQUIRE(on_disk(folder, "555-0199"));

    REQUIRE(save(*log, following("a", 5, {NoteErased{{"n1"}}})).saved());
    CHECK_FALSE(on_disk(folder, "555-0199"));
    CHECK_FALSE(on_disk(folder, "555-0188"));
    CHECK(on_disk(folder, "a bench in the shade"));

    const auto events = log_of(*log, "a");
    REQUIRE(events.size() == 6);
    CHECK(note_text(events[1]).empty());
    CHECK(std::get<NoteAdded>(events[1].event).category.value == "aspiration");
    CHECK(note_text(events[2]) == "a bench");
    CHECK(std::get<NoteEdited>(events[3].event).text.empty());
    CHECK(std::holds_alternative<NoteErased>(events[5].event));
}

TEST_CASE("erasing leaves no copy however many rooms write between each other") {
    constexpr Seq notes = 150;
    TemporaryFolder folder;
    const auto log = open_log(folder);
    const std::vector<std::string> rooms{"q", "c", "x", "a", "m", "t"};
    for (const std::string& room : rooms) REQUIRE(save(*log, beginning(room)).saved());
    const auto secret = [](const std::string& room, Seq i) {
        return "secret " + room + std::to_string(i) + "!";
    };
    std::vector<std::future<AppendResult>> results;
    for (Seq i = 1; i <= notes; ++i)
        for (const std::string& room : rooms) {
            std::string text = secret(room, i) + std::string(i % 7 * 90, '.');
            results.push_back(send(*log, following(room, i, {note(std::to_string(i), text)})));
        }
    for (Seq i = 10; i <= notes; i += 10)
        for (const std::string& room : rooms)
            results.push_back(
                send(*log, following(room, notes + i / 10, {NoteErased{{std::to_string(i)}}})));
    for (auto& result : results) REQUIRE(result.get().saved());

    REQUIRE(on_disk(folder, secret("q", 11)));
    for (Seq i = 10; i <= notes; i += 10)
        for (const std::string& room : rooms) CHECK_FALSE(on_disk(folder, secret(room, i)));
}

TEST_CASE("a reader that is in the way only delays the end of erased words") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("a")).saved());
    REQUIRE(save(*log, following("a", 1, {note("n", "a private word")})).saved());
    {
        SQLite::Database other(folder.archive(), SQLite::OPEN_READONLY);
        SQLite::Statement reading(other, "SELECT seq FROM events");
        REQUIRE(reading.executeStep());
        REQUIRE(save(*log, following("a", 2, {NoteErased{{"n"}}})).saved());
        CHECK(on_disk(folder, "a private word"));
    }
    REQUIRE(save(*log, following("a", 3, {note("n2", "x")})).saved());
    CHECK_FALSE(on_disk(folder, "a private word"));
}

TEST_CASE("a full disk is told, and saving goes on when there is room again") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    REQUIRE(save(*log, beginning("a")).saved());
    REQUIRE(save(*log, beginning("b")).saved());
    const std::string long_text(1500, 'x');
    Seq saved = 1;
    {
        const SmallDisk disk(256 * 1024);
        AppendResult result;
        while (saved < 1000) {
            result = save(*log, following("a", saved, {note(std::to_string(saved), long_text)}));
            if (!result.saved()) break;
            ++saved;
        }
        REQUIRE(result.outcome == Outcome::not_saved);
        CHECK_FALSE(result.sentence.empty());
        auto one = send(*log, following("a", saved, {note("again", long_text)}));
        auto two = send(*log, following("b", 1, {note("again", long_text)}));
        CHECK_FALSE(one.get().saved());
        CHECK_FALSE(two.get().saved());
        CHECK(log_of(*log, "a").size() == saved);
    }
    CHECK(save(*log, following("a", saved, {note("again", long_text)})).saved());
    CHECK(save(*log, following("b", 1, {note("again", long_text)})).saved());
    CHECK(log_of(*log, "a").size() == saved + 1);
}

TEST_CASE("what was acknowledged outlives a killed program") {
    TemporaryFolder folder;
    constexpr Seq enough = 40;
    int acknowledged[2] = {};
    REQUIRE(::pipe(acknowledged) == 0);
    const pid_t writer = ::fork();
    REQUIRE(writer >= 0);
    if (writer == 0) {
        auto opened = SqliteLog::open(folder.archive());
        if (!opened.ok() || !save(*opened.value(), beginning("a")).saved()) ::_exit(1);
        for (Seq seq = 1;; ++seq) {
            const std::string text = "note " + std::to_string(seq);
            if (!save(*opened.value(), following("a", seq, {note(text, text)})).saved()) ::_exit(1);
            if (::write(acknowledged[1], &seq, sizeof seq) != sizeof seq) ::_exit(1);
        }
    }
    ::close(acknowledged[1]);
    Seq last = 0;
    for (Seq seq = 0; last < enough && ::read(acknowledged[0], &seq, sizeof seq) == sizeof seq;)
        last = seq;
    ::kill(writer, SIGKILL);
    for (Seq seq = 0; ::read(acknowledged[0], &seq, sizeof seq) == sizeof seq;) last = seq;
    ::waitpid(writer, nullptr, 0);
    ::close(acknowledged[0]);
    REQUIRE(last >= enough);

    const auto log = open_log(folder);
    const auto events = log_of(*log, "a", 1);
    CHECK(events.size() >= last);
    CHECK(events.size() <= last + 1);  // the one in flight may be there
    for (std::size_t i = 0; i < events.size(); ++i)
        CHECK(note_text(events[i]) == "note " + std::to_string(i + 1));
    CHECK(save(*log, following("a", events.back().seq, {note("next", "goes on")})).saved());
    SQLite::Database database(folder.archive());
    CHECK(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
    SQLite::Statement violations(database, "PRAGMA foreign_key_check");
    CHECK_FALSE(violations.executeStep());
}

}  // namespace outward::server
