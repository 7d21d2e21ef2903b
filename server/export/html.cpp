#include "server/guides/html.hpp"
#include "server/export/formats.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace outward::server {

namespace {

constexpr std::string_view style_of_documents = R"(
:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#4c4c4c;--line:#c9c9c9;--page:#fff;--bar:#2f5f8f;--link:#1d4f80}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#b9b9b9;--line:#555;--page:#161616;--bar:#7fb2e5;--link:#9cc7f0}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--page);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{max-inline-size:46rem;margin-inline:auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.3rem;line-height:1.3;margin:2.2rem 0 .6rem;padding-block-start:.6rem;border-block-start:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
p,ul,blockquote{margin:0 0 .7rem}
ul{padding-inline-start:1.3rem}
li{margin-block-end:.35rem;white-space:pre-line}
blockquote{border-inline-start:3px solid var(--line);padding-inline-start:.9rem}
em{color:var(--soft)}
a{color:var(--link)}
:target{outline:2px solid var(--link);outline-offset:3px}
nav ul{list-style:none;padding:0;columns:2 16rem}
.scroll{overflow-x:auto;margin-block-end:1rem}
table{border-collapse:collapse;inline-size:100%}
caption{text-align:start;color:var(--soft);padding-block-end:.3rem}
h1,h2,h3,p,li,blockquote,th,td{unicode-bidi:plaintext}
th,td{text-align:start;vertical-align:top;padding:.35rem .6rem .35rem 0;border-block-end:1px solid var(--line);min-inline-size:4.5rem}
thead th{border-block-end:2px solid var(--line)}
thead th{overflow-wrap:normal}
tbody th{font-weight:400}
svg{display:block;inline-size:100%;max-inline-size:9rem;block-size:.6rem;margin-block-start:.15rem}
rect{fill:var(--bar)}
.dense{font-size:.9rem}
@media (min-width:40rem){.columns{columns:2;column-gap:2rem}}
.dense h2{font-size:1.05rem;margin:.9rem 0 .3rem;padding-block-start:.3rem}
.dense ul{margin-block-end:.4rem}
.dense li{margin-block-end:.15rem;line-height:1.35}
.dense th,.dense td{padding-block:.1rem}
.break{margin-block:3rem;border:0;border-block-start:3px solid var(--line)}
@page{margin:16mm 15mm 18mm}
@page sheet{margin:12mm}
@media print{
:root{color-scheme:light;--ink:#000;--soft:#333;--line:#999;--page:#fff;--bar:#444;--link:#000}
body{font-size:10.5pt}
main{max-inline-size:none;padding:0}
nav{display:none}
h1{font-size:20pt}h2{font-size:14pt}h3{font-size:11.5pt}
h1,h2,h3,caption{break-after:avoid}
li,tr,blockquote{break-inside:avoid}
.columns h2+ul{break-before:avoid}
p,li{orphans:2;widows:2}
thead{display:table-header-group}
.scroll{overflow:visible}
th,td{min-inline-size:0}
.break{break-after:page;margin:0;border:0}
.dense{page:sheet;font-size:9pt;line-height:1.35}
.dense h1{font-size:15pt}.dense h2{font-size:10.5pt}
.columns{columns:2;column-gap:7mm}
}
)";

std::string html_of(const Runs& runs) {
    std::string html;
    for (const Run& run : runs) {
        const std::string text = escaped(run.text);
        switch (run.style) {
            case Run::Style::plain:
                html += text;
                break;
            case Run::Style::strong:
                html += "<strong>" + text + "</strong>";
                break;
            case Run::Style::emphasis:
                html += "<em>" + text + "</em>";
                break;
        }
    }
    return html;
}

std::string with_id(std::string tag, std::string_view anchor) {
    if (!anchor.empty()) tag += " id=\"" + escaped(anchor) + '"';
    return tag;
}

/// For the eye only: the number stands before it.
std::string bar(double share) {
    std::array<char, 32> width{};
    std::snprintf(width.data(), width.size(), "%.0f", std::clamp(share, 0.0, 1.0) * 100);
    return "<svg viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
           "<rect width=\"" +
           std::string{width.data()} + "\" height=\"6\"/></svg>";
}

/// Every heading can be linked to.
std::vector<Block> anchored(std::vector<Block> blocks) {
    int number = 0;
    for (Block& block : blocks)
        if (auto* heading = std::get_if<Heading>(&block); heading && ++number)
            if (heading->anchor.empty()) heading->anchor = "h" + std::to_string(number);
    return blocks;
}

class HtmlWriter {
public:
    explicit HtmlWriter(const Document& its_document)
        : document(its_document), blocks(anchored(its_document.blocks)) {}

