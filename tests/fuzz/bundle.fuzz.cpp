// Bundles: a stranger's bytes are a conversation that holds together, or they are refused in a
// sentence; what was taken in is made again to the same conversation.
#include "server/bundle/bundle.hpp"

#include "server/access/keys.hpp"
#include "server/bundle/bundle_log.hpp"
#include "server/bundle/zip.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace outward;
using namespace outward::server;
using nlohmann::json;

namespace {

constexpr ZipLimits small{
    .whole = 1UL << 20U, .entries = 64, .entry = 1UL << 20U, .total = 4UL << 20U};

/// As a stranger would who knows how bundles are made: without it no change gets past the checksums
/// and the chain.
std::string resealed(std::string_view bytes) {
    auto entries = from_zip(bytes, small);
    if (!entries.ok()) return std::string{bytes};
    json manifest;
    for (ZipEntry& entry : entries.value())
        if (entry.name == "manifest.json") manifest = json::parse(entry.content, nullptr, false);
    if (!manifest.is_object()) return std::string{bytes};
    manifest["files"] = json::object();
    for (ZipEntry& entry : entries.value()) {
        if (entry.name == "log.jsonl") {
            auto events = from_lines(entry.content);
            if (!events.ok()) return std::string{bytes};
            std::string head;
            for (LinkedEvent& linked : events.value()) {
                const auto words = erasable_words(linked.event);
                linked.sealed.words = words ? hash_of_words(linked.sealed.salt, *words) : "";
                if (!words) linked.sealed.salt.clear();
                head = linked.digest = digest_of(head, linked.event, linked.sealed.words);
            }
            entry.content = to_lines(events.value());
            manifest["events"] = events.value().size();
            manifest["head"] = head;
        }
        if (entry.name != "manifest.json")
            manifest["files"][entry.name] = {{"bytes", entry.content.size()},
                                             {"blake2b256", hash_of(entry.content)}};
    }
    for (ZipEntry& entry : entries.value())
        if (entry.name == "manifest.json")
            entry.content = manifest.dump(-1, ' ', false, json::error_handler_t::replace);
    return to_zip(entries.value());
}

void open(std::string_view bytes) {
    const auto bundle = from_bytes(bytes);
    if (!bundle.ok()) {
        fuzz::require(bundle.error().sentence.find("Nothing was imported.") != std::string::npos,
                      "a bundle that is refused is told why, and that nothing came of it");
        return;
    }
    const std::string again = to_bytes(bundle.value());
    const auto back = from_bytes(again);
    fuzz::require(back.ok(), "a bundle that was taken in can be made again");
    fuzz::require(to_bytes(back.value()) == again, "and is the same then");
}

}  // namespace

/// The first byte says whether the rest are whole bundles or the files of one, each as a name and a
/// content.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Bytes input{data, size};
    if (input.byte() % 2 == 0) {
        open(input.remaining());
        open(resealed(input.remaining()));
        return 0;
    }
    std::vector<ZipEntry> entries;
    while (!input.empty() && entries.size() < 70) {
        std::string name = input.text().substr(0, 80);
        const std::size_t length = input.number() % (1UL << 16U);
        entries.push_back({std::move(name), std::string{input.remaining().substr(0, length)}});
        for (std::size_t i = 0; i < length && !input.empty(); ++i) input.byte();
    }
    const std::string zip = to_zip(entries);
    open(zip);
    open(resealed(zip));
    return 0;
}
