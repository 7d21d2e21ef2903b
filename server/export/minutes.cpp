#include "server/export/minutes.hpp"

#include "server/export/wording.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace outward::server {

using namespace engine;

namespace {

std::string whole_minutes(Millis length) {
    return std::to_string(std::chrono::round<std::chrono::minutes>(length).count());
}

/// The stays in one step, put together.
struct StepRecord {
    StepId step;
    Seq seq = 0;  // of the first; 0: nobody has been there
    std::string title;
    std::vector<std::string> say;
    std::string prompt;
    bool crew = false;
    int planned_minutes = 0;
    std::map<std::optional<TableId>, Millis> taken;  // by the room and by each table
    bool left = true;
    std::vector<AskedProbe> probes;
};

/// In order of first entry; then steps that only have notes.
std::vector<StepRecord> steps_of(const Transcript& transcript) {
    std::vector<StepRecord> steps;
    const auto record = [&](const StepId& id) -> StepRecord* {
        const auto found = std::ranges::find(steps, id, &StepRecord::step);
        return found == steps.end() ? nullptr : &*found;
    };
    for (const Stay& stay : transcript.stays) {
        StepRecord* step = record(stay.step);
        if (!step)
            step = &steps.emplace_back(StepRecord{.step = stay.step,
                                                  .seq = stay.seq,
                                                  .title = stay.title,
                                                  .say = stay.say,
                                                  .prompt = stay.prompt,
                                                  .crew = stay.crew,
                                                  .planned_minutes = stay.planned_minutes,
                                                  .taken = {},
                                                  .probes = {}});
        if (stay.left_at)
            step->taken[stay.table] += std::max(Millis{0}, *stay.left_at - stay.entered_at);
        step->left = step->left && stay.left_at;
        step->probes.insert(step->probes.end(), stay.probes.begin(), stay.probes.end());
    }
    for (const TranscriptNote& note : transcript.notes)
        if (!record(note.note.step))
            steps.push_back({.step = note.note.step,
                             .title = note.step_title,
                             .say = {},
                             .prompt = {},
                             .taken = {},
                             .probes = {}});
    return steps;
}

/// Where tables took it, their shortest and longest time: the room waits for them meanwhile.
std::string minutes_taken(std::map<std::optional<TableId>, Millis> taken) {
    if (taken.size() > 1) taken.erase(std::nullopt);
    if (taken.empty()) return whole_minutes({});
    const auto [least, most] =
        std::ranges::minmax_element(taken, {}, [](const auto& entry) { return entry.second; });
    if (whole_minutes(least->second) == whole_minutes(most->second))
        return whole_minutes(least->second);
    return whole_minutes(least->second) + "–" + whole_minutes(most->second);
}

/// Writes one conversation's.
class Minutes {
public:
    Minutes(const Transcript& its_transcript, const Words& its_words, std::string its_prefix,
            std::vector<Block>& out)
        : transcript(its_transcript),
          words(its_words),
          prefix(std::move(its_prefix)),
          steps(steps_of(its_transcript)),
          blocks(out) {}

    void write() {
        head();
        rules();
        for (const StepRecord& step : steps)
            if (!step.crew && (step.seq > 0 || !notes_of(step, false).empty())) public_step(step);
        themes();
        add_story(blocks, transcript.story, words);
        promises();
        detours();
        private_side();
    }

private:
    void heading(int level, const std::string& text, Seq seq = 0) {
        blocks.push_back(Heading{level, text, seq > 0 ? anchor(seq) : ""});
    }
    void paragraph(std::string text, Run::Style style = Run::Style::plain) {
        blocks.push_back(Paragraph{{{std::move(text), style}}});
    }
    [[nodiscard]] std::string anchor(Seq seq) const { return prefix + "e" + std::to_string(seq); }

    void head() {
        heading(1, transcript.conversation.as.title);
        paragraph(when_and_where(transcript, words));
        if (transcript.conversation.as.rehearsal)
            paragraph(words("export.rehearsal"), Run::Style::strong);
    }

