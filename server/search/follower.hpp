// Keeps the catalogue level with the archive: looks once a second whether anything was committed,
// which costs next to nothing when nothing was, and reads what is new.
#pragma once

#include "engine/ids.hpp"
#include "server/search/archive_reader.hpp"
#include "server/search/catalogue.hpp"
#include "server/search/indexer.hpp"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace outward::server {

class Follower {
public:
    Follower(std::filesystem::path archive, std::filesystem::path catalogue);
    ~Follower();

    [[nodiscard]] CatchUp catch_up(std::chrono::milliseconds patience);
    [[nodiscard]] bool forget(const std::string& conversation, std::chrono::milliseconds patience);
    /// The file turned out to be damaged: it is made anew.
    void make_anew();
    /// Grows whenever the file was made anew, so that readers open it again.
    [[nodiscard]] std::uint64_t generation() const;

private:
    using Clock = std::chrono::steady_clock;

    /// What is asked of the thread, taken at the beginning of a round.
    struct Round {
        std::uint64_t asked = 0;
        bool at_once = false;  // also running conversations that were read a moment ago
        bool anew = false;
        std::set<std::string> to_forget;
    };
    void run(const std::stop_token& stop);
    [[nodiscard]] Round next(const std::stop_token& stop);
    /// Why not, as a sentence; empty: it is done.
    [[nodiscard]] std::string work(const Round& round, const std::stop_token& stop);
    void open(bool anew);
    void look(bool at_once, const std::stop_token& stop);
    [[nodiscard]] std::vector<std::string> due(const std::vector<ArchivedRow>& rows, bool at_once);
    [[nodiscard]] bool is_due(const ArchivedRow& row, bool at_once);
    void forget_missing(const std::vector<ArchivedRow>& rows);
    void read(const std::vector<std::string>& due, const std::stop_token& stop);
    void put(const std::string& conversation);
    void wipe_if_due();
    void tell_waiting(std::size_t conversations);

    std::filesystem::path archive;
    std::filesystem::path file;

    // Of the thread alone:
    std::unique_ptr<ArchiveReader> source;
    std::unique_ptr<Indexer> index;
    bool begun = false;
    int seen_version = -1;
    bool something_waits = false;  // a running conversation has moved on, but was read just before
    std::map<std::string, Indexer::Known> known;
    struct Reading {
        Clock::time_point at;
        Clock::duration took{};
    };
    std::map<std::string, Reading> last_reading;

    mutable std::mutex mutex;  // guards what follows
    std::condition_variable wake;
    std::condition_variable told;
    std::uint64_t asked = 0;     // times that catch_up or forget was called
    std::uint64_t answered = 0;  // of these, done
    std::set<std::string> to_forget;
    bool wiped = true;
    bool damaged = false;
    std::size_t waiting = 0;
    std::string trouble;
    std::uint64_t made = 0;
    std::jthread thread;  // last: it ends before the rest goes
};

}  // namespace outward::server
