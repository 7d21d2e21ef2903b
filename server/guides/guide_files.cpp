#include "server/guides/guide_files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <span>

namespace outward::server {

namespace fs = std::filesystem;
using engine::GuideFile;
using engine::Problem;
using engine::Result;
using engine::Trouble;
using nlohmann::json;

namespace {

constexpr std::uintmax_t largest_file = 4 * 1024 * 1024;
constexpr std::size_t most_told = 20;  // problems of one guide
constexpr std::size_t longest_id = 60;
constexpr std::string_view before_language = "text.";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "en", "pt-BR", "zh-Hant-TW".
bool is_language(std::string_view tag) {
    if (tag.empty() || tag.size() > 20 || !is_letter(tag.front()) || !is_letter(tag.back()) ||
        tag.find("--") != std::string_view::npos)
        return false;
    return std::ranges::all_of(tag, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

/// How deep its brackets are nested, whether it is sound JSON or not.
int depth_of(std::string_view text) {
    int depth = 0;
    int deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\') {
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '{' || c == '[')) {
            deepest = std::max(deepest, ++depth);
        } else if (!quoted && (c == '}' || c == ']')) {
            --depth;
        }
    }
    return deepest;
}

std::vector<Problem> look_over(const std::vector<GuideFile>& files) {
    std::vector<Problem> problems;
    if (files.size() > GuideLimits::files)
        return {{"guide.json", "",
                 "The guide has more than " + std::to_string(GuideLimits::files) +
                     " files. Leave some languages out."}};
    std::size_t bytes = 0;
    std::set<std::string_view> names;
    for (const GuideFile& file : files) {
        bytes += file.content.size();
        if (!is_guide_file(file.name)) {
            problems.push_back({"guide.json", "",
                                "A guide has guide.json and text.LANGUAGE.json, and no other "
                                "files. Take out what is called otherwise."});
        } else if (!names.insert(file.name).second) {
            problems.push_back({file.name, "", "The file is there twice. Leave one of them out."});
        } else if (file.content.size() > GuideLimits::file_bytes) {
            problems.push_back({file.name, "", "The file is larger than 256 KB. Make it shorter."});
        } else if (depth_of(file.content) > GuideLimits::depth) {
            problems.push_back({file.name, "",
                                "Its brackets are nested deeper than any guide needs. Look for "
                                "one that is not closed."});
        }
    }
    if (bytes > GuideLimits::all_bytes)
        problems.push_back({"guide.json", "",
                            "The guide's files are larger than 768 KB together. Leave some "
                            "languages out."});
    return problems;
}

}  // namespace

bool is_content(const fs::path& path) {
    return path.extension() == content_ending && path.filename().string().front() != '.';
}

MadeResult make_guide(const std::vector<GuideFile>& files, const engine::FindGuide& find,
                      Care care) {
    auto whole = engine::expand_guide(files, find);
    if (!whole.ok()) return whole.error();
    auto guide = care == Care::check ? engine::load_guide(whole.value())
                                     : engine::reload_guide(whole.value());
    if (!guide.ok()) return guide.error();
    return MadeGuide{std::move(guide).value(), std::move(whole).value()};
}

MadeResult make_guide_of_stranger(const std::vector<GuideFile>& files,
                                  const engine::FindGuide& find) {
    if (auto problems = look_over(files); !problems.empty()) return problems;
    return make_guide(files, find);
}

Result<std::string, Trouble> read_content_file(const fs::path& path) {
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

Result<std::vector<GuideFile>, Trouble> read_guide_folder(const fs::path& folder_or_file) {
    std::error_code error;
    const fs::path folder =
        fs::is_directory(folder_or_file, error) ? folder_or_file : folder_or_file.parent_path();
    std::vector<GuideFile> files;
    for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
        if (!is_content(entry.path())) continue;
        auto content = read_content_file(entry.path());
        if (!content.ok()) return content.error();
        files.push_back({entry.path().filename().string(), std::move(content).value()});
    }
    if (error)
        return Trouble{"The guide folder '" + folder.string() + "' cannot be read: " +
                       error.message() + ". Give the folder that holds guide.json."};
    std::ranges::sort(files, {}, &GuideFile::name);
    return files;
}

bool is_guide_file(std::string_view name) {
    if (name == "guide.json") return true;
    if (!name.starts_with(before_language) || !name.ends_with(content_ending) ||
        name.size() <= before_language.size() + content_ending.size())
        return false;
    name.remove_prefix(before_language.size());
    name.remove_suffix(content_ending.size());
    return is_language(name);
}

bool is_guide_id(std::string_view text) {
    if (text.empty() || text.size() > longest_id || text.front() == '-' || text.back() == '-' ||
        text.find("--") != std::string_view::npos)
        return false;
    return std::ranges::all_of(
        text, [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; });
}

std::vector<GuideFile> guide_files_in(const json& list) {
    std::vector<GuideFile> files;
    if (!list.is_array()) return files;
    for (const json& item : list) {
        GuideFile& file = files.emplace_back();
        if (!item.is_object()) continue;
        if (const auto name = item.find("name"); name != item.end() && name->is_string())
            file.name = *name;
        if (const auto content = item.find("content");
            content != item.end() && content->is_string())
            file.content = *content;
    }
    return files;
}

json to_json(const std::vector<GuideFile>& files) {
    json list = json::array();
    for (const GuideFile& file : files)
        list.push_back({{"name", file.name}, {"content", file.content}});
    return list;
}

std::vector<GuideFile> copied_as(const std::string& id, std::vector<GuideFile> files) {
    std::erase_if(files, [](const GuideFile& file) { return !is_guide_file(file.name); });
    const auto main_file = std::ranges::find(files, "guide.json", &GuideFile::name);
    if (main_file == files.end()) return files;
    auto guide = nlohmann::ordered_json::parse(main_file->content, nullptr, false);
    if (!guide.is_object()) return files;
    guide["id"] = id;
    guide["version"] = "1.0.0";
    main_file->content = guide.dump(2) + '\n';
    return files;
}

std::string to_sentences(const std::vector<Problem>& problems, const std::string& folder) {
    std::string text;
    for (const Problem& problem : std::span{problems}.first(std::min(problems.size(), most_told))) {
        if (!text.empty()) text += '\n';
        text += (folder.empty() ? "" : folder + "/") + problem.file;
        if (!problem.path.empty()) text += " at " + problem.path;
        text += ": " + problem.message;
    }
    if (problems.size() > most_told)
        text += "\n… and " + std::to_string(problems.size() - most_told) + " more.";
    return text;
}

}  // namespace outward::server
