#include "server/guides/library.hpp"

#include "server/assets/embedded.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <utility>

namespace outward::server {

namespace fs = std::filesystem;
using engine::GuideFile;
using engine::GuideId;
using engine::Result;
using engine::Trouble;
using nlohmann::json;

namespace {

constexpr std::string_view guides_folder = "guides/";
constexpr std::string_view interface_folder = "interface/";

/// "en" for "interface/en.json".
std::string language_of(std::string_view path) {
    path.remove_prefix(interface_folder.size());
    path.remove_suffix(content_ending.size());
    return std::string{path};
}

}  // namespace

Result<Library, Trouble> Library::open(const fs::path& overlay, const fs::path& own_folder) {
    Library library{own_folder};
    for (const Asset& asset : content_assets())
        library.all_files.insert_or_assign(std::string{asset.path}, std::string{asset.bytes});
    auto shelf = std::make_shared<Shelf>();
    if (auto trouble = library.lay_over(overlay)) return *trouble;
    // The tests check what the program carries; only what is laid over it may be unsound.
    const Care care = overlay.empty() ? Care::reload : Care::check;
    if (auto trouble = library.load_guides(*shelf, care)) return *trouble;
    if (auto trouble = library.load_catalogues()) return *trouble;
    if (auto trouble = library.load_handouts()) return *trouble;
    if (auto trouble = library.load_uses(*shelf)) return *trouble;
    library.shared->read = library.own.stamp();
    library.load_own_guides(*shelf);
    library.shared->shelf = std::move(shelf);
    return library;
}

Library::Library(const fs::path& own_folder)
    : own(own_folder), shared(std::make_unique<Shared>()) {}

std::optional<Trouble> Library::lay_over(const fs::path& overlay) {
    if (overlay.empty()) return std::nullopt;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(overlay, error)) {
        if (!entry.is_regular_file() || !is_content(entry.path())) continue;
        auto content = read_content_file(entry.path());
        if (!content.ok()) return content.error();
        all_files.insert_or_assign(fs::relative(entry.path(), overlay).generic_string(),
                                   std::move(content).value());
    }
    if (error)
        return Trouble{"The content folder '" + overlay.string() + "' cannot be read: " +
                       error.message() + ". Give a folder that holds guides/ or interface/."};
    return std::nullopt;
}

std::optional<Trouble> Library::load_guides(Shelf& shelf, Care care) const {
    std::map<std::string, std::vector<GuideFile>> folders;
    for (const auto& [path, content] : all_files) {
        if (!path.starts_with(guides_folder)) continue;
        const auto slash = path.rfind('/');
        folders[path.substr(0, slash)].push_back({path.substr(slash + 1), content});
    }
    const auto find_files = [&](const GuideId& id) -> std::optional<std::vector<GuideFile>> {
        const auto found = folders.find(std::string{guides_folder} + id.value);
        return found == folders.end() ? std::nullopt : std::optional{found->second};
    };
    for (const auto& [folder_name, written] : folders) {
        auto made = make_guide(written, find_files, care);
        if (!made.ok()) return Trouble{to_sentences(made.error(), "content/" + folder_name)};
        const GuideId id = made.value().guide.id;
        if (folder_name != std::string{guides_folder} + id.value)
            return Trouble{"content/" + folder_name + "/guide.json at /id: The id '" + id.value +
                           "' and the folder's name differ. Make both the same."};
        shelf.guides.emplace(id, library_guide(std::move(made).value(), written, false));
    }
    return std::nullopt;
}

std::optional<Trouble> Library::load_catalogues() {
    for (const auto& [path, content] : all_files) {
        if (!path.starts_with(interface_folder)) continue;
        const json catalogue = json::parse(content, nullptr, false);
        if (!catalogue.is_object())
            return Trouble{"content/" + path +
                           ": This is not a JSON object. Look for a missing "
                           "comma, quote or bracket."};
        auto& texts = catalogues[language_of(path)];
        for (const auto& [key, value] : catalogue.items())
            if (value.is_string()) texts.emplace(key, value.get<std::string>());
    }
    return std::nullopt;
}

std::optional<std::string_view> Library::file(std::string_view path) const {
    const auto found = all_files.find(path);
    if (found == all_files.end()) return std::nullopt;
    return found->second;
}

std::vector<GuideFile> Library::folder(std::string_view path) const {
    const std::string before = std::string{path} + '/';
    std::vector<GuideFile> files;
    for (auto next = all_files.lower_bound(before);
         next != all_files.end() && next->first.starts_with(before); ++next)
        files.push_back({next->first.substr(before.size()), next->second});
    return files;
}

std::vector<std::string> Library::folders(std::string_view path) const {
    std::set<std::string> names;
    for (const GuideFile& file : folder(path))
        if (const auto slash = file.name.find('/'); slash != std::string::npos)
            names.insert(file.name.substr(0, slash));
    return {names.begin(), names.end()};
}

std::string Library::text(std::string_view language, std::string_view key) const {
    for (const std::string_view tried : {language, std::string_view{"en"}}) {
        const auto catalogue = catalogues.find(tried);
        if (catalogue == catalogues.end()) continue;
        const auto found = catalogue->second.find(key);
        if (found != catalogue->second.end()) return found->second;
    }
    return std::string{key};
}

std::vector<std::string> Library::languages() const {
    std::vector<std::string> codes;
    for (const auto& [code, texts] : catalogues) codes.push_back(code);
    return codes;
}

std::string Library::interface_index() const {
    json languages = json::array();
    for (const auto& [code, texts] : catalogues)
        languages.push_back(
            {{"code", code}, {"name", text(code, "name")}, {"direction", text(code, "direction")}});
    return json{{"languages", std::move(languages)}}.dump();
}

}  // namespace outward::server
