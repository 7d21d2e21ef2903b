// Guides over HTTP: read, checked, kept, passed on.
#include "server/guides/pack.hpp"
#include "tests/running/over_http.hpp"
#include "tests/server/guides/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::server;
using nlohmann::json;

namespace {

const std::string guides = "/api/v1/guides/";

json as_json(const std::vector<outward::engine::GuideFile>& files, const json& base = nullptr) {
    json body{{"files", to_json(files)}};
    if (!base.is_null()) body["base"] = base;
    return body;
}

struct Host {
    RunningServer server;
    std::string key = host_key(*server);

    std::string read(const std::string& path) { return get(*server, path, bearer(key)); }
    std::string keep(const std::string& id, const json& body) {
        return put(*server, guides + id, key, body.dump());
    }
    std::string send(const std::string& path, const std::string& body) {
        return post(*server, guides + path, key, body);
    }
    json listed(const std::string& id) {
        const json list = body_of(read("/api/v1/guides"))["guides"];
        for (const json& guide : list)
            if (guide["id"] == id) return guide;
        return nullptr;
    }
};

}  // namespace

TEST_CASE("an own guide is checked, kept, listed and run over HTTP") {
    Host host;
    const json checked = body_of(host.send("check", as_json(starter()).dump()));
    CHECK(checked["problems"].empty());
    CHECK(checked["guide"]["es"]["title"] == "Una guía propia");
    CHECK(checked["guide"]["en"]["steps"].size() == 5);
    CHECK(host.listed("our-street").is_null());

    const json kept = body_of(host.keep("our-street", as_json(starter())));
    CHECK(kept["version"] == "1.0.0");
    CHECK(kept["next_version"] == "1.0.1");
    CHECK(host.listed("our-street")["own"] == true);
    CHECK(host.listed("aspirations")["own"] == false);
    (void)host.server.create("our-street");
    host.server.restart();
    CHECK(host.listed("our-street")["version"] == "1.0.0");
}

TEST_CASE("an own guide is removed, and a conversation that was begun with it goes on") {
    Host host;
    REQUIRE(starts(host.keep("our-street", as_json(starter())), "200"));
    const CreatedConversation begun = host.server.create("our-street");
    CHECK(starts(erase(*host.server, guides + "our-street", host.key), "200"));
    CHECK(host.listed("our-street").is_null());
    CHECK(starts(erase(*host.server, guides + "our-street", host.key), "404"));
    CHECK(starts(erase(*host.server, guides + "aspirations", host.key), "403"));
    host.server.restart();
    TestClient phone{*host.server};
    CHECK(phone.join_by_code(begun)["guide"]["title"] == "A guide of our own");
    CHECK(starts(erase(*host.server, "/api/v1/conversations", host.key), "405"));
}

TEST_CASE("a guide that another program has installed is offered at once") {
    Host host;
    Library other = Library::open({}, host.server.folder.path / "guides").value();
    const auto installed = [&](const char* id) {
        return other.keep({.files = starter(id), .base = "", .id = {}}).ok();
    };
    REQUIRE(installed("one"));
    CHECK(host.listed("one")["own"] == true);
    REQUIRE(installed("two"));
    const json wanted{{"guide", "two"}, {"title", "Our street"}};
    CHECK(starts(post(*host.server, "/api/v1/conversations", host.key, wanted.dump()), "201"));
}

TEST_CASE("a guide with more than 64 KB of words can be checked and kept") {
    Host host;
    auto files = copied_as("large", host.server->library().find({"community-conversation"})->files);
    const std::string body = as_json(files).dump();
    CHECK(body.size() > 64 * 1024);
    CHECK(body_of(host.send("check", body))["problems"].empty());
    CHECK(starts(host.keep("large", json::parse(body)), "200"));
}