    void rules() {
        if (!transcript.conversation.rules_agreed || transcript.rules.empty()) return;
        heading(2, words("export.rules"));
        List list;
        for (const std::string& rule : transcript.rules) list.items.push_back({{{rule}}});
        blocks.push_back(std::move(list));
    }

    void public_step(const StepRecord& step) {
        heading(2, step.title, step.seq);
        for (const std::string& said : step.say) blocks.push_back(Quote{{{said}}});
        if (!step.prompt.empty()) blocks.push_back(Quote{{{step.prompt, Run::Style::strong}}});
        probes(step);
        if (step.seq > 0 && step.planned_minutes > 0) {
            std::string time = fill_in(words(step.left ? "export.time" : "export.planned"),
                                       "planned", std::to_string(step.planned_minutes));
            paragraph(fill_in(std::move(time), "taken", minutes_taken(step.taken)),
                      Run::Style::emphasis);
        }
        votes(step);
        list(notes_of(step, false), true);
    }

    /// Each once, with the tables at which it was asked.
    void probes(const StepRecord& step) {
        std::vector<std::pair<std::string, std::set<std::optional<TableId>>>> asked;
        for (const AskedProbe& probe : step.probes) {
            auto found =
                std::ranges::find(asked, probe.text, [](auto& entry) { return entry.first; });
            if (found == asked.end()) found = asked.insert(found, {probe.text, {}});
            found->second.insert(probe.table);
        }
        for (const auto& [text, tables] : asked) {
            Quote quote{{{fill_in(words("export.probe"), "probe", text)}}};
            std::string where;
            for (const std::optional<TableId>& table : tables)
                if (table) where += (where.empty() ? "" : ", ") + table_name(*table, words);
            if (!where.empty()) {
                quote.runs.push_back({" "});
                quote.runs.push_back({"(" + where + ")", Run::Style::emphasis});
            }
            blocks.push_back(std::move(quote));
        }
    }

    void votes(const StepRecord& step) {
        const auto vote = std::ranges::find(transcript.votes, step.step, &TranscriptVote::step);
        if (vote == transcript.votes.end()) return;
        std::string counted =
            fill_in(words("export.voted"), "count", std::to_string(vote->tally.people));
        if (vote->tally.entered > 0)
            counted += " " + fill_in(words("export.entered"), "count",
                                     std::to_string(vote->tally.entered));
        paragraph(std::move(counted));
        if (vote->tally.withheld)
            paragraph(words("export.withheld"));
        else
            blocks.push_back(results(*vote));
    }

    [[nodiscard]] Table results(const TranscriptVote& vote) const {
        Table table{.caption = fill_in(words("export.results"), "step", vote.step_title),
                    .header = {words("export.option")},
                    .rows = {}};
        int most = 0;
        for (const auto& [option, cells] : vote.tally.counts)
            for (const std::optional<int>& count : cells) most = std::max(most, count.value_or(0));
        std::size_t columns = vote.levels.size();
        for (const auto& [option, cells] : vote.tally.counts)
            columns = std::max(columns, cells.size());
        for (std::size_t i = 0; i < columns; ++i) table.header.push_back(column_name(vote, i));
        for (const auto& [option, text] : vote.options) {
            std::vector<Cell>& row = table.rows.emplace_back();
            row.push_back({text});
            if (const auto cells = vote.tally.counts.find(option); cells != vote.tally.counts.end())
                for (const std::optional<int>& count : cells->second)
                    row.push_back(counted(vote, count, most));
            row.resize(columns + 1);
        }
        return table;
    }

    [[nodiscard]] std::string column_name(const TranscriptVote& vote, std::size_t column) const {
        if (column < vote.levels.size()) return vote.levels[column];
        if (vote.kind == StepKind::order)
            return fill_in(words("export.place"), "place", std::to_string(column + 1));
        return words("export.votes");
    }

    [[nodiscard]] Cell counted(const TranscriptVote& vote, const std::optional<int>& count,
                               int most) const {
        if (!count)
            return {fill_in(words("results.few"), "count", std::to_string(vote.smallest_cell))};
        return {std::to_string(*count), most > 0 ? static_cast<double>(*count) / most : 0.0};
    }

