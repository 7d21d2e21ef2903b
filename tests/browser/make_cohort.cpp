// Makes an archive to look at: a cohort of ten libraries, a year in.
//
//     make_cohort ARCHIVE [days since the beginning = 370]
//
// Prints the keys; then `outward serve --db ARCHIVE`, and open /cohort#key=KEY.
#include "server/live/clock.hpp"
#include "tests/server/cohort/ten_libraries.hpp"

#include <sodium.h>

#include <cstdlib>
#include <iostream>

int main(int count, char** words) {
    using namespace outward::server;
    if (count < 2 || sodium_init() < 0) return 2;
    const int elapsed = count > 2 ? std::atoi(words[2]) : 370;
    const Day today = local_day(SteadyWallClock{}.now());
    const auto made = make_ten_libraries(words[1], today - std::chrono::days{elapsed}, today);
    std::cout << "cohort " << made.cohort << "\ncoach " << made.first_coach_key << "\ncoach "
              << made.second_coach_key << '\n';
    for (const std::string& key : made.host_keys)
        if (!key.empty()) std::cout << "library " << key << '\n';
}
