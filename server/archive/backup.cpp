#include "server/archive/backup.hpp"

#include "server/archive/archive_file.hpp"
#include "server/archive/connection.hpp"
#include "server/archive/verify.hpp"

namespace outward::server {

namespace fs = std::filesystem;
using engine::Result;
using engine::Trouble;

namespace {

/// All of `archive` as it is at one moment, in a file of its own that nothing waits for. Unlike a
/// plain copy it has what still lies in the write-ahead log, and no remains of what was erased.
void copy_archive(const fs::path& archive, const fs::path& to) {
    remove_archive(to);
    SQLite::Database database = open_to_read(archive);
    SQLite::Statement vacuum(database, "VACUUM INTO :to");
    execute(vacuum, {{":to", to.string()}});
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
}

Result<Backup, Trouble> verified(const fs::path& file, const fs::path& named) {
    const auto found = verify(file);
    if (!found.ok()) return found.error();
    if (!found.value().clean())
        return Trouble{quoted(named) + " is damaged: " + found.value().problems.front()};
    return Backup{named, fs::file_size(file), found.value().conversations, found.value().events};
}

/// The archive, and what belongs to it when it is too damaged to be one file.
void set_aside(const fs::path& archive) {
    if (!fs::exists(archive)) return;
    try {
        (void)is_sound_alone(archive);
    } catch (const SQLite::Exception&) {
        // As it is, then.
    }
    fs::path kept = beside(archive, ".before-restore");
    for (int i = 2; fs::exists(kept); ++i)
        kept = beside(archive, ".before-restore-" + std::to_string(i));
    for (const char* ending : {"-wal", "-shm", ""})
        if (fs::exists(beside(archive, ending)))
            fs::rename(beside(archive, ending), beside(kept, ending));
}

}  // namespace

Result<Backup, Trouble> back_up(const fs::path& archive, const fs::path& given) {
    const fs::path to = fs::absolute(given);
    if (fs::exists(to))
        return Trouble{quoted(to) + " exists already and was left as it is. Give a new name."};
    if (auto trouble = examine_archive(archive)) return *trouble;
    const fs::path part = beside(to, ".part");
    try {
        fs::create_directories(to.parent_path());
        if (auto trouble = no_room_for(fs::file_size(archive), to)) return *trouble;
        copy_archive(archive, part);
        auto made = verified(part, to);
        if (made.ok())
            put_in_place(part, to);
        else
            remove_archive(part);
        return made;
    } catch (const fs::filesystem_error& error) {
        return Trouble{"The backup " + quoted(to) + " cannot be written (" +
                       error.code().message() + "). Choose another place."};
    } catch (const SQLite::Exception& problem) {
        std::error_code ignored;
        fs::remove(part, ignored);
        return Trouble{"The backup " + quoted(to) + " could not be made: " + problem.what() +
                       ". Check that there is room on the disk."};
    }
}

Result<Backup, Trouble> restore(const fs::path& backup, const fs::path& given) {
    const fs::path archive = fs::absolute(given);
    auto sound = verified(backup, backup);
    if (!sound.ok()) return sound;
    const fs::path fresh = beside(archive, ".new");
    try {
        fs::create_directories(archive.parent_path());
        if (auto trouble = no_room_for(fs::file_size(backup), archive)) return *trouble;
        copy_archive(backup, fresh);
        auto copied = verified(fresh, archive);
        if (!copied.ok()) return copied;
        set_aside(archive);
        put_in_place(fresh, archive);
        return copied;
    } catch (const fs::filesystem_error& error) {
        return Trouble{quoted(archive) + " cannot be written (" + error.code().message() +
                       "). Check that your account may write there."};
    } catch (const SQLite::Exception& problem) {
        return Trouble{sentence_for(problem, archive)};
    }
}

}  // namespace outward::server
