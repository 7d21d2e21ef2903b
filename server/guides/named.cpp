#include "server/guides/named.hpp"

#include "server/guides/pack.hpp"

#include <filesystem>

namespace outward::server {

namespace fs = std::filesystem;
using engine::GuideFile;
using engine::Result;
using engine::Trouble;

namespace {

/// Of a guide that the library has, in the version behind the @ or the one in use.
std::optional<std::vector<GuideFile>> files_of_id(const std::string& named,
                                                  const Library& library) {
    const auto at = named.find('@');
    const engine::GuideId id{named.substr(0, at)};
    if (at != std::string::npos) return library.files(id, named.substr(at + 1));
    const auto known = library.find(id);
    if (!known) return std::nullopt;
    return known->written;
}

bool is_pack(const fs::path& path) {
    std::error_code none;
    return fs::is_regular_file(path, none) && !is_guide_file(path.filename().string());
}

/// Where the folder of a guide stands, with others beside it; nothing for packs and ids.
fs::path shelf_of(const fs::path& named) {
    std::error_code none;
    const fs::path folder = fs::is_directory(named, none) ? named : named.parent_path();
    if (!fs::exists(folder / "guide.json", none) || is_pack(named)) return {};
    return fs::canonical(folder, none).parent_path();
}

}  // namespace

Result<std::vector<GuideFile>, Trouble> named_files(const std::string& named,
                                                    const Library& library) {
    std::error_code none;
    const fs::path path{named};
    if (is_pack(path)) {
        const auto content = read_content_file(path);
        if (!content.ok()) return content.error();
        auto files = from_pack(content.value());
        if (!files.ok()) return Trouble{"'" + named + "': " + files.error().sentence};
        return files;
    }
    const bool is_there = fs::exists(path, none);
    if (!is_there || !fs::exists(path / "guide.json", none))
        if (auto files = files_of_id(named, library)) return std::move(*files);
    if (is_there) return read_guide_folder(path);
    std::string ids;
    const auto guides = library.guides();
    for (const auto& [id, guide] : *guides) ids += (ids.empty() ? "" : ", ") + id.value;
    return Trouble{"'" + named +
                   "' cannot be read: it is no guide's folder, no guide pack, and no id of a "
                   "guide. The ids are: " +
                   ids + "."};
}

Result<MadeGuide, Trouble> named_guide(const std::string& named, const Library& library) {
    auto files = named_files(named, library);
    if (!files.ok()) return files.error();
    const fs::path shelf = shelf_of(named);
    const auto find = [&](const engine::GuideId& id) -> std::optional<std::vector<GuideFile>> {
        std::error_code none;
        if (shelf.empty() || !fs::exists(shelf / id.value / "guide.json", none))
            return library.written(id);
        auto other = read_guide_folder(shelf / id.value);
        return other.ok() ? std::optional{std::move(other).value()} : std::nullopt;
    };
    auto made = is_pack(named) ? make_guide_of_stranger(files.value(), find)
                               : make_guide(files.value(), find);
    if (!made.ok()) return Trouble{to_sentences(made.error(), named)};
    return std::move(made).value();
}

}  // namespace outward::server
