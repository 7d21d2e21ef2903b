// What a guide's checker tells, as text that a test can look into.
#pragma once

#include "engine/guide.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace outward::tests {

/// Each problem in a line: file, place: message. Empty for what is sound.
template <class Sound>
[[nodiscard]] std::string told(const Result<Sound, std::vector<Problem>>& result) {
    std::string text;
    if (!result.ok())
        for (const Problem& problem : result.error())
            text += problem.file + " " + problem.path + ": " + problem.message + "\n";
    return text;
}

/// What loading these files tells.
[[nodiscard]] inline std::string told(const std::vector<GuideFile>& files) {
    return told(load_guide(files));
}

[[nodiscard]] inline bool says(const std::string& text, const std::string& part) {
    INFO(text);
    return text.find(part) != std::string::npos;
}

[[nodiscard]] inline bool says(const std::vector<GuideFile>& files, const std::string& part) {
    return says(told(files), part);
}

}  // namespace outward::tests
