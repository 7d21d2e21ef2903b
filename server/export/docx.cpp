// word/document.xml, as ECMA-376 part 1 has it. Elements stand in the order of its schema, because
// Word calls a file with another order damaged.
#include "server/export/docx_parts.hpp"
#include "server/export/formats.hpp"
#include "server/export/wording.hpp"
#include "server/export/xml.hpp"
#include "server/guides/html.hpp"

namespace outward::server {

namespace {

// In twentieths of a point: A4, and where the columns of a table end.
constexpr int page_width = 11906;
constexpr int page_height = 16838;
constexpr int usual_margin = 1134;
constexpr int dense_margin = 794;

class DocxWriter {
public:
    explicit DocxWriter(const Document& its_document)
        : document(its_document),
          right_to_left(direction_of(its_document.language) == "rtl"),
          dense(its_document.layout == Layout::dense) {}

    std::string write() {
        for (const Block& block : document.blocks) std::visit(*this, block);
        const std::string last = section(columns);
        return std::string{xml_head} + "<w:document xmlns:w=\"" + std::string{word_namespace} +
               "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
               "relationships\"><w:body>" +
               out + last + "</w:body></w:document>\n";
    }

    void operator()(const Heading& heading) {
        paragraph("Heading" + std::to_string(heading.level), {{heading.text}}, heading.anchor);
    }
    void operator()(const Paragraph& text) { paragraph("", text.runs); }
    void operator()(const Quote& quote) { paragraph("Quote", quote.runs); }
    void operator()(const List& list) {
        for (const Item& item : list.items) paragraph("ListBullet", item.runs, item.anchor);
    }
    void operator()(const Table& table) {
        paragraph("Caption", {{table.caption}});
        const int width = page_width - 2 * (dense ? dense_margin : usual_margin);
        // The first column holds what people wrote: three times as wide as each of the others.
        const int column = width / static_cast<int>(table.header.size() + 2);
        out += "<w:tbl><w:tblPr><w:tblStyle w:val=\"Rows\"/>";
        if (right_to_left) out += "<w:bidiVisual/>";
        out +=
            "<w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/>"
            "<w:tblLook w:val=\"06A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" "
            "w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"" +
            xml_text(table.caption) + "\"/></w:tblPr><w:tblGrid>";
        for (std::size_t i = 0; i < table.header.size(); ++i)
            out += "<w:gridCol w:w=\"" + std::to_string(column_width(column, i)) + "\"/>";
        out += "</w:tblGrid>";
        row("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", column, table.header);
        for (const std::vector<Cell>& cells : table.rows) {
            std::vector<std::string> texts;
            for (const Cell& cell : cells) texts.push_back(cell.text);
            row("<w:trPr><w:cantSplit/></w:trPr>", column, texts);
        }
        out += "</w:tbl>";
        paragraph("", {});  // two tables in a row would become one
    }
    /// What stands before it becomes a section of its own, ended by a paragraph of no height.
    void operator()(const Columns& wanted) {
        if (wanted.count == columns) return;
        out +=
            "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" "
            "w:lineRule=\"exact\"/>" +
            section(columns) + "</w:pPr></w:p>";
        columns = wanted.count;
    }
    void operator()(const PageBreak&) { out += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"; }

private:
    static int column_width(int column, std::size_t index) {
        return index == 0 ? 3 * column : column;
    }

    void row(std::string_view properties, int column, const std::vector<std::string>& texts) {
        out += "<w:tr>";
        out += properties;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            out += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(column_width(column, i)) +
                   "\" w:type=\"dxa\"/></w:tcPr>";
            paragraph("", {{texts[i]}});
            out += "</w:tc>";
        }
        out += "</w:tr>";
    }

    void paragraph(const std::string& style, const Runs& runs, const std::string& anchor = {}) {
        std::string whole;
        for (const Run& run : runs) whole += run.text;
        out += "<w:p><w:pPr>";
        if (!style.empty()) out += "<w:pStyle w:val=\"" + style + "\"/>";
        if (reads_right_to_left(whole, right_to_left)) out += "<w:bidi/>";
        out += "</w:pPr>";
        const std::string number = std::to_string(bookmarks);
        if (!anchor.empty()) {
            out += "<w:bookmarkStart w:id=\"" + number + "\" w:name=\"" + xml_text(anchor) + "\"/>";
            ++bookmarks;
        }
        for (const Run& run : runs) write_run(run);
        if (!anchor.empty()) out += "<w:bookmarkEnd w:id=\"" + number + "\"/>";
        out += "</w:p>";
    }

    void write_run(const Run& run) {
        out += "<w:r><w:rPr>";
        if (run.style == Run::Style::strong) out += "<w:b/><w:bCs/>";
        if (run.style == Run::Style::emphasis) out += "<w:i/><w:iCs/>";
        if (reads_right_to_left(run.text, right_to_left)) out += "<w:rtl/>";
        out += "</w:rPr>";
        // Line ends and tabs are elements of their own.
        std::string_view rest = run.text;
        while (true) {
            const auto end = rest.find_first_of("\r\n\t");
            out += "<w:t xml:space=\"preserve\">" + xml_text(rest.substr(0, end)) + "</w:t>";
            if (end == std::string_view::npos) break;
            out += rest[end] == '\t' ? "<w:tab/>" : "<w:br/>";
            rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1));
        }
        out += "</w:r>";
    }

    [[nodiscard]] std::string section(int count) const {
        const std::string margin = std::to_string(dense ? dense_margin : usual_margin);
        std::string xml = "<w:sectPr>";
        if (!dense) xml += "<w:footerReference w:type=\"default\" r:id=\"rId4\"/>";
        xml += "<w:type w:val=\"continuous\"/><w:pgSz w:w=\"" + std::to_string(page_width) +
               "\" w:h=\"" + std::to_string(page_height) + "\"/>";
        xml += "<w:pgMar w:top=\"" + margin + "\" w:right=\"" + margin + "\" w:bottom=\"" + margin +
               "\" w:left=\"" + margin + "\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";
        xml += "<w:cols w:num=\"" + std::to_string(count) + "\" w:space=\"400\"/>";
        if (right_to_left) xml += "<w:bidi/>";
        return xml + "</w:sectPr>";
    }

    const Document& document;
    const bool right_to_left;
    const bool dense;
    std::string out;
    int bookmarks = 0;
    int columns = 1;
};

}  // namespace

std::string to_docx(const Document& document, engine::Millis made_at) {
    std::vector<ZipEntry> parts = docx_parts(document, iso_time(made_at));
    parts.push_back({"word/document.xml", DocxWriter{document}.write()});
    return to_zip(parts);
}

}  // namespace outward::server
