// outward search: finds what was said, in all conversations of an archive.
#include "server/cli/command_line.hpp"
#include "server/search/catalogue.hpp"
#include "server/system/process.hpp"
#include "server/times.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>

namespace outward::server {

using nlohmann::json;

namespace {

/// A million notes are read in some minutes; that is only the first time.
constexpr std::chrono::minutes first_reading{60};

struct SearchWish {
    std::string archive;
    std::vector<std::string> words;
    std::string kind;
    std::string category;
    std::string guide;
    std::string from;
    std::string to;
    int table = 0;
    int limit = 20;
    bool as_json = false;
};

engine::Result<SearchQuery, engine::Trouble> query_of(const SearchWish& wish) {
    SearchQuery query{.category = wish.category, .guide = wish.guide, .limit = wish.limit};
    for (const std::string& word : wish.words)
        query.typed += (query.typed.empty() ? "" : " ") + word;
    if (!wish.kind.empty()) query.kinds = {*entry_kind(wish.kind)};
    if (wish.table > 0) query.table = wish.table;
    if (!wish.from.empty()) query.from = beginning_of_day(wish.from, 0);
    if (!wish.to.empty()) query.to = beginning_of_day(wish.to, 1);
    if ((!wish.from.empty() && !query.from) || (!wish.to.empty() && !query.to))
        return engine::Trouble{"'" + (query.from || wish.from.empty() ? wish.to : wish.from) +
                               "' is no date. Write it as 2026-11-23."};
    return query;
}

std::string sentence_for(HintKind hint) {
    switch (hint) {
        case HintKind::unbalanced_quote:
            return "A quotation mark has no partner; the phrase was taken to go to the end.";
        case HintKind::unbalanced_bracket:
            return "A bracket has no partner; it was left out.";
        case HintKind::dangling_operator:
            return "AND, OR or NOT had nothing beside it; it was left out.";
        case HintKind::only_negative:
            return "This only says what not to find; everything else was found.";
        case HintKind::negative_in_or:
            return "What must be absent cannot stand beside OR; it was left out.";
        case HintKind::too_long:
            return "This is longer than 400 characters; the rest was left out.";
        case HintKind::too_many_terms:
            return "These are more than 32 words; the rest was left out.";
        case HintKind::too_deep:
            return "Brackets stand more than 16 deep; the innermost were left out.";
        case HintKind::nothing_left:
            return "There is no letter or digit in this.";
    }
    return {};
}

/// Words of others on a terminal: no sign in them may move the cursor or change colours.
std::string on_one_line(const std::string& text) {
    std::string line;
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        const bool second_of_c1 = !line.empty() && line.back() == '\xC2' && code < 0xA0;
        if (second_of_c1) line.pop_back();
        line += code < 0x20 || code == 0x7F || second_of_c1 ? ' ' : byte;
    }
    return line;
}

std::string passage_text(const Hit& hit, bool bold) {
    std::string text;
    for (const PassagePart& part : hit.passage) {
        const bool marked = part.hit && bold;
        text += (marked ? "\x1b[1m" : "") + on_one_line(part.text) + (marked ? "\x1b[22m" : "");
    }
    return text;
}

void print_hits(const SearchPage& page) {
    const bool bold = prints_to_terminal();
    for (const Hit& hit : page.hits) {
        const Entry& entry = hit.entry;
        std::cout << local_time(entry.at, "%Y-%m-%d") << "  " << on_one_line(hit.title) << "  ["
                  << (entry.category.empty() ? name_of(entry.kind) : entry.category)
                  << (entry.table > 0 ? ", table " + std::to_string(entry.table) : "") << "]\n    "
                  << passage_text(hit, bold) << '\n';
    }
    if (page.count == 0)
        std::cout << "Nothing was found.\n";
    else if (page.count > static_cast<std::int64_t>(page.hits.size()) || page.more)
        std::cout << page.hits.size() << " of " << (page.more ? "more than " : "") << page.count
                  << ". See more with --limit.\n";
}

void print_json(const SearchPage& page) {
    json hits = json::array();
    for (const Hit& hit : page.hits) {
        const Entry& entry = hit.entry;
        json one{
            {"conversation", hit.conversation}, {"title", hit.title},
            {"kind", name_of(entry.kind)},      {"place", json::parse(entry.place, nullptr, false)},
            {"at", entry.at.count()},           {"text", entry.text}};
        if (!entry.category.empty()) one["category"] = entry.category;
        if (entry.table > 0) one["table"] = entry.table;
        hits.push_back(std::move(one));
    }
    std::cout << json{{"hits", hits}, {"count", page.count}, {"more", page.more}}.dump(2) << '\n';
}

void tell_beside(const SearchPage& page) {
    for (const Hint& hint : page.hints) std::cerr << sentence_for(hint.kind) << '\n';
    for (const Suggestion& suggestion : page.suggestions)
        std::cerr << "Nobody said '" << on_one_line(suggestion.typed) << "'. Did you mean '"
                  << on_one_line(suggestion.instead) << "'?\n";
}

int run(const SearchWish& wish) {
    if (!std::filesystem::exists(wish.archive))
        return fail("There is no archive '" + wish.archive + "'. Give one with --db FILE.");
    const auto query = query_of(wish);
    if (!query.ok()) return fail(query.error().sentence);
    const auto catalogue = Catalogue::open(wish.archive);
    if (!catalogue.ok()) return fail(catalogue.error().sentence);
    // Beside a running server it is read as the server keeps it.
    if (catalogue.value()->follows()) {
        const CatchUp done = catalogue.value()->catch_up(first_reading);
        if (!done.complete)
            return fail(done.trouble.empty() ? "The catalogue is not whole yet. Try again later."
                                             : done.trouble);
    }
    const auto page = catalogue.value()->search(query.value());
    if (!page.ok()) return fail(page.error().message);
    tell_beside(page.value());
    if (wish.as_json)
        print_json(page.value());
    else
        print_hits(page.value());
    return std::cout.flush() ? 0 : fail("It could not be written to standard output.");
}

}  // namespace

void add_search(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "search", "Find what was said: words, \"phrases\", beginnings*, AND OR NOT");
    auto wish = std::make_shared<SearchWish>();
    command->add_option("WORDS", wish->words, "What to look for; before -words write --")
        ->required();
    add_archive_option(*command, wish->archive);
    std::vector<std::string> kinds;
    for (const EntryKind kind : entry_kinds) kinds.emplace_back(name_of(kind));
    command->add_option("--kind", wish->kind, "Only this")->check(CLI::IsMember(kinds));
    command->add_option("--category", wish->category, "Only notes of this category")
        ->type_name("ID");
    command->add_option("--guide", wish->guide, "Only conversations of this guide")
        ->type_name("ID");
    command->add_option("--from", wish->from, "From this day on, such as 2026-11-23")
        ->type_name("DATE");
    command->add_option("--to", wish->to, "Up to this day, with it")->type_name("DATE");
    command->add_option("--table", wish->table, "Only what was said at this table")
        ->check(CLI::Range(1, 1000));
    command->add_option("--limit", wish->limit, "So many at most")
        ->check(CLI::Range(1, largest_page))
        ->capture_default_str();
    command->add_flag("--json", wish->as_json, "For programs");
    command->callback([wish, &chosen] { chosen = [wish] { return run(*wish); }; });
}

}  // namespace outward::server
