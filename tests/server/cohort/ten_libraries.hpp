// An archive with a cohort of ten libraries, some way through its eighteen months. All of it is
// made up, and the same each time. Seven have a place on the server, the last three work on laptops
// and have sent bundles. They fall behind in different ways:
//
//   1, 2, 8   everything in time
//   3, 5      some days late, nothing overdue
//   4         told people what was heard five days after its day, and so not in time
//   6, 7      later each time
//   9         its calls with the coach stopped after the second, and it is two months late
//   10        began five months late
#pragma once

#include "server/cohort/day.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace outward::server {

struct TenLibraries {
    std::string cohort;
    std::vector<std::string> libraries;  // as the cohort calls them
    std::vector<std::string> accounts;   // on the server; empty: on a laptop
    std::vector<std::string> host_keys;  // of those that have one
    std::string first_coach_key;         // of libraries 1 to 5
    std::string second_coach_key;        // of libraries 6 to 10
};

/// Puts them into that archive, with all that happened up to `today`. Throws when it cannot.
TenLibraries make_ten_libraries(const std::filesystem::path& archive, Day starts_on, Day today);

}  // namespace outward::server
