// What the fuzz targets share. Each file NAME.fuzz.cpp is one target: the function
// LLVMFuzzerTestOneInput, which takes any bytes (https://llvm.org/docs/LibFuzzer.html). A broken
// rule ends the program.
#pragma once

#include "engine/guide.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace outward::fuzz {

inline void require(bool rule, const char* what) {
    if (rule) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Guides that this program carries.
[[nodiscard]] const engine::Guide& a_guide();
[[nodiscard]] const engine::Guide& a_guide_at_tables();

/// Takes values off the front of the input; zeros when there is nothing left.
class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : rest(text_of(data, size)) {}

    [[nodiscard]] bool empty() const { return rest.empty(); }
    std::uint8_t byte() {
        if (rest.empty()) return 0;
        const auto first = static_cast<std::uint8_t>(rest.front());
        rest.remove_prefix(1);
        return first;
    }
    std::uint32_t number() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) value = value << 8U | byte();
        return value;
    }
    /// So many bytes as the first says.
    std::string text() {
        const std::size_t length = byte();
        const std::string taken{rest.substr(0, length)};
        rest.remove_prefix(taken.size());
        return taken;
    }
    [[nodiscard]] std::string_view remaining() const { return rest; }

private:
    std::string_view rest;
};

}  // namespace outward::fuzz
