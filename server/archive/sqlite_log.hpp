// The event log in one SQLite file: a writer (writer.hpp), and a connection for reading beside it.
#pragma once

#include "server/archive/event_log.hpp"
#include "server/archive/writer.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

namespace outward::server {

class SqliteLog final : public EventLog {
public:
    /// Opens the archive, and makes it with its folder when it is not there.
    [[nodiscard]] static engine::Result<std::unique_ptr<SqliteLog>, engine::Trouble> open(
        const std::filesystem::path& file);

    /// Opens an archive that is there to read only: another program may be writing it. What is
    /// appended is not saved.
    [[nodiscard]] static engine::Result<std::unique_ptr<SqliteLog>, engine::Trouble> open_to_read(
        const std::filesystem::path& file);

    /// Waits until all that was handed in so far is answered.
    void drain();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return file; }

    /// For what is kept beside the logs (server/review, server/initiative): runs `make` inside the
    /// next transaction. It may throw SQLite::Exception or Writer::Conflict; then nothing of it is
    /// kept.
    void change(std::function<void(SQLite::Database&)> make, Writer::Leaves leaves, Done done);

    void append(Append append, Done done) override;
    void add_key(engine::ConversationId conversation, SeatKey key, Done done) override;
    void revoke_key(engine::ConversationId conversation, std::string hash, Done done) override;
    void put_slip(engine::ConversationId conversation, Slip slip, Done done) override;
    void keep_until(engine::ConversationId conversation, std::optional<engine::Millis> expires_at,
                    Done done) override;
    void purge(engine::ConversationId conversation, Done done) override;
    void purge_slips(engine::ConversationId conversation, Done done) override;

    [[nodiscard]] engine::Result<std::vector<engine::Recorded>, engine::Trouble> read(
        const engine::ConversationId& conversation, engine::Seq after) const override;
    [[nodiscard]] engine::Result<std::vector<Summary>, engine::Trouble> conversations()
        const override;
    [[nodiscard]] engine::Result<std::optional<Summary>, engine::Trouble> find(
        const engine::ConversationId& conversation) const override;
    [[nodiscard]] engine::Result<std::vector<MemberToken>, engine::Trouble> member_tokens(
        const engine::ConversationId& conversation) const override;
    [[nodiscard]] engine::Result<std::vector<SeatKey>, engine::Trouble> seat_keys(
        const engine::ConversationId& conversation) const override;
    [[nodiscard]] engine::Result<std::vector<Slip>, engine::Trouble> slips(
        const engine::ConversationId& conversation) const override;
    [[nodiscard]] engine::Result<std::vector<engine::GuideFile>, engine::Trouble> guide(
        const std::string& hash) const override;

private:
    /// The connection for reading and its statements; used by one thread at a time.
    struct Reader {
        explicit Reader(const std::filesystem::path& file);

        std::mutex mutex;
        SQLite::Database database;
        SQLite::Statement events;
        SQLite::Statement conversations;
        SQLite::Statement conversation;
        SQLite::Statement tokens;
        SQLite::Statement keys;
        SQLite::Statement slips;
        SQLite::Statement guides;
    };

    enum class Access { write, read };
    SqliteLog(const std::filesystem::path& archive, Access access);
    void add(Writer::Job job);

    /// What `body` reads; a failure of SQLite becomes a sentence here.
    template <class Body>
    auto reading(Body body) const -> engine::Result<decltype(body()), engine::Trouble>;

    std::filesystem::path file;
    std::optional<Writer> writer;  // first: the file is read in the mode that it gives it
    mutable Reader reader;
};

}  // namespace outward::server
