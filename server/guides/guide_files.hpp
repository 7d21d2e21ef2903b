// The files that a guide is made of: reading them from a folder, and what may be among them.
#pragma once

#include "engine/guide.hpp"
#include "engine/guide_expand.hpp"
#include "engine/result.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// What one guide may have: much more than any needs, little enough for a small laptop.
struct GuideLimits {
    static constexpr std::size_t files = 40;
    static constexpr std::size_t file_bytes = 256 * 1024;
    static constexpr std::size_t all_bytes = 768 * 1024;
    static constexpr int depth = 32;
};

struct MadeGuide {
    engine::Guide guide;
    std::vector<engine::GuideFile> files;  // whole: with what it uses of others
};
using MadeResult = engine::Result<MadeGuide, std::vector<engine::Problem>>;

/// How much of a guide is looked at: all of it, or only its shape where it was checked before.
enum class Care { check, reload };

/// The one place where files become a guide. `find` gives those whose steps it uses.
[[nodiscard]] MadeResult make_guide(const std::vector<engine::GuideFile>& files,
                                    const engine::FindGuide& find, Care care = Care::check);

/// The same for files of a stranger, after a look at their names, number, sizes and nesting.
[[nodiscard]] MadeResult make_guide_of_stranger(const std::vector<engine::GuideFile>& files,
                                                const engine::FindGuide& find);

/// The files of a guide's folder on disk (or of its guide.json).
[[nodiscard]] engine::Result<std::vector<engine::GuideFile>, engine::Trouble> read_guide_folder(
    const std::filesystem::path& folder_or_file);

inline constexpr std::string_view content_ending = ".json";

/// Whether a file of that name is content: JSON, and not hidden.
[[nodiscard]] bool is_content(const std::filesystem::path& path);

/// The whole of a file of content.
[[nodiscard]] engine::Result<std::string, engine::Trouble> read_content_file(
    const std::filesystem::path& path);

/// Whether a guide may have a file of that name: "guide.json", "text.en.json", "text.pt-BR.json".
[[nodiscard]] bool is_guide_file(std::string_view name);
/// Whether that is an id of a guide: kebab-case, and so the name of a folder as well.
[[nodiscard]] bool is_guide_id(std::string_view text);

/// A list of {name, content}, as it travels. A file that is no such object stays without a name.
[[nodiscard]] std::vector<engine::GuideFile> guide_files_in(const nlohmann::json& list);
[[nodiscard]] nlohmann::json to_json(const std::vector<engine::GuideFile>& files);

/// The same guide as a new one, with that id and version 1.0.0. The files must be a sound guide's.
[[nodiscard]] std::vector<engine::GuideFile> copied_as(const std::string& id,
                                                       std::vector<engine::GuideFile> files);

/// Problems as a person reads them, one a line: file, place, what to do. `folder` may be empty.
[[nodiscard]] std::string to_sentences(const std::vector<engine::Problem>& problems,
                                       const std::string& folder);

}  // namespace outward::server
