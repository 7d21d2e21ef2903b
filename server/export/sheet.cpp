#include "server/export/sheet.hpp"

#include "engine/text.hpp"
#include "server/export/wording.hpp"

#include <algorithm>
#include <map>

namespace outward::server {

using namespace engine;

namespace {

// Measured on A4 in the style of html.cpp, which is denser than that of docx.cpp: lines in both
// columns together, below the title, and the letters in one of them.
constexpr std::size_t lines_on_page = 84;
constexpr std::size_t letters_in_line = 52;
constexpr std::size_t lines_of_heading = 2;

std::size_t lines_for(std::string_view text) {
    return 1 + code_points(text).value_or(text.size()) / letters_in_line;
}

/// What stands on the page besides the notes.
std::size_t lines_for(const std::vector<Block>& blocks) {
    std::size_t lines = 0;
    for (const Block& block : blocks) {
        if (std::holds_alternative<Heading>(block)) lines += lines_of_heading;
        if (const auto* list = std::get_if<List>(&block))
            for (const Item& item : list->items)
                for (const Run& run : item.runs) lines += lines_for(run.text);
        // A table goes across both columns.
        if (const auto* table = std::get_if<Table>(&block))
            for (const std::vector<Cell>& row : table->rows) lines += 2 * lines_for(row[0].text);
    }
    return lines;
}

struct Group {
    std::string label;
    std::vector<const TranscriptNote*> notes;  // starred ones first
};

/// In the order in which the categories were first used.
std::vector<Group> groups_of(const Transcript& transcript) {
    std::vector<Group> groups;
    std::map<CategoryId, std::size_t> places;
    for (const TranscriptNote& note : transcript.notes) {
        if (!is_shown(note) || note.crew || note.promise) continue;
        const auto [place, fresh] = places.emplace(note.note.category, groups.size());
        if (fresh) groups.push_back({note.category_label, {}});
        groups[place->second].notes.push_back(&note);
    }
    for (Group& group : groups)
        std::ranges::stable_partition(
            group.notes, [](const TranscriptNote* note) { return note->note.highlighted; });
    return groups;
}

/// How many of each group's notes fit: one of each in turn, so that no category crowds out another.
std::vector<std::size_t> fitting(const std::vector<Group>& groups, std::size_t lines) {
    std::vector<std::size_t> taken(groups.size(), 0);
    std::vector<bool> full(groups.size(), false);
    std::size_t left = lines - std::min(lines, groups.size() * (lines_of_heading + 1));
    while (std::ranges::count(full, false) > 0)
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (full[i] || taken[i] == groups[i].notes.size()) {
                full[i] = true;
                continue;
            }
            const std::size_t needed = lines_for(groups[i].notes[taken[i]]->note.text);
            full[i] = needed > left;
            if (full[i]) continue;
            left -= needed;
            ++taken[i];
        }
    return taken;
}

List list_of(const Group& group, std::size_t count, const Words& words) {
    List list;
    for (std::size_t i = 0; i < count; ++i) {
        const Note& note = group.notes[i]->note;
        list.items.push_back({{{(note.highlighted ? "★ " : "") + note.text}}});
    }
    if (const std::size_t rest = group.notes.size() - count; rest > 0)
        list.items.push_back({{{fill_in(words("export.more_notes"), "count", std::to_string(rest)),
                                Run::Style::emphasis}}});
    return list;
}

void write_page(std::vector<Block>& blocks, const Transcript& transcript, const Words& words) {
    blocks.push_back(Heading{1, transcript.conversation.as.title});
    blocks.push_back(Paragraph{{{when_and_where(transcript, words)}}});
    if (transcript.conversation.as.rehearsal)
        blocks.push_back(Paragraph{{{words("export.rehearsal"), Run::Style::strong}}});

    std::vector<Block> end;
    add_story(end, transcript, words);
    if (auto promises = promises_of(transcript, words)) {
        end.push_back(Heading{2, words("promise.list")});
        end.push_back(std::move(*promises));
    }
    const std::size_t taken_up = lines_for(end);
    const std::vector<Group> groups = groups_of(transcript);
    const auto counts = fitting(groups, lines_on_page - std::min(lines_on_page, taken_up));
    for (std::size_t i = 0; i < groups.size(); ++i) {
        blocks.push_back(Heading{2, groups[i].label});
        blocks.push_back(list_of(groups[i], counts[i], words));
    }
    std::ranges::move(end, std::back_inserter(blocks));
}

}  // namespace

Document sheet_of(std::span<const Transcript> transcripts, const Words& words,
                  const std::string& language) {
    Document document{.title = words("export.sheet"),
                      .language = language,
                      .blocks = {},
                      .layout = Layout::dense};
    if (transcripts.size() == 1) document.title = transcripts.front().conversation.as.title;
    for (const Transcript& transcript : transcripts) {
        if (&transcript != &transcripts.front()) document.blocks.push_back(PageBreak{});
        write_page(document.blocks, transcript, words);
    }
    return document;
}

}  // namespace outward::server
