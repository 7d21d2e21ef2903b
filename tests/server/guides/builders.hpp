// Parts for tests of guides: the starter guide as one's own.
#pragma once

#include "server/guides/library.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace outward::server {

/// What the program carries.
inline const Library& shipped() {
    static const auto library = Library::open({});
    return library.value();
}

inline std::vector<engine::GuideFile> starter(const std::string& id = "our-street") {
    return copied_as(id, shipped().folder("starter"));
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

/// With a phase of its own for the step `frame` of that guide.
inline std::vector<engine::GuideFile> borrowing_from(const std::string& lender,
                                                     std::vector<engine::GuideFile> files) {
    const std::string use =
        R"("id": "borrowed", "use": {"guide": ")" + lender + R"(", "from": "frame", "to": "frame"}},
                           {"id": "end")";
    files = edited(std::move(files), "guide.json", "\"id\": \"end\"", use);
    for (const char* text : {"text.en.json", "text.es.json"})
        files = edited(std::move(files), text, "\"end\":", "\"borrowed\": \"More\", \"end\":");
    return files;
}

inline engine::Guide guide_of(const std::vector<engine::GuideFile>& files) {
    return engine::load_guide(files).value();
}

}  // namespace outward::server