TEST_CASE("what is wrong with a guide is told with its place") {
    Host host;
    const auto broken = as_json(edited(starter(), "guide.json", "\"round\"", "\"song\""));
    const json checked = body_of(host.send("check", broken.dump()));
    CHECK(checked["guide"].is_null());
    CHECK(checked["problems"][0]["file"] == "guide.json");
    CHECK(checked["problems"][0]["path"] == "/phases/1/steps/0/kind");
    const std::string answer = host.keep("our-street", broken);
    CHECK(starts(answer, "422"));
    CHECK(body_of(answer)["problems"] == checked["problems"]);
    CHECK(starts(host.keep("another", as_json(starter())), "422"));
    CHECK(starts(host.keep("aspirations", as_json(starter("aspirations"))), "422"));
    for (const char* body : {"{}", "[]", "x", R"({"files": 1})"}) {
        CHECK(starts(host.send("check", body), "400"));
        CHECK(starts(put(*host.server, guides + "our-street", host.key, body), "400"));
    }
    CHECK(starts(host.keep("our-street", {{"files", {1, {{"name", 7}}}}}), "422"));
    CHECK(starts(host.keep("our-street", {{"files", json::array()}, {"base", 1}}), "400"));
}

TEST_CASE("a version that is there already is not changed, and the next one is proposed") {
    Host host;
    REQUIRE(starts(host.keep("our-street", as_json(starter())), "200"));
    const auto changed = edited(starter(), "text.en.json", "Thank you", "Many thanks");
    const std::string same_version = host.keep("our-street", as_json(changed, "1.0.0"));
    CHECK(starts(same_version, "409"));
    CHECK(body_of(same_version)["next_version"] == "1.0.1");
    CHECK(starts(host.keep("our-street", as_json(versioned(changed, "1.0.1"), "0.9.0")), "409"));
    CHECK(starts(host.keep("our-street", as_json(versioned(changed, "1.0.1"), "1.0.0")), "200"));

    const json now = body_of(host.read(guides + "our-street/files"));
    CHECK(now["versions"] == json{"1.0.1", "1.0.0"});
    CHECK(now["version"] == "1.0.1");
    CHECK(now["own"] == true);
    const json before = body_of(host.read(guides + "our-street/files?version=1.0.0"));
    CHECK(before["files"] == to_json(starter()));
    CHECK(starts(host.read(guides + "our-street/files?version=../../x"), "404"));
    CHECK(starts(host.read(guides + "nowhere/files"), "404"));
}

TEST_CASE("a guide is passed on as a pack") {
    Host host;
    const std::string pack = to_pack(guide_of(starter()), starter());
    CHECK(starts(host.send("install", pack), "200"));
    CHECK(starts(host.send("install", pack), "200"));  // it is there already
    const auto newer = versioned(starter(), "1.1.0");
    CHECK(starts(host.send("install", to_pack(guide_of(newer), newer)), "409"));
    CHECK(starts(host.send("install?replace=true", to_pack(guide_of(newer), newer)), "200"));
    CHECK(starts(host.send("install?replace=true", pack), "409"));
    CHECK(host.listed("our-street")["version"] == "1.1.0");
    CHECK(starts(host.send("install", pack + "x"), "400"));
    const auto shipped = starter("aspirations");
    CHECK(starts(host.send("install", to_pack(guide_of(shipped), shipped)), "422"));

    const std::string sent = host.read(guides + "our-street/pack");
    CHECK(sent.find("filename=\"our-street-1.1.0.guide.json\"") != std::string::npos);
    CHECK(from_pack(sent.substr(sent.find("\r\n\r\n") + 4)).ok());
}

TEST_CASE("a guide is printed as a file to save") {
    Host host;
    const std::string sheet = host.read(guides + "aspirations/print?language=es&paper=letter");
    CHECK(starts(sheet, "200"));
    CHECK(head_of(sheet).find("Content-Disposition: attachment; filename=\"aspirations.html\"") !=
          std::string::npos);
    CHECK(sheet.find("size:letter") != std::string::npos);
    CHECK(starts(host.read(guides + "aspirations/print?paper=a3"), "400"));
    CHECK(starts(host.read(guides + "nowhere/print"), "404"));
}

TEST_CASE("a broken own guide keeps nobody from starting, and the host is told") {
    Host host;
    REQUIRE(starts(host.keep("our-street", as_json(starter())), "200"));
    std::ofstream{host.server.folder.path / "guides/our-street/1.0.0/guide.json"} << "{";
    host.server.restart();
    const json list = body_of(host.read("/api/v1/guides"));
    CHECK(list["left_out"][0]["id"] == "our-street");
    CHECK(body_of(host.read("/api/v1/status"))["warnings"] == json{"warning.guide_left_out"});
    REQUIRE(
        starts(host.keep("our-street", as_json(versioned(starter(), "1.0.1"), "1.0.0")), "200"));
    CHECK(body_of(host.read("/api/v1/guides"))["left_out"].empty());
}
