#include "server/publish/trace.hpp"
#include "tests/server/publish/builders.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <set>

using namespace outward::tests;

namespace {

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
    const std::regex expression{pattern};
    std::vector<std::string> found;
    for (std::sregex_iterator it{text.begin(), text.end(), expression};
         it != std::sregex_iterator{}; ++it)
        found.push_back((*it)[1]);
    return found;
}

/// Every element is closed in its order; but for those that have no end.
bool is_balanced(const std::string& text) {
    static const std::set<std::string> open_ended{"meta", "link", "!doctype", "?xml"};
    std::vector<std::string> open;
    const std::regex tag{"<(/?)([!?a-z0-9]+)[^>]*?(/?)>"};
    for (std::sregex_iterator it{text.begin(), text.end(), tag}; it != std::sregex_iterator{};
         ++it) {
        const std::string name = (*it)[2];
        if ((*it)[1].length() > 0) {
            if (open.empty() || open.back() != name) return false;
            open.pop_back();
        } else if ((*it)[3].length() == 0 && !open_ended.contains(name)) {
            open.push_back(name);
        }
    }
    return open.empty();
}

}  // namespace

TEST_CASE("every link leads to a file and a place in it") {
    const auto files = Publishing{}.files();
    CHECK(files.size() == 1 + 2 * 7);  // a style; in two languages six pages and a feed
    int links = 0;
    for (const auto& [path, content] : files) {
        if (!path.ends_with(".html")) continue;
        CAPTURE(path);
        for (const std::string& href : matches(content, "href=\"([^\"]*)\"")) {
            CAPTURE(href);
            ++links;
            const auto hash = href.find('#');
            const std::string target = href.substr(0, hash);
            const std::string file = target.empty()
                                         ? path
                                         : (std::filesystem::path{path}.parent_path() / target)
                                               .lexically_normal()
                                               .generic_string();
            REQUIRE(files.contains(file));
            if (hash != std::string::npos)
                CHECK(has(files.at(file), "id=\"" + href.substr(hash + 1) + '"'));
        }
    }
    CHECK(links > 100);
}

TEST_CASE("nothing is fetched from elsewhere, and nothing runs") {
    for (const auto& [path, content] : Publishing{}.files()) {
        CAPTURE(path);
        CHECK_FALSE(has(content, "<script"));
        CHECK_FALSE(has(content, " style="));
        CHECK_FALSE(has(content, "https://"));
        CHECK_FALSE(has(content, "url("));
        if (path.ends_with(".html")) CHECK(is_balanced(content));
    }
}

TEST_CASE("what people wrote never becomes markup") {
    const std::string hostile = "<script>alert(1)</script> \"'& \u202Eesrever\u2066 </blockquote>";
    Publishing all;
    all.said.at(1).text = hostile;
    all.gatherings.at(ConversationId{"c1"}).place = hostile;
    auto description = all.copy<record::Description>("description");
    description.title = hostile;
    description.community = hostile;
    description.goals = {hostile};
    all.set(description);
    auto theme = all.copy<record::Theme>("t1");
    theme.name = theme.meaning = hostile;
    all.set(theme);
    auto promise = all.copy<record::Promise>("p2");
    promise.who = promise.what = promise.outcome = hostile;
    all.set(promise);
    auto update = all.copy<record::Update>("u1");
    update.title = hostile;
    update.texts = {{"en", hostile}};
    all.set(update);
    all.approve("update:u1");
    for (const auto& [path, content] : all.files()) {
        CAPTURE(path);
        CHECK_FALSE(has(content, "<script"));
        CHECK_FALSE(has(content, "\u202E"));
        CHECK_FALSE(has(content, "\u2066"));
        if (!path.ends_with(".css")) {
            CHECK(has(content, "alert(1)"));
            CHECK(is_balanced(content));
        }
    }
}

TEST_CASE("a language that lacks a text has it in the main one, and says so") {
    const auto files = Publishing{}.files();
    const std::string spanish = files.at("es/index.html");
    CHECK(has(spanish, "<html lang=\"es\" dir=\"ltr\">"));
    CHECK(has(spanish, "<p>La gente quiere calles"));
    CHECK(has(spanish, "<p lang=\"en\" dir=\"ltr\">They worry that talking"));
    CHECK(has(spanish, "Lo que no está en español aparece en English."));
    CHECK_FALSE(has(files.at("index.html"), "lang=\"en\" dir=\"ltr\">They"));
    CHECK(has(files.at("themes.html"), "<p lang=\"ar\" dir=\"rtl\">لم يخبرنا"));
    CHECK(has(spanish, "22"));
    CHECK(has(files.at("es/story.html"), "2 de marzo de 2026"));
}

