#include "tests/server/archive/builders.hpp"
#include "tests/server/guides/builders.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace outward::server;
using outward::engine::GuideFile;
using outward::engine::Reason;

namespace {

namespace fs = std::filesystem;

Library library_in(const TemporaryFolder& folder) {
    auto opened = Library::open({}, folder.path / "guides");
    REQUIRE(opened.ok());
    return std::move(opened).value();
}

GuideWish first(std::vector<GuideFile> files) {
    return {.files = std::move(files), .base = "", .id = {}};
}

GuideWish after(const std::string& base, std::vector<GuideFile> files) {
    return {.files = std::move(files), .base = base, .id = {}};
}

GuideRefusal refused(Library& library, const GuideWish& wish) {
    const auto kept = library.keep(wish);
    REQUIRE_FALSE(kept.ok());
    return kept.error();
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream{file} << text;
}

}  // namespace

TEST_CASE("an own guide is used at once, and is there again after a restart") {
    const TemporaryFolder folder;
    {
        Library library = library_in(folder);
        const auto before = library.guides();
        REQUIRE(library.keep(first(starter())).ok());
        CHECK(library.find({"our-street"})->own);
        CHECK_FALSE(before->contains({"our-street"}));
    }
    const Library again = library_in(folder);
    REQUIRE(again.find({"our-street"}));
    CHECK(again.find({"our-street"})->guide->version == "1.0.0");
    CHECK(again.left_out().empty());
}

TEST_CASE("every version is kept, the newest is used, and none ever changes") {
    const TemporaryFolder folder;
    Library library = library_in(folder);
    REQUIRE(library.keep(first(starter())).ok());
    REQUIRE(library.keep(after("1.0.0", versioned(starter(), "1.0.9"))).ok());
    REQUIRE(library.keep(after("1.0.9", versioned(starter(), "1.0.10"))).ok());
    CHECK(library.versions({"our-street"}) == std::vector<std::string>{"1.0.10", "1.0.9", "1.0.0"});
    CHECK(library_in(folder).find({"our-street"})->guide->version == "1.0.10");
    CHECK(library.files({"our-street"}, "1.0.0")->size() == 3);
    CHECK_FALSE(library.files({"our-street"}, "2.0.0"));

    const auto changed =
        edited(versioned(starter(), "1.0.9"), "text.en.json", "Thank you", "Many thanks");
    const GuideRefusal old = refused(library, after("1.0.10", changed));
    CHECK(old.why.reason == Reason::stale);
    CHECK(old.next_version == "1.0.11");
    CHECK(library.keep(after("1.0.9", versioned(starter(), "1.0.10"))).ok());  // asked twice
}

TEST_CASE("who saves over somebody else's version is told") {
    const TemporaryFolder folder;
    Library library = library_in(folder);
    REQUIRE(library.keep(first(starter())).ok());
    REQUIRE(library.keep(after("1.0.0", versioned(starter(), "1.0.1"))).ok());
    const auto mine =
        edited(versioned(starter(), "1.0.2"), "text.en.json", "Thank you", "Many thanks");
    CHECK(refused(library, after("1.0.0", mine)).why.reason == Reason::stale);
    CHECK(refused(library, first(mine)).why.reason == Reason::stale);
    CHECK(library.keep({.files = mine, .base = {}, .id = {}}).ok());
}

