// How fast the catalogue answers with many conversations: makes an archive of synthetic ones, lets
// the catalogue read it, and asks each kind of question many times.
//
//     bench_catalogue [conversations = 10000] [notes in each = 100] [folder = a temporary one]
//                     [make: only that | ask: only that, and nothing is forgotten]
//
// Prints a table, and the same as JSON on the last line. A folder that holds an archive already is
// used as it is.
#include "server/search/catalogue.hpp"
#include "tests/bench/archive/making.hpp"
#include "tests/bench/archive/questions.hpp"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <stdexcept>

using namespace outward::bench;
using namespace outward::server;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using nlohmann::json;

namespace {

struct Wish {
    int conversations = 10'000;
    int notes = 100;
    fs::path folder;
    std::string only;
};

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

double megabytes(const fs::path& file) {
    return static_cast<double>(fs::file_size(file)) / 1'000'000;
}

/// Down to the bytes, in seconds.
double forget_one(Catalogue& catalogue) {
    const auto begin = Clock::now();
    const bool wiped = catalogue.forget({"conversation-1"}, std::chrono::minutes{5});
    const double took = seconds_since(begin);
    std::printf("\nforgetting one conversation down to the bytes: %.1f s%s\n", took,
                wiped ? "" : " (not done)");
    return took;
}

void run(const Wish& wish) {
    fs::create_directories(wish.folder);
    const fs::path archive = wish.folder / "outward.db";
    auto begin = Clock::now();
    if (!fs::exists(archive)) make_archive(archive, wish.conversations, wish.notes);
    const double made_in = seconds_since(begin);
    begin = Clock::now();
    auto opened = Catalogue::open(archive);
    if (!opened.ok()) throw std::runtime_error(opened.error().sentence);
    Catalogue& catalogue = *opened.value();
    while (!catalogue.catch_up(std::chrono::seconds{10}).complete) {
    }
    const double read_in = seconds_since(begin);
    std::printf(
        "%d conversations with %d notes each\narchive: %.1f s, %.0f MB\n"
        "catalogue: %.1f s, %.0f MB\n\n%-52s %8s %8s %8s %8s %8s\n",
        wish.conversations, wish.notes, made_in, megabytes(archive), read_in,
        megabytes(catalogue_beside(archive)), "", "p50 ms", "p95 ms", "max ms", "p95 cpu",
        "answers");
    json told{{"conversations", wish.conversations},
              {"notes", wish.conversations * wish.notes},
              {"archive_s", made_in},
              {"archive_mb", megabytes(archive)},
              {"catalogue_s", read_in},
              {"catalogue_mb", megabytes(catalogue_beside(archive))}};
    if (wish.only != "make") told["questions"] = ask_everything(catalogue, wish.conversations);
    if (wish.only.empty()) told["forget_s"] = forget_one(catalogue);
    std::cout << told.dump() << '\n';
}

}  // namespace

int main(int count, char** words) {
    try {
        Wish wish;
        if (count > 1) wish.conversations = std::stoi(words[1]);
        if (count > 2) wish.notes = std::stoi(words[2]);
        if (count > 4) wish.only = words[4];
        const bool own = count > 3;
        wish.folder =
            own ? fs::path{words[3]} : fs::temp_directory_path() / "outward-bench-catalogue";
        if (!own) fs::remove_all(wish.folder);  // of a run that was stopped
        run(wish);
        if (!own) fs::remove_all(wish.folder);
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << "bench_catalogue: " << problem.what() << '\n';
        return 1;
    }
}
