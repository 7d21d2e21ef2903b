#include "server/export/wording.hpp"

#include "engine/text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

namespace outward::server {

using namespace engine;

std::string when_and_where(const Transcript& transcript, const Words& words) {
    const Conversation& conversation = transcript.conversation;
    std::string line = local_time(conversation.created_at, "%Y-%m-%d %H:%M");
    if (!is_blank(conversation.as.place)) line += " · " + conversation.as.place;
    line += " · " + transcript.guide_title;
    return line + " · " +
           fill_in(words("export.people"), "count", std::to_string(conversation.people));
}

std::string table_name(const TableId& table, const Words& words) {
    return fill_in(words("tables.table"), "number", std::to_string(table.number));
}

bool is_shown(const TranscriptNote& note) { return note.note.status() == NoteStatus::shown; }

void add_story(std::vector<Block>& blocks, const std::vector<StoryLine>& story,
               const Words& words) {
    if (story.empty()) return;
    blocks.push_back(Heading{2, words("export.story")});
    std::optional<TableId> table;
    List lines;
    const auto end_list = [&] {
        if (!lines.items.empty()) blocks.push_back(std::exchange(lines, {}));
    };
    for (const StoryLine& line : story) {
        if (line.table != table) {
            end_list();
            blocks.push_back(Heading{3, table_name(*line.table, words)});
        }
        table = line.table;
        lines.items.push_back({{{line.label + ":", Run::Style::strong}, {" " + line.text}}});
    }
    end_list();
}

std::optional<Table> promises_of(const Transcript& transcript, const Words& words) {
    Table table{
        .caption = words("export.promises"),
        .header = {words("export.promise"), words("promise.who"), words("promise.first_step"),
                   words("promise.due"), words("promise.sign")},
        .rows = {}};
    for (const TranscriptNote& entry : transcript.notes) {
        if (!entry.promise || entry.crew || !is_shown(entry)) continue;
        const Pledge pledge = entry.note.pledge.value_or(Pledge{});
        const std::string who = is_blank(pledge.who) ? person(entry, words) : pledge.who;
        table.rows.push_back(
            {{entry.note.text}, {who}, {pledge.first_step}, {pledge.due}, {pledge.sign}});
    }
    if (table.rows.empty()) return std::nullopt;
    return table;
}

}  // namespace outward::server
