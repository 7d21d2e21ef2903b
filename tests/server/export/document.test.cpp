// HTML, the sheet, and DOCX, which is unpacked and read again.
#include "engine/text.hpp"
#include "server/bundle/zip.hpp"
#include "tests/server/export/builders.hpp"
#include "tests/support/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace outward::server {

using namespace engine;
using outward::tests::count_of;
using tests::Session;

namespace {

constexpr ZipLimits docx_limits{
    .whole = 1U << 20U, .entries = 20, .entry = 1U << 22U, .total = 1U << 23U};

std::string part_of(const std::string& docx, const std::string& name) {
    auto entries = from_zip(docx, docx_limits);
    REQUIRE(entries.ok());
    const auto found = std::ranges::find(entries.value(), name, &ZipEntry::name);
    REQUIRE(found != entries.value().end());
    return found->content;
}

bool holds(const std::string& text, const std::string& part) { return count_of(text, part) > 0; }

/// Whether tags open and close in order, and no text holds what XML forbids.
bool is_well_formed(const std::string& xml) {
    std::vector<std::string> open;
    for (std::size_t at = 0; at < xml.size(); ++at) {
        const auto c = static_cast<unsigned char>(xml[at]);
        if (c < 0x20 && c != '\n' && c != '\r' && c != '\t') return false;
        if (c != '<') continue;
        const auto end = xml.find('>', at);
        if (end == std::string::npos) return false;
        const std::string tag = xml.substr(at + 1, end - at - 1);
        const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
        if (tag.front() == '/') {
            if (open.empty() || open.back() != tag.substr(1)) return false;
            open.pop_back();
        } else if (tag.front() != '?' && tag.back() != '/') {
            open.push_back(name);
        }
        at = end;
    }
    return open.empty();
}

Document with_words(const std::string& words) {
    return {.title = words,
            .language = "en",
            .blocks = {Heading{1, words, "e1"}, Paragraph{{{words, Run::Style::strong}}},
                       Quote{{{words}}}, List{{{{{words}}, "e2"}}},
                       Table{words, {words, words}, {{{words}, {"2", 0.5}}}}, Columns{2},
                       PageBreak{}, Columns{1}, Heading{2, words}}};
}

}  // namespace

