#include "server/publish/site_page.hpp"

#include "engine/text.hpp"
#include "server/export/transcript.hpp"
#include "server/guides/html.hpp"

#include <algorithm>
#include <array>

namespace outward::server {

using namespace engine;

namespace {

struct NamedPage {
    SitePageName name;
    std::string_view key;  // and the name of its file
};
constexpr std::array named_pages{
    NamedPage{SitePageName::index, "index"},     NamedPage{SitePageName::themes, "themes"},
    NamedPage{SitePageName::story, "story"},     NamedPage{SitePageName::promises, "promises"},
    NamedPage{SitePageName::updates, "updates"}, NamedPage{SitePageName::about, "about"}};

std::string_view key_of(SitePageName name) {
    return std::ranges::find(named_pages, name, &NamedPage::name)->key;
}

std::string file_of(SitePageName name) { return std::string{key_of(name)} + ".html"; }

std::string link(std::string_view attributes, const std::string& href, const std::string& text) {
    return "<a href=\"" + escaped(href) + '"' + std::string{attributes} + '>' + escaped(text) +
           "</a>";
}

std::string shown_text(std::string_view text) { return escaped(undirected(text)); }

}  // namespace

bool has_page(const Site& site, SitePageName name) {
    switch (name) {
        case SitePageName::story:
            return !site.story.empty();
        case SitePageName::promises:
            return !site.promises.empty();
        case SitePageName::updates:
            return !site.updates.empty();
        default:
            return true;
    }
}

std::string path_of(const Site& site, SitePageName name, const std::string& language) {
    return (language == site.main_language() ? "" : language + '/') + file_of(name);
}

std::string feed_path(const std::string& language) { return "feed." + language + ".atom"; }

std::string undirected(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        const std::size_t length = std::max<std::size_t>(next.length, 1);
        const bool turns = (next.code >= 0x202A && next.code <= 0x202E) ||
                           (next.code >= 0x2066 && next.code <= 0x2069);
        if (next.length == 0)
            clean += "\uFFFD";
        else if (!turns)
            clean += text.substr(0, length);
        text.remove_prefix(length);
    }
    return clean;
}

SitePage::SitePage(const Site& its_site, const SiteWords& its_words, std::string its_language,
                   const std::string& its_base_url)
    : site(its_site),
      words(its_words),
      language(std::move(its_language)),
      base_url(its_base_url),
      interface(closest_language(language, its_words.languages)),
      of_page(primary_language(interface) == primary_language(language) ? language : interface) {}

std::string SitePage::word(std::string_view key, Filling filling) const {
    std::string text = words.text(interface, "site." + std::string{key});
    for (const auto& [name, value] : filling) text = fill_in(std::move(text), name, value);
    return text;
}

std::string SitePage::date(const std::string& iso) const {
    if (iso.size() != 10) return shown_text(iso);
    const std::string day = iso[8] == '0' ? iso.substr(9) : iso.substr(8);
    const std::string text = word(
        "date",
        {{"day", day}, {"month", word("month." + iso.substr(5, 2))}, {"year", iso.substr(0, 4)}});
    return "<time datetime=\"" + escaped(iso) + "\">" + escaped(text) + "</time>";
}

std::string SitePage::dated(std::string_view key, const std::string& iso, Filling filling) const {
    std::string html = escaped(word(key));
    for (const auto& [name, value] : filling)
        html = fill_in(std::move(html), name, "<bdi>" + shown_text(value) + "</bdi>");
    return fill_in(std::move(html), "date", date(iso));
}

Told SitePage::told(const Texts& texts) const {
    return server::told(texts, language, site.main_language());
}

Told SitePage::main(const std::string& text) const { return {text, site.main_language()}; }

std::string SitePage::with_language(std::string_view tag, const std::string& of) const {
    std::string whole{tag};
    if (is_language_tag(of) && of != of_page)
        whole += " lang=\"" + escaped(of) + "\" dir=\"" + std::string{direction_of(of)} + '"';
    return whole;
}

std::string SitePage::in(std::string_view tag, const Told& text) const {
    if (is_blank(text.text)) return {};
    return around(with_language(tag, text.language), shown_text(text.text));
}

