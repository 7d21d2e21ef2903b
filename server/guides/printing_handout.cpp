// Hand-outs of the practice on paper.
#include "server/export/transcript.hpp"
#include "server/guides/html.hpp"
#include "server/guides/printing.hpp"

namespace outward::server {

namespace {

class HandoutSheet {
public:
    HandoutSheet(const Handout& from, const Library& words, const PrintWish& wished)
        : handout(from), library(words), wish(wished), language(from.language_for(wish.language)) {}

    [[nodiscard]] std::string page() const {
        const HandoutWords& text = handout.texts.at(language);
        std::string html = element("h1", text.title);
        for (const HandoutPart& part : handout.parts)
            html += part_html(part, text.parts.at(part.id));
        if (handout.per_sheet > 1) {
            const std::string one = around("div class=\"copy\"", html);
            html = one + one;
        }
        const std::string kind = handout.per_sheet > 1 ? "handout copies" : "handout";
        return document_of({language, text.title, print_style(wish.paper)}, sheet(kind, html));
    }

private:
    [[nodiscard]] std::string part_html(const HandoutPart& part,
                                        const HandoutPartText& text) const {
        return around("div class=\"part\"",
                      element("h2", text.title) + words_html(part, text.words));
    }

    [[nodiscard]] std::string words_html(const HandoutPart& part,
                                         const std::vector<std::string>& words) const {
        switch (part.kind) {
            case PartKind::list:
                return list_of(words);
            case PartKind::steps:
                return list_of(words, "ol");
            case PartKind::checks:
                return list_of(words, "ul class=\"checks\"");
            case PartKind::fields:
                return fields(part, words);
            case PartKind::timetable:
                return timetable(part, words);
            case PartKind::plan:
                return plan(part, words);
            case PartKind::text:
                break;
        }
        std::string html;
        for (const std::string& paragraph : words) html += element("p", paragraph);
        return html;
    }

    [[nodiscard]] static std::string fields(const HandoutPart& part,
                                            const std::vector<std::string>& words) {
        std::string lines;
        for (int i = 0; i < part.lines; ++i) lines += "<i></i>";
        std::string html;
        for (const std::string& label : words)
            html += around("div class=\"lines\"", element("p", label) + lines);
        return html;
    }

    [[nodiscard]] std::string word(const std::string& key, int count = 0) const {
        return fill_in(library.text(language, "print." + key), "count", std::to_string(count));
    }

    /// With a column for the times of that day.
    [[nodiscard]] std::string timetable(const HandoutPart& part,
                                        const std::vector<std::string>& words) const {
        std::string rows = around("tr", element("th scope=\"col\"", word("timetable.minute")) +
                                            element("th scope=\"col\"", word("timetable.clock")) +
                                            element("th scope=\"col\"", word("timetable.what")));
        for (std::size_t i = 0; i < words.size(); ++i) {
            const int minute = part.begins[i];
            const std::string when =
                minute < 0 ? word("timetable.before", -minute) : word("from_minute", minute);
            rows += around(
                "tr", element("th scope=\"row\"", when) + "<td></td>" + element("td", words[i]));
        }
        return around("table", rows);
    }

    [[nodiscard]] static std::string plan(const HandoutPart& part,
                                          const std::vector<std::string>& words) {
        std::string rows;
        for (int first = 1; first <= part.tables; first += part.across) {
            std::string row;
            for (int table = first; table < first + part.across && table <= part.tables; ++table)
                row += element("b", std::to_string(table));
            rows += around("div class=\"row\"", row);
        }
        return around("div class=\"plan\"",
                      element("p", words.front()) + rows + element("p", words.back()));
    }

    const Handout& handout;
    const Library& library;
    const PrintWish& wish;
    const std::string& language;
};

}  // namespace

std::string printed(const Handout& handout, const Library& library, const PrintWish& wish) {
    return HandoutSheet{handout, library, wish}.page();
}

}  // namespace outward::server