TEST_CASE("an own guide has an id and a version of its own, and is sound") {
    const TemporaryFolder folder;
    Library library = library_in(folder);
    const auto place_of_problem = [&](const GuideWish& wish) {
        const GuideRefusal refusal = refused(library, wish);
        CHECK(refusal.why.reason == Reason::bad_request);
        REQUIRE_FALSE(refusal.problems.empty());
        return refusal.problems.front().path;
    };
    CHECK(place_of_problem(first(starter("aspirations"))) == "/id");
    CHECK(place_of_problem({.files = starter(), .base = "", .id = {{"other"}}}) == "/id");
    for (const char* version : {"1", "1.0", "1.0.0-beta", "01.0.0", "1.0.0 ", "1..0", "../x",
                                "1.0.-1", "1.0.999999999999"})
        CHECK(place_of_problem(first(versioned(starter(), version))) == "/version");
    CHECK(place_of_problem(first(edited(starter(), "guide.json", "\"round\"", "\"song\""))) ==
          "/phases/1/steps/0/kind");
    auto stranger = starter();
    stranger.push_back({"../evil.json", "{}"});
    CHECK(refused(library, first(stranger)).problems.size() == 1);
    auto deep = starter();
    file_of(deep, "text.es.json").content = std::string(50'000, '[');
    CHECK(refused(library, first(deep)).problems.front().file == "text.es.json");
    CHECK(library.versions({"our-street"}).empty());
    CHECK_FALSE(fs::exists(folder.path / "guides"));
}

TEST_CASE("what is broken in the own guides' folder is left out and told, and nothing else") {
    const TemporaryFolder folder;
    {
        Library library = library_in(folder);
        for (const char* id : {"good", "broken", "renamed"})
            REQUIRE(library.keep(first(starter(id))).ok());
    }
    const fs::path guides = folder.path / "guides";
    write(guides / "broken/1.0.0/guide.json", "{ no JSON");
    fs::rename(guides / "renamed", guides / "other-name");
    write(guides / "aspirations/1.0.0/guide.json", "{}");
    write(guides / "no-version/guide.json", "{}");
    write(guides / ".new-abc/guide.json", "{}");
    const Library library = library_in(folder);
    CHECK(library.find({"good"}));
    CHECK_FALSE(library.find({"aspirations"})->own);
    const auto left_out = library.left_out();
    CHECK(left_out.size() == 4);
    CHECK(left_out.at("broken").find("guide.json: This is not JSON") != std::string::npos);
    CHECK(left_out.at("other-name").find("differ from the names") != std::string::npos);
    CHECK(left_out.at("aspirations").find("comes with Outward") != std::string::npos);
    CHECK(left_out.at("no-version").find("outward guide install") != std::string::npos);
}

TEST_CASE("an own guide takes steps from others, and keeps how it was written") {
    const TemporaryFolder folder;
    Library library = library_in(folder);
    const auto files = borrowing_from("aspirations", starter());
    const auto kept = library.keep(first(files));
    REQUIRE_MESSAGE(kept.ok(), kept.error().why.message);
    CHECK(kept.value()->guide->find(outward::engine::StepId{"frame"}));
    CHECK(std::ranges::any_of(kept.value()->written, [](const GuideFile& file) {
        return file.content.find("\"use\"") != std::string::npos;
    }));
    CHECK(library_in(folder).find({"our-street"})->guide->find(outward::engine::StepId{"frame"}));
}

TEST_CASE("an own guide is removed with its versions, and nothing else is") {
    const TemporaryFolder folder;
    Library library = library_in(folder);
    for (const char* id : {"gone", "stays"}) REQUIRE(library.keep(first(starter(id))).ok());
    REQUIRE(library.keep(after("1.0.0", versioned(starter("gone"), "1.0.1"))).ok());
    const auto held = library.find({"gone"});
    CHECK_FALSE(library.remove({"gone"}));
    CHECK_FALSE(library.find({"gone"}));
    CHECK(held->guide->id.value == "gone");
    CHECK(library.find({"stays"}));
    CHECK(std::distance(fs::directory_iterator{folder.path / "guides"}, {}) == 1);
    CHECK(library.remove({"gone"})->reason == Reason::not_found);
    CHECK(library.remove({"../guides"})->reason == Reason::not_found);
    CHECK(library.remove({"aspirations"})->reason == Reason::forbidden);
    CHECK(library.keep(first(starter("gone"))).ok());
}

TEST_CASE("a guide whose steps another one uses is not removed, and one that is broken is") {
    const TemporaryFolder folder;
    Library library = library_in(folder);
    const auto shipped = library.find({"aspirations"})->written;
    REQUIRE(library.keep(first(copied_as("lender", shipped))).ok());
    const auto files = borrowing_from("lender", starter("borrower"));
    const auto kept = library.keep(first(files));
    REQUIRE_MESSAGE(kept.ok(), kept.error().why.message);
    CHECK(library.remove({"lender"})->reason == Reason::not_now);
    CHECK_FALSE(library.remove({"borrower"}));
    CHECK_FALSE(library.remove({"lender"}));
    write(folder.path / "guides/broken/1.0.0/guide.json", "{");
    library.look_again();
    CHECK(library.left_out().contains("broken"));
    CHECK_FALSE(library.remove({"broken"}));
    CHECK(library.left_out().empty());
}

TEST_CASE("what another program keeps or removes in the folder is seen at the next look") {
    const TemporaryFolder folder;
    Library server = library_in(folder);
    server.look_again();
    Library other = library_in(folder);
    REQUIRE(other.keep(first(starter())).ok());
    CHECK_FALSE(server.find({"our-street"}));
    server.look_again();
    REQUIRE(server.find({"our-street"}));
    const auto same = server.find({"our-street"});
    server.look_again();
    CHECK(server.find({"our-street"}) == same);
    REQUIRE(other.keep(after("1.0.0", versioned(starter(), "1.0.1"))).ok());
    server.look_again();
    CHECK(server.find({"our-street"})->guide->version == "1.0.1");
    CHECK(server.find({"aspirations"}));
    CHECK_FALSE(other.remove({"our-street"}));
    server.look_again();
    CHECK_FALSE(server.find({"our-street"}));
}

TEST_CASE("a disk that is full keeps the guide as it was" * doctest::skip(!SmallDisk::possible)) {
    const TemporaryFolder folder;
    Library library = library_in(folder);
    REQUIRE(library.keep(first(starter())).ok());
    {
        const SmallDisk disk{2000};
        const GuideRefusal full = refused(library, after("1.0.0", versioned(starter(), "1.0.1")));
        CHECK(full.why.reason == Reason::not_saved);
    }
    CHECK(library.versions({"our-street"}) == std::vector<std::string>{"1.0.0"});
    CHECK(library.find({"our-street"})->guide->version == "1.0.0");
    CHECK(std::distance(fs::directory_iterator{folder.path / "guides/our-street"}, {}) == 1);
}

TEST_CASE("guides are kept while others read them") {
    const TemporaryFolder folder;
    Library library = library_in(folder);
    std::thread writer{[&] {
        for (int i = 0; i < 20; ++i)
            (void)library.keep(first(starter("guide-" + std::to_string(i))));
    }};
    std::size_t seen = 0;
    while (seen < 20) {
        seen = 0;
        const auto guides = library.guides();
        for (const auto& [id, guide] : *guides) seen += guide->own && !guide->guide->steps.empty();
    }
    writer.join();
    CHECK(library.guides()->size() >= 20);
}
