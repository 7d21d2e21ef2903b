// What anybody may read and print over HTTP, and what only the host may.
#include "server/guides/collection.hpp"
#include "tests/running/over_http.hpp"
#include "tests/server/guides/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::server;
using nlohmann::json;

namespace {

struct LibraryWithOwn {
    RunningServer server;
    std::string key = host_key(*server);

    LibraryWithOwn() {
        const json body{{"files", to_json(starter())}};
        REQUIRE(starts(put(*server, "/api/v1/guides/our-street", key, body.dump()), "200"));
    }
    std::string open(const std::string& path) { return get(*server, "/api/v1/" + path); }
    std::string keyed(const std::string& path) {
        return get(*server, "/api/v1/" + path, bearer(key));
    }
};

json titled(const json& list, const std::string& id) {
    for (const json& item : list)
        if (item["id"] == id) return item;
    return nullptr;
}

std::string content_of(const std::string& answer) {
    return answer.substr(answer.find("\r\n\r\n") + 4);
}

bool head_has(const std::string& answer, const std::string& part) {
    INFO(head_of(answer));
    return head_of(answer).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("guides and hand-outs are listed for everybody, own guides for the host") {
    LibraryWithOwn here;
    const json list = body_of(here.open("resources?language=es"));
    CHECK(titled(list["guides"], "workshop")["title"] == "Taller en muchas mesas");
    CHECK(titled(list["guides"], "workshop")["uses"] == json{"workshop"});
    CHECK(titled(list["handouts"], "ask-card")["title"] == "Cuatro preguntas");
    CHECK(titled(list["guides"], "our-street").is_null());
    const json all = body_of(here.keyed("resources"));
    CHECK(titled(all["guides"], "our-street")["own"] == true);
    CHECK(all["guides"].size() == list["guides"].size() + 1);
}

TEST_CASE("a sheet is shown as a page that runs nothing and has no style but its own") {
    LibraryWithOwn here;
    for (const char* path : {"guides/workshop/slides?language=ar", "guides/workshop/print?paper=a4",
                             "handouts/hall-for-225?language=es&paper=letter"}) {
        INFO(path);
        const std::string saved = here.open(path);
        CHECK(starts(saved, "200"));
        CHECK(head_has(saved, "Content-Disposition: attachment; filename=\""));
        CHECK(head_has(saved, "script-src 'self'"));
        const std::string shown = here.open(std::string{path} + "&show=true");
        CHECK(content_of(shown) == content_of(saved));
        CHECK(head_has(shown, "Content-Disposition: inline; filename=\""));
        CHECK(head_has(shown, "default-src 'none'; style-src 'sha256-"));
        CHECK(head_has(shown, "frame-ancestors 'none'; sandbox\r\n"));
        CHECK_FALSE(head_has(shown, "unsafe-"));
        CHECK_FALSE(head_has(shown, "script-src"));
    }
    for (const char* path : {"guides/workshop/slides?paper=a3", "handouts/ask-card?paper=a3",
                             "resources/collection?paper=a3"})
        CHECK(starts(here.open(path), "400"));
}

TEST_CASE("what is not there tells a stranger no more than what is closed") {
    LibraryWithOwn here;
    for (const char* path :
         {"guides/our-street/slides", "guides/nowhere/slides", "guides/workshop/files",
          "guides/workshop/slides/more", "handouts/nowhere", "handouts", "handouts/ask-card/x",
          "resources/nowhere", "resources/collection/x"}) {
        INFO(path);
        CHECK(starts(here.open(path), "401"));
    }
    CHECK(starts(here.keyed("handouts/nowhere"), "404"));
    CHECK(starts(here.keyed("guides/our-street/slides"), "200"));
    CHECK(starts(post(*here.server, "/api/v1/resources", here.key, "{}"), "404"));
}

TEST_CASE("everything in one file, and taken in by another library in one step") {
    LibraryWithOwn here;
    const std::string open = content_of(here.open("resources/collection?paper=letter"));
    CHECK(open == to_collection(here.server->library(), Guides::shipped, Paper::letter));
    CHECK(open == content_of(here.open("resources/collection?paper=letter")));
    const std::string all = here.keyed("resources/collection");
    CHECK(head_has(all, "filename=\"outward-guides-and-hand-outs.zip\""));

    RunningServer other;
    const std::string install = "/api/v1/guides/install";
    const std::string other_key = host_key(*other);
    CHECK(content_of(all).size() > 64 * 1024);
    const json taken = body_of(post(*other, install, other_key, content_of(all)))["taken"];
    CHECK(titled(taken, "our-street")["outcome"] == "kept");
    CHECK(titled(taken, "our-street")["version"] == "1.0.0");
    CHECK(titled(taken, "workshop")["outcome"] == "shipped");
    CHECK(other->library().find({"our-street"})->own);
    CHECK(starts(post(*other, install, other_key, "PK\x03\x04 no zip"), "400"));
    CHECK(starts(post(*other, install, "", content_of(all)), "413"));
}
