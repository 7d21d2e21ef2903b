// In which language a reader gets what: texts, the interface's words, the names of languages.
#pragma once

#include "engine/initiative/record.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// The interface's catalogues.
struct SiteWords {
    std::vector<std::string> languages;  // that there are
    std::function<std::string(std::string_view language, std::string_view key)> text;
};

/// A text and the language that it is in.
struct Told {
    std::string text;
    std::string language;
};

/// In `language`, or one of its kind ("es" for "es-MX"). Empty: there is none.
[[nodiscard]] Told told_in(const engine::Texts& texts, const std::string& language);
/// The same, else in `otherwise`, else in any that it is there in.
[[nodiscard]] Told told(const engine::Texts& texts, const std::string& language,
                        const std::string& otherwise);

/// "es" of "es-MX".
[[nodiscard]] std::string_view primary_language(std::string_view language) noexcept;

/// The one among them that serves best; English when none does.
[[nodiscard]] std::string closest_language(const std::string& language,
                                           const std::vector<std::string>& among);

/// As those who speak it call it; the tag itself where it is not known here.
[[nodiscard]] std::string name_of_language(std::string_view language);

}  // namespace outward::server
