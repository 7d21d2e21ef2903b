// A text with headings, lists and tables, for every writer (formats.hpp). Words stand in it as
// people wrote them: each writer escapes them for its own format.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace outward::server {

struct Run {
    enum class Style { plain, strong, emphasis };

    std::string text;  // may have line ends
    Style style = Style::plain;
};
using Runs = std::vector<Run>;

struct Heading {
    int level = 1;  // 1 to 3
    std::string text;
    std::string anchor = {};  // a name for links; empty: none
};

struct Paragraph {
    Runs runs;
};

/// What was said to all.
struct Quote {
    Runs runs;
};

struct Item {
    Runs runs;
    std::string anchor = {};
};

struct List {
    std::vector<Item> items;
};

struct Cell {
    std::string text;
    std::optional<double> share = std::nullopt;  // 0 to 1: drawn as a bar beside the text
};

/// The first cell of a row is its heading. Rows are as long as the header.
struct Table {
    std::string caption;
    std::vector<std::string> header;
    std::vector<std::vector<Cell>> rows;
};

/// What follows begins on a new page.
struct PageBreak {};

/// What follows is set in so many columns, where there is room for them; before it in one.
struct Columns {
    int count = 1;
};

using Block = std::variant<Heading, Paragraph, Quote, List, Table, PageBreak, Columns>;

enum class Layout { normal, dense };  // dense: small type, little space

struct Document {
    std::string title;
    std::string language;  // BCP 47
    std::vector<Block> blocks;
    Layout layout = Layout::normal;
    std::string contents = {};  // heads a table of contents, where the format has one; empty: none
};

}  // namespace outward::server