TEST_CASE("HTML is one file with language, direction, anchors, a table of contents and no script") {
    Session session{2, tests::voting_guide()};
    session.start().go_to("choose");
    session.must("p1", command::CastVote{{"choose"}, {{{"a"}, 1}}, std::nullopt});
    session.go_to("who");
    const Seq seq = session.note("p1", "n1", "Plant trees");
    session.go_to("close");
    const auto transcripts = transcripts_of(session, "ar");
    const std::string html = to_html(minutes_of(transcripts, words_in("ar"), "ar"));
    CHECK(html.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n"));
    CHECK(holds(html, "<li id=\"e" + std::to_string(seq) + "\">"));
    CHECK(holds(html, "<nav aria-labelledby=\"contents\">"));
    CHECK(holds(html, "<th scope=\"col\">"));
    CHECK(holds(html, "<th scope=\"row\">"));
    CHECK(holds(html, "<caption>"));
    CHECK(holds(html, "<td>1<svg"));
    for (const char* fetched : {"<script", "src=", "<link", "url(", "@import"})
        CHECK_FALSE(holds(html, fetched));
    for (std::size_t at = html.find("href=\""); at != std::string::npos;
         at = html.find("href=\"", at + 1)) {
        const std::string anchor = html.substr(at + 7, html.find('"', at + 7) - at - 7);
        CHECK(html[at + 6] == '#');
        CHECK(count_of(html, " id=\"" + anchor + "\"") == 1);
    }
}

TEST_CASE("in HTML what people write never becomes markup") {
    const std::string html = to_html(with_words("<img src=x onerror=alert(1)> & \"quoted\" ]]>"));
    CHECK_FALSE(holds(html, "<img"));
    CHECK(holds(html, "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot; ]]&gt;"));
}

TEST_CASE("several conversations in one file have anchors of their own") {
    Session session;
    auto both = transcripts_of(session);
    session.start().go_to("hopes");
    both = transcripts_of(session);
    both.push_back(both.front());
    const std::string html = to_html(minutes_of(both, words_in("en"), "en"));
    const std::string seq = std::to_string(both.front().stays.front().seq);
    CHECK(count_of(html, " id=\"e" + seq + "\"") == 1);
    CHECK(count_of(html, " id=\"c2_e" + seq + "\"") == 1);
    CHECK(holds(html, "<hr class=\"break\">"));
}

TEST_CASE("DOCX is a package with every part that it names, with headings and tables") {
    Session session{2, tests::voting_guide()};
    session.start().go_to("choose");
    session.must("p1", command::CastVote{{"choose"}, {{{"a"}, 1}}, std::nullopt});
    session.go_to("who");
    session.note("p1", "n1", "Plant trees");
    session.go_to("close");
    const auto minutes = minutes_of(transcripts_of(session), words_in("en"), "en");
    const std::string docx = to_docx(minutes, tests::start_of_time);
    CHECK(docx == to_docx(minutes, tests::start_of_time));
    auto entries = from_zip(docx, docx_limits);
    REQUIRE(entries.ok());
    CHECK(entries.value().front().name == "[Content_Types].xml");
    const std::string& types = entries.value().front().content;
    for (const ZipEntry& entry : entries.value()) {
        INFO(entry.name);
        CHECK(is_well_formed(entry.content));
        CHECK((entry.name.ends_with(".rels") || entry.name == "[Content_Types].xml" ||
               holds(types, "PartName=\"/" + entry.name + "\"")));
    }
    const std::string body = part_of(docx, "word/document.xml");
    CHECK(count_of(body, "<w:pStyle w:val=\"Heading1\"/>") == 1);
    CHECK(count_of(body, "<w:pStyle w:val=\"Heading2\"/>") >= 3);
    CHECK(count_of(body, "<w:tbl>") == 2);
    CHECK(count_of(body, "<w:tblHeader/>") == 2);
    CHECK(holds(body, "Plant trees"));
    CHECK(holds(part_of(docx, "docProps/core.xml"),
                "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2023-11-14T22:13:20Z<"));
}

TEST_CASE("hostile words leave DOCX well formed") {
    for (const std::string& words :
         {std::string{"]]> </w:t> & <b a=\"1\"> '"},
          std::string{"nul "} + '\0' + " bell \a escape \x1b",
          std::string{"\xED\xA0\x80 lone, \xC0\xAF long, \xFF\xFE none, \xF4\x90\x80\x80 far"},
          std::string{"\xEF\xBF\xBF last \xE2\x80"}, std::string{"one\r\ntwo\tthree\rfour"}}) {
        INFO(words);
        const std::string docx = to_docx(with_words(words), Millis{});
        for (const char* name : {"word/document.xml", "docProps/core.xml"}) {
            const std::string xml = part_of(docx, name);
            CHECK(is_well_formed(xml));
            CHECK(code_points(xml).has_value());
            CHECK_FALSE(holds(xml, "\xEF\xBF\xBF"));
        }
    }
    CHECK(holds(part_of(to_docx(with_words("one\r\ntwo"), Millis{}), "word/document.xml"),
                "one</w:t><w:br/><w:t xml:space=\"preserve\">two<"));
}

TEST_CASE("an Arabic DOCX reads from right to left, and Arabic words do anywhere") {
    Document document = with_words("Bench");
    CHECK_FALSE(holds(part_of(to_docx(document, Millis{}), "word/document.xml"), "<w:bidi/>"));
    document.blocks = {Paragraph{{{"مقعد في الظل"}}}};
    CHECK(holds(part_of(to_docx(document, Millis{}), "word/document.xml"), "<w:bidi/></w:pPr>"));
    document = with_words("12");
    document.language = "ar";
    const std::string body = part_of(to_docx(document, Millis{}), "word/document.xml");
    CHECK(count_of(body, "<w:bidi/></w:pPr>") ==
          count_of(body, "<w:pPr>") - 2);  // but for the breaks between columns
    CHECK(holds(body, "<w:bidiVisual/>"));
    CHECK(holds(part_of(to_docx(document, Millis{}), "word/styles.xml"), "w:bidi=\"ar\""));
}

TEST_CASE("the sheet has notes by category, the story and no private word") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "Children walk to school.");
    session.must(
        "n",
        command::AddNote{
            .id = {"n2"}, .text = "Some were tired.", .category = CategoryId{"mood"}, .step = {}});
    session.must("n", command::AddNote{.id = {"n3"},
                                       .text = "It used to be loud.",
                                       .category = CategoryId{"reason"},
                                       .step = {}});
    session.note("p2", "n4", "A bench");
    session.must("n", command::HighlightNote{{"n4"}, true});
    session.go_to("story");
    session.must("f", command::FillStory{{"hopes"}, "quiet streets"});
    session.go_to("close");
    const std::string sheet = to_markdown(sheet_of(transcripts_of(session), words_in("en"), "en"));
    INFO(sheet);
    CHECK(holds(sheet,
                "## Hope\n\n- ★ A bench\n- Children walk to school.\n\n"
                "## Reason\n\n- It used to be loud.\n\n"
                "## Our story\n\n- **We hope:** quiet streets\n\n"));
    CHECK_FALSE(holds(sheet, "tired"));
    CHECK_FALSE(holds(sheet, "Person"));
}

TEST_CASE("a sheet keeps to its page, with some of each category, and says what is left out") {
    Session session;
    session.start().go_to("hopes");
    for (int i = 0; i < 200; ++i)
        session.note("p1", "n" + std::to_string(i),
                     "A hope of some length, number " + std::to_string(i));
    session.must(
        "n",
        command::AddNote{
            .id = {"late"}, .text = "One reason", .category = CategoryId{"reason"}, .step = {}});
    session.go_to("close");
    const std::string sheet = to_markdown(sheet_of(transcripts_of(session), words_in("en"), "en"));
    INFO(sheet);
    CHECK(count_of(sheet, "- A hope") > 40);
    CHECK(count_of(sheet, "- A hope") < 104);
    CHECK(holds(sheet, std::to_string(200 - count_of(sheet, "- A hope")) + " more in the minutes"));
    CHECK(holds(sheet, "- One reason"));
}

}  // namespace outward::server
