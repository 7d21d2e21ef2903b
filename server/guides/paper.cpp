#include "server/guides/paper.hpp"

#include "server/guides/html.hpp"

namespace outward::server {

std::optional<Paper> paper_of(std::string_view name) {
    if (name.empty() || name == "a4") return Paper::a4;
    if (name == "letter") return Paper::letter;
    return std::nullopt;
}

std::string sheet(std::string_view kind, const std::string& html) {
    return around("section class=\"sheet " + std::string{kind} + '"', html);
}

std::string list_of(const std::vector<std::string>& items, std::string_view tag) {
    std::string html;
    for (const std::string& item : items) html += element("li", item);
    return around(tag, html);
}

std::string document_of(const PaperHead& head, const std::string& body) {
    return "<!doctype html>\n<html lang=\"" + escaped(head.language) + "\" dir=\"" +
           std::string{direction_of(head.language)} +
           "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'\">\n" +
           element("title", head.title) + around("style", head.style) + "</head>\n" +
           around("body", body) + "</html>\n";
}

}  // namespace outward::server
