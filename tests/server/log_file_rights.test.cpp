// Who may read the log.
#include "server/log_file.hpp"
#include "tests/server/archive/builders.hpp"

#include <doctest/doctest.h>

#include <ostream>

using namespace outward::server;
namespace fs = std::filesystem;

TEST_CASE("a log is readable by its owner only") {
    const TemporaryFolder folder;
    const fs::path file = folder.archive().parent_path() / "outward.log";
    LogFile log{file};
    std::ostream{&log} << "started" << std::endl;
    CHECK((fs::status(file).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
          fs::perms::none);
}
