#include "server/export/sheet.hpp"

#include "engine/text.hpp"
#include "server/export/wording.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace outward::server {

using namespace engine;

namespace {

// Measured on A4 and Letter in the style of html.cpp, which takes more room than that of docx.cpp:
// lines in both columns together, below the title, and the letters in one of them.
constexpr std::size_t lines_on_page = 106;
constexpr std::size_t letters_in_line = 48;
constexpr std::size_t lines_of_heading = 3;

std::size_t lines_for(std::string_view text) {
    return 1 + code_points(text).value_or(text.size()) / letters_in_line;
}

std::string text_of(const Runs& runs) {
    std::string text;
    for (const Run& run : runs) text += run.text;
    return text;
}

/// What stands on the page besides the notes.
std::size_t lines_for(const std::vector<Block>& blocks) {
    std::size_t lines = 0;
    for (const Block& block : blocks) {
        if (std::holds_alternative<Heading>(block)) lines += lines_of_heading;
        if (const auto* list = std::get_if<List>(&block))
            for (const Item& item : list->items) lines += lines_for(text_of(item.runs));
        if (const auto* table = std::get_if<Table>(&block)) {
            lines += 2 * lines_of_heading;  // it goes across both columns
            for (const std::vector<Cell>& row : table->rows) lines += 1 + lines_for(row[0].text);
        }
    }
    return lines;
}

struct NoteGroup {
    std::string label;
    std::vector<const TranscriptNote*> notes;  // starred ones first
};

/// In the order in which the categories were first used.
std::vector<NoteGroup> groups_of(const Transcript& transcript) {
    std::vector<NoteGroup> groups;
    std::map<CategoryId, std::size_t> places;
    for (const TranscriptNote& note : transcript.notes) {
        if (!is_shown(note) || note.crew || note.promise) continue;
        const auto [place, fresh] = places.emplace(note.note.category, groups.size());
        if (fresh) groups.push_back({note.category_label, {}});
        groups[place->second].notes.push_back(&note);
    }
    for (NoteGroup& group : groups)
        std::stable_partition(group.notes.begin(), group.notes.end(),
                              [](const TranscriptNote* note) { return note->note.highlighted; });
    return groups;
}

/// How many of each group's notes fit: one of each in turn, so that no category crowds out another.
std::vector<std::size_t> notes_that_fit(const std::vector<NoteGroup>& groups, std::size_t lines) {
    std::vector<std::size_t> taken(groups.size(), 0);
    std::vector<bool> full(groups.size(), false);
    std::size_t left = lines;
    while (std::ranges::count(full, false) > 0)
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (full[i] || taken[i] == groups[i].notes.size()) {
                full[i] = true;
                continue;
            }
            const std::size_t needed = lines_for(groups[i].notes[taken[i]]->note.text) +
                                       (taken[i] == 0 ? lines_of_heading : 0);
            full[i] = needed > left;
            if (full[i]) continue;
            left -= needed;
            ++taken[i];
        }
    return taken;
}

void write_notes(std::vector<Block>& blocks, const std::vector<NoteGroup>& groups,
                 std::size_t lines, const Words& words) {
    const auto counts = notes_that_fit(groups, lines);
    std::size_t left_out = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        left_out += groups[i].notes.size() - counts[i];
        if (counts[i] == 0) continue;
        blocks.push_back(Heading{2, groups[i].label});
        List list;
        for (std::size_t j = 0; j < counts[i]; ++j) {
            const Note& note = groups[i].notes[j]->note;
            list.items.push_back({{{(note.highlighted ? "★ " : "") + note.text}}});
        }
        blocks.push_back(std::move(list));
    }
    if (left_out > 0)
        blocks.push_back(
            Paragraph{{{fill_in(words("export.more_notes"), "count", std::to_string(left_out)),
                        Run::Style::emphasis}}});
}

/// What all of them say together counts for all of them.
std::vector<StoryLine> story_of(const Transcript& transcript) {
    std::vector<StoryLine> rooms;
    for (const StoryLine& line : transcript.story)
        if (!line.table) rooms.push_back(line);
    return rooms.empty() ? transcript.story : rooms;
}

void write_page(std::vector<Block>& blocks, const Transcript& transcript, const Words& words) {
    blocks.push_back(Heading{1, transcript.conversation.as.title});
    blocks.push_back(Paragraph{{{when_and_where(transcript, words)}}});
    if (transcript.conversation.as.rehearsal)
        blocks.push_back(Paragraph{{{words("export.rehearsal"), Run::Style::strong}}});

    std::vector<Block> end;
    add_story(end, story_of(transcript), words);
    if (auto promises = promises_of(transcript, words)) {
        end.push_back(Columns{1});
        end.push_back(Heading{2, words("promise.list")});
        end.push_back(std::move(*promises));
    }
    const std::size_t taken_up = lines_for(end);
    blocks.push_back(Columns{2});
    write_notes(blocks, groups_of(transcript), lines_on_page - std::min(lines_on_page, taken_up),
                words);
    std::ranges::move(end, std::back_inserter(blocks));
    blocks.push_back(Columns{1});
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
        if (&transcript != &transcripts.front())
            document.blocks.emplace_back(std::in_place_type<PageBreak>);
        write_page(document.blocks, transcript, words);
    }
    return document;
}

}  // namespace outward::server
