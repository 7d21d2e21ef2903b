#include "tests/bench/guides.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace outward::bench {

std::vector<engine::GuideFile> guide_files(const std::string& id) {
    std::vector<engine::GuideFile> files;
    for (const auto& entry : std::filesystem::directory_iterator("content/guides/" + id)) {
        std::ifstream in(entry.path());
        std::stringstream content;
        content << in.rdbuf();
        files.push_back({entry.path().filename().string(), content.str()});
    }
    return files;
}

engine::Guide guide_of(const std::vector<engine::GuideFile>& files) {
    auto loaded = engine::reload_guide(files);
    if (!loaded.ok()) throw std::runtime_error(loaded.error().front().message);
    return std::move(loaded).value();
}

}  // namespace outward::bench
