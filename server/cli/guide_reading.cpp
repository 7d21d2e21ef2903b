// outward guide print, slides, diff: reading guides, on paper and side by side.
#include "server/cli/guide_common.hpp"
#include "server/guides/difference.hpp"
#include "server/guides/printing.hpp"
#include "server/guides/qr.hpp"
#include "server/guides/slides.hpp"

#include <iostream>

namespace outward::server {

namespace {

struct PrintCommand {
    std::string archive;
    std::string guide;
    std::string paper = "a4";
    std::string file;
    PrintWish wish;
};

int print(const PrintCommand& command) {
    const auto library = library_beside(command.archive);
    if (!library.ok()) return fail(library.error().sentence);
    const auto named = named_guide(command.guide, library.value());
    if (!named.ok()) return fail(named.error().sentence);
    if (!command.wish.link.empty() && !qr_code(command.wish.link))
        return fail(
            "The link is too long for a code that phones can read. Use one of at most 180 "
            "letters.");
    PrintWish wish = command.wish;
    wish.paper = *paper_of(command.paper);
    return write_out(printed(named.value().guide, library.value(), wish), command.file);
}

struct SlidesWish {
    std::string archive;
    std::string guide;
    std::string language;
    std::string paper = "a4";
    std::string file;
};

int print_slides(const SlidesWish& wish) {
    const auto library = library_beside(wish.archive);
    if (!library.ok()) return fail(library.error().sentence);
    const auto named = named_guide(wish.guide, library.value());
    if (!named.ok()) return fail(named.error().sentence);
    return write_out(
        slides(named.value().guide, library.value(), wish.language, *paper_of(wish.paper)),
        wish.file);
}

struct DiffWish {
    std::string archive;
    std::string before;
    std::string after;
};

int compare(const DiffWish& wish) {
    const auto library = library_beside(wish.archive);
    if (!library.ok()) return fail(library.error().sentence);
    const auto before = named_guide(wish.before, library.value());
    if (!before.ok()) return fail(before.error().sentence);
    const auto after = named_guide(wish.after, library.value());
    if (!after.ok()) return fail(after.error().sentence);
    const auto lines = differences(before.value().files, after.value().files);
    for (const std::string& line : lines) std::cout << line << '\n';
    if (lines.empty()) std::cout << "Both say the same.\n";
    return 0;
}

}  // namespace

void add_guide_print(CLI::App& guide, Chosen& chosen) {
    auto* command = guide.add_subcommand("print", "Everything on paper, as one HTML file");
    auto wish = std::make_shared<PrintCommand>();
    command->add_option("guide", wish->guide, guide_help)->required();
    command->add_option("--language", wish->wish.language, "Of the words, such as es");
    add_paper_option(*command, wish->paper);
    command->add_option("--link", wish->wish.link, "Where phones join, for the poster's code")
        ->type_name("URL");
    command->add_option("-o,--output", wish->file, "The file; else to standard output")
        ->type_name("FILE");
    add_archive_option(*command, wish->archive, beside_archive);
    command->callback([wish, &chosen] { chosen = [wish] { return print(*wish); }; });
}

void add_guide_slides(CLI::App& guide, Chosen& chosen) {
    auto* command =
        guide.add_subcommand("slides", "What the room sees, as slides to print, in one HTML file");
    auto wish = std::make_shared<SlidesWish>();
    command->add_option("guide", wish->guide, guide_help)->required();
    command->add_option("--language", wish->language, "Of the words, such as es");
    add_paper_option(*command, wish->paper);
    command->add_option("-o,--output", wish->file, "The file; else to standard output")
        ->type_name("FILE");
    add_archive_option(*command, wish->archive, beside_archive);
    command->callback([wish, &chosen] { chosen = [wish] { return print_slides(*wish); }; });
}

void add_guide_diff(CLI::App& guide, Chosen& chosen) {
    auto* command = guide.add_subcommand("diff", "Tell what changed from one guide to another");
    auto wish = std::make_shared<DiffWish>();
    command->add_option("before", wish->before, guide_help)->required();
    command->add_option("after", wish->after, "The other one")->required();
    add_archive_option(*command, wish->archive, beside_archive);
    command->callback([wish, &chosen] { chosen = [wish] { return compare(*wish); }; });
}

}  // namespace outward::server
