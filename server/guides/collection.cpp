#include "server/guides/collection.hpp"

#include "server/bundle/zip.hpp"
#include "server/guides/html.hpp"
#include "server/guides/pack.hpp"
#include "server/guides/printing.hpp"
#include "server/guides/slides.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace outward::server {

using namespace engine;

namespace {

constexpr ZipLimits collection_limits{.whole = largest_collection,
                                      .entries = 4000,
                                      .entry = 4UL * 1024 * 1024,
                                      .total = 256UL * 1024 * 1024,
                                      .name = 200};
constexpr std::string_view pack_ending = ".guide.json";

class Collection {
public:
    Collection(const Library& from, Guides which, Paper on) : library(from), paper(on) {
        const auto known = library.guides();
        for (const auto& [id, entry] : *known)
            if (which == Guides::all || !entry->own) guides.push_back(entry);
    }

    [[nodiscard]] std::string zip() {
        entries.push_back({"index.html", {}});
        for (const auto& entry : guides) add(pack_of(*entry), to_pack(*entry->guide, entry->files));
        std::string body;
        for (const std::string& language : library.languages()) body += section(language);
        entries.front().content =
            document_of({"en", library.text("en", "resources.title"), print_style(paper)}, body);
        return to_zip(entries);
    }

private:
    void add(const std::string& name, std::string content) {
        entries.push_back({name, std::move(content)});
    }

    [[nodiscard]] static std::string folder_of(const LibraryGuide& entry) {
        return "guides/" + entry.guide->id.value + '/';
    }
    [[nodiscard]] static std::string pack_of(const LibraryGuide& entry) {
        return folder_of(entry) + pack_name(*entry.guide);
    }

    /// What there is in one language, and links to it.
    [[nodiscard]] std::string section(const std::string& language) {
        const auto word = [&](const char* key) { return library.text(language, key); };
        std::string list;
        for (const auto& entry : guides)
            if (std::ranges::count(entry->guide->languages, language) > 0)
                list += element("h3", entry->guide->text(language).title) +
                        around("p", guide_links(*entry, language));
        std::string sheets;
        for (const auto& [id, handout] : library.handouts()) {
            if (std::ranges::count(handout.languages, language) == 0) continue;
            const std::string name = "handouts/" + id + '.' + language + ".html";
            add(name,
                printed(handout, library, {.language = language, .paper = paper, .link = {}}));
            sheets += around("li", link(name, handout.texts.at(language).title));
        }
        return around("section class=\"sheet\" lang=\"" + language + "\" dir=\"" +
                          std::string{direction_of(language)} + '"',
                      element("h1", word("resources.title")) +
                          element("p", word("resources.install_help")) +
                          element("h2", word("resources.guides")) + list +
                          element("h2", word("resources.handouts")) + around("ul", sheets));
    }

    [[nodiscard]] std::string guide_links(const LibraryGuide& entry, const std::string& language) {
        const std::string before = folder_of(entry);
        const std::string behind = '.' + language + ".html";
        const PrintWish wish{.language = language, .paper = paper, .link = {}};
        add(before + "sheets" + behind, printed(*entry.guide, library, wish));
        add(before + "slides" + behind, slides(*entry.guide, library, language, paper));
        return link(before + "sheets" + behind, library.text(language, "resources.sheets")) +
               " · " +
               link(before + "slides" + behind, library.text(language, "resources.slides")) +
               " · " + link(pack_of(entry), library.text(language, "resources.pack"));
    }

    /// Names in a collection are plain: ids, languages and endings.
    [[nodiscard]] static std::string link(const std::string& name, const std::string& words) {
        return element("a href=\"" + name + '"', words);
    }

    const Library& library;
    Paper paper;
    std::vector<std::shared_ptr<const LibraryGuide>> guides;
    std::vector<ZipEntry> entries;
};

TakenGuide::Outcome outcome_of(const GuideRefusal& refusal) {
    return refusal.why.reason == Reason::stale ? TakenGuide::Outcome::stale
                                               : TakenGuide::Outcome::refused;
}

/// The files are a pack's, and so the guide has an id.
GuideId id_in(const std::vector<GuideFile>& files) {
    const auto main_file = std::ranges::find(files, "guide.json", &GuideFile::name);
    return GuideId{nlohmann::json::parse(main_file->content)["id"].get<std::string>()};
}

TakenGuide take_pack(Library& library, const ZipEntry& entry, bool replace) {
    auto files = from_pack(entry.content);
    TakenGuide taken{.name = entry.name};
    if (!files.ok()) {
        taken.why = files.error().sentence;
        return taken;
    }
    const GuideId id = id_in(files.value());
    taken.name = id.value;
    const auto known = library.find(id);
    if (known && !known->own) {
        taken.version = known->guide->version;
        taken.outcome = TakenGuide::Outcome::shipped;
        return taken;
    }
    const auto kept = library.keep({.files = std::move(files).value(),
                                    .base = replace ? std::nullopt : std::optional<std::string>{""},
                                    .id = {}});
    if (kept.ok()) {
        taken.version = kept.value()->guide->version;
        taken.outcome = TakenGuide::Outcome::kept;
    } else {
        taken.outcome = outcome_of(kept.error());
        taken.why = kept.error().why.message;
    }
    return taken;
}

}  // namespace

std::string to_collection(const Library& library, Guides which, Paper paper) {
    return Collection{library, which, paper}.zip();
}

bool is_collection(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Result<std::vector<TakenGuide>, Trouble> take_in(Library& library, std::string_view collection,
                                                 bool replace) {
    const auto entries = from_zip(collection, collection_limits);
    if (!entries.ok())
        return Trouble{
            "This is not a collection of guides that can be opened: " + entries.error().sentence +
            " Nothing was taken in. Ask whoever sent it for a fresh one."};
    std::vector<TakenGuide> taken;
    for (const ZipEntry& entry : entries.value())
        if (entry.name.ends_with(pack_ending)) taken.push_back(take_pack(library, entry, replace));
    if (taken.empty())
        return Trouble{
            "There is no guide in this file. A collection has files that end in .guide.json."};
    return taken;
}

}  // namespace outward::server
