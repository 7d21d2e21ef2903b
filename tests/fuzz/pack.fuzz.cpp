// Packs: a stranger's bytes are a guide's files, or they are refused in a sentence; what was opened
// is packed again to the same files.
#include "server/guides/pack.hpp"

#include "server/access/keys.hpp"
#include "server/guides/guide_files.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <nlohmann/json.hpp>

#include <map>

using namespace outward;
using namespace outward::server;
using nlohmann::json;

namespace {

/// As a stranger would who knows how packs are made: without it no change gets past the digests.
std::string resealed(std::string_view text) {
    json pack = json::parse(text, nullptr, false);
    if (!pack.is_object() || !pack["files"].is_array()) return std::string{text};
    json all = json::array({1, pack["id"], pack["version"], pack["licence"]});
    std::map<std::string, std::string> digests;
    for (json& file : pack["files"]) {
        if (!file.is_object() || !file["content"].is_string() || !file["name"].is_string())
            return std::string{text};
        file["digest"] = hash_of(file["content"].get<std::string>());
        digests[file["name"]] = file["digest"];
    }
    for (const auto& [name, digest] : digests) all.push_back({name, digest});
    pack["digest"] = hash_of(all.dump(-1, ' ', false, json::error_handler_t::replace));
    return pack.dump(-1, ' ', false, json::error_handler_t::replace);
}

void open(std::string_view pack) {
    const auto files = from_pack(pack);
    if (!files.ok()) {
        fuzz::require(!files.error().sentence.empty(), "a pack that is refused is told why");
        return;
    }
    for (const engine::GuideFile& file : files.value())
        fuzz::require(is_guide_file(file.name), "a pack holds a guide's files only");
    const auto made =
        make_guide_of_stranger(files.value(), [](const engine::GuideId&) { return std::nullopt; });
    if (!made.ok()) {
        fuzz::require(!made.error().empty(), "a guide that is refused has a problem");
        return;
    }
    const auto again = from_pack(to_pack(made.value().guide, files.value()));
    fuzz::require(again.ok() && again.value().size() == files.value().size(),
                  "a pack that was opened can be packed again");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view pack = fuzz::text_of(data, size);
    open(pack);
    open(resealed(pack));
    return 0;
}