std::string SitePage::paragraphs(const Told& text) const {
    std::string html;
    std::string_view rest = text.text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find("\n\n"), rest.size());
        html += in("p", {std::string{rest.substr(0, end)}, text.language});
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    return html;
}

std::string SitePage::quote(const SiteQuote& quote, std::string_view id) const {
    const std::string from = is_blank(quote.place)
                                 ? dated("quote_of", quote.on)
                                 : dated("quote_from", quote.on, {{"place", quote.place}});
    std::string tag = "figure class=\"voice\"";
    if (!id.empty()) tag += " id=\"" + std::string{id} + '"';
    if (direction_of(quote.language) != direction_of(of_page))
        tag += " dir=\"" + std::string{direction_of(quote.language)} + '"';
    return around(tag, around("blockquote", paragraphs({quote.text, quote.language})) +
                           around("figcaption", from));
}

std::string SitePage::theme_links(const std::vector<std::size_t>& themes) const {
    std::string items;
    for (const std::size_t place : themes) {
        const SiteTheme& theme = site.themes.at(place);
        items += around("li", in("a href=\"themes.html#" + theme.anchor + '"', main(theme.name)));
    }
    return around("ul class=\"themes\"", items);
}

std::string SitePage::page(SitePageName name, const std::string& head,
                           const std::string& html) const {
    std::string stands_in;
    if (language != site.main_language())
        stands_in = element("p class=\"translated\"",
                            word("translated", {{"language", name_of_language(language)},
                                                {"main", name_of_language(site.main_language())}}));
    const std::string body = element("a class=\"skip\" href=\"#content\"", word("skip")) +
                             header(name) + around("main id=\"content\"", head + stands_in + html) +
                             footer();
    return "<!doctype html>\n<html lang=\"" + escaped(of_page) + "\" dir=\"" +
           std::string{direction_of(of_page)} + "\">\n" + meta(name) + around("body", body) +
           "</html>\n";
}

std::string SitePage::meta(SitePageName name) const {
    const std::string up = language == site.main_language() ? "" : "../";
    const std::string title = undirected(site.description.title);
    const std::string whole = name == SitePageName::index
                                  ? title
                                  : word("page." + std::string{key_of(name)}) + " – " + title;
    std::string html =
        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n" +
        element("title", whole) + "<meta name=\"description\" content=\"" +
        escaped(word("description", {{"title", title}})) + "\">\n<link rel=\"stylesheet\" href=\"" +
        up + "style.css\">\n";
    for (const std::string& other : site.description.languages)
        html += "<link rel=\"alternate\" hreflang=\"" + escaped(other) + "\" href=\"" +
                escaped((base_url.empty() ? up : base_url) + path_of(site, name, other)) + "\">\n";
    if (has_page(site, SitePageName::updates))
        html += "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"" +
                escaped(word("page.updates")) + "\" href=\"" + up + escaped(feed_path(language)) +
                "\">\n";
    return around("head", html);
}

std::string SitePage::header(SitePageName name) const {
    std::string pages;
    for (const NamedPage& other : named_pages)
        if (has_page(site, other.name))
            pages +=
                around("li", link(other.name == name ? " aria-current=\"page\"" : "",
                                  file_of(other.name), word("page." + std::string{other.key})));
    const std::string up = language == site.main_language() ? "" : "../";
    std::string languages;
    for (const std::string& other : site.description.languages) {
        const std::string attributes = " lang=\"" + escaped(other) + "\" dir=\"" +
                                       std::string{direction_of(other)} + "\" hreflang=\"" +
                                       escaped(other) + '"' +
                                       (other == language ? " aria-current=\"true\"" : "");
        languages += around(
            "li", link(attributes, up + path_of(site, name, other), name_of_language(other)));
    }
    std::string html = name == SitePageName::index
                           ? std::string{}
                           : in("p class=\"site\"", main(site.description.title));
    html += around("nav aria-label=\"" + escaped(word("pages")) + '"', around("ul", pages));
    if (site.description.languages.size() > 1)
        html += around("nav class=\"languages\" aria-label=\"" + escaped(word("languages")) + '"',
                       around("ul", languages));
    return around("header", html);
}

std::string SitePage::footer() const {
    std::string html;
    if (!site.approved_on.empty()) html += around("p", dated("approved", site.approved_on));
    html += element("p", word("no_names"));
    return around("footer", html);
}

}  // namespace outward::server
