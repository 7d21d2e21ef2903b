// The server that benches measure: the whole of Outward, without the limits on how much one person
// may do and how many may come.
//
//     bench_server ARCHIVE [PORT = any] [THREADS = one for each core]
//
// Prints the host's link. For each line on its input it prints how often its archives were
// committed and the disk was told to keep what it has, as JSON; it ends with its input.
#include "server/server.hpp"

#include <sqlite3.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <atomic>
#include <csignal>
#include <iostream>

using namespace outward::server;

namespace {

std::atomic<long> commits{0};
std::atomic<long> syncs{0};

int count_commits_of(sqlite3* database, const char**, const sqlite3_api_routines*) {
    const auto count = [](void*) {
        ++commits;
        return 0;
    };
    sqlite3_commit_hook(database, count, nullptr);
    return SQLITE_OK;
}

int run(int count, char** words) {
    ServerOptions options;
    options.archive = words[1];
    options.port = static_cast<std::uint16_t>(count > 2 ? std::stoi(words[2]) : 0);
    options.threads = static_cast<std::size_t>(count > 3 ? std::stoi(words[3]) : 0);
    options.rules.limits = unlimited;
    options.limits.connections = 50'000;
    Journal journal{std::cerr};
    const auto started = Server::start(options, journal);
    if (!started.ok()) {
        std::cerr << "bench_server: " << started.error().sentence << '\n';
        return 1;
    }
    std::cout << started.value()->host_link() << std::endl;
    for (std::string line; std::getline(std::cin, line);)
        std::cout << nlohmann::json{{"commits", commits.load()}, {"syncs", syncs.load()}}
                  << std::endl;
    return 0;
}

}  // namespace

/// Stands before that of the C library, also for SQLite.
extern "C" int fdatasync(int file) {
    ++syncs;
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}

int main(int count, char** words) {
    if (count < 2) {
        std::cerr
            << "bench_server: say where the archive is: bench_server ARCHIVE [PORT] [THREADS]\n";
        return 2;
    }
    std::signal(SIGPIPE, SIG_IGN);
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(count_commits_of));
    return run(count, words);
}
