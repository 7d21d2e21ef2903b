// outward guide new, pack, install, remove: beginning a guide, passing it from hand to hand, and
// doing away with it.
#include "server/cli/guide_common.hpp"
#include "server/guides/pack.hpp"

#include <filesystem>
#include <iostream>

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

struct InstallWish {
    std::string archive;
    std::string guide;
    bool replace = false;
};

std::string sentence_of(const GuideRefusal& refusal, const std::string& named) {
    if (!refusal.problems.empty()) return to_sentences(refusal.problems, named);
    return refusal.why.message;
}

int install(const InstallWish& wish) {
    auto library = library_beside(wish.archive);
    if (!library.ok()) return fail(library.error().sentence);
    auto files = named_files(wish.guide, library.value());
    if (!files.ok()) return fail(files.error().sentence);
    std::erase_if(files.value(), [](const auto& file) { return !is_guide_file(file.name); });
    const auto base = wish.replace ? std::nullopt : std::optional<std::string>{""};
    const auto kept =
        library.value().keep({.files = std::move(files).value(), .base = base, .id = {}});
    if (!kept.ok())
        return fail(sentence_of(kept.error(), wish.guide) +
                    (kept.error().why.reason == engine::Reason::stale && !wish.replace
                         ? " Say --replace to put a newer version in its place."
                         : ""));
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

void add_guide_install(CLI::App& guide, Chosen& chosen) {
    auto* command = guide.add_subcommand("install", "Keep a guide beside the archive");
    auto wish = std::make_shared<InstallWish>();
    command->add_option("guide", wish->guide, "A pack, or a guide's folder")->required();
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
