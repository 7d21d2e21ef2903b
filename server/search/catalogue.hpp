// The catalogue: a search index over everything that a library's archive holds, in a file of its
// own beside it. It is a projection: derived from the logs, never backed up, made anew whenever it
// is damaged or of another version. The rooms and the writer of the archive do not know it.
//
// One process writes it, and follows the archive on a thread of its own. Any other, such as
// `outward search` beside a running server, reads what is there.
#pragma once

#include "engine/decide.hpp"
#include "engine/result.hpp"
#include "server/search/catalogue_file.hpp"
#include "server/search/questions.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace outward::server {

class Follower;

/// How far the catalogue is.
struct CatchUp {
    bool complete = false;     // all that was committed before is in
    std::size_t waiting = 0;   // conversations that are still to be read
    std::string trouble = {};  // why it does not go on; empty: it does
};

/// Every member may be called from any thread.
class Catalogue {
public:
    /// Follows the archive, which must be there and of this program's version. A catalogue that
    /// somebody else writes is opened to read.
    [[nodiscard]] static engine::Result<std::unique_ptr<Catalogue>, engine::Trouble> open(
        const std::filesystem::path& archive);
    ~Catalogue();
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;

    /// Whether this process keeps it up to date.
    [[nodiscard]] bool follows() const noexcept { return lock.has_value(); }

    /// Waits until all that was committed to the archive before the call is in, but not longer.
    [[nodiscard]] CatchUp catch_up(std::chrono::milliseconds patience);
    /// Takes a conversation out, down to the bytes. False: it is out, but readers kept old bytes in
    /// the file for so long; they go a moment later. Call it after the archive has let go of the
    /// conversation, else it is read again.
    [[nodiscard]] bool forget(const engine::ConversationId& conversation,
                              std::chrono::milliseconds patience = std::chrono::seconds{30});

    /// not_now: the catalogue is being made; bad_request: a cursor of another question.
    [[nodiscard]] engine::Result<ListPage, engine::Rejection> list(const ArchiveQuery& query) const;
    [[nodiscard]] engine::Result<SearchPage, engine::Rejection> search(
        const SearchQuery& query) const;

private:
    explicit Catalogue(const std::filesystem::path& archive);

    class Reader;
    template <class Page, class Ask>
    [[nodiscard]] engine::Result<Page, engine::Rejection> answer(Ask ask) const;

    std::filesystem::path file;
    std::optional<FileLock> lock;
    std::unique_ptr<Follower> follower;  // none when somebody else writes
    mutable std::mutex mutex;            // one question at a time
    mutable std::unique_ptr<Reader> reader;
};

}  // namespace outward::server
