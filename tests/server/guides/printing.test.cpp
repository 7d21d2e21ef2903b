#include "server/guides/printing.hpp"
#include "server/guides/qr.hpp"
#include "tests/server/guides/builders.hpp"
#include "tests/support/text.hpp"

#include <doctest/doctest.h>

using namespace outward::server;
using outward::tests::count_of;

namespace {

std::string on_paper(const std::vector<outward::engine::GuideFile>& files, const PrintWish& wish) {
    return printed(guide_of(files), shipped(), wish);
}

std::string drawn(const std::string& text) {
    std::string rows;
    const auto code = qr_code(text);
    REQUIRE(code);
    for (const auto& row : *code) {
        for (const bool dark : row) rows += dark ? '#' : '.';
        rows += '\n';
    }
    return rows;
}

}  // namespace

TEST_CASE("everything that the room needs is on paper, in its language and on its paper") {
    const std::string html =
        on_paper(starter(), {.language = "es", .paper = Paper::letter, .link = ""});
    CHECK(html.find("<html lang=\"es\" dir=\"ltr\">") != std::string::npos);
    CHECK(html.find("@page{size:letter") != std::string::npos);
    for (const char* kind : {"facilitator", "notes", "card", "rules", "poster"})
        CHECK(count_of(html, std::string{"class=\"sheet "} + kind) == 1);
    for (const char* words : {"desde el minuto 10", "Espere diez segundos", "Una persona habla",
                              "Preocupación", "Ponga aquí el código"})
        CHECK_MESSAGE(html.find(words) != std::string::npos, words);
    CHECK(html.find("print.") == std::string::npos);  // every fixed word is in the catalogue
    CHECK(on_paper(starter(), {}).find("@page{size:A4") != std::string::npos);
}

TEST_CASE("a printed guide fetches nothing and runs nothing, whatever its words are") {
    const std::string evil =
        R"(<script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"x)";
    auto files = starter();
    for (const char* words :
         {"Thank you\"", "A guide of our own", "Everybody speaks", "Wait ten"}) {
        std::string& content = file_of(files, "text.en.json").content;
        const std::string from{words};
        content.replace(content.find(from), from.size() - (from.ends_with('"') ? 1 : 0), evil);
    }
    const std::string html =
        on_paper(files, {.language = "en", .paper = Paper::a4, .link = "\"><script>"});
    CHECK(count_of(html, "&lt;script&gt;") >= 4);
    for (const char* never : {"<script", "<img", "<link", "src=", "href=", "url(", "@import"})
        CHECK_MESSAGE(count_of(html, never) ==
                          (std::string{never} == "src=" ? count_of(html, "img src=x") : 0),
                      never);
    CHECK(html.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("languages that are written from right to left are printed so") {
    auto files = edited(starter(), "guide.json", "\"es\"", "\"ar\"");
    auto& text = file_of(files, "text.es.json");
    text.name = "text.ar.json";
    text.content.replace(text.content.find("\"es\""), 4, "\"ar\"");
    const auto loaded = outward::engine::reload_guide(files);
    REQUIRE(loaded.ok());
    const std::string html =
        printed(loaded.value(), shipped(), {.language = "ar", .paper = {}, .link = {}});
    CHECK(html.find("<html lang=\"ar\" dir=\"rtl\">") != std::string::npos);
}

TEST_CASE("a guide with tables has a card for each table") {
    const auto guides = shipped().guides();
    bool some = false;
    for (const auto& [id, entry] : *guides) {
        const auto step = std::ranges::find(entry->guide->steps, outward::engine::StepKind::tables,
                                            &outward::engine::Step::kind);
        if (step == entry->guide->steps.end()) continue;
        some = true;
        const auto tables =
            std::clamp((entry->guide->group.max + step->seats - 1) / step->seats, 1, 40);
        CHECK(count_of(printed(*entry->guide, shipped(), {}), "class=\"sheet card\"") ==
              static_cast<std::size_t>(tables));
    }
    CHECK(some);
}

TEST_CASE("the poster's code is the one that other programs draw") {
    // Drawn by lean-qr 2.7: bytes, level M, mask 3.
    CHECK(drawn("https://talks.library.example/j/ABCDEF") == &R"(
#######.##.#...##.###.#######
#.....#.#.#.#....##.#.#.....#
#.###.#...#..##...#.#.#.###.#
#.###.#.##.##.##.#.#..#.###.#
#.###.#..#..#.#.#.###.#.###.#
#.....#..##...#....##.#.....#
#######.#.#.#.#.#.#.#.#######
........#..##.##.#..#........
#.##.###.#.#.#..###.#.#..#.##
#....#.#.#..##.##.###.###...#
#...#.###.##.#...#..#...#.##.
###.#..##...#..##.#..#..#...#
....###..#.#..##.#..##...##..
#.......#.##..#.#..#..#...###
##..####...###....####....###
.#.##.........##.....###...#.
......####..#.#...#.##.###.#.
.#..##.##.#.#.#...#.#..#.###.
#..####.##..#####.#...###.#..
...###.###.#######.##..#..#..
.###..#.#....##############..
........###.#....####...#####
#######.#.#.#.#..####.#.##.#.
#.....#.##..#####...#...##...
#.###.#.....#....#..#####.#..
#.###.#.##.##..###...#.###..#
#.###.#.#.##......##...#..#.#
#.....#..#####..#...###.##.#.
#######.####..##...###...#.#.
)"[1]);
    CHECK(qr_code(std::string(180, 'x'))->size() == 53);
    CHECK_FALSE(qr_code(std::string(181, 'x')));
}
