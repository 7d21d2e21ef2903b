#include "tests/server/bundle/builders.hpp"

namespace outward::server {

TEST_CASE("a bundle comes back as it went in, and the same bundle is the same bytes") {
    const Bundle bundle = sound_bundle();
    const std::string bytes = to_bytes(bundle);
    CHECK(bytes == to_bytes(bundle));
    const auto read = from_bytes(bytes);
    REQUIRE_MESSAGE(read.ok(), refusal_of(bytes));
    const Bundle& back = read.value();
    CHECK(back.conversation.value == "c1");
    CHECK(back.kind == BundleKind::whole);
    CHECK(back.outward == "0.1.0");
    CHECK(back.made_at == bundle.made_at);
    CHECK(back.annotations == bundle.annotations);
    CHECK(back.recordings == nlohmann::json::array());
    REQUIRE(back.events.size() == bundle.events.size());
    for (std::size_t i = 0; i < back.events.size(); ++i) {
        CHECK(back.events[i].digest == bundle.events[i].digest);
        CHECK(back.events[i].event.body == bundle.events[i].event.body);
    }
    REQUIRE(back.guide.size() == bundle.guide.size());
    for (std::size_t i = 0; i < back.guide.size(); ++i)
        CHECK(back.guide[i].content == bundle.guide[i].content);
    CHECK(to_bytes(back) == bytes);
}

TEST_CASE("a bundle holds the files that its schema names, and no words that were erased") {
    const auto entries = from_zip(to_bytes(sound_bundle()), wide_zip);
    REQUIRE(entries.ok());
    std::vector<std::string> names;
    for (const ZipEntry& entry : entries.value()) {
        names.push_back(entry.name);
        CHECK(entry.content.find("too much") == std::string::npos);
    }
    CHECK(names == std::vector<std::string>{"manifest.json", "annotations.json", "guide/guide.json",
                                            "guide/text.en.json", "guide/text.es.json", "log.jsonl",
                                            "recordings.json"});
    const auto manifest = nlohmann::json::parse(entries.value().front().content);
    CHECK(manifest["format"] == "outward-bundle");
    CHECK(manifest["version"] == 1);
    CHECK(manifest["files"]["recordings.json"]["bytes"] == 3);
}

TEST_CASE("what a newer program logged stays in the bundle") {
    Bundle bundle = sound_bundle();
    bundle.events.push_back({.event = {.seq = static_cast<std::int64_t>(bundle.events.size()) + 1,
                                       .at = 1'800'000'000'000,
                                       .type = "balloon.risen",
                                       .by = "p1",
                                       .undoes = 3,
                                       .body = {{"height", 3.5}}},
                             .sealed = {},
                             .digest = {}});
    auto& last = bundle.events.back();
    last.digest = digest_of(bundle.events[bundle.events.size() - 2].digest, last.event, "");
    const auto back = from_bytes(to_bytes(bundle));
    REQUIRE(back.ok());
    CHECK(back.value().events.back().event.body["height"] == 3.5);
    CHECK(back.value().events.back().event.undoes == 3);
}

TEST_CASE("a bundle is named by its day and title") {
    CHECK(bundle_name("2026-03-01", "Our Street, again!") == "2026-03-01-our-street-again.outward");
    CHECK(bundle_name("2026-03-01", "../..") == "2026-03-01-conversation.outward");
    CHECK(bundle_name("2026-03-01", "شارعنا") == "2026-03-01-conversation.outward");
    CHECK(bundle_name("2026-03-01", std::string(200, 'x')).size() == 10 + 1 + 60 + 8);
}

}  // namespace outward::server
