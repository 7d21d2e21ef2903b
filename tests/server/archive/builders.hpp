// Parts for the archive's tests: a folder that goes away, appends with little to say, waiting for
// them.
#pragma once

#include "server/archive/sqlite_log.hpp"
#include "server/system/files.hpp"

#include <doctest/doctest.h>
#ifndef _WIN32
#include <signal.h>
#include <sys/resource.h>
#endif

#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace outward::server {

class TemporaryFolder {
public:
    TemporaryFolder()
        : path(make_unique_folder(std::filesystem::temp_directory_path(), "outward-")) {
        REQUIRE_FALSE(path.empty());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] std::filesystem::path archive() const { return path / "archive.db"; }

    std::filesystem::path path;
};

/// While it lives no file can grow past `bytes`. Tests of it are skipped where that is not
/// possible.
#ifdef _WIN32
struct SmallDisk {
    static constexpr bool possible = false;
    explicit SmallDisk(std::uintmax_t) {}
};
#else
class SmallDisk {
public:
    static constexpr bool possible = true;
    explicit SmallDisk(std::uintmax_t bytes) : old_handler(::signal(SIGXFSZ, SIG_IGN)) {
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &old_limit) == 0);
        const rlimit limit{bytes, old_limit.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &old_limit);
        ::signal(SIGXFSZ, old_handler);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit old_limit{};
    void (*old_handler)(int);
};
#endif

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::unique_ptr<SqliteLog> open_log(const TemporaryFolder& folder) {
    auto opened = SqliteLog::open(folder.archive());
    REQUIRE_MESSAGE(opened.ok(), (opened.ok() ? "" : opened.error().sentence));
    return std::move(opened).value();
}

inline engine::Recorded recorded(engine::Seq seq, engine::Event event) {
    return {.seq = seq,
            .at = engine::Millis{1'700'000'000'000 + static_cast<std::int64_t>(seq)},
            .by = {"neighbour"},
            .undoes = std::nullopt,
            .event = std::move(event)};
}

inline engine::Event note(const std::string& id, const std::string& text) {
    return engine::NoteAdded{
        .id = {id}, .step = {"hopes"}, .category = {"aspiration"}, .text = text};
}

/// The first event, with a guide of one file and one facilitator key.
inline Append beginning(const std::string& conversation) {
    engine::ConversationCreated created;
    created.guide = {"first"};
    created.guide_version = "1.0.0";
    created.title = "Our street";
    Append append{.conversation = {conversation}, .events = {recorded(1, created)}};
    append.summary.id = {conversation};
    append.summary.title = created.title;
    append.summary.guide = created.guide;
    append.summary.guide_version = "1.0.0";
    append.summary.created_at = append.events.front().at;
    append.guide = {{"guide.json", R"({"id":"first"})"}};
    append.keys = {{engine::Seat::facilitator, "hash of " + conversation, engine::Millis{1}}};
    return append;
}

inline Append following(const std::string& conversation, engine::Seq expected,
                        std::vector<engine::Event> events) {
    Append append{.conversation = {conversation}, .expected = expected, .events = {}};
    for (engine::Event& event : events)
        append.events.push_back(recorded(++expected, std::move(event)));
    append.summary.id = {conversation};
    return append;
}

inline std::future<AppendResult> send(EventLog& log, Append append) {
    auto promise = std::make_shared<std::promise<AppendResult>>();
    auto result = promise->get_future();
    log.append(std::move(append),
               [promise](AppendResult outcome) { promise->set_value(std::move(outcome)); });
    return result;
}

inline AppendResult save(EventLog& log, Append append) {
    return send(log, std::move(append)).get();
}

inline std::vector<engine::Recorded> log_of(const EventLog& log, const std::string& conversation,
                                            engine::Seq after = 0) {
    auto events = log.read({conversation}, after);
    REQUIRE(events.ok());
    return std::move(events).value();
}

inline std::string note_text(const engine::Recorded& event) {
    const auto* added = std::get_if<engine::NoteAdded>(&event.event);
    return added ? added->text : "(no note)";
}

}  // namespace outward::server
