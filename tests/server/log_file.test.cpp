// The log on disk: whole lines, in files that do not grow without end.
#include "server/log_file.hpp"
#include "server/journal.hpp"
#include "tests/server/archive/builders.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <ostream>

using namespace outward::server;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> log_lines(const fs::path& file) {
    std::ifstream in{file};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("a full log is set aside, the oldest goes, and no line is torn") {
    const TemporaryFolder folder;
    const fs::path file = folder.archive().parent_path() / "outward.log";
    {
        LogFile log{file, {.bytes = 1000, .set_aside = 2}};
        std::ostream out{&log};
        Journal journal{out};
        for (int i = 0; i < 100; ++i) journal.note("event", {{"number", i}});
    }
    CHECK(fs::file_size(file) < 1200);
    CHECK(fs::file_size(file.string() + ".1") < 1200);
    CHECK(fs::file_size(file.string() + ".2") < 1200);
    CHECK_FALSE(fs::exists(file.string() + ".3"));
    int last = 100;
    for (const char* ending : {"", ".1", ".2"}) {
        const auto lines = log_lines(file.string() + ending);
        for (auto line = lines.rbegin(); line != lines.rend(); ++line)
            CHECK(nlohmann::json::parse(*line)["number"] == --last);
    }
}

TEST_CASE("a log goes on where it ended") {
    const TemporaryFolder folder;
    const fs::path file = folder.archive().parent_path() / "outward.log";
    for (int start = 0; start < 2; ++start) {
        LogFile log{file};
        std::ostream out{&log};
        out << "started" << std::endl;
    }
    CHECK(log_lines(file).size() == 2);
}

TEST_CASE("a log that cannot be written stops nothing") {
    LogFile log{"/nowhere/at/all/outward.log"};
    std::ostream out{&log};
    for (int i = 0; i < 3; ++i) out << "a line" << std::endl;
    CHECK(out.good());
}
