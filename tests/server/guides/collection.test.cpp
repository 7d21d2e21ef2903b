// All guides of a library in one zip: what is in it, and taking it in elsewhere.
#include "server/guides/collection.hpp"
#include "server/bundle/zip.hpp"
#include "server/guides/pack.hpp"
#include "tests/server/archive/builders.hpp"
#include "tests/server/guides/builders.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace outward::server;
using Taken = TakenGuide::Outcome;

namespace {

constexpr ZipLimits wide{
    .whole = 1UL << 26U, .entries = 9999, .entry = 1UL << 26U, .total = 1UL << 28U, .name = 200};

/// The library beside an archive in that folder.
Library library_at(const TemporaryFolder& folder) {
    return Library::open({}, folder.path / "guides").value();
}

void keep(Library& library, std::vector<outward::engine::GuideFile> files) {
    REQUIRE(library.keep({.files = std::move(files), .base = std::nullopt, .id = {}}).ok());
}

std::map<std::string, std::string> unpacked(const std::string& zip) {
    std::map<std::string, std::string> files;
    const auto entries = from_zip(zip, wide);
    REQUIRE(entries.ok());
    for (const ZipEntry& entry : entries.value()) files[entry.name] = entry.content;
    return files;
}

std::string collection_of(Library& library) {
    return to_collection(library, Guides::all, Paper::a4);
}

TakenGuide taken(Library& library, const std::string& zip, const std::string& id,
                 bool replace = false) {
    const auto all = take_in(library, zip, replace);
    REQUIRE(all.ok());
    const auto found = std::ranges::find(all.value(), id, &TakenGuide::name);
    REQUIRE(found != all.value().end());
    return *found;
}

std::string refused_collection(const std::string& bytes) {
    const TemporaryFolder folder;
    Library library = library_at(folder);
    const std::size_t before = library.guides()->size();
    const auto all = take_in(library, bytes, true);
    CHECK(library.guides()->size() == before);
    return all.ok() ? "" : all.error().sentence;
}

std::string own_pack(const std::string& id = "our-street") {
    return to_pack(guide_of(starter(id)), starter(id));
}

}  // namespace

TEST_CASE("a collection has a page to begin at, and leads to everything in it") {
    const auto files = unpacked(to_collection(shipped(), Guides::all, Paper::letter));
    const std::string& index = files.at("index.html");
    for (const auto& [name, content] : files) {
        if (name == "index.html") continue;
        CHECK_MESSAGE(index.find("href=\"" + name + '"') != std::string::npos, name);
        if (name.ends_with(".html")) CHECK(content.find("size:letter") != std::string::npos);
    }
    for (const char* name :
         {"guides/workshop/slides.ar.html", "guides/workshop/sheets.es.html",
          "guides/workshop/workshop-1.0.0.guide.json", "handouts/ask-card.en.html"})
        CHECK_MESSAGE(files.contains(name), name);
    CHECK(index.find("resources.") == std::string::npos);
    for (std::size_t at = index.find("href=\""); at != std::string::npos;
         at = index.find("href=\"", at + 6)) {
        const std::string name = index.substr(at + 6, index.find('"', at + 6) - at - 6);
        CHECK_MESSAGE(files.contains(name), name);
    }
    CHECK(to_collection(shipped(), Guides::all, Paper::letter) ==
          to_collection(shipped(), Guides::all, Paper::letter));
}

TEST_CASE("own guides go along when that is said, and only then") {
    const TemporaryFolder folder;
    Library library = library_at(folder);
    keep(library, starter());
    CHECK(
        unpacked(collection_of(library)).contains("guides/our-street/our-street-1.0.0.guide.json"));
    for (const auto& [name, content] : unpacked(to_collection(library, Guides::shipped, Paper::a4)))
        CHECK((name + content).find("our-street") == std::string::npos);
}

TEST_CASE("a library takes in what another one has, and keeps what it has itself") {
    const TemporaryFolder here;
    const TemporaryFolder there;
    Library giver = library_at(here);
    const std::string longest(60, 'x');
    keep(giver, starter());
    keep(giver, starter(longest));
    Library taker = library_at(there);
    const std::string zip = collection_of(giver);
    CHECK(taken(taker, zip, "our-street").outcome == Taken::kept);
    CHECK(taker.find({longest})->own);
    CHECK(taken(taker, zip, "workshop").outcome == Taken::shipped);
    CHECK(taken(taker, zip, "our-street").outcome == Taken::kept);  // asked twice
    CHECK(taker.versions({"our-street"}).size() == 1);

    keep(giver, versioned(starter(), "1.1.0"));
    const std::string newer = collection_of(giver);
    const TakenGuide left = taken(taker, newer, "our-street");
    CHECK(left.outcome == Taken::stale);
    CHECK(left.why.find("There is a guide 'our-street' already") != std::string::npos);
    CHECK(taken(taker, newer, "our-street", true).version == "1.1.0");
    CHECK(taken(taker, zip, "our-street", true).outcome == Taken::stale);
    CHECK(taker.find({"our-street"})->guide->version == "1.1.0");
}

TEST_CASE("one pack that is spoiled leaves the others alone") {
    const TemporaryFolder folder;
    Library library = library_at(folder);
    std::string spoiled = own_pack("second");
    spoiled.replace(spoiled.find("Everybody"), 9, "Nobodyyyy");
    const std::vector<ZipEntry> entries{{"a/spoiled.guide.json", spoiled},
                                        {"../../evil.guide.json", own_pack()},
                                        {"notes.txt", "not looked at"}};
    const std::string zip = to_zip(entries);
    const TakenGuide bad = taken(library, zip, "a/spoiled.guide.json");
    CHECK(bad.outcome == Taken::refused);
    CHECK(bad.why.find("was changed after it was packed") != std::string::npos);
    CHECK(library.find({"our-street"}));  // kept under its id, wherever its name leads
    CHECK_FALSE(library.find({"second"}));
}

TEST_CASE("what is no collection, or one that is too large, is refused as a whole") {
    CHECK(refused_collection("").find("some other kind of file") != std::string::npos);
    CHECK(refused_collection("PK\x03\x04 and nothing").find("damaged") != std::string::npos);
    const std::vector<ZipEntry> none{{"index.html", "<p>"}};
    CHECK(refused_collection(to_zip(none)).find("There is no guide in this file") !=
          std::string::npos);
    const std::vector<ZipEntry> bomb{{"a.guide.json", std::string(5UL << 20U, ' ')}};
    CHECK(refused_collection(to_zip(bomb)).find("its file a.guide.json") != std::string::npos);
    std::vector<ZipEntry> many;
    for (int i = 0; i < 4001; ++i) many.push_back({std::to_string(i) + ".guide.json", "{}"});
    CHECK(refused_collection(to_zip(many)).find("more than 4000 files") != std::string::npos);
    const std::vector<ZipEntry> hidden{{std::string(201, 'a'), "{}"}};
    CHECK(refused_collection(to_zip(hidden)).find("name is too long") != std::string::npos);
    const std::string sound = to_zip(std::vector<ZipEntry>{{"a.guide.json", own_pack()}});
    CHECK(refused_collection(sound.substr(0, sound.size() - 5)).find("damaged") !=
          std::string::npos);
    CHECK(refused_collection(std::string{"PK\x03\x04"} + std::string(33UL << 20U, 'x'))
              .find("larger than 32 MB") != std::string::npos);
}
