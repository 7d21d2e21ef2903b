// A damaged archive: it is read, or refused with a sentence; never trusted blindly.
#include "server/archive/sqlite_log.hpp"
#include "server/archive/verify.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>

using namespace outward;
using namespace outward::server;
namespace fs = std::filesystem;

namespace {

struct Place {
    fs::path folder = fs::temp_directory_path() / ("outward-fuzz-" + std::to_string(::getpid()));
    fs::path file = folder / "archive.db";
    std::string whole;

    Place() {
        fs::create_directories(folder);
        {
            auto log = SqliteLog::open(file);
            fuzz::require(log.ok(), "an archive can be made");
            Append append{.conversation = {"one"}, .events = {}};
            engine::ConversationCreated created;
            created.title = "Our street";
            append.events.push_back({1, engine::Millis{1}, {}, std::nullopt, created});
            for (engine::Seq seq = 2; seq < 30; ++seq)
                append.events.push_back(
                    {seq,
                     engine::Millis{1},
                     {"m"},
                     std::nullopt,
                     engine::NoteAdded{{"n" + std::to_string(seq)}, {"s"}, {"c"}, "words"}});
            append.guide = {{"guide.json", "{}"}};
            append.summary.id = {"one"};
            std::promise<void> done;
            log.value()->append(append, [&](const AppendResult&) { done.set_value(); });
            done.get_future().wait();
        }
        std::ifstream in(file, std::ios::binary);
        whole.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    ~Place() { fs::remove_all(folder); }
};

void use(const EventLog& log) {
    const auto rows = log.conversations();
    if (!rows.ok()) return;
    for (const Summary& row : rows.value()) {
        (void)log.read(row.id, 0);
        (void)log.member_tokens(row.id);
        (void)log.seat_keys(row.id);
        (void)log.guide(row.guide_hash);
    }
}

}  // namespace

/// The input is places in the file and what stands there instead.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Place place;
    std::string damaged = place.whole;
    fuzz::Bytes bytes{data, size};
    while (!bytes.empty()) {
        const std::size_t at = bytes.number() % damaged.size();
        const std::string instead = bytes.text();
        damaged.replace(at, std::min(instead.size(), damaged.size() - at), instead, 0,
                        damaged.size() - at);
    }
    for (const char* ending : {"-wal", "-shm", "-journal", ".new", ".v1"})
        fs::remove(place.file.string() + ending);
    std::ofstream(place.file, std::ios::binary) << damaged;
    (void)verify(place.file);
    if (const auto log = SqliteLog::open_to_read(place.file); log.ok()) use(*log.value());
    if (const auto log = SqliteLog::open(place.file); log.ok()) use(*log.value());
    return 0;
}
