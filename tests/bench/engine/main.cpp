// What the engine costs, by size:
//
//     bench_engine [--quick]           everything (quick: the smallest sizes, once); a list as JSON
//     bench_engine --only NAME SIZE    one measure, once and without a clock, for callgrind's
//                                      --collect-atstart=no: it counts what is measured and no more
#include "tests/bench/engine/measure.hpp"

#include <time.h>
#include <nlohmann/json.hpp>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_TOGGLE_COLLECT
#endif

#include <algorithm>
#include <iostream>
#include <stdexcept>

using namespace outward::bench;
using nlohmann::json;

namespace {

#ifdef __clang__
constexpr const char* compiler = "clang " __clang_version__;
#else
constexpr const char* compiler = "g++ " __VERSION__;
#endif

/// Of this thread alone: what others do on the machine does not count.
double processor_nanoseconds() {
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e9 + static_cast<double>(spent.tv_nsec);
}

/// The median of several times, until they are enough to trust.
double value_of(const Work& work, Unit unit, std::size_t rounds) {
    constexpr double enough = 300e6;  // ns
    std::vector<double> values;
    double all = 0;
    while (values.size() < rounds && (values.size() < 5 || all < enough)) {
        work.begin();
        const double began = processor_nanoseconds();
        const auto did = static_cast<double>(work.run());
        const double took = processor_nanoseconds() - began;
        all += took;
        values.push_back(unit == Unit::ns ? took / did : unit == Unit::ms ? took / 1e6 : did);
    }
    std::ranges::sort(values);
    return values[values.size() / 2];
}

const char* name_of(Unit unit) {
    return unit == Unit::ns ? "ns" : unit == Unit::ms ? "ms" : "bytes";
}

json measured(bool quick) {
    json figures = json::array();
    for (const Measure& one : all_measures())
        for (const std::size_t size : one.sizes) {
            if (quick && size > one.sizes[1]) continue;
            const std::size_t rounds = quick || one.unit == Unit::bytes ? 1 : 100;
            figures.push_back({{"name", one.name},
                               {"n", size},
                               {"of", one.of},
                               {"unit", name_of(one.unit)},
                               {"value", value_of(one.make(size), one.unit, rounds)}});
        }
    return figures;
}

json counted(const std::string& name, std::size_t size) {
    for (const Measure& one : all_measures()) {
        if (one.name != name) continue;
        const Work work = one.make(size);
        work.begin();
        CALLGRIND_TOGGLE_COLLECT;
        const std::size_t did = work.run();
        CALLGRIND_TOGGLE_COLLECT;
        return {{"name", name}, {"n", size}, {"of", one.of}, {"did", did}, {"compiler", compiler}};
    }
    throw std::runtime_error("There is no measure '" + name + "'.");
}

}  // namespace

int main(int count, char** words) {
    try {
        const std::vector<std::string> asked(words + 1, words + count);
        const bool only = asked.size() == 3 && asked[0] == "--only";
        const bool quick = asked.size() == 1 && asked[0] == "--quick";
        if (!only && !quick && !asked.empty())
            throw std::runtime_error("Usage: bench_engine [--quick | --only NAME SIZE]");
        std::cout << (only ? counted(asked[1], std::stoul(asked[2])) : measured(quick)).dump()
                  << '\n';
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << "bench_engine: " << problem.what() << '\n';
        return 1;
    }
}
