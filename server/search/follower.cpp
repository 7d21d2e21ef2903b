#include "server/search/follower.hpp"

#include "server/archive/archive_file.hpp"
#include "server/search/catalogue_file.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace outward::server {

namespace {

constexpr std::chrono::seconds between_looks{1};
/// A running conversation changes all the time, and reading it again means folding it again: not
/// sooner than this, and never more than a part of the time.
constexpr std::chrono::seconds between_readings{10};
constexpr int most_of_the_time = 50;  // one part in so many
constexpr std::size_t rows_in_a_commit = 5'000;
/// After so many new rows the index is put into one piece.
constexpr std::size_t many_rows = 20'000;

/// A failure of the archive, not of the catalogue: nothing that is made anew would mend it.
struct ArchiveTrouble : std::runtime_error {
    using std::runtime_error::runtime_error;
};

template <class Read>
auto from_archive(const std::filesystem::path& archive, Read read) {
    try {
        return read();
    } catch (const SQLite::Exception& problem) {
        throw ArchiveTrouble(sentence_for(problem, archive));
    }
}

}  // namespace

Follower::Follower(std::filesystem::path from, std::filesystem::path catalogue)
    : archive(std::move(from)), file(std::move(catalogue)) {
    thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Follower::~Follower() {
    {
        const std::lock_guard lock(mutex);
        thread.request_stop();
    }
    wake.notify_one();
}

CatchUp Follower::catch_up(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex);
    const std::uint64_t mine = ++asked;
    wake.notify_one();
    const bool done = told.wait_for(lock, patience, [&] { return answered >= mine; });
    return {done && trouble.empty(), waiting, trouble};
}

bool Follower::forget(const std::string& conversation, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex);
    to_forget.insert(conversation);
    const std::uint64_t mine = ++asked;
    wake.notify_one();
    return told.wait_for(lock, patience, [&] { return answered >= mine && wiped; });
}

void Follower::make_anew() {
    const std::lock_guard lock(mutex);
    damaged = true;
    wake.notify_one();
}

std::uint64_t Follower::generation() const {
    const std::lock_guard lock(mutex);
    return made;
}

void Follower::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const Round round = next(stop);
        std::string problem = work(round, stop);
        const std::lock_guard lock(mutex);
        trouble = std::move(problem);
        // What is damaged is made anew first; when that does not help either, it is told.
        if (!damaged || round.anew) answered = round.asked;
        told.notify_all();
    }
}

Follower::Round Follower::next(const std::stop_token& stop) {
    std::unique_lock lock(mutex);
    if (std::exchange(begun, true))
        wake.wait_for(lock, between_looks,
                      [&] { return asked > answered || damaged || stop.stop_requested(); });
    return {.asked = asked,
            .at_once = asked > answered,
            .anew = std::exchange(damaged, false),
            .to_forget = std::exchange(to_forget, {})};
}

std::string Follower::work(const Round& round, const std::stop_token& stop) {
    try {
        open(round.anew);
        for (const std::string& conversation : round.to_forget) {
            index->remove(conversation);
            known.erase(conversation);
        }
        index->commit();
        look(round.at_once || !round.to_forget.empty(), stop);
        wipe_if_due();
        return {};
    } catch (const ArchiveTrouble& problem) {
        source.reset();
        return problem.what();
    } catch (const SQLite::Exception& problem) {
        if (tells_of_damage(problem)) make_anew();
        index.reset();
        return sentence_for(problem, file);
    } catch (const std::exception& problem) {
        index.reset();
        return std::string{"The catalogue cannot be kept: "} + problem.what() + ".";
    }
}

void Follower::open(bool anew) {
    if (anew) {
        index.reset();
        remove_archive(file);
    }
    if (!source)
        source = from_archive(archive, [&] { return std::make_unique<ArchiveReader>(archive); });
    if (index) return;
    const bool was_there = is_current_catalogue(file);
    try {
        index = std::make_unique<Indexer>(file);
    } catch (const SQLite::Exception&) {
        if (!was_there) throw;
        remove_archive(file);
        index = std::make_unique<Indexer>(file);
    }
    known = index->known();
    last_reading.clear();
    seen_version = -1;
    const std::lock_guard lock(mutex);
    if (!was_there || anew || made == 0) ++made;
}

void Follower::look(bool at_once, const std::stop_token& stop) {
    const int version = from_archive(archive, [&] { return source->data_version(); });
    if (version == seen_version && !something_waits) return;
    const auto rows = from_archive(archive, [&] { return source->rows(); });
    something_waits = false;
    forget_missing(rows);
    read(due(rows, at_once), stop);
    if (!stop.stop_requested()) seen_version = version;
}

void Follower::forget_missing(const std::vector<ArchivedRow>& rows) {
    std::set<std::string_view> there;
    for (const ArchivedRow& row : rows) there.insert(row.id);
    std::erase_if(known, [&](const auto& entry) {
        if (there.contains(entry.first)) return false;
        index->remove(entry.first);
        return true;
    });
    index->commit();
}

std::vector<std::string> Follower::due(const std::vector<ArchivedRow>& rows, bool at_once) {
    std::vector<std::string> due;
    for (const ArchivedRow& row : rows)
        if (is_due(row, at_once)) due.push_back(row.id);
    return due;
}

bool Follower::is_due(const ArchivedRow& row, bool at_once) {
    const auto before = known.find(row.id);
    if (before == known.end()) return true;
    const Indexer::Known& then = before->second;
    if (then.revision != row.revision || then.stage != row.stage || then.team != row.team)
        return true;
    if (then.head == row.head) return false;
    const Reading& last = last_reading[row.id];
    const auto pause = std::max<Clock::duration>(between_readings, most_of_the_time * last.took);
    if (at_once || row.stage == "closed" || Clock::now() - last.at >= pause) return true;
    // Words that somebody had erased go at once.
    if (from_archive(archive, [&] { return source->has_erased(row.id, then.seq); })) return true;
    something_waits = true;
    return false;
}

void Follower::read(const std::vector<std::string>& due, const std::stop_token& stop) {
    std::size_t rows = 0;
    std::size_t left = due.size();
    for (const std::string& conversation : due) {
        if (stop.stop_requested()) break;
        put(conversation);
        --left;
        if (index->pending() < rows_in_a_commit && left > 0) continue;
        rows += index->pending();
        index->commit();
        tell_waiting(left);
    }
    index->commit();
    if (rows >= many_rows && !stop.stop_requested()) index->tidy();
}

void Follower::put(const std::string& conversation) {
    const auto begin = Clock::now();
    const auto reading = from_archive(archive, [&] { return source->read(conversation); });
    if (!reading) {
        something_waits = true;  // purged since: the next look forgets it
        return;
    }
    const ArchivedRow& row = reading->row;
    const engine::Guide* guide =
        from_archive(archive, [&] { return source->guide(row.guide_hash); });
    index->put(row, digest_for_search(reading->conversation, guide));
    known[conversation] = {row.seq, row.head, row.revision, row.stage, row.team};
    last_reading[conversation] = {Clock::now(), Clock::now() - begin};
}

void Follower::wipe_if_due() {
    const bool clean = !index->must_wipe() || index->wipe();
    const std::lock_guard lock(mutex);
    wiped = clean;
}

void Follower::tell_waiting(std::size_t conversations) {
    const std::lock_guard lock(mutex);
    waiting = conversations;
}

}  // namespace outward::server
