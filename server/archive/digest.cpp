#include "server/archive/digest.hpp"

#include "protocols/json_text.hpp"
#include "server/access/keys.hpp"

#include <algorithm>

namespace outward::server {

using nlohmann::json;

namespace {

constexpr auto words_field = "text";
constexpr auto pledge_field = "pledge";  // words as well

json json_of(const auto& value) { return value ? json(*value) : json(nullptr); }

}  // namespace

std::optional<std::string> erasable_words(const StoredEvent& event) {
    if (event.type != "note.added" && event.type != "note.edited") return std::nullopt;
    const auto words = event.body.find(words_field);
    if (words == event.body.end() || !words->is_string()) return std::nullopt;
    const auto pledge = event.body.find(pledge_field);
    if (pledge == event.body.end()) return words->get<std::string>();
    return protocols::to_text(json::array({*words, *pledge}));
}

Sealed seal(const std::string& words) {
    std::string salt = random_key();
    std::string hash = hash_of_words(salt, words);
    return {std::move(salt), std::move(hash)};
}

std::string hash_of_words(const std::string& salt, const std::string& words) {
    return hash_of(salt + words);
}

bool is_erased(const Sealed& sealed) {
    return std::ranges::all_of(sealed.salt, [](char c) { return c == '0'; });
}

std::string digest_of(const std::string& previous, const StoredEvent& event,
                      const std::string& words) {
    json rest = event.body;
    if (erasable_words(event)) {
        rest.erase(words_field);
        rest.erase(pledge_field);
    }
    const json content = json::array({previous, event.seq, event.at, event.type, json_of(event.by),
                                      json_of(event.undoes), std::move(rest), words});
    return hash_of(protocols::to_text(content));
}

}  // namespace outward::server
