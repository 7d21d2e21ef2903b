// The guides and interface texts that this program carries, and those of a folder laid over them
// (`--content DIR`), file by file.
#pragma once

#include "engine/guide.hpp"
#include "engine/result.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

struct LibraryGuide {
    std::shared_ptr<const engine::Guide> guide;
    std::vector<engine::GuideFile> files;  // what it was read from, with what it uses of others
};

class Library {
public:
    /// Reads and checks every guide. Problems come as sentences with file, place and remedy.
    /// `overlay` may be empty.
    [[nodiscard]] static engine::Result<Library, engine::Trouble> open(
        const std::filesystem::path& overlay);

    [[nodiscard]] const std::map<engine::GuideId, LibraryGuide>& guides() const noexcept {
        return all_guides;
    }
    /// nullptr when there is no such guide.
    [[nodiscard]] const LibraryGuide* find(const engine::GuideId& id) const;

    /// A content file by its path below content/, such as "interface/en.json".
    [[nodiscard]] std::optional<std::string_view> file(std::string_view path) const;

    /// The text of a catalogue key in that language, else in English, else the key itself.
    [[nodiscard]] std::string text(std::string_view language, std::string_view key) const;

    /// The languages of the interface.
    [[nodiscard]] std::vector<std::string> languages() const;

    /// The same as JSON: `{"languages":[{code, name, direction}]}`.
    [[nodiscard]] std::string interface_index() const;

private:
    Library() = default;

    std::optional<engine::Trouble> lay_over(const std::filesystem::path& overlay);
    std::optional<engine::Trouble> load_guides();
    std::optional<engine::Trouble> load_catalogues();

    std::map<std::string, std::string, std::less<>> files;
    std::map<engine::GuideId, LibraryGuide> all_guides;
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> catalogues;
};

/// Problems as a person reads them, one a line: file, place, what to do.
[[nodiscard]] std::string to_sentences(const std::vector<engine::Problem>& problems,
                                       const std::string& folder);

/// The files of a guide's folder on disk (or of its guide.json).
[[nodiscard]] engine::Result<std::vector<engine::GuideFile>, engine::Trouble> read_guide_folder(
    const std::filesystem::path& folder_or_file);

/// The same with the steps that it uses of other guides: those whose folders stand beside it, and
/// those that this program carries.
[[nodiscard]] engine::Result<std::vector<engine::GuideFile>, engine::Trouble> read_whole_guide(
    const std::filesystem::path& folder_or_file);

}  // namespace outward::server
