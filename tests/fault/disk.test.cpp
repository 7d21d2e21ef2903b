// What the archive promises when the disk does not: nothing that was acknowledged is lost, nothing
// is acknowledged that is not there, and saving goes on when the disk is well again. The long form:
// OUTWARD_CUTS=1000 OUTWARD_EVERY_FAILURE=1 OUTWARD_SEED=2 build/release/tests/test_fault
#include "server/archive/verify.hpp"
#include "tests/fault/faulty_disk.hpp"
#include "tests/running/running_server.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

using namespace outward::server;
namespace engine = outward::engine;
using nlohmann::json;

namespace {

unsigned wished(const char* name, unsigned otherwise) {
    const char* wish = std::getenv(name);
    return wish ? static_cast<unsigned>(std::strtoul(wish, nullptr, 10)) : otherwise;
}

/// A line of the table of scripts/torture, in the long form only.
void row(const char* what, const std::string& figure, const char* bar) {
    if (std::getenv("OUTWARD_CUTS"))
        std::printf("| Disk | %s | %s | %s | ok |\n", what, figure.c_str(), bar);
}

std::string words_of(const std::string& id) { return "the words of " + id + std::string(300, '.'); }

/// Notes by three rooms, each waiting for its last answer before the next.
class Storm {
public:
    explicit Storm(EventLog& to) : log(to) {
        for (const char* room : {"one", "two", "three"}) rooms.push_back({room, 0});
    }

    /// One more append of a room, or its beginning; true: it was acknowledged.
    bool step(std::size_t which) {
        auto& [room, seq] = rooms[which % rooms.size()];
        const std::string id = room + std::to_string(seq + 1);
        Append append = seq == 0 ? beginning(room) : following(room, seq, {note(id, words_of(id))});
        append.summary = beginning(room).summary;
        append.summary.notes = static_cast<int>(seq);
        if (!save(log, append).saved()) return false;
        ++seq;
        return true;
    }
    void run(unsigned steps, const FaultyDisk& disk) {
        for (unsigned i = 0; i < steps && !disk.has_failed(); ++i) (void)step(i);
    }
    [[nodiscard]] engine::Seq last_of(const std::string& wanted) const {
        for (const auto& [room, seq] : rooms)
            if (room == wanted) return seq;
        return 0;
    }
    /// How many acknowledged events the archive does not have as they were sent.
    [[nodiscard]] unsigned lost_in(const EventLog& archive) const {
        unsigned lost = 0;
        for (const auto& [room, seq] : rooms) {
            const auto events = log_of(archive, room);
            for (engine::Seq at = 2; at <= seq; ++at) {
                const std::string id = room + std::to_string(at);
                const auto* added = at <= events.size()
                                        ? std::get_if<engine::NoteAdded>(&events[at - 1].event)
                                        : nullptr;
                if (!added || added->text != words_of(id)) ++lost;
            }
            if (seq > 0 && events.empty()) ++lost;
        }
        return lost;
    }
    /// How many events are there beyond the one that each room may have had on its way.
    [[nodiscard]] unsigned invented_in(const EventLog& archive) const {
        unsigned more = 0;
        for (const auto& [room, seq] : rooms) {
            const auto size = log_of(archive, room).size();
            if (size > seq + 1) more += static_cast<unsigned>(size - seq - 1);
        }
        return more;
    }

private:
    EventLog& log;
    std::vector<std::pair<std::string, engine::Seq>> rooms;
};

/// A conversation that is begun after the failure.
bool save_anew(EventLog& log, unsigned number) {
    return save(log, beginning("anew" + std::to_string(number))).saved();
}

struct Cut {
    unsigned lost = 0;
    unsigned invented = 0;
    bool sound = true;
};

/// Cuts the power at a random moment of a storm and looks at what is left.
Cut cut_power(std::mt19937& chance, bool lying_disk) {
    FaultyDisk disk;
    TemporaryFolder folder;
    TemporaryFolder after;
    auto log = open_log(folder);
    disk.watch(folder.path);
    if (lying_disk) disk.lie_about_syncs();
    disk.cut_power_at(1 + chance() % 160);
    Storm storm{*log};
    storm.run(80, disk);
    disk.leave(after.path, chance);
    log.reset();
    disk.mend();
    auto left = SqliteLog::open(after.archive());
    if (!left.ok()) return {.lost = 1, .sound = false};
    const auto verified = verify(after.archive());
    return {storm.lost_in(*left.value()), storm.invented_in(*left.value()),
            verified.ok() && verified.value().clean()};
}

}  // namespace

