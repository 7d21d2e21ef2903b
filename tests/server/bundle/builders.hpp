// Parts for the tests of bundles: one with something of everything in it, and ways to spoil it.
#pragma once

#include "server/access/keys.hpp"
#include "server/archive/rows.hpp"
#include "server/bundle/bundle.hpp"
#include "server/bundle/zip.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace outward::server {

/// Closes the chain over events that were made or changed.
inline void link(std::vector<LinkedEvent>& events) {
    std::string previous;
    for (LinkedEvent& linked : events) {
        if (const auto words = erasable_words(linked.event); words && linked.sealed.salt.empty())
            linked.sealed = seal(*words);
        previous = digest_of(previous, linked.event, linked.sealed.words);
        linked.digest = previous;
    }
}

inline Bundle sound_bundle() {
    tests::Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "A bench in the shade \xE2\x80\x93 مقعد");
    session.note("p2", "n2", "A word too much");
    session.must("f", engine::command::EraseNote{{"n2"}});
    session.go_to("close");
    Bundle bundle{.conversation = {"c1"},
                  .kind = BundleKind::whole,
                  .outward = "0.1.0",
                  .made_at = tests::start_of_time,
                  .events = {},
                  .guide = tests::small_guide_files()};
    for (const engine::Recorded& recorded : session.log)
        bundle.events.push_back({.event = stored_from(recorded), .sealed = {}, .digest = {}});
    link(bundle.events);
    // As the archive erases: the words go, and the salt.
    for (LinkedEvent& linked : bundle.events)
        if (linked.event.type == "note.added" && linked.event.body["id"] == "n2") {
            linked.event.body["text"] = "";
            linked.sealed.salt = std::string(linked.sealed.salt.size(), '0');
        }
    std::ranges::sort(bundle.guide, {}, &engine::GuideFile::name);
    bundle.annotations = {{{"id", "a1"}, {"text", "Well asked"}, {"at", 1'700'000'000'001}}};
    return bundle;
}

inline constexpr ZipLimits wide_zip{
    .whole = 1UL << 30U, .entries = 1000, .entry = 1UL << 30U, .total = 1UL << 30U};

/// Whether the manifest of a spoiled bundle fits what its files are now.
enum class Manifest { as_it_was, made_anew };

/// A sound bundle with other files.
inline std::string spoiled(const std::function<void(std::vector<ZipEntry>&)>& spoil,
                           Manifest manifest = Manifest::made_anew) {
    auto entries = from_zip(to_bytes(sound_bundle()), wide_zip);
    REQUIRE(entries.ok());
    spoil(entries.value());
    if (manifest == Manifest::made_anew) {
        auto& first = entries.value().front();
        nlohmann::json told = nlohmann::json::parse(first.content);
        told["files"] = nlohmann::json::object();
        for (const ZipEntry& entry : entries.value())
            if (&entry != &first)
                told["files"][entry.name] = {{"bytes", entry.content.size()},
                                             {"blake2b256", hash_of(entry.content)}};
        first.content = told.dump();
    }
    return to_zip(entries.value());
}

inline std::string& content_of(std::vector<ZipEntry>& entries, const std::string& name) {
    const auto found = std::ranges::find(entries, name, &ZipEntry::name);
    REQUIRE(found != entries.end());
    return found->content;
}

/// What is said when it is refused; empty when it is taken in.
inline std::string refusal_of(const std::string& bytes) {
    const auto bundle = from_bytes(bytes);
    return bundle.ok() ? "" : bundle.error().sentence;
}

}  // namespace outward::server
