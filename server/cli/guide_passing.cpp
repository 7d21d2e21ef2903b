// outward guide new, pack, collect, install, remove: beginning a guide, passing it from hand to
// hand, and doing away with it.
#include "server/cli/guide_common.hpp"
#include "server/guides/collection.hpp"
#include "server/guides/pack.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>

namespace outward::server {

using engine::GuideId;

namespace {

struct NewWish {
    std::string archive;
    std::string id;
    std::string from;
    std::string in = ".";
};

int begin(const NewWish& wish) {
    const auto library = library_beside(wish.archive);
    if (!library.ok()) return fail(library.error().sentence);
    if (!is_guide_id(wish.id))
        return fail("'" + wish.id +
                    "' is no id of a guide. Use small letters, digits and single hyphens, at most "
                    "60, such as our-street.");
    if (const auto known = library.value().find(GuideId{wish.id}); known && !known->own)
        return fail("'" + wish.id + "' is a guide that comes with Outward. Choose another id.");
    auto files =
        wish.from.empty() ? library.value().folder("starter") : std::vector<engine::GuideFile>{};
    if (!wish.from.empty()) {
        auto named = named_guide(wish.from, library.value());
        if (!named.ok()) return fail(named.error().sentence);
        files = std::move(named).value().files;
    }
    const auto target = std::filesystem::path{wish.in} / wish.id;
    if (const auto trouble = write_guide_folder(target, copied_as(wish.id, std::move(files))))
        return fail(trouble->sentence);
    std::cout << "A new guide lies in " << target.string()
              << ". Change its words, then try `outward guide check " << target.string() << "`.\n";
    return 0;
}

struct PackWish {
    std::string archive;
    std::string guide;
    std::string file;
};

int pack(const PackWish& wish) {
    const auto library = library_beside(wish.archive);
    if (!library.ok()) return fail(library.error().sentence);
    const auto named = named_guide(wish.guide, library.value());
    if (!named.ok()) return fail(named.error().sentence);
    return write_out(to_pack(named.value().guide, named.value().files), wish.file);
}

struct CollectWish {
    std::string archive;
    std::string paper = "a4";
    std::string file;
};

int collect(const CollectWish& wish) {
    const auto library = library_beside(wish.archive);
    if (!library.ok()) return fail(library.error().sentence);
    return write_out(to_collection(library.value(), Guides::all, *paper_of(wish.paper)), wish.file);
}

struct InstallWish {
    std::string archive;
    std::string guide;
    bool replace = false;
};

std::string sentence_of(const GuideRefusal& refusal, const std::string& named) {
    if (!refusal.problems.empty()) return to_sentences(refusal.problems, named);
    return refusal.why.message;
}

constexpr auto may_replace = " Say --replace to put a newer version in its place.";

/// One line for each guide in the collection. Fails when one of them could be used nowhere.
int install_all(Library& library, std::string_view collection, bool replace) {
    const auto taken = take_in(library, collection, replace);
    if (!taken.ok()) return fail(taken.error().sentence);
    bool all_sound = true;
    for (const TakenGuide& guide : taken.value()) {
        switch (guide.outcome) {
            case TakenGuide::Outcome::kept:
                std::cout << guide.name << ": version " << guide.version << " is installed.\n";
                break;
            case TakenGuide::Outcome::shipped:
                std::cout << guide.name << ": comes with Outward, and stays as it is.\n";
                break;
            case TakenGuide::Outcome::stale:
                std::cout << guide.name << ": left out. " << guide.why
                          << (replace ? "" : may_replace) << '\n';
                break;
            case TakenGuide::Outcome::refused:
                all_sound = false;
                fail(guide.name + ": left out. " + guide.why);
        }
    }
    return all_sound ? 0 : 1;
}

/// The bytes of the file when it is a collection.
std::optional<std::string> collection_in(const std::string& file) {
    std::error_code none;
    if (!std::filesystem::is_regular_file(file, none)) return std::nullopt;
    std::ifstream in{file, std::ios::binary};
    std::string bytes(largest_collection + 1, '\0');  // one more is too many, and told so
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (!is_collection(bytes)) return std::nullopt;
    return bytes;
}

int install(const InstallWish& wish) {
    auto library = library_beside(wish.archive);
    if (!library.ok()) return fail(library.error().sentence);
    if (const auto collection = collection_in(wish.guide))
        return install_all(library.value(), *collection, wish.replace);
    auto files = named_files(wish.guide, library.value());
    if (!files.ok()) return fail(files.error().sentence);
    std::erase_if(files.value(), [](const auto& file) { return !is_guide_file(file.name); });
    const auto base = wish.replace ? std::nullopt : std::optional<std::string>{""};
    const auto kept =
        library.value().keep({.files = std::move(files).value(), .base = base, .id = {}});
    if (!kept.ok())
        return fail(
            sentence_of(kept.error(), wish.guide) +
            (kept.error().why.reason == engine::Reason::stale && !wish.replace ? may_replace : ""));
    const engine::Guide& guide = *kept.value()->guide;
    std::cout << "The guide '" << guide.id.value << "', version " << guide.version
              << ", is installed. A server that runs now offers it as well.\n";
    return 0;
}

struct RemoveWish {
    std::string archive;
    std::string id;
};

int remove(const RemoveWish& wish) {
    auto library = library_beside(wish.archive);
    if (!library.ok()) return fail(library.error().sentence);
    if (const auto refusal = library.value().remove(GuideId{wish.id}))
        return fail(refusal->message);
    std::cout << "The guide '" << wish.id
              << "' is removed, with all its versions. Conversations that were begun with it keep "
                 "theirs.\n";
    return 0;
}

}  // namespace

void add_guide_new(CLI::App& guide, Chosen& chosen) {
    auto* command = guide.add_subcommand("new", "Begin a guide of your own in a new folder");
    auto wish = std::make_shared<NewWish>();
    command->add_option("id", wish->id, "Its id, such as our-street")->required();
    command->add_option("--from", wish->from, "A guide to begin from: folder, pack or id")
        ->type_name("GUIDE");
    command->add_option("--in", wish->in, "Where the folder is made")
        ->type_name("FOLDER")
        ->capture_default_str();
    add_archive_option(*command, wish->archive, beside_archive);
    command->callback([wish, &chosen] { chosen = [wish] { return begin(*wish); }; });
}

void add_guide_pack(CLI::App& guide, Chosen& chosen) {
    auto* command = guide.add_subcommand("pack", "Make one file of a guide, to pass it on");
    auto wish = std::make_shared<PackWish>();
    command->add_option("guide", wish->guide, guide_help)->required();
    command->add_option("-o,--output", wish->file, "The pack; else to standard output")
        ->type_name("FILE");
    add_archive_option(*command, wish->archive, beside_archive);
    command->callback([wish, &chosen] { chosen = [wish] { return pack(*wish); }; });
}

void add_guide_collect(CLI::App& guide, Chosen& chosen) {
    auto* command = guide.add_subcommand(
        "collect", "Make one zip of all guides and hand-outs, to print and to pass on");
    auto wish = std::make_shared<CollectWish>();
    add_paper_option(*command, wish->paper);
    command->add_option("-o,--output", wish->file, "The zip; else to standard output")
        ->type_name("FILE");
    add_archive_option(*command, wish->archive, beside_archive);
    command->callback([wish, &chosen] { chosen = [wish] { return collect(*wish); }; });
}

void add_guide_install(CLI::App& guide, Chosen& chosen) {
    auto* command =
        guide.add_subcommand("install", "Keep a guide beside the archive, or all of a collection");
    auto wish = std::make_shared<InstallWish>();
    command->add_option("guide", wish->guide, "A pack, a guide's folder, or a collection")
        ->required();
    command->add_flag("--replace", wish->replace, "Also when another version of it is there");
    add_archive_option(*command, wish->archive, beside_archive);
    command->callback([wish, &chosen] { chosen = [wish] { return install(*wish); }; });
}

void add_guide_remove(CLI::App& guide, Chosen& chosen) {
    auto* command = guide.add_subcommand("remove", "Remove an own guide, with all its versions");
    auto wish = std::make_shared<RemoveWish>();
    command->add_option("id", wish->id, "Its id, such as our-street")->required();
    add_archive_option(*command, wish->archive, beside_archive);
    command->callback([wish, &chosen] { chosen = [wish] { return remove(*wish); }; });
}

}  // namespace outward::server
