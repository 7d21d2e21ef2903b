// The one thread and the one connection that write the archive. All that is waiting, of all rooms,
// goes into one transaction: a commit costs one sync of the disk however much is in it. That also
// keeps clear of a fault in SQLite before 3.51.3, which can damage a file when two connections
// write or checkpoint at once.
#pragma once

#include "server/archive/event_log.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace outward::server {

class Writer {
public:
    /// Where bytes of what was taken out may still lie after the commit, until they are wiped.
    enum class Leaves { nothing, bytes_in_wal, bytes_in_file };
    /// Thrown by a change that expected another state: somebody else has written meanwhile.
    struct Conflict {
        std::string sentence;
    };
    /// What is written inside the transaction. It may throw SQLite::Exception or Conflict.
    struct Change {
        std::function<void(SQLite::Database&)> make;
        Leaves leaves = Leaves::nothing;
    };
    struct Job {
        std::variant<Append, Change> what;
        EventLog::Done done;
    };

    /// Opens an archive that is there (archive_file.hpp). Throws SQLite::Exception.
    explicit Writer(std::filesystem::path archive);
    /// Writes what is waiting, then ends the thread.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void add(Job job);

private:
    void run(const std::stop_token& stop);
    [[nodiscard]] std::vector<Job> next(const std::stop_token& stop);

    [[nodiscard]] std::vector<AppendResult> commit(const std::vector<Job>& batch);
    [[nodiscard]] AppendResult write_apart(const Job& job);
    [[nodiscard]] AppendResult write(const Append& append);
    [[nodiscard]] AppendResult write(const Change& change);
    void begin_conversation(const Append& append);
    /// Gives the event's digest.
    [[nodiscard]] std::string insert_event(const engine::ConversationId& conversation,
                                           const engine::Recorded& recorded,
                                           const std::string& previous);
    void update_summary(const Append& append, const std::string& head);
    struct Head {
        engine::Seq seq = 0;
        std::string digest;
    };
    [[nodiscard]] Head head_of(const engine::ConversationId& conversation);

    [[nodiscard]] bool in_transaction() const;
    void tidy_up();
    [[nodiscard]] bool wal_is_long() const;
    void rewrite_file();
    void empty_wal();

    std::filesystem::path file;
    SQLite::Database database;
    SQLite::Statement insert_guide;
    SQLite::Statement insert_conversation;
    SQLite::Statement update_conversation;
    SQLite::Statement insert_log_event;
    SQLite::Statement find_head;
    SQLite::Statement erase_words;
    SQLite::Statement insert_token;
    SQLite::Statement revoke_token;
    SQLite::Statement insert_seat_key;
    bool file_holds_erased_words = false;
    bool wal_holds_erased_words = true;                    // perhaps, from a run that was killed
    std::chrono::steady_clock::time_point shorten_from{};  // the next look at a long one

    std::mutex mutex;
    std::condition_variable arrived;
    std::vector<Job> waiting;  // guarded by mutex
    std::jthread thread;       // last: it ends before the rest goes
};

}  // namespace outward::server
