// Writing HTML for paper: everything that people wrote goes through here, and nothing of it becomes
// markup.
#pragma once

#include <string>
#include <string_view>

namespace outward::server {

/// As text and as the value of an attribute. What no page may hold becomes a question mark.
[[nodiscard]] std::string escaped(std::string_view text);

/// `<tag>text</tag>`; nothing for an empty text. `tag` may have attributes.
[[nodiscard]] std::string element(std::string_view tag, std::string_view text);
/// The same around what is HTML already.
[[nodiscard]] std::string around(std::string_view tag, std::string_view html);

/// In which direction that language is written: "rtl" or "ltr".
[[nodiscard]] std::string_view direction_of(std::string_view language);

}  // namespace outward::server
