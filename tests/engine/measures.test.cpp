// The measures of tests/bench, reckoned by hand.
#include "tests/bench/measures.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

using namespace outward::bench;
using doctest::Approx;

TEST_CASE("precision is the share that is right of those that were asked for") {
    const std::array<std::size_t, 4> suggested{7, 2, 9, 4};
    const auto even = [](std::size_t i) { return i % 2 == 0; };
    CHECK(precision_at(1, suggested, even) == 0);
    CHECK(precision_at(2, suggested, even) == Approx(0.5));
    CHECK(precision_at(5, suggested, even) == Approx(0.4));  // the fifth is missing
    CHECK(reciprocal_rank(suggested, even) == Approx(0.5));
    CHECK(reciprocal_rank(suggested, [](std::size_t i) { return i > 9; }) == 0);
}

TEST_CASE("a mean comes with its standard error") {
    const Mean mean = mean_of(std::array{1.0, 2.0, 3.0, 6.0});  // variance 14/3
    CHECK(mean.value == Approx(3));
    CHECK(mean.error == Approx(1.0801234));
}

TEST_CASE("kappa is agreement beyond chance") {
    // Two codes: 20 both a, 15 both b, 5 a and b, 10 b and a. Raw 35/50; by chance
    // 25/50 * 30/50 + 25/50 * 20/50 = 0.5.
    std::vector<std::string> first;
    std::vector<std::string> second;
    const auto add = [&](int times, const char* one, const char* other) {
        for (int i = 0; i < times; ++i) first.push_back(one), second.push_back(other);
    };
    add(20, "a", "a"), add(15, "b", "b"), add(5, "a", "b"), add(10, "b", "a");
    CHECK(agreement(first, second).raw == Approx(0.7));
    CHECK(agreement(first, second).kappa == Approx(0.4));
    CHECK(agreement(first, first).kappa == Approx(1));
    const std::array<std::string, 2> one{"a", "b"};
    const std::array<std::string, 2> other{"b", "a"};
    CHECK(agreement(one, other).kappa == Approx(-1));
    const std::array<std::string, 2> single{"a", "a"};
    CHECK(agreement(single, single).kappa == 1);
}
