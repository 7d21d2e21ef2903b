// What all pages of a site have in common: the frame, and how the things that people wrote are put
// into HTML. Nothing that they wrote becomes markup.
#pragma once

#include "server/publish/site.hpp"
#include "server/publish/site_texts.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outward::server {

/// The pages, in the order in which they are offered; the first is the narrative.
enum class SitePageName { index, themes, story, promises, updates, about };

/// A site in one language. What is not there in it stands in the main one and is marked so; a note
/// on every page says that.
class SitePage {
public:
    using Filling = std::initializer_list<std::pair<std::string_view, std::string>>;

    SitePage(const Site& site, const SiteWords& words, std::string language,
             const std::string& base_url);

    /// The whole page. `head` has its first heading.
    [[nodiscard]] std::string page(SitePageName name, const std::string& head,
                                   const std::string& html) const;

    // The interface's words, site.*
    [[nodiscard]] std::string word(std::string_view key, Filling filling = {}) const;
    /// A date as people read it, in an element; nothing for none.
    [[nodiscard]] std::string date(const std::string& iso) const;
    /// A sentence of the interface with `{date}` in it.
    [[nodiscard]] std::string dated(std::string_view key, const std::string& iso,
                                    Filling filling = {}) const;

    // What people wrote.
    [[nodiscard]] Told told(const engine::Texts& texts) const;
    /// A text that there is in the main language only.
    [[nodiscard]] Told main(const std::string& text) const;
    /// `<tag lang dir>text</tag>`, the attributes where the text is in another language.
    [[nodiscard]] std::string in(std::string_view tag, const Told& text) const;
    /// In paragraphs, where empty lines part them.
    [[nodiscard]] std::string paragraphs(const Told& text) const;
    [[nodiscard]] std::string quote(const SiteQuote& quote, std::string_view id) const;
    /// Links to themes on their page.
    [[nodiscard]] std::string theme_links(const std::vector<std::size_t>& themes) const;

    const Site& site;
    const SiteWords& words;
    const std::string language;

private:
    [[nodiscard]] std::string meta(SitePageName name) const;
    [[nodiscard]] std::string header(SitePageName name) const;
    [[nodiscard]] std::string footer() const;

    const std::string& base_url;
    std::string interface;  // the language of the interface's words
    std::string of_page;    // the language that the page says it is in

    [[nodiscard]] std::string with_language(std::string_view tag, const std::string& of) const;
};

/// Whether there is something to show on it.
[[nodiscard]] bool has_page(const Site& site, SitePageName name);
/// "es/story.html"; the main language's pages lie at the top.
[[nodiscard]] std::string path_of(const Site& site, SitePageName name, const std::string& language);
/// "feed.es.atom", at the top.
[[nodiscard]] std::string feed_path(const std::string& language);

/// Without the signs that turn the direction of what follows (Unicode's bidirectional controls):
/// they say nothing, and a page or a feed reader might not stop them in time.
[[nodiscard]] std::string undirected(std::string_view text);

}  // namespace outward::server
