#include "server/bundle/bundle.hpp"

#include "engine/conversation.hpp"
#include "engine/limits.hpp"
#include "engine/text.hpp"
#include "protocols/bounded_json.hpp"
#include "server/access/keys.hpp"
#include "server/archive/rows.hpp"
#include "server/bundle/bundle_log.hpp"
#include "server/bundle/zip.hpp"
#include "server/guides/guide_files.hpp"

#include <algorithm>
#include <array>

namespace outward::server {

using engine::GuideFile;
using engine::Result;
using engine::Trouble;
using nlohmann::json;

namespace {

constexpr std::string_view bundle_format = "outward-bundle";
constexpr int bundle_version = 1;
constexpr std::string_view manifest_file = "manifest.json";
constexpr std::string_view log_file = "log.jsonl";
constexpr std::string_view annotations_file = "annotations.json";
constexpr std::string_view recordings_file = "recordings.json";
constexpr std::string_view guide_folder = "guide/";

constexpr std::array manifest_fields{"format", "version", "outward", "made_at", "conversation",
                                     "kind",   "events",  "head",    "files"};

Trouble no_bundle(const std::string& why) {
    return {"This is not a conversation that can be taken in: " + why +
            " Nothing was imported. Ask whoever sent it for a fresh one."};
}

std::string as_line(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

std::string_view name_of(BundleKind kind) {
    return kind == BundleKind::whole ? "whole" : "released";
}

json manifest_of(const Bundle& bundle, const std::vector<ZipEntry>& entries) {
    json files = json::object();
    for (const ZipEntry& entry : entries)
        files[entry.name] = {{"bytes", entry.content.size()},
                             {"blake2b256", hash_of(entry.content)}};
    json manifest{{"format", bundle_format},
                  {"version", bundle_version},
                  {"outward", bundle.outward},
                  {"made_at", bundle.made_at.count()},
                  {"conversation", bundle.conversation.value},
                  {"kind", name_of(bundle.kind)},
                  {"events", bundle.events.size()},
                  {"head", bundle.events.back().digest},
                  {"files", std::move(files)}};
    if (bundle.coach) manifest["coach"] = {{"id", bundle.coach->id}, {"name", bundle.coach->name}};
    return manifest;
}

/// None: it is no coach.
std::optional<BundleCoach> coach_in(const json& value) {
    if (!value.is_object() || value.size() != 2 || !value.contains("id") ||
        !value.contains("name") || !value["id"].is_string() || !value["name"].is_string())
        return std::nullopt;
    BundleCoach coach{value["id"], value["name"]};
    const auto length = engine::code_points(coach.name);
    if (coach.id.empty() || coach.id.size() > engine::limits::id_length || !length ||
        *length > engine::limits::name_length)
        return std::nullopt;
    return coach;
}

bool is_one_line(const json& value, std::size_t longest) {
    if (!value.is_string()) return false;
    const auto& text = value.get_ref<const std::string&>();
    return !text.empty() && text.size() <= longest &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

/// Takes a bundle apart, one look after the other; each gives what is wrong, if anything is.
class BundleReader {
public:
    explicit BundleReader(std::vector<ZipEntry> its_entries) : entries(std::move(its_entries)) {}

    Result<Bundle, Trouble> read() {
        using Look = std::optional<Trouble> (BundleReader::*)();
        for (const Look look :
             {&BundleReader::read_manifest, &BundleReader::compare_files, &BundleReader::read_log,
              &BundleReader::read_guide, &BundleReader::read_remarks, &BundleReader::fold_log})
            if (auto trouble = (this->*look)()) return *trouble;
        return std::move(bundle);
    }

private:
    [[nodiscard]] const std::string* find(std::string_view name) const {
        const auto found = std::ranges::find(entries, name, &ZipEntry::name);
        return found == entries.end() ? nullptr : &found->content;
    }

    std::optional<Trouble> read_manifest() {
        const std::string* text = find(manifest_file);
        if (!text) return Trouble{"it has no manifest.json."};
        if (text->size() > BundleLimits::line) return Trouble{"its manifest is too long."};
        manifest = protocols::parse_bounded(*text, 3);
        if (!manifest.is_object() || !manifest.contains("format") ||
            manifest["format"] != bundle_format)
            return Trouble{"it is some other kind of file."};
        if (manifest.contains("version") && manifest["version"].is_number_unsigned() &&
            manifest["version"] > bundle_version)
            return Trouble{"it was made by a newer Outward. Take it in with that one."};
        const bool has_all = std::ranges::all_of(
            manifest_fields, [&](const char* field) { return manifest.contains(field); });
        const std::size_t fields = manifest_fields.size() + (manifest.contains("coach") ? 1 : 0);
        if (!has_all || manifest.size() != fields || manifest["version"] != bundle_version ||
            !is_one_line(manifest["outward"], 32) ||
            !is_one_line(manifest["conversation"], engine::limits::id_length) ||
            !manifest["made_at"].is_number_unsigned() ||
            manifest["made_at"].get<std::uint64_t>() >
                static_cast<std::uint64_t>(BundleLimits::last_moment) ||
            !manifest["files"].is_object())
            return Trouble{"its manifest does not say what one says, or says something more."};
        if (manifest["kind"] != "whole" && manifest["kind"] != "released")
            return Trouble{"its manifest names a kind of bundle that there is not."};
        if (manifest.contains("coach") && !(bundle.coach = coach_in(manifest["coach"])))
            return Trouble{"its manifest does not say which coach it is for."};
        bundle.outward = manifest["outward"];
        bundle.conversation = {manifest["conversation"].get<std::string>()};
        bundle.made_at = engine::Millis{manifest["made_at"].get<std::int64_t>()};
        bundle.kind = manifest["kind"] == "whole" ? BundleKind::whole : BundleKind::released;
        return std::nullopt;
    }

    static bool is_known(std::string_view name) {
        if (name.starts_with(guide_folder)) return is_guide_file(name.substr(guide_folder.size()));
        return name == log_file || name == annotations_file || name == recordings_file;
    }

    /// That there are exactly the files that the manifest names, as it names them.
    std::optional<Trouble> compare_files() {
        const json& files = manifest["files"];
        for (const ZipEntry& entry : entries) {
            if (entry.name == manifest_file) continue;
            if (!is_known(entry.name))
                return Trouble{"it holds a file that no bundle has: " + entry.name + "."};
            const auto told = files.find(entry.name);
            if (told == files.end())
                return Trouble{"its manifest does not name its file " + entry.name + "."};
            const json found{{"bytes", entry.content.size()},
                             {"blake2b256", hash_of(entry.content)}};
            if (*told != found)
                return Trouble{"its file " + entry.name + " was changed after it was made."};
        }
        if (files.size() + 1 != entries.size())
            return Trouble{"a file is missing that its manifest names."};
        return std::nullopt;
    }

    std::optional<Trouble> read_log() {
        const std::string* lines = find(log_file);
        if (!lines) return Trouble{"it has no log.jsonl."};
        auto events = from_lines(*lines);
        if (!events.ok()) return events.error();
        bundle.events = std::move(events).value();
        if (manifest["events"] != bundle.events.size() ||
            manifest["head"] != bundle.events.back().digest)
            return Trouble{"its log does not end where its manifest says."};
        return break_in(bundle.events);
    }

    std::optional<Trouble> read_guide() {
        for (const ZipEntry& entry : entries) {
            if (!entry.name.starts_with(guide_folder)) continue;
            if (entry.content.size() > BundleLimits::guide_file)
                return Trouble{"its file " + entry.name + " is larger than 1 MB."};
            if (protocols::parse_bounded(entry.content, GuideLimits::depth).is_discarded())
                return Trouble{"its file " + entry.name + " is no guide's."};
            bundle.guide.push_back({entry.name.substr(guide_folder.size()), entry.content});
        }
        auto loaded = engine::reload_guide(bundle.guide);
        if (!loaded.ok()) {
            const engine::Problem& first = loaded.error().front();
            return Trouble{"its guide cannot be read (" + first.file + first.path + ")."};
        }
        guide = std::move(loaded).value();
        return std::nullopt;
    }

    std::optional<Trouble> read_remarks() {
        for (const auto& [name, list] : {std::pair{annotations_file, &bundle.annotations},
                                         std::pair{recordings_file, &bundle.recordings}}) {
            const std::string* text = find(name);
            if (!text) return Trouble{"it has no " + std::string{name} + "."};
            *list = protocols::parse_bounded(*text, BundleLimits::depth);
            const auto is_object = [](const json& item) { return item.is_object(); };
            if (!list->is_array() || list->size() > BundleLimits::remarks ||
                !std::ranges::all_of(*list, is_object))
                return Trouble{"its file " + std::string{name} + " is no list that can be read."};
        }
        return std::nullopt;
    }

    std::optional<Trouble> fold_log() {
        if (bundle.events.front().event.type != "conversation.created")
            return Trouble{"its log does not begin with the beginning of a conversation."};
        engine::Conversation conversation;
        for (const LinkedEvent& linked : bundle.events)
            engine::apply(conversation, recorded_from(linked.event));
        if (conversation.as.guide != guide.id || conversation.as.guide_version != guide.version)
            return Trouble{"the guide in it is another than its log names."};
        return std::nullopt;
    }

    const std::vector<ZipEntry> entries;
    json manifest;
    Bundle bundle;
    engine::Guide guide;
};

}  // namespace

std::string to_bytes(const Bundle& bundle) {
    std::vector<ZipEntry> entries{{std::string{log_file}, to_lines(bundle.events)},
                                  {std::string{annotations_file}, as_line(bundle.annotations)},
                                  {std::string{recordings_file}, as_line(bundle.recordings)}};
    for (const GuideFile& file : bundle.guide)
        entries.push_back({std::string{guide_folder} + file.name, file.content});
    std::ranges::sort(entries, {}, &ZipEntry::name);
    entries.insert(entries.begin(),
                   {std::string{manifest_file}, as_line(manifest_of(bundle, entries))});
    return to_zip(entries);
}

Result<Bundle, Trouble> from_bytes(std::string_view bytes) {
    auto entries = from_zip(bytes, {.whole = BundleLimits::whole,
                                    .entries = BundleLimits::entries,
                                    .entry = BundleLimits::entry,
                                    .total = BundleLimits::total});
    if (!entries.ok()) return no_bundle(entries.error().sentence);
    auto bundle = BundleReader{std::move(entries).value()}.read();
    if (!bundle.ok()) return no_bundle(bundle.error().sentence);
    return bundle;
}

std::string bundle_name(std::string_view day, std::string_view title) {
    constexpr std::size_t longest = 60;
    std::string name;
    for (const char c : title) {
        const bool capital = c >= 'A' && c <= 'Z';
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (capital || plain)
            name += capital ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    name.resize(std::min(name.size(), longest));
    while (name.ends_with('-')) name.pop_back();
    return std::string{day} + '-' + (name.empty() ? "conversation" : name) + ".outward";
}

}  // namespace outward::server
