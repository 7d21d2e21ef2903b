#include "server/guides/pack.hpp"
#include "server/access/keys.hpp"
#include "tests/server/guides/builders.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace outward::server;
using nlohmann::json;

namespace {

json sound_pack() { return json::parse(to_pack(guide_of(starter()), starter())); }

std::string refused_pack(const std::string& pack) {
    const auto files = from_pack(pack);
    return files.ok() ? "" : files.error().sentence;
}

bool refuses(const json& pack, const std::string& why) {
    const std::string said = refused_pack(pack.dump());
    INFO(said);
    return said.find(why) != std::string::npos;
}

/// As a stranger would who knows how packs are made.
json resealed(json pack) {
    json all = json::array({1, pack["id"], pack["version"], pack["licence"]});
    std::map<std::string, std::string> digests;
    for (json& file : pack["files"]) {
        file["digest"] = hash_of(file["content"].get<std::string>());
        digests[file["name"]] = file["digest"];
    }
    for (const auto& [name, digest] : digests) all.push_back({name, digest});
    pack["digest"] = hash_of(all.dump());
    return pack;
}

}  // namespace

TEST_CASE("a guide comes out of its pack as it went in") {
    const auto files = from_pack(to_pack(guide_of(starter()), starter()));
    REQUIRE(files.ok());
    REQUIRE(files.value().size() == 3);
    for (const auto& file : starter()) {
        const auto found =
            std::ranges::find(files.value(), file.name, &outward::engine::GuideFile::name);
        REQUIRE(found != files.value().end());
        CHECK(found->content == file.content);
    }
    CHECK(pack_name(guide_of(starter())) == "our-street-1.0.0.guide.json");
    CHECK(resealed(sound_pack()) == sound_pack());
}

TEST_CASE("a pack that was changed is refused, wherever it was changed") {
    for (const char* field : {"id", "version", "licence", "digest"}) {
        json pack = sound_pack();
        pack[field] = pack[field].get<std::string>() + "0";
        CHECK(refuses(pack, "was changed"));
    }
    json words = sound_pack();
    words["files"][1]["content"] = words["files"][1]["content"].get<std::string>() + " ";
    CHECK(refuses(words, "its file text.en.json was changed after it was packed"));
    json fewer = sound_pack();
    fewer["files"].erase(2);
    CHECK(refuses(fewer, "was changed"));
    json other = sound_pack();
    other["id"] = "aspirations";
    CHECK(refuses(resealed(other), "another than the pack says"));
}

TEST_CASE("names in a pack are those of a guide's files and lead nowhere else") {
    for (const char* name : {"../guide.json", "/etc/passwd", "text.en.json/../../x.json",
                             "text..json", "text.en.json.", "", "GUIDE.JSON", "text.e n.json",
                             "text.-.json", "text.../..json", "sub/guide.json", ".guide.json"}) {
        INFO(name);
        json pack = sound_pack();
        pack["files"][1]["name"] = name;
        CHECK(refuses(resealed(pack), "a file that no guide has"));
    }
}

TEST_CASE("what is no pack, too large or too deep is refused") {
    for (const char* text :
         {"", "no JSON", "[]", "null", "{}", "{\"format\": 1}", "\"outward-guide-pack\""})
        CHECK(refused_pack(text).find("some other kind of file") != std::string::npos);
    CHECK(refused_pack(std::string(200'000, '[')).find("some other") != std::string::npos);
    json deep = sound_pack();
    deep["files"][0]["content"] = json::array({json::array({1})});
    CHECK_FALSE(refused_pack(deep.dump()).empty());
    CHECK(refused_pack(std::string(1'100'000, ' ')).find("larger than 1 MB") != std::string::npos);
    json many = sound_pack();
    while (many["files"].size() <= 40) many["files"].push_back(many["files"][1]);
    CHECK(refuses(resealed(many), "more than 40 files"));
    json more = sound_pack();
    more["script"] = "x";
    CHECK(refuses(more, "something more"));
    json newer = sound_pack();
    newer["format_version"] = 2;
    CHECK(refuses(newer, "newer Outward"));
}
