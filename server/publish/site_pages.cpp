#include "server/publish/site_pages.hpp"

#include "engine/text.hpp"
#include "server/guides/html.hpp"
#include "server/publish/feed.hpp"
#include "server/publish/site_narrative.hpp"
#include "server/publish/site_page.hpp"

namespace outward::server {

using namespace engine;

namespace {

std::string heading_of(const SitePage& page, std::string_view key) {
    return element("h1", page.word("page." + std::string{key}));
}

std::string figure_row(const SitePage& page, std::string_view key, const std::string& value) {
    return around("div",
                  element("dt", page.word("figure." + std::string{key})) + around("dd", value));
}

/// What the archive counts.
std::string figures_list(const SitePage& page) {
    const SiteFigures& figures = page.site.figures;
    std::string rows = figure_row(page, "conversations", std::to_string(figures.conversations)) +
                       figure_row(page, "people", std::to_string(figures.people)) +
                       figure_row(page, "notes", std::to_string(figures.notes));
    if (!figures.first_on.empty())
        rows += figure_row(page, "first", page.date(figures.first_on)) +
                figure_row(page, "last", page.date(figures.last_on));
    return around("dl class=\"figures\"", rows);
}

std::string story_page(const SitePage& page) {
    std::string html;
    for (const SiteStoryPart& shown : page.site.story) {
        const std::string& id = shown.part.id.value;
        html += around("section", element("h2", page.word("story." + id)) +
                                      page.paragraphs(page.told(shown.part.texts)) +
                                      page.theme_links(shown.themes) +
                                      (id == "heard" ? figures_list(page) : ""));
    }
    return page.page(SitePageName::story, heading_of(page, "story"), html);
}

std::string_view key_of_state(record::PromiseState state) {
    switch (state) {
        case record::PromiseState::under_way:
            return "under_way";
        case record::PromiseState::kept:
            return "kept";
        case record::PromiseState::let_go:
            return "let_go";
        case record::PromiseState::open:
            break;
    }
    return "open";
}

std::string promise_item(const SitePage& page, const SitePromise& shown) {
    const record::Promise& promise = shown.promise;
    const std::string state{key_of_state(promise.state)};
    std::string meta = element("span class=\"state " + state + '"', page.word("state." + state));
    if (!promise.due.empty()) meta += around("span", page.dated("promise_due", promise.due));
    if (!is_blank(promise.who))
        meta += around("span", page.dated("promise_who", "", {{"who", promise.who}}));
    return around(
        "li", around("div class=\"what\"", page.paragraphs({promise.what, shown.language})) +
                  around("p class=\"meta\"", meta) + page.paragraphs(page.main(promise.outcome)));
}

std::string promises_page(const SitePage& page) {
    std::string items;
    for (const SitePromise& promise : page.site.promises) items += promise_item(page, promise);
    return page.page(SitePageName::promises, heading_of(page, "promises"),
                     element("p class=\"lead\"", page.word("promises.lead")) +
                         around("ul class=\"promises\"", items));
}

std::string updates_page(const SitePage& page) {
    const std::string up = page.language == page.site.main_language() ? "" : "../";
    std::string html =
        around("p class=\"lead\"", "<a href=\"" + up + escaped(feed_path(page.language)) + "\">" +
                                       escaped(page.word("feed")) + "</a>");
    for (const SiteUpdate& shown : page.site.updates)
        html += around("article id=\"" + shown.anchor + '"',
                       page.in("h2", page.main(shown.update.title)) +
                           around("p class=\"meta\"", page.date(shown.on)) +
                           page.paragraphs(page.told(shown.update.texts)));
    return page.page(SitePageName::updates, heading_of(page, "updates"), html);
}

std::string section_of(const SitePage& page, std::string_view key,
                       const std::vector<std::string>& lines) {
    std::string items;
    for (const std::string& line : lines) items += page.in("li", page.main(line));
    if (items.empty()) return items;
    return around("section", element("h2", page.word(key)) + around("ul", items));
}

std::string about_page(const SitePage& page) {
    const record::Description& about = page.site.description;
    std::string html =
        section_of(page, "goals", about.goals) + section_of(page, "places", about.places);
    html += around("section", element("h2", page.word("in_figures")) + figures_list(page));
    for (const char* key : {"how", "kept", "not_shown"}) {
        const std::string name{key};
        html += around("section", element("h2", page.word(name)) +
                                      page.paragraphs({page.word(name + ".text"), {}}));
    }
    return page.page(SitePageName::about, heading_of(page, "about"), html);
}

void add_pages(std::vector<ZipEntry>& files, const SitePage& page) {
    const auto add = [&](SitePageName name, std::string (*make)(const SitePage&)) {
        if (has_page(page.site, name))
            files.push_back({path_of(page.site, name, page.language), make(page)});
    };
    add(SitePageName::index, narrative_page);
    add(SitePageName::themes, themes_page);
    add(SitePageName::story, story_page);
    add(SitePageName::promises, promises_page);
    add(SitePageName::updates, updates_page);
    add(SitePageName::about, about_page);
}

}  // namespace

std::vector<ZipEntry> files_of(const Site& site, const SiteWords& words, const SiteWish& wish) {
    std::vector<ZipEntry> files{{"style.css", std::string{site_style()}}};
    for (const std::string& language : site.description.languages) {
        const SitePage page{site, words, language, wish.base_url};
        add_pages(files, page);
        if (has_page(site, SitePageName::updates))
            files.push_back({feed_path(language), atom_feed(page, wish)});
    }
    return files;
}

}  // namespace outward::server
