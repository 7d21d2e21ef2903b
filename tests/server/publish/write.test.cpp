#include "server/publish/write.hpp"
#include "server/system/process.hpp"
#include "tests/support/text.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

using namespace outward::server;
using outward::tests::has;
namespace fs = std::filesystem;

namespace {

/// A folder that goes away.
struct SitePlace {
    SitePlace()
        : path(fs::temp_directory_path() / ("outward-site-" + std::to_string(own_process_id()))) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~SitePlace() { fs::remove_all(path); }
    const fs::path path;
};

const std::vector<ZipEntry> first_files{{"index.html", "one"}, {"es/index.html", "uno"}};
const std::vector<ZipEntry> second{{"index.html", "two"}};

std::string content_of(const fs::path& file) {
    std::ifstream in{file};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::string refused_site(const fs::path& folder) {
    const auto trouble = write_site(folder, second);
    return trouble ? trouble->sentence : "";
}

void put(const fs::path& file, const std::string& content) { std::ofstream{file} << content; }

}  // namespace

TEST_CASE("a site goes into a new folder, and replaces the one that it was") {
    const SitePlace place;
    const fs::path site = place.path / "site";
    CHECK_FALSE(write_site(site, first_files));
    CHECK(content_of(site / "es/index.html") == "uno");
    CHECK_FALSE(write_site(site / "", second));
    CHECK(content_of(site / "index.html") == "two");
    CHECK_FALSE(fs::exists(site / "es"));
    CHECK(std::distance(fs::directory_iterator{place.path}, {}) == 1);  // nothing is left beside it
}

TEST_CASE("an empty folder is taken") {
    const SitePlace place;
    fs::create_directory(place.path / "site");
    CHECK(refused_site(place.path / "site") == "");
}

TEST_CASE("what a stranger put there is never replaced") {
    const SitePlace place;
    const fs::path site = place.path / "site";
    fs::create_directory(site);
    put(site / "thesis.txt", "years of work");
    CHECK(has(refused_site(site), "no site of this program"));
    CHECK(content_of(site / "thesis.txt") == "years of work");
    fs::remove(site / "thesis.txt");
    CHECK_FALSE(write_site(site, first_files));
    put(site / "es/CNAME", "example.org");
    CHECK(has(refused_site(site), "lies 'es/CNAME', which is not of the site"));
    CHECK(content_of(site / "index.html") == "one");
}

TEST_CASE("links are not followed") {
    const SitePlace place;
    fs::create_directory(place.path / "elsewhere");
    fs::create_directory_symlink(place.path / "elsewhere", place.path / "site");
    CHECK(has(refused_site(place.path / "site"), "is a link to somewhere else"));
    const fs::path site = place.path / "own";
    CHECK_FALSE(write_site(site, first_files));
    fs::remove_all(site / "es");
    fs::create_directory_symlink(place.path / "elsewhere", site / "es");
    CHECK(has(refused_site(site), "lies 'es'"));
    CHECK(fs::is_empty(place.path / "elsewhere"));
}

TEST_CASE("a file, or a folder in none, is no place for a site") {
    const SitePlace place;
    put(place.path / "file", "");
    CHECK(has(refused_site(place.path / "file"), "is a file"));
    CHECK(has(refused_site(place.path / "none" / "site"), "There is no folder"));
}
