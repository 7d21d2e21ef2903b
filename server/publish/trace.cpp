#include "server/publish/trace.hpp"

#include <array>

namespace outward::server {

using nlohmann::json;

namespace {

constexpr std::array slot_names{"want", "worry", "because", "need", "trust"};

json theme_trace(const SiteTheme& theme) {
    json quotes = json::array();
    for (const SiteQuote& quote : theme.quotes)
        quotes.push_back({{"anchor", quote.anchor},
                          {"statement", quote.number},
                          {"conversation", quote.conversation.value},
                          {"note", quote.note.value},
                          {"language", quote.language},
                          {"text", quote.text}});
    return {{"id", theme.id.value},
            {"anchor", theme.anchor},
            {"name", theme.name},
            {"quotes", std::move(quotes)}};
}

}  // namespace

json trace_of(const Site& site) {
    json sentences = json::array();
    for (const SiteSentence& shown : site.sentences) {
        json themes = json::array();
        for (const std::size_t place : shown.themes)
            themes.push_back(theme_trace(site.themes.at(place)));
        sentences.push_back({{"id", shown.sentence.id.value},
                             {"anchor", shown.anchor},
                             {"slot", slot_names.at(static_cast<std::size_t>(shown.sentence.slot))},
                             {"texts", shown.sentence.texts},
                             {"themes", std::move(themes)}});
    }
    return {{"sentences", std::move(sentences)}};
}

}  // namespace outward::server
