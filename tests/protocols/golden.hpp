// Golden files: messages that the C++ side really makes, reviewed like code. The contract tests of
// the clients read the same files against the published schemas and fold them in TypeScript.
// After a change that is wanted: OUTWARD_WRITE_GOLDEN=1 build/release/tests/test_protocols
#pragma once

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace outward::tests {

using nlohmann::json;

inline void check_golden(const std::string& name, const json& made) {
    const std::filesystem::path folder{"tests/protocols/golden"};
    const std::filesystem::path file = folder / (name + ".json");
    const std::string text = made.dump(1) + "\n";
    if (std::getenv("OUTWARD_WRITE_GOLDEN")) {
        std::filesystem::create_directories(folder);
        std::ofstream{file} << text;
    }
    std::ifstream in{file};
    const std::string known{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    CHECK_MESSAGE(known == text, "golden file differs: ", file.string());
}

inline json entry(const char* schema, json message) {
    return {{"schema", schema}, {"message", std::move(message)}};
}

}  // namespace outward::tests
