#include "server/publish/site_texts.hpp"

#include "engine/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace outward::server {

using namespace engine;

namespace {

/// Those that public libraries in the United States and Europe meet most.
constexpr std::array<std::pair<std::string_view, std::string_view>, 44> language_names{{
    {"am", "አማርኛ"},      {"ar", "العربية"},    {"bn", "বাংলা"},     {"bs", "bosanski"},
    {"ca", "català"},    {"cs", "čeština"},    {"cy", "Cymraeg"},   {"da", "dansk"},
    {"de", "Deutsch"},   {"el", "Ελληνικά"},   {"en", "English"},   {"es", "español"},
    {"fa", "فارسی"},     {"fi", "suomi"},      {"fr", "français"},  {"ga", "Gaeilge"},
    {"he", "עברית"},     {"hi", "हिन्दी"},      {"hmn", "Hmoob"},    {"ht", "kreyòl ayisyen"},
    {"hu", "magyar"},    {"hy", "հայերեն"},    {"it", "italiano"},  {"ja", "日本語"},
    {"ko", "한국어"},    {"nb", "norsk"},      {"ne", "नेपाली"},     {"nl", "Nederlands"},
    {"pa", "ਪੰਜਾਬੀ"},     {"pl", "polski"},     {"pt", "português"}, {"ro", "română"},
    {"ru", "русский"},   {"so", "Soomaali"},   {"sq", "shqip"},     {"sv", "svenska"},
    {"sw", "Kiswahili"}, {"tl", "Tagalog"},    {"tr", "Türkçe"},    {"uk", "українська"},
    {"ur", "اردو"},      {"vi", "Tiếng Việt"}, {"yi", "ייִדיש"},     {"zh", "中文"},
}};

}  // namespace

std::string_view primary_language(std::string_view language) noexcept {
    return language.substr(0, language.find('-'));
}

Told told_in(const Texts& texts, const std::string& language) {
    const auto exact = texts.find(language);
    if (exact != texts.end() && !is_blank(exact->second)) return {exact->second, language};
    for (const auto& [tag, text] : texts)
        if (primary_language(tag) == primary_language(language) && !is_blank(text))
            return {text, tag};
    return {};
}

Told told(const Texts& texts, const std::string& language, const std::string& otherwise) {
    for (const std::string* wanted : {&language, &otherwise})
        if (Told found = told_in(texts, *wanted); !found.text.empty()) return found;
    for (const auto& [tag, text] : texts)
        if (!is_blank(text)) return {text, tag};
    return {};
}

std::string closest_language(const std::string& language, const std::vector<std::string>& among) {
    if (std::ranges::find(among, language) != among.end()) return language;
    for (const std::string& other : among)
        if (primary_language(other) == primary_language(language)) return other;
    return "en";
}

std::string name_of_language(std::string_view language) {
    const auto* known = std::ranges::find(language_names, primary_language(language),
                                          [](const auto& entry) { return entry.first; });
    if (known == language_names.end()) return std::string{language};
    std::string name{known->second};
    if (const auto dash = language.find('-'); dash != std::string_view::npos)
        name += " (" + std::string{language.substr(dash + 1)} + ')';
    return name;
}

}  // namespace outward::server