TEST_CASE("when the power is cut nothing that was acknowledged is lost, and nothing is invented") {
    std::mt19937 chance{wished("OUTWARD_SEED", 1)};
    for (unsigned i = 0; i < wished("OUTWARD_CUTS", 100); ++i) {
        const Cut cut = cut_power(chance, false);
        CHECK(cut.lost == 0);
        CHECK(cut.invented == 0);
        CHECK(cut.sound);
    }
    row("power cuts", std::to_string(wished("OUTWARD_CUTS", 100)), "0 lost");
}

TEST_CASE("a disk that lies about syncing loses what was acknowledged, and this test sees it") {
    std::mt19937 chance{7};
    unsigned lost = 0;
    for (int i = 0; i < 10; ++i) lost += cut_power(chance, true).lost;
    CHECK(lost > 0);
}

TEST_CASE("every answer that it is saved comes after a sync") {
    FaultyDisk disk;
    TemporaryFolder folder;
    auto log = open_log(folder);
    disk.watch(folder.path);
    std::atomic<int> too_early = 0;
    for (engine::Seq seq = 0; seq < 50; ++seq) {
        Append append = seq == 0 ? beginning("one")
                                 : following("one", seq, {note(std::to_string(seq), "words")});
        std::promise<bool> answered;
        log->append(std::move(append), [&](const AppendResult& result) {
            if (disk.is_dirty("-wal")) ++too_early;
            answered.set_value(result.saved());
        });
        REQUIRE(answered.get_future().get());
    }
    CHECK(too_early.load() == 0);
    CHECK(disk.operations() > 100);
    log.reset();
}

TEST_CASE(
    "whichever operation of the disk fails, nothing false is acknowledged and saving goes on") {
    std::mt19937 chance{wished("OUTWARD_SEED", 1)};
    const bool every = wished("OUTWARD_EVERY_FAILURE", 0) != 0;
    for (const int code : {SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_FULL}) {
        bool reached = true;
        for (std::uint64_t n = 1; reached; n += every ? 1 : 1 + chance() % 9) {
            FaultyDisk disk;
            TemporaryFolder folder;
            auto log = open_log(folder);
            disk.watch(folder.path);
            disk.fail_at(n, code, false);
            Storm storm{*log};
            for (unsigned i = 0; i < 40; ++i) (void)storm.step(i);
            auto erasure = following("one", storm.last_of("one"), {engine::NoteErased{{"one2"}}});
            erasure.summary = beginning("one").summary;
            (void)save(*log, std::move(erasure));
            reached = disk.has_failed();
            disk.mend();
            for (unsigned i = 0; i < 3; ++i) CHECK_MESSAGE(save_anew(*log, i), "operation ", n);
            CHECK(storm.lost_in(*log) <= 1);  // the erased words
            CHECK(storm.invented_in(*log) <= 1);
        }
    }
}

TEST_CASE("what was acknowledged around a failed operation is there after the next start") {
    std::mt19937 chance{wished("OUTWARD_SEED", 1)};
    for (const int code : {SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_FULL}) {
        for (const bool for_good : {false, true}) {
            for (std::uint64_t n = 1; n < 90; n += 1 + chance() % 9) {
                FaultyDisk disk;
                TemporaryFolder folder;
                auto log = open_log(folder);
                disk.watch(folder.path);
                disk.fail_at(n, code, for_good);
                Storm storm{*log};
                for (unsigned i = 0; i < 40; ++i) (void)storm.step(i);
                log.reset();
                disk.mend();
                log = open_log(folder);
                CHECK(storm.lost_in(*log) == 0);
                CHECK(storm.invented_in(*log) == 0);
                log.reset();
                const auto verified = verify(folder.archive());
                CHECK((verified.ok() && verified.value().clean()));
            }
        }
    }
}

TEST_CASE("whichever operation fails under a running server, everybody who waits is answered") {
    std::mt19937 chance{wished("OUTWARD_SEED", 1)};
    const bool every = wished("OUTWARD_EVERY_FAILURE", 0) != 0;
    bool reached = true;
    std::uint64_t last = 0;
    for (std::uint64_t n = 1; reached; n += every ? 1 : 1 + chance() % 11) {
        FaultyDisk disk;
        RunningServer server{{}, no_limits};
        const CreatedConversation conversation = server.create();
        disk.watch(server.folder.path);
        disk.fail_at(n, n % 2 == 0 ? SQLITE_IOERR_WRITE : SQLITE_IOERR_FSYNC, false);
        const auto is_saved = [&](const json& answer) {
            const bool saved = answer.contains("seq") || answer.contains("member");
            CHECK_MESSAGE((saved || answer["data"]["reason"] == "not_saved"), "operation ", n);
            return saved;
        };
        const auto insist = [&](TestClient& client, const std::string& method, const json& params) {
            for (int tries = 0; tries < 5; ++tries)
                if (is_saved(client.ask(method, params))) return;
            FAIL("nothing is saved any more after operation ", n);
        };
        TestClient facilitator{*server};
        insist(facilitator, "join",
               {{"conversation", conversation.id.value},
                {"key", conversation.keys.at(engine::Seat::facilitator)}});
        TestClient phone{*server};
        insist(phone, "join", {{"code", conversation.code}});
        insist(facilitator, "conversation.start", json::object());
        insist(facilitator, "goto", {{"step", "hopes"}, {"from", "welcome"}});
        std::vector<std::string> acknowledged;
        for (int i = 0; i < 12; ++i) {
            const std::string id = "note-" + std::to_string(i);
            if (is_saved(phone.ask("note.add", {{"id", id}, {"text", words_of(id)}})))
                acknowledged.push_back(id);
        }
        reached = disk.has_failed();
        disk.mend();
        server.restart();
        std::vector<std::string> kept;
        for (const auto& recorded : log_of(server->archive(), conversation.id.value))
            if (const auto* added = std::get_if<engine::NoteAdded>(&recorded.event))
                kept.push_back(added->id.value);
        CHECK(kept == acknowledged);
        last = n;
    }
    row("each operation of a session failing, under a running server", std::to_string(last),
        "0 lost");
}

