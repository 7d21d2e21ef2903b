#include "server/export/formats.hpp"

#include <algorithm>

namespace outward::server {

namespace {

/// What means something to CommonMark, GitHub or Pandoc anywhere in a line, and only at its
/// beginning.
constexpr std::string_view marks = R"(\`*_{}[]<>&#|~^$@)";
constexpr std::string_view first_marks = "+-=:";

constexpr std::string_view blanks = " \t";
constexpr std::string_view digits = "0123456789";

bool is_one_of(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

bool ends_with_www(std::string_view text) {
    if (text.size() > 3) text.remove_prefix(text.size() - 3);
    return text == "www" || text == "WWW" || text == "Www";
}

/// Whether the mark at `place` would change how the line looks.
bool is_markup(std::string_view line, std::size_t place) {
    const char c = line[place];
    const std::string_view before = line.substr(0, place);
    if (is_one_of(marks, c)) return true;
    if (is_one_of(first_marks, c) && before.find_first_not_of(blanks) == std::string_view::npos)
        return true;
    // "1." and "1)" begin a list
    if (is_one_of(".)", c) && !before.empty() && is_one_of(digits, before.back())) {
        const auto number = before.find_first_not_of(blanks);
        if (before.find_first_not_of(digits, number) == std::string_view::npos) return true;
    }
    // bare addresses become links
    return (c == ':' && line.substr(place + 1).starts_with('/')) ||
           (c == '.' && ends_with_www(before));
}

/// One line that shows exactly as it was written.
std::string escape_line(std::string_view line) {
    std::string escaped;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (static_cast<unsigned char>(line[i]) < 0x20 && line[i] != '\t') {
            escaped += "\uFFFD";
            continue;
        }
        if (is_markup(line, i)) escaped += '\\';
        escaped += line[i];
    }
    return escaped;
}

/// Splits at the line endings of CommonMark: LF, CR LF, CR.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (true) {
        const auto end = text.find_first_of("\r\n");
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
}

/// The lines of a text that somebody wrote, with `joint` between them.
std::string escape(std::string_view text, std::string_view joint) {
    std::string escaped;
    for (const std::string_view line : lines_of(text)) {
        escaped += escape_line(line);
        escaped += joint;
    }
    escaped.resize(escaped.size() - joint.size());
    return escaped;
}

/// For headings and the like, which are one line.
std::string on_one_line(std::string_view text) { return escape(text, " "); }

/// Inside a list item, each line below the other.
constexpr std::string_view in_item = "\\\n  ";

std::string_view mark_of(Run::Style style) {
    switch (style) {
        case Run::Style::plain:
            return "";
        case Run::Style::strong:
            return "**";
        case Run::Style::emphasis:
            return "*";
    }
    return "";
}

std::string inline_text(const Runs& runs, std::string_view joint) {
    std::string text;
    for (const Run& run : runs) {
        text += mark_of(run.style);
        text += escape(run.text, joint);
        text += mark_of(run.style);
    }
    return text;
}

/// Cells of GitHub's and Pandoc's tables.
std::string table_row(const std::vector<std::string>& cells) {
    std::string row = "|";
    for (const std::string& cell : cells) row += " " + on_one_line(cell) + " |";
    return row + "\n";
}

struct MarkdownWriter {
    std::string out = {};

    void operator()(const Heading& heading) {
        out += std::string(static_cast<std::size_t>(heading.level), '#') + " " +
               on_one_line(heading.text) + "\n\n";
    }
    void operator()(const Paragraph& paragraph) {
        out += inline_text(paragraph.runs, " ") + "\n\n";
    }
    void operator()(const Quote& quote) { out += "> " + inline_text(quote.runs, " ") + "\n\n"; }
    void operator()(const List& list) {
        for (const Item& item : list.items) out += "- " + inline_text(item.runs, in_item) + "\n";
        out += "\n";
    }
    /// Its caption would only say the heading above it once more.
    void operator()(const Table& table) {
        out += table_row(table.header);
        out += "|";
        for (std::size_t i = 0; i < table.header.size(); ++i) out += " --- |";
        out += "\n";
        for (const std::vector<Cell>& row : table.rows) {
            std::vector<std::string> cells;
            for (const Cell& cell : row) cells.push_back(cell.text);
            out += table_row(cells);
        }
        out += "\n";
    }
    void operator()(const PageBreak&) {}
    void operator()(const Columns&) {}
};

}  // namespace

std::string to_markdown(const Document& document) {
    MarkdownWriter writer;
    for (const Block& block : document.blocks) std::visit(writer, block);
    return std::move(writer.out);
}

}  // namespace outward::server
