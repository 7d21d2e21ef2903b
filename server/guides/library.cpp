#include "server/guides/library.hpp"

#include "engine/guide_expand.hpp"
#include "server/assets/embedded.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>

namespace outward::server {

namespace fs = std::filesystem;
using engine::GuideFile;
using engine::GuideId;
using engine::Result;
using engine::Trouble;
using nlohmann::json;

namespace {

constexpr std::uintmax_t largest_file = 4 * 1024 * 1024;
constexpr std::size_t most_told = 20;  // problems of one guide
constexpr std::string_view guides_folder = "guides/";
constexpr std::string_view interface_folder = "interface/";
constexpr std::string_view json_ending = ".json";

Result<std::string, Trouble> read_file(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (!error && size > largest_file)
        return Trouble{"'" + path.string() + "' is larger than 4 MB. No content file is so large."};
    std::ifstream in(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in)
        return Trouble{"'" + path.string() +
                       "' cannot be read. Check that it is there and that "
                       "you may read it."};
    return content;
}

bool is_content(const fs::path& path) {
    return path.extension() == json_ending && path.filename().string().front() != '.';
}

/// The files of a guide that this program carries.
std::optional<std::vector<GuideFile>> carried(const GuideId& id) {
    const std::string folder = std::string{guides_folder} + id.value + '/';
    std::vector<GuideFile> files;
    for (const Asset& asset : content_assets())
        if (asset.path.starts_with(folder))
            files.push_back(
                {std::string{asset.path.substr(folder.size())}, std::string{asset.bytes}});
    return files.empty() ? std::nullopt : std::optional{std::move(files)};
}

/// "en" for "interface/en.json".
std::string language_of(std::string_view path) {
    path.remove_prefix(interface_folder.size());
    path.remove_suffix(json_ending.size());
    return std::string{path};
}

}  // namespace

std::string to_sentences(const std::vector<engine::Problem>& problems, const std::string& folder) {
    std::string text;
    for (const engine::Problem& problem :
         std::span{problems}.first(std::min(problems.size(), most_told))) {
        if (!text.empty()) text += '\n';
        text += folder + "/" + problem.file;
        if (!problem.path.empty()) text += " at " + problem.path;
        text += ": " + problem.message;
    }
    if (problems.size() > most_told)
        text += "\n… and " + std::to_string(problems.size() - most_told) + " more.";
    return text;
}

Result<std::vector<GuideFile>, Trouble> read_guide_folder(const fs::path& folder_or_file) {
    std::error_code error;
    const fs::path folder =
        fs::is_directory(folder_or_file, error) ? folder_or_file : folder_or_file.parent_path();
    std::vector<GuideFile> files;
    for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
        if (!is_content(entry.path())) continue;
        auto content = read_file(entry.path());
        if (!content.ok()) return content.error();
        files.push_back({entry.path().filename().string(), std::move(content).value()});
    }
    if (error)
        return Trouble{"The guide folder '" + folder.string() + "' cannot be read: " +
                       error.message() + ". Give the folder that holds guide.json."};
    std::ranges::sort(files, {}, &GuideFile::name);
    return files;
}

Result<std::vector<GuideFile>, Trouble> read_whole_guide(const fs::path& folder_or_file) {
    auto files = read_guide_folder(folder_or_file);
    if (!files.ok()) return files;
    const bool is_file = folder_or_file.extension() == json_ending;
    const fs::path folder =
        fs::absolute(is_file ? folder_or_file / ".." : folder_or_file).lexically_normal();
    const fs::path shelf = (folder.has_filename() ? folder : folder.parent_path()).parent_path();
    const auto find = [&](const GuideId& id) -> std::optional<std::vector<GuideFile>> {
        if (!fs::exists(shelf / id.value / "guide.json")) return carried(id);
        auto other = read_guide_folder(shelf / id.value);
        return other.ok() ? std::optional{std::move(other).value()} : std::nullopt;
    };
    auto whole = engine::expand_guide(files.value(), find);
    if (!whole.ok()) return Trouble{to_sentences(whole.error(), folder_or_file.string())};
    return std::move(whole).value();
}

Result<Library, Trouble> Library::open(const fs::path& overlay) {
    Library library;
    for (const Asset& asset : content_assets())
        library.files.insert_or_assign(std::string{asset.path}, std::string{asset.bytes});
    if (auto trouble = library.lay_over(overlay)) return *trouble;
    if (auto trouble = library.load_guides()) return *trouble;
    if (auto trouble = library.load_catalogues()) return *trouble;
    return library;
}

std::optional<Trouble> Library::lay_over(const fs::path& overlay) {
    if (overlay.empty()) return std::nullopt;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(overlay, error)) {
        if (!entry.is_regular_file() || !is_content(entry.path())) continue;
        auto content = read_file(entry.path());
        if (!content.ok()) return content.error();
        files.insert_or_assign(fs::relative(entry.path(), overlay).generic_string(),
                               std::move(content).value());
    }
    if (error)
        return Trouble{"The content folder '" + overlay.string() + "' cannot be read: " +
                       error.message() + ". Give a folder that holds guides/ or interface/."};
    return std::nullopt;
}

std::optional<Trouble> Library::load_guides() {
    std::map<std::string, std::vector<GuideFile>> folders;
    for (const auto& [path, content] : files) {
        if (!path.starts_with(guides_folder)) continue;
        const auto slash = path.rfind('/');
        folders[path.substr(0, slash)].push_back({path.substr(slash + 1), content});
    }
    const auto find_files = [&](const GuideId& id) -> std::optional<std::vector<GuideFile>> {
        const auto found = folders.find(std::string{guides_folder} + id.value);
        return found == folders.end() ? std::nullopt : std::optional{found->second};
    };
    for (const auto& [folder, own_files] : folders) {
        auto whole = engine::expand_guide(own_files, find_files);
        if (!whole.ok()) return Trouble{to_sentences(whole.error(), "content/" + folder)};
        auto guide_files = std::move(whole).value();
        auto loaded = engine::load_guide(guide_files);
        if (!loaded.ok()) return Trouble{to_sentences(loaded.error(), "content/" + folder)};
        const GuideId id = loaded.value().id;
        if (folder != std::string{guides_folder} + id.value)
            return Trouble{"content/" + folder + "/guide.json at /id: The id '" + id.value +
                           "' and the folder's name differ. Make both the same."};
        auto guide = std::make_shared<const engine::Guide>(std::move(loaded).value());
        all_guides.emplace(id, LibraryGuide{std::move(guide), std::move(guide_files)});
    }
    return std::nullopt;
}

std::optional<Trouble> Library::load_catalogues() {
    for (const auto& [path, content] : files) {
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

const LibraryGuide* Library::find(const GuideId& id) const {
    const auto found = all_guides.find(id);
    return found == all_guides.end() ? nullptr : &found->second;
}

std::optional<std::string_view> Library::file(std::string_view path) const {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return found->second;
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
