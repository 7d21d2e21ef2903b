#include "server/publish/feed.hpp"

#include "server/access/keys.hpp"
#include "server/export/wording.hpp"
#include "server/export/xml.hpp"

namespace outward::server {

using namespace engine;

namespace {

std::string xml_element(std::string_view name, std::string_view text) {
    return "<" + std::string{name} + ">" + xml_text(text) + "</" +
           std::string{name.substr(0, name.find(' '))} + ">\n";
}

/// A name-based UUID of our own making (RFC 9562, version 8).
std::string feed_id(const std::string& name) {
    std::string digits = hash_of("feed " + name).substr(0, 32);
    digits[12] = '8';
    digits[16] = 'a';
    for (const std::size_t place : {20U, 16U, 12U, 8U}) digits.insert(place, "-");
    return "urn:uuid:" + digits;
}

std::string link_element(std::string_view rel, std::string_view type, const std::string& href) {
    return "<link rel=\"" + std::string{rel} + "\" type=\"" + std::string{type} + "\" href=\"" +
           xml_text(href) + "\"/>\n";
}

std::string midnight(const std::string& date) { return date + "T00:00:00Z"; }

}  // namespace

std::string atom_feed(const SitePage& page, const SiteWish& wish) {
    const Site& site = page.site;
    const std::string& base = wish.base_url;
    const std::string pages = base + path_of(site, SitePageName::updates, page.language);
    const std::string title = undirected(site.description.title);
    std::string entries;
    for (const SiteUpdate& shown : site.updates) {
        const Told text = page.told(shown.update.texts);
        const std::string id = site.id.value + ' ' + shown.update.id.value + ' ' + page.language;
        entries += "<entry>\n" + xml_element("title", undirected(shown.update.title)) +
                   xml_element("id", feed_id(id)) + xml_element("updated", midnight(shown.on)) +
                   link_element("alternate", "text/html", pages + '#' + shown.anchor) +
                   xml_element("content type=\"html\" xml:lang=\"" + xml_text(text.language) + '"',
                               page.paragraphs(text)) +
                   "</entry>\n";
    }
    const std::string updated =
        site.updates.empty() ? iso_time(wish.now) : midnight(site.updates.front().on);
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
           "xmlns=\"http://www.w3.org/2005/Atom\" "
           "xml:lang=\"" +
           xml_text(page.language) + "\">\n" +
           xml_element("title", title + " – " + page.word("page.updates")) +
           xml_element("id", feed_id(site.id.value + ' ' + page.language)) +
           xml_element("updated", updated) + "<author>\n" + xml_element("name", title) +
           "</author>\n" + link_element("alternate", "text/html", pages) +
           (base.empty()
                ? std::string{}
                : link_element("self", "application/atom+xml", base + feed_path(page.language))) +
           entries + "</feed>\n";
}

}  // namespace outward::server
