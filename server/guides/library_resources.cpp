// What the library has beside guides for whoever prepares a conversation: hand-outs, and what each
// guide is used for.
#include "server/guides/library.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace outward::server {

using engine::Guide;
using engine::Trouble;
using nlohmann::json;

namespace {

constexpr const char* uses_file = "resources/uses.json";
constexpr int hall = 100;  // people: from there on it is a workshop

bool is_use(const json& value) {
    return value.is_string() &&
           std::ranges::find(known_uses, value.get<std::string>()) != known_uses.end();
}

}  // namespace

std::optional<Trouble> Library::load_handouts() {
    for (const std::string& name : folders("handouts")) {
        auto handout = read_handout(folder("handouts/" + name));
        if (!handout.ok())
            return Trouble{"content/handouts/" + name + ": " + handout.error().sentence};
        if (handout.value().id != name)
            return Trouble{"content/handouts/" + name + "/handout.json at /id: The id '" +
                           handout.value().id +
                           "' and the folder's name differ. Make both the same."};
        known_handouts.emplace(name, std::move(handout).value());
    }
    return std::nullopt;
}

std::optional<Trouble> Library::load_uses(const Shelf& shelf) {
    const auto content = file(uses_file);
    if (!content) return std::nullopt;
    const json uses = json::parse(*content, nullptr, false);
    const std::string place = std::string{"content/"} + uses_file;
    if (!uses.is_object())
        return Trouble{place +
                       ": This is not a JSON object of guides and their uses. Look for a "
                       "missing comma, quote or bracket."};
    for (const auto& [id, names] : uses.items()) {
        if (!shelf.guides.contains(engine::GuideId{id}))
            return Trouble{place + " at /" + id + ": There is no such guide. Remove the line."};
        if (!names.is_array() || names.empty() || !std::ranges::all_of(names, is_use))
            return Trouble{place + " at /" + id +
                           ": This must be a list of conversation, workshop, training, theming, "
                           "follow-up, and not empty."};
        guide_uses[id] = names.get<std::vector<std::string>>();
    }
    return std::nullopt;
}

const std::map<std::string, Handout, std::less<>>& Library::handouts() const {
    return known_handouts;
}

std::vector<std::string> Library::uses_of(const Guide& guide) const {
    const auto known = guide_uses.find(guide.id.value);
    if (known != guide_uses.end()) return known->second;
    std::vector<std::string> uses{"conversation"};
    if (guide.group.max >= hall) uses.emplace_back("workshop");
    return uses;
}

}  // namespace outward::server