    /// What was said under each name, once more; the notes themselves stand at their steps.
    void themes() {
        bool begun = false;
        for (const Theme& theme : transcript.conversation.themes) {
            if (theme.removed) continue;
            if (!begun) heading(2, words("export.themes"));
            begun = true;
            heading(3, theme.name);
            list(notes_of(theme), false);
        }
    }

    void promises() {
        auto table = promises_of(transcript, words);
        if (!table) return;
        heading(2, words("promise.list"));
        blocks.push_back(std::move(*table));
    }

    void detours() {
        List list;
        for (const Detour& step : transcript.skipped)
            list.items.push_back({{{fill_in(words("export.skipped"), "step", step.title)}}});
        for (const Detour& step : transcript.repeated)
            list.items.push_back(
                {{{fill_in(fill_in(words("export.repeated"), "count", std::to_string(step.times)),
                           "step", step.title)}}});
        if (list.items.empty()) return;
        heading(2, words("export.detours"));
        blocks.push_back(std::move(list));
    }

    void private_side() {
        bool begun = false;
        for (const StepRecord& step : steps) {
            const auto notes = notes_of(step, true);
            if (notes.empty()) continue;
            if (!begun) heading(2, words("export.private"));
            begun = true;
            heading(3, step.title);
            list(notes, true);
        }
    }

    using NoteList = std::vector<const TranscriptNote*>;

    template <class Chosen>
    [[nodiscard]] NoteList shown_notes(const Chosen& chosen) const {
        NoteList notes;
        for (const TranscriptNote& note : transcript.notes)
            if (is_shown(note) && chosen(note)) notes.push_back(&note);
        return notes;
    }
    [[nodiscard]] NoteList notes_of(const StepRecord& step, bool crew) const {
        return shown_notes([&](const TranscriptNote& note) {
            return note.note.step == step.step && note.crew == crew;
        });
    }
    [[nodiscard]] NoteList notes_of(const Theme& theme) const {
        return shown_notes(
            [&](const TranscriptNote& note) { return note.note.theme == theme.id && !note.crew; });
    }

    void list(const NoteList& notes, bool anchored) {
        if (notes.empty()) return;
        List list;
        for (const TranscriptNote* note : notes) {
            list.items.push_back(item(*note));
            if (anchored) list.items.back().anchor = anchor(note->note.seq);
        }
        blocks.push_back(std::move(list));
    }

    [[nodiscard]] Item item(const TranscriptNote& note) const {
        std::string remarks = person(note, words);
        if (note.note.table) remarks += "; " + table_name(*note.note.table, words);
        const auto remark = [&](bool holds, std::string_view key) {
            if (holds) remarks += "; " + words(key);
        };
        remark(note.note.quote, "export.quote");
        remark(note.note.spoken, "export.spoken");
        remark(note.note.said_at.has_value(), "export.from_paper");
        remark(note.note.original.has_value(), "export.edited");
        Item item;
        if (note.note.highlighted) item.runs.push_back({"★ "});
        item.runs.push_back({note.category_label + ":", Run::Style::strong});
        item.runs.push_back({" " + note.note.text + " "});
        item.runs.push_back({"(" + remarks + ")", Run::Style::emphasis});
        return item;
    }

    const Transcript& transcript;
    const Words& words;
    const std::string prefix;
    const std::vector<StepRecord> steps;
    std::vector<Block>& blocks;
};

}  // namespace

Document minutes_of(std::span<const Transcript> transcripts, const Words& words,
                    const std::string& language) {
    Document document{.title = words("export.minutes"),
                      .language = language,
                      .blocks = {},
                      .contents = words("export.contents")};
    if (transcripts.size() == 1) document.title = transcripts.front().conversation.as.title;
    for (std::size_t i = 0; i < transcripts.size(); ++i) {
        if (i > 0) document.blocks.emplace_back(std::in_place_type<PageBreak>);
        const std::string prefix = i > 0 ? "c" + std::to_string(i + 1) + "_" : "";
        Minutes{transcripts[i], words, prefix, document.blocks}.write();
    }
    return document;
}

}  // namespace outward::server
