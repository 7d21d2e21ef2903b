#include "server/guides/pack.hpp"

#include "protocols/bounded_json.hpp"
#include "server/access/keys.hpp"
#include "server/guides/guide_files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace outward::server {

using engine::GuideFile;
using engine::Result;
using engine::Trouble;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr std::string_view format_name = "outward-guide-pack";
constexpr int format_version = 1;
constexpr std::size_t largest_pack = 1024 * 1024;
constexpr int deepest = 4;  // pack, files, file and what stands in it

constexpr std::array pack_fields{"format",  "format_version", "id",    "version",
                                 "licence", "files",          "digest"};
constexpr std::array named_fields{"id", "version", "licence"};
constexpr std::array file_fields{"name", "digest", "content"};

Trouble no_pack(const std::string& why) {
    return {"This is not a guide pack that can be opened: " + why +
            " Nothing was taken in. Ask whoever sent it for a fresh one."};
}

/// Over all that the pack says, in the order of the files' names.
std::string digest_of_all(const std::string& id, const std::string& version,
                          const std::string& licence, std::vector<GuideFile> files) {
    std::ranges::sort(files, {}, &GuideFile::name);
    json all = json::array({format_version, id, version, licence});
    for (const GuideFile& file : files) all.push_back({file.name, hash_of(file.content)});
    return hash_of(all.dump(-1, ' ', false, json::error_handler_t::replace));
}

/// Whether it has exactly those fields, and texts in all but the `others`.
template <class Fields>
bool has_texts(const json& object, const Fields& fields,
               std::initializer_list<std::string_view> others = {}) {
    if (!object.is_object() || object.size() != fields.size()) return false;
    return std::ranges::all_of(fields, [&](const char* field) {
        const auto found = object.find(field);
        return found != object.end() &&
               (found->is_string() || std::ranges::find(others, field) != others.end());
    });
}

Result<GuideFile, Trouble> read_file(const json& file) {
    if (!has_texts(file, file_fields)) return no_pack("one of its files lacks name or content.");
    GuideFile read{file["name"], file["content"]};
    if (!is_guide_file(read.name))
        return no_pack(
            "it holds a file that no guide has. Only guide.json and text.LANGUAGE.json may be in "
            "it.");
    if (file["digest"] != hash_of(read.content))
        return no_pack("its file " + read.name + " was changed after it was packed.");
    return read;
}

/// Whether the guide is the one that is written on the pack.
bool holds_what_it_says(const json& pack, const std::vector<GuideFile>& files) {
    const auto main_file = std::ranges::find(files, "guide.json", &GuideFile::name);
    if (main_file == files.end()) return false;
    const json guide = json::parse(main_file->content, nullptr, false);
    return guide.is_object() && std::ranges::all_of(named_fields, [&](const char* field) {
               return guide.contains(field) && guide[field] == pack[field];
           });
}

}  // namespace

std::string to_pack(const engine::Guide& guide, const std::vector<GuideFile>& files) {
    std::vector<GuideFile> packed;
    std::ranges::copy_if(files, std::back_inserter(packed),
                         [](const GuideFile& file) { return is_guide_file(file.name); });
    ordered_json list = ordered_json::array();
    for (const GuideFile& file : packed)
        list.push_back(ordered_json{
            {"name", file.name}, {"digest", hash_of(file.content)}, {"content", file.content}});
    const ordered_json pack{
        {"format", format_name},
        {"format_version", format_version},
        {"id", guide.id.value},
        {"version", guide.version},
        {"licence", guide.licence},
        {"files", std::move(list)},
        {"digest", digest_of_all(guide.id.value, guide.version, guide.licence, packed)}};
    return pack.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

Result<std::vector<GuideFile>, Trouble> from_pack(std::string_view text) {
    if (text.size() > largest_pack) return no_pack("it is larger than 1 MB.");
    const json pack = protocols::parse_bounded(text, deepest);
    if (!pack.is_object() || !pack.contains("format") || pack["format"] != format_name)
        return no_pack("it is some other kind of file.");
    if (pack.contains("format_version") && pack["format_version"].is_number_unsigned() &&
        pack["format_version"] > format_version)
        return no_pack("it was made by a newer Outward. Open it with that one.");
    if (!has_texts(pack, pack_fields, {"files", "format_version"}) ||
        pack["format_version"] != format_version || !pack["files"].is_array())
        return no_pack("it does not have what a pack has, or has something more.");
    if (pack["files"].size() > GuideLimits::files)
        return no_pack("it holds more than " + std::to_string(GuideLimits::files) + " files.");
    std::vector<GuideFile> files;
    for (const json& item : pack["files"]) {
        auto file = read_file(item);
        if (!file.ok()) return file.error();
        files.push_back(std::move(file).value());
    }
    if (pack["digest"] != digest_of_all(pack["id"], pack["version"], pack["licence"], files))
        return no_pack("it was changed after it was made.");
    if (!holds_what_it_says(pack, files))
        return no_pack("the guide in it is another than the pack says.");
    return files;
}

std::string pack_name(const engine::Guide& guide) {
    return guide.id.value + '-' + guide.version + ".guide.json";
}

}  // namespace outward::server
