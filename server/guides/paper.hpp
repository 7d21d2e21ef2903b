// What everything that is printed is made of: sheets of paper in one HTML file that fetches
// nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

enum class Paper { a4, letter };

/// "a4" (also for an empty name) or "letter".
[[nodiscard]] std::optional<Paper> paper_of(std::string_view name);

/// One sheet, which begins a new page. `kind` is a class of the style.
[[nodiscard]] std::string sheet(std::string_view kind, const std::string& html);
/// `<ul>` with an item for each text; the tag may be another one, with attributes.
[[nodiscard]] std::string list_of(const std::vector<std::string>& items,
                                  std::string_view tag = "ul");

struct PaperHead {
    std::string language;
    std::string title;
    std::string style;
};

/// The whole file. `body` is HTML already; it may run and fetch nothing.
[[nodiscard]] std::string document_of(const PaperHead& head, const std::string& body);

/// The style of all sheets, and the size of the paper.
[[nodiscard]] std::string print_style(Paper paper);
/// The same for slides, which lie on their side.
[[nodiscard]] std::string slide_style(Paper paper);

}  // namespace outward::server
