// What people type, and how it is read.
#include "server/search/query.hpp"
#include "tests/server/search/builders.hpp"

using namespace outward::server;

namespace {

/// The tree as a text: words joined by +, all as &, any as |, except as \.
std::string tree(const Query& query) {
    if (query.kind == Query::Kind::everything) return "*all*";
    if (query.kind == Query::Kind::term) {
        std::string words;
        for (const std::string& word : query.term.words) words += (words.empty() ? "" : "+") + word;
        return words + (query.term.beginning ? "*" : "");
    }
    const char* sign = query.kind == Query::Kind::all   ? " & "
                       : query.kind == Query::Kind::any ? " | "
                                                        : " \\ ";
    std::string parts;
    for (const Query& part : query.parts) parts += (parts.empty() ? "" : sign) + tree(part);
    return "(" + parts + ")";
}

std::string as_read(const std::string& typed) {
    const ReadQuery read = read_query(typed);
    std::string hints;
    for (const Hint& hint : read.hints)
        hints += " !" + std::string{name_of(hint.kind)} + "@" + std::to_string(hint.at);
    return (read.nothing ? "nothing" : tree(read.query)) + hints;
}

std::uint32_t next_random(std::uint32_t& state) {
    state = state * 1'664'525 + 1'013'904'223;
    return state >> 16;
}

}  // namespace

TEST_CASE("what people type is read as they mean it") {
    CHECK(as_read("bench") == "bench");
    CHECK(as_read("more benches") == "(more & benches)");
    CHECK(as_read("\"more benches\"") == "more+benches");
    CHECK(as_read("“more benches”") == "more+benches");
    CHECK(as_read("«más bancos»") == "mas+bancos");
    CHECK(as_read("librar*") == "librar*");
    CHECK(as_read("\"the libr\"*") == "the+libr*");
    CHECK(as_read("park OR bus") == "(park | bus)");
    CHECK(as_read("park or bus") == "(park & or & bus)");
    CHECK(as_read("park AND bus") == "(park & bus)");
    CHECK(as_read("park NOT bus") == "(park \\ bus)");
    CHECK(as_read("park AND NOT bus") == "(park \\ bus)");
    CHECK(as_read("park -bus -bench") == "(park \\ bus \\ bench)");
    CHECK(as_read("park - bus") == "(park & bus)");
    CHECK(as_read("24-hour") == "24+hour");
    CHECK(as_read("(park OR bus) bench") == "((park | bus) & bench)");
    CHECK(as_read("park OR bus bench") == "(park | (bus & bench))");
    CHECK(as_read("图书馆 公园") == "(图+书+馆 & 公+园)");
    CHECK(as_read("don't") == "don+t");
    CHECK(as_read("") == "*all*");
    CHECK(as_read("  \u3000 ") == "*all*");
}

TEST_CASE("what is broken is read in the best way, with a hint that says where") {
    CHECK(as_read("\"more benches") == "more+benches !unbalanced_quote@0");
    CHECK(as_read("a \"b") == "(a & b) !unbalanced_quote@2");
    CHECK(as_read("(park OR bus") == "(park | bus) !unbalanced_bracket@0");
    CHECK(as_read("park) bus") == "(park & bus) !unbalanced_bracket@4");
    CHECK(as_read("park OR") == "park !dangling_operator@5");
    CHECK(as_read("OR park") == "park !dangling_operator@0");
    CHECK(as_read("park AND") == "park !dangling_operator@5");
    CHECK(as_read("park NOT") == "park !dangling_operator@5");
    CHECK(as_read("park AND OR bus") == "(park | bus) !dangling_operator@5");
    CHECK(as_read("-bus") == "(*all* \\ bus) !only_negative@0");
    CHECK(as_read("park OR -bus") == "park !negative_in_or@9");
    CHECK(as_read("?!") == "nothing !nothing_left@0");
    CHECK(as_read("()") == "nothing !nothing_left@0");
    CHECK(as_read("ж \"") == "ж !unbalanced_quote@2");
}

TEST_CASE("a query has limits, and what is beyond them is left out") {
    CHECK(as_read(std::string(500, 'a')) == std::string(400, 'a') + " !too_long@400");
    std::string many;
    for (int i = 0; i < 40; ++i) many += "w" + std::to_string(i) + " ";
    CHECK(read_query(many).query.parts.size() == most_terms);
    CHECK(read_query(many).hints == std::vector{Hint{HintKind::too_many_terms, 118}});
    const std::string deep = std::string(40, '(') + "park" + std::string(40, ')');
    const ReadQuery nested = read_query(deep);
    CHECK(tree(nested.query) == "park");
    CHECK(nested.hints.front().kind == HintKind::too_deep);
}

TEST_CASE("whatever is typed is answered, never with an error") {
    TemporaryFolder folder;
    Holding holding(folder);
    holding.save_notes("one", {"a bench under the limes", "NOT AND OR", "text : facets zzz"});
    const auto catalogue = open_catalogue(folder);
    catch_up(*catalogue);
    const std::vector<std::string> pieces{
        "\"",    "(",     ")",   "*",    "-",         " ",    " AND ",    " OR ", " NOT ",
        "bench", "limes", "the", ":",    "^",         "+",    "{",        "}",    "'",
        ";",     "--",    "zzz", "text", "图",        "\xFF", "é",        "a",    "%",
        "\\",    "NEAR",  "/*",  "\t",   "facets : ", "0",    "\xE2\x80", "be*"};
    std::uint32_t state = 11;
    for (int round = 0; round < 3'000; ++round) {
        std::string typed;
        for (std::uint32_t left = next_random(state) % 14; left > 0; --left)
            typed += pieces[next_random(state) % pieces.size()];
        const auto page = catalogue->search({.typed = typed});
        CHECK_MESSAGE(page.ok(), typed);
    }
    // The catalogue is still the one that it was.
    CHECK(found_by(*catalogue, "bench limes").hits.size() == 1);
}