TEST_CASE("a language without catalogue has English headings, and its own texts marked") {
    Publishing all;
    auto description = all.copy<record::Description>("description");
    description.languages = {"de", "ar"};
    all.set(description);
    auto version = all.copy<record::Version>("v1");
    version.sentences.front().texts = {{"de", "Die Leute wollen Licht."}};
    all.set(version);
    all.approve("version:v1");
    const auto files = all.files();
    CHECK(has(files.at("index.html"), "<html lang=\"en\" dir=\"ltr\">"));
    CHECK(has(files.at("index.html"), "<p lang=\"de\" dir=\"ltr\">Die Leute wollen Licht."));
    CHECK(has(files.at("ar/index.html"), "<html lang=\"ar\" dir=\"rtl\">"));
}

TEST_CASE("no id of the archive is on the site, and no name of who agreed or approved") {
    for (const auto& [path, content] : Publishing{}.files())
        for (const char* secret : {"\"c1\"", "\"n1\"", "\"t1\"", "The director", "Name the mill",
                                   "Maria", "Robert", "Told at the door"}) {
            CAPTURE(path);
            CHECK_FALSE(has(content, secret));
        }
}

TEST_CASE("places to link to stay the same when the site is made again, with more in it") {
    Publishing all;
    const std::string before = all.site().themes.front().quotes.at(1).anchor;
    all.say("c2", "And the bus never comes.", "t1");
    const auto quotes = all.site().themes.front().quotes;
    CHECK(quotes.size() == 4);
    CHECK(quotes.at(1).anchor == before);
    CHECK(has(all.files().at("themes.html"), "id=\"" + before + '"'));
}

TEST_CASE("a feed tells the updates, newest first, and where they stand") {
    Publishing all;
    all.tell("u2", "2026-06-30", "Lamps & crossings", {{"en", "Lit <again>.\n\nAll nine."}});
    const std::string feed = all.files("https://example.org/river/").at("feed.es.atom");
    CHECK(is_balanced(feed));
    CHECK(matches(feed, "<title>([^<]*)</title>") ==
          std::vector<std::string>{"Our river town – Novedades", "Lamps &amp; crossings",
                                   "What we heard"});
    CHECK(matches(feed, "<updated>([^<]*)</updated>") ==
          std::vector<std::string>{"2026-06-30T00:00:00Z", "2026-06-30T00:00:00Z",
                                   "2026-03-20T00:00:00Z"});
    const auto ids = matches(feed, "<id>(urn:uuid:[0-9a-f-]{36})</id>");
    CHECK(std::set(ids.begin(), ids.end()).size() == 3);
    CHECK(has(feed, "&lt;p&gt;Gracias por venir.&lt;/p&gt;"));
    CHECK(has(feed, "&amp;lt;again&amp;gt;"));
    CHECK(has(feed, "href=\"https://example.org/river/es/updates.html#u-"));
    CHECK(has(feed,
              "rel=\"self\" type=\"application/atom+xml\" "
              "href=\"https://example.org/river/feed.es.atom\""));
    CHECK(has(all.files().at("feed.es.atom"), "href=\"es/updates.html#u-"));
    CHECK(has(all.files("https://example.org/river/").at("story.html"),
              "hreflang=\"es\" href=\"https://example.org/river/es/story.html\""));
}

TEST_CASE("the trace leads from every sentence to the notes, byte for byte") {
    const Publishing all;
    const auto trace = outward::server::trace_of(all.site());
    REQUIRE(trace.at("sentences").size() == 3);
    const std::string page = all.files().at("themes.html");
    for (const auto& sentence : trace.at("sentences")) {
        CHECK_FALSE(sentence.at("themes").empty());
        for (const auto& theme : sentence.at("themes"))
            for (const auto& quote : theme.at("quotes")) {
                const auto number = quote.at("statement").get<StatementNumber>();
                CHECK(quote.at("text") == all.said.at(number).text);
                CHECK(quote.at("conversation") == all.initiative.find(number)->conversation.value);
                CHECK(has(page, quote.at("anchor").get<std::string>()));
            }
    }
}
