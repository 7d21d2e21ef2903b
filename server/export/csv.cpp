#include "server/export/formats.hpp"
#include "server/export/wording.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace outward::server {

using namespace engine;

namespace {

/// What makes a cell a formula when it begins with it: OWASP ASVS 5.0, 1.2.10, with LF and the
/// full-width signs, which some spreadsheets take for the narrow ones.
constexpr std::array<std::string_view, 8> signs{"=",      "+",      "-",      "@",
                                                "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
constexpr std::string_view controls{"\t\r\n\0", 4};

/// Where a spreadsheet that is set to another separator than the comma begins a new cell. Much of
/// Europe is: there a double click on the file splits it at semicolons, whatever the quotes say.
constexpr std::string_view other_separators = ";\t\r\n";

bool begins_formula(std::string_view text) {
    return std::ranges::any_of(signs,
                               [&](std::string_view sign) { return text.starts_with(sign); });
}

std::string cell(std::string_view text) {
    const bool control = !text.empty() && controls.find(text.front()) != controls.npos;
    std::string quoted = control ? "\"'" : "\"";
    bool begins = !control;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (begins && begins_formula(text.substr(i))) quoted += '\'';
        begins = other_separators.find(c) != other_separators.npos || (begins && c == '"');
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string row(std::initializer_list<std::string_view> texts) {
    std::string cells;
    for (const std::string_view text : texts) cells += (cells.empty() ? "" : ",") + cell(text);
    return cells + "\r\n";
}

std::string_view yes_or_no(bool value) { return value ? "true" : "false"; }

}  // namespace

std::string to_csv(std::span<const Transcript> transcripts, const Words& words) {
    std::string text = "\uFEFF";
    text += row({"conversation", "title", "step", "step_title", "time", "person", "category",
                 "category_label", "text", "original", "quote", "spoken", "highlighted", "theme",
                 "language", "from_paper", "table"});
    for (const Transcript& transcript : transcripts)
        for (const TranscriptNote& entry : transcript.notes) {
            const Note& note = entry.note;
            if (note.status() != NoteStatus::shown) continue;
            text += row({transcript.id.value, transcript.conversation.as.title, note.step.value,
                         entry.step_title, iso_time(note.moment()), person(entry, words),
                         note.category.value, entry.category_label, note.text,
                         note.original.value_or(""), yes_or_no(note.quote), yes_or_no(note.spoken),
                         yes_or_no(note.highlighted), entry.theme, note.language,
                         yes_or_no(note.said_at.has_value()),
                         note.table ? std::to_string(note.table->number) : ""});
        }
    return text;
}

}  // namespace outward::server
