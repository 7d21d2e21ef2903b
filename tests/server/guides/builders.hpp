// Parts for tests of guides: the starter guide as one's own.
#pragma once

#include "server/guides/library.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace outward::server {

inline std::vector<engine::GuideFile> starter(const std::string& id = "our-street") {
    static const auto library = Library::open({});
    return copied_as(id, library.value().folder("starter"));
}

inline engine::GuideFile& file_of(std::vector<engine::GuideFile>& files, const std::string& name) {
    return *std::ranges::find(files, name, &engine::GuideFile::name);
}

/// With the first `from` in that file replaced.
inline std::vector<engine::GuideFile> edited(std::vector<engine::GuideFile> files,
                                             const std::string& name, const std::string& from,
                                             const std::string& to) {
    std::string& content = file_of(files, name).content;
    content.replace(content.find(from), from.size(), to);
    return files;
}

inline std::vector<engine::GuideFile> versioned(std::vector<engine::GuideFile> files,
                                                const std::string& version) {
    return edited(std::move(files), "guide.json", "1.0.0", version);
}

inline engine::Guide guide_of(const std::vector<engine::GuideFile>& files) {
    return engine::load_guide(files).value();
}

}  // namespace outward::server