    std::string write() {
        for (const Block& block : blocks) std::visit(*this, block);
        (*this)(Columns{});
        return std::move(out);
    }

    void operator()(const Heading& heading) {
        if (heading.level == 2 && !listed && !document.contents.empty()) contents();
        const std::string tag = "h" + std::to_string(heading.level);
        out += around(with_id(tag, heading.anchor), escaped(heading.text));
    }
    void operator()(const Paragraph& paragraph) { out += around("p", html_of(paragraph.runs)); }
    void operator()(const Quote& quote) { out += around("blockquote", html_of(quote.runs)); }
    void operator()(const List& list) {
        std::string items;
        for (const Item& item : list.items)
            items += around(with_id("li", item.anchor), html_of(item.runs));
        out += around("ul", items);
    }
    void operator()(const Table& table) {
        std::string head;
        for (const std::string& name : table.header)
            head += "<th scope=\"col\">" + escaped(name) + "</th>";
        std::string rows;
        for (const std::vector<Cell>& row : table.rows) rows += row_of(row);
        // Wider than a small screen: it scrolls by itself, with the keyboard as well.
        out += around(
            "div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                escaped(table.caption) + '"',
            around("table", element("caption", table.caption) +
                                around("thead", around("tr", head)) + around("tbody", rows)));
    }
    void operator()(const PageBreak&) { out += "<hr class=\"break\">\n"; }
    void operator()(const Columns& columns) {
        if (in_columns) out += "</div>\n";
        in_columns = columns.count > 1;
        if (in_columns) out += "<div class=\"columns\">\n";
    }

private:
    static std::string row_of(const std::vector<Cell>& row) {
        std::string cells;
        for (const Cell& cell : row) {
            const std::string_view tag = &cell == &row.front() ? "th scope=\"row\"" : "td";
            cells += "<" + std::string{tag} + ">" + escaped(cell.text) +
                     (cell.share ? bar(*cell.share) : "") + "</" + std::string{tag.substr(0, 2)} +
                     ">";
        }
        return around("tr", cells);
    }

    void contents() {
        listed = true;
        const int highest_level = std::ranges::count_if(blocks, is_page_break) > 0 ? 1 : 2;
        std::string items;
        for (const Block& block : blocks) {
            const auto* heading = std::get_if<Heading>(&block);
            if (heading && heading->level >= highest_level && heading->level <= 2)
                items += around("li", "<a href=\"#" + escaped(heading->anchor) + "\">" +
                                          escaped(heading->text) + "</a>");
        }
        out += around("nav aria-labelledby=\"contents\"",
                      element("h2 id=\"contents\"", document.contents) + around("ul", items));
    }

    static bool is_page_break(const Block& block) {
        return std::holds_alternative<PageBreak>(block);
    }

    const Document& document;
    const std::vector<Block> blocks;
    std::string out;
    bool listed = false;
    bool in_columns = false;
};

}  // namespace

std::string to_html(const Document& document) {
    const std::string main = document.layout == Layout::dense ? "main class=\"dense\"" : "main";
    return "<!doctype html>\n<html lang=\"" + escaped(document.language) + "\" dir=\"" +
           std::string{direction_of(document.language)} +
           "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'\">\n" +
           element("title", document.title) + around("style", style_of_documents) + "</head>\n" +
           around("body", around(main, HtmlWriter{document}.write())) + "</html>\n";
}

}  // namespace outward::server
