// A conversation as one file, to be kept or mailed: its log with the chain of digests, the guide
// that it ran, and what was said about it afterwards. A zip (protocols/schemas/bundle.schema.json)
// of
//
//     manifest.json       what this is, and for every other file its size and BLAKE2b-256
//     log.jsonl           an event on a line
//     guide/guide.json    and the guide's other files, as they were
//     annotations.json    a list of objects
//     recordings.json     a list of objects: transcripts made elsewhere
//
// A bundle may come from a stranger, so that nothing in it is believed.
#pragma once

#include "engine/guide.hpp"
#include "engine/ids.hpp"
#include "engine/result.hpp"
#include "server/archive/digest.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// An event with its place in the chain.
struct LinkedEvent {
    StoredEvent event;
    Sealed sealed = {};  // empty where nothing is sealed
    std::string digest;
};

/// What is in it: all that the library has, or what a coach may see.
enum class BundleKind { whole, released };

/// For whom a released bundle was made: who reads it writes as that coach.
struct BundleCoach {
    std::string id;
    std::string name;
};

struct Bundle {
    engine::ConversationId conversation;
    BundleKind kind = BundleKind::whole;
    std::optional<BundleCoach> coach = {};
    std::string outward;  // the version of the program that made it
    engine::Millis made_at{};
    std::vector<LinkedEvent> events;  // from 1 without gaps
    std::vector<engine::GuideFile> guide;
    nlohmann::json annotations = nlohmann::json::array();
    nlohmann::json recordings = nlohmann::json::array();
};

/// Much more than any conversation has, little enough for a small laptop.
struct BundleLimits {
    static constexpr std::size_t whole = 64UL << 20U;
    static constexpr std::size_t entries = 64;
    static constexpr std::size_t entry = 256UL << 20U;
    static constexpr std::size_t total = 512UL << 20U;
    static constexpr std::size_t events = 1'000'000;
    static constexpr std::size_t line = 1UL << 20U;
    static constexpr std::size_t guide_file = 1UL << 20U;
    static constexpr std::size_t remarks = 100'000;  // annotations, and recordings
    static constexpr int depth = 32;
    static constexpr std::int64_t last_moment = 253'402'300'799'999;  // the end of the year 9999
};

/// The same bytes for the same bundle. There must be an event.
[[nodiscard]] std::string to_bytes(const Bundle& bundle);

/// Only what holds together: known files and no others, sizes and checksums, every event's digest
/// and the words behind it, a guide that loads and is the one that the log names. Annotations and
/// recordings are lists of objects; what is in them is for whoever takes them in to check. A
/// refusal is a sentence that says what is wrong and that nothing was imported.
[[nodiscard]] engine::Result<Bundle, engine::Trouble> from_bytes(std::string_view bytes);

/// "2026-03-01-our-street.outward", of the day "2026-03-01" and the title.
[[nodiscard]] std::string bundle_name(std::string_view day, std::string_view title);

}  // namespace outward::server
