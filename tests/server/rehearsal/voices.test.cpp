#include "server/rehearsal/voices.hpp"
#include "server/rehearsal/script.hpp"
#include "server/rehearsal/tally.hpp"
#include "tests/server/archive/builders.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace outward::server;

TEST_CASE("CSV: quotes, commas, line breaks and both kinds of line ends") {
    const auto read = read_csv("a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\n\n,last");
    REQUIRE(read.ok());
    REQUIRE(read.value().size() == 3);
    CHECK(read.value()[1] == std::vector<std::string>{"x, \"y\"", "two\nlines"});
    CHECK(read.value()[2] == std::vector<std::string>{"", "last"});
    CHECK_FALSE(read_csv("a,\"open").ok());
}

TEST_CASE("comments come in order of time, and what is wrong is told with its record") {
    TemporaryFolder folder;
    const auto file = folder.path / "comments.csv";
    const auto write = [&](const std::string& text) {
        std::ofstream{file, std::ios::binary} << text;
    };
    write("timestamp,author-id,extra,comment-body\n200,7,x,later\n100,8,y,\"first\nof all\"\n");
    const auto read = read_comments(file);
    REQUIRE(read.ok());
    CHECK(read.value()[0].body == "first\nof all");
    CHECK(read.value()[1].author == "7");
    write("timestamp,author-id,comment-body\nsoon,1,x\n");
    CHECK(read_comments(file).error().sentence.find("record 1") != std::string::npos);
    write("when,who,what\n1,2,3\n");
    CHECK(read_comments(file).error().sentence.find("comment-body") != std::string::npos);
    CHECK_FALSE(read_comments(folder.path / "none.csv").ok());
}

TEST_CASE("a script says every comment once, an author always in the same voice") {
    std::vector<Comment> comments;
    for (int i = 0; i < 40; ++i)
        comments.push_back({i, std::to_string(i % 5), "comment " + std::to_string(i)});
    const auto guide = outward::tests::small_guide();
    const Script script = Script::from_comments(guide, comments, 3);
    std::multiset<std::string> said;
    for (const std::string& text : script.texts({{"hopes"}, {"turns"}})) said.insert(text);
    CHECK(said.size() == 40);
    CHECK(std::set<std::string>(said.begin(), said.end()).size() == 40);
    CHECK(script.count({"hopes"}) == 20);
    CHECK(script.count({"debrief"}) == 0);
}

TEST_CASE("percentiles are those of the nearest rank") {
    std::vector<double> values;
    for (int i = 100; i >= 1; --i) values.push_back(i);
    const Percentiles p = percentiles(values);
    CHECK(p.p50 == 50);
    CHECK(p.p95 == 95);
    CHECK(p.p99 == 99);
    CHECK(p.max == 100);
    CHECK(percentiles({}).max == 0);
}
