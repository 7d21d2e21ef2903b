// Moments in writing.
#include "server/times.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace outward::server;
using outward::engine::Millis;
using namespace std::chrono_literals;

TEST_CASE("moments are written in UTC to the second, before and after 1970") {
    CHECK(iso_time(Millis{0}) == "1970-01-01T00:00:00Z");
    CHECK(iso_time(Millis{1'772'389'799'999}) == "2026-03-01T18:29:59Z");
    CHECK(utc_time(Millis{1'772'389'799'999}, "%Y%m%d-%H%M%S") == "20260301-182959");
}

TEST_CASE("a local day begins at its first moment, wherever this runs") {
    const auto begins = beginning_of_day("2026-03-01");
    REQUIRE(begins);
    CHECK(local_time(*begins, "%Y-%m-%d %H:%M:%S") == "2026-03-01 00:00:00");
    CHECK(local_time(*begins - 1ms, "%Y-%m-%d") == "2026-02-28");
    CHECK(local_time(*beginning_of_day("2026-02-28", 1), "%Y-%m-%d %H") == "2026-03-01 00");
    CHECK(local_time(*beginning_of_day("2028-02-28", 1), "%d") == "29");
}

TEST_CASE("what is no day has no beginning") {
    for (const char* text : {"", "2026-3-1", "2026-02-30", "yesterday", "2026-03-01T10"})
        CHECK_FALSE(beginning_of_day(text));
}
