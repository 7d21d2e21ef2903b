#include "server/search/catalogue.hpp"

#include "server/archive/archive_file.hpp"
#include "server/search/finder.hpp"
#include "server/search/follower.hpp"
#include "server/search/lister.hpp"

namespace outward::server {

using engine::Reason;
using engine::Rejection;
using engine::Result;
using engine::Trouble;

namespace {

Rejection being_made() {
    return {Reason::not_now, "The catalogue is being made. Try again in a moment."};
}

}  // namespace

/// A connection for questions.
class Catalogue::Reader {
public:
    Reader(const std::filesystem::path& file, std::uint64_t of)
        : generation(of),
          database(open(file, asking)),
          lister(database, asking),
          finder(database, asking) {}

    std::uint64_t generation;  // of the file: Follower::generation()

private:
    static SQLite::Database open(const std::filesystem::path& file, const Asking& asking) {
        SQLite::Database database = open_catalogue_to_read(file);
        register_functions(database.getHandle(), asking);
        return database;
    }

    Asking asking;
    SQLite::Database database;

public:
    Lister lister;
    Finder finder;
};

Result<std::unique_ptr<Catalogue>, Trouble> Catalogue::open(const std::filesystem::path& archive) {
    if (auto trouble = examine_archive(archive)) return *trouble;
    try {
        std::unique_ptr<Catalogue> made(new Catalogue(archive));
        if (!made->follows() && !is_current_catalogue(made->file))
            return Trouble{"There is no catalogue " + quoted(made->file) +
                           " that can be read, and it cannot be made: another program is about "
                           "it, or your account may not write there. Try again in a moment."};
        return made;
    } catch (const SQLite::Exception& problem) {
        return Trouble{sentence_for(problem, catalogue_beside(archive))};
    }
}

Catalogue::Catalogue(const std::filesystem::path& archive)
    : file(catalogue_beside(archive)), lock(lock_catalogue(file)) {
    if (lock) follower = std::make_unique<Follower>(archive, file);
}

Catalogue::~Catalogue() = default;

CatchUp Catalogue::catch_up(std::chrono::milliseconds patience) {
    return follower ? follower->catch_up(patience) : CatchUp{};
}

bool Catalogue::forget(const engine::ConversationId& conversation,
                       std::chrono::milliseconds patience) {
    return follower && follower->forget(conversation.value, patience);
}

template <class Page, class Ask>
Result<Page, Rejection> Catalogue::answer(Ask ask) const {
    const std::lock_guard one_at_a_time(mutex);
    try {
        const std::uint64_t generation = follower ? follower->generation() : 1;
        if (generation == 0) return being_made();
        if (!reader || reader->generation != generation) {
            reader.reset();
            reader = std::make_unique<Reader>(file, generation);
        }
        return ask(*reader);
    } catch (const SQLite::Exception& problem) {
        reader.reset();
        if (follower && tells_of_damage(problem)) follower->make_anew();
        return being_made();
    }
}

Result<ListPage, Rejection> Catalogue::list(const ArchiveQuery& query) const {
    return answer<ListPage>([&](Reader& from) { return from.lister.list(query); });
}

Result<SearchPage, Rejection> Catalogue::search(const SearchQuery& query) const {
    return answer<SearchPage>([&](Reader& from) { return from.finder.search(query); });
}

}  // namespace outward::server
