#include "server/publish/site_narrative.hpp"

#include "server/guides/html.hpp"

#include <algorithm>
#include <array>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::size_t most_voices_under_a_sentence = 3;  // of each theme; all are on its page

using record::Slot;
struct NamedSlot {
    Slot slot;
    const char* key;
};
constexpr std::array slots_of_page{
    NamedSlot{Slot::want, "slot.want"}, NamedSlot{Slot::worry, "slot.worry"},
    NamedSlot{Slot::because, "slot.because"}, NamedSlot{Slot::need, "slot.need"},
    NamedSlot{Slot::trust, "slot.trust"}};

std::string number_word(std::size_t count) { return std::to_string(count); }

/// The themes of a sentence, each with some of its voices.
std::string grounds(const SitePage& page, const SiteSentence& sentence) {
    std::string html;
    std::size_t voices = 0;
    for (const std::size_t place : sentence.themes) {
        const SiteTheme& theme = page.site.themes.at(place);
        html += around("p class=\"theme\"", page.in("a href=\"themes.html#" + theme.anchor + '"',
                                                    page.main(theme.name)));
        for (const SiteQuote& quote : theme.quotes) {
            if (&quote - theme.quotes.data() ==
                static_cast<std::ptrdiff_t>(most_voices_under_a_sentence))
                break;
            html += page.quote(quote, "");
            ++voices;
        }
    }
    if (html.empty()) return html;
    return around("details",
                  element("summary", page.word("voices", {{"count", number_word(voices)}})) + html);
}

std::string read_back(const SitePage& page) {
    std::string items;
    for (const record::SignOff& sign_off : page.site.sign_offs)
        items += around("li", page.dated("read_back", sign_off.on,
                                         {{"place", sign_off.place},
                                          {"agree", std::to_string(sign_off.agree)},
                                          {"people", std::to_string(sign_off.people)}}));
    if (items.empty()) return items;
    return around("section class=\"readback\"",
                  element("h2", page.word("read_back_title")) + around("ul", items));
}

/// In words: how widely, how strongly and how concretely it was said.
std::string weight(const SitePage& page, const ThemeFigures& figures) {
    const auto grade = [](int part, int whole) {
        if (part == 0) return "none";
        return part * 2 >= whole ? "most" : "some";
    };
    const int all = std::max(page.site.figures.conversations, figures.conversations);
    const std::string spread =
        figures.conversations == all ? "all" : grade(figures.conversations, all);
    std::string html = element(
        "li", page.word("spread." + spread, {{"count", std::to_string(figures.conversations)},
                                             {"all", std::to_string(all)}}));
    html += element(
        "li", page.word("strength." + std::string{grade(figures.strong, figures.statements)}));
    html += element(
        "li", page.word("detail." + std::string{grade(figures.specific, figures.statements)}));
    return around("ul class=\"weight\"", html);
}

}  // namespace

std::string narrative_page(const SitePage& page) {
    const record::Description& about = page.site.description;
    std::string html;
    for (const auto& [slot, key] : slots_of_page) {
        std::string sentences;
        for (const SiteSentence& shown : page.site.sentences)
            if (shown.sentence.slot == slot)
                sentences +=
                    around("div class=\"sentence\" id=\"" + shown.anchor + '"',
                           page.in("p", page.told(shown.sentence.texts)) + grounds(page, shown));
        if (!sentences.empty())
            html += around("section class=\"slot\"",
                           element("h2", page.word(key)) + around("div", sentences));
    }
    const std::string head =
        page.in("h1", page.main(about.title)) +
        around("div class=\"community\"", page.paragraphs(page.main(about.community)));
    return page.page(SitePageName::index, head, html + read_back(page));
}

std::string themes_page(const SitePage& page) {
    std::string html = element("p class=\"lead\"", page.word("themes.lead"));
    for (const SiteTheme& theme : page.site.themes) {
        std::string voices;
        for (const SiteQuote& quote : theme.quotes) voices += page.quote(quote, quote.anchor);
        html += around("section class=\"theme\" id=\"" + theme.anchor + '"',
                       page.in("h2", page.main(theme.name)) +
                           page.paragraphs(page.main(theme.meaning)) + weight(page, theme.figures) +
                           voices);
    }
    return page.page(SitePageName::themes, element("h1", page.word("page.themes")), html);
}

}  // namespace outward::server
