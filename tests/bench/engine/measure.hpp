// One thing that the engine does, at several sizes.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace outward::bench {

/// Can be done again and again. `begin` lays out what `run` uses up; only `run` is measured.
struct Work {
    std::function<void()> begin;
    std::function<std::size_t()> run;  // gives how many things it did, or bytes
};

enum class Unit { ns, ms, bytes };  // of each thing; of all; what `run` gave

struct Measure {
    std::string name;
    std::string of;  // what the sizes count
    Unit unit = Unit::ns;
    std::vector<std::size_t> sizes;
    std::function<Work(std::size_t)> make;
};

/// Of conversations, and of initiatives.
[[nodiscard]] std::vector<Measure> all_measures();

}  // namespace outward::bench