TEST_CASE(
    "a server on a full disk keeps everybody's screen, tells them, and saves when there is room") {
    FaultyDisk disk;
    {
        RunningServer server{{}, no_limits};
        const CreatedConversation conversation = server.create();
        TestClient facilitator{*server};
        facilitator.join(conversation, engine::Seat::facilitator);
        facilitator.ask("conversation.start");
        facilitator.ask("goto", {{"step", "hopes"}, {"from", "welcome"}});
        TestClient phone{*server};
        phone.join_by_code(conversation);
        disk.watch(server.folder.path);
        disk.allow(0);

        std::vector<std::string> refused;
        for (int i = 0; i < 20; ++i) {
            const std::string id = "note-" + std::to_string(i);
            const json answer = phone.ask("note.add", {{"id", id}, {"text", words_of(id)}});
            if (answer.contains("seq")) continue;
            CHECK(answer["data"]["reason"] == "not_saved");
            refused.push_back(id);
        }
        REQUIRE_FALSE(refused.empty());
        CHECK(facilitator.next_notification("trouble")["reason"] == "not_saved");
        CHECK(facilitator.ask("goto", {{"step", "concerns"},
                                       {"from", "hopes"}})["data"]["reason"] == "not_saved");
        CHECK(phone.ask("ping").contains("seq"));

        disk.mend();
        engine::Seq last = 0;
        for (const std::string& id : refused) {
            const json answer = phone.ask("note.add", {{"id", id}, {"text", words_of(id)}});
            REQUIRE(answer.contains("seq"));
            last = answer["seq"];
        }
        CHECK(facilitator.next_notification("trouble")["reason"] == "saved_again");
        CHECK(facilitator.view_at(last)["notes"].size() == 20);
        CHECK(facilitator.ask("goto", {{"step", "concerns"}, {"from", "hopes"}}).contains("seq"));
    }
}

TEST_CASE("somebody who never stops reading does not make the write-ahead log grow for ever") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    Storm storm{*log};
    for (unsigned i = 0; i < 3; ++i) REQUIRE(storm.step(i));
    std::atomic<bool> enough = false;
    std::thread reader([&] {
        while (!enough) {
            (void)log_of(*log, "one");
            (void)log->conversations();
        }
    });
    std::uintmax_t longest = 0;
    for (unsigned i = 0; i < wished("OUTWARD_NOTES", 600); ++i) {
        REQUIRE(storm.step(i));
        longest = std::max(longest, std::filesystem::file_size(folder.archive().string() + "-wal"));
    }
    enough = true;
    reader.join();
    CHECK(longest <= 64 * 1024 * 1024);
    row("longest write-ahead log with somebody always reading",
        std::to_string(longest / 1024) + " KiB", "≤ 65536 KiB");
}

TEST_CASE("another program's lock and its long reading lose nothing") {
    TemporaryFolder folder;
    const auto log = open_log(folder);
    Storm storm{*log};
    for (unsigned i = 0; i < 30; ++i) REQUIRE(storm.step(i));

    SQLite::Database other(folder.archive(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    auto waiting = std::async(std::launch::async, [&] { return storm.step(30); });
    const auto held = std::chrono::seconds{wished("OUTWARD_LOCK_SECONDS", 1)};
    CHECK(waiting.wait_for(held) == std::future_status::timeout);
    other.exec("COMMIT");
    CHECK(waiting.get());

    other.exec("BEGIN");
    (void)other.execAndGet("SELECT count(*) FROM events");
    for (unsigned i = 31; i < 331; ++i) REQUIRE(storm.step(i));
    CHECK(storm.lost_in(*log) == 0);
    other.exec("COMMIT");
}
