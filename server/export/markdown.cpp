#include "engine/text.hpp"
#include "server/export/formats.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace outward::server {

using namespace engine;

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

/// Inside a list item or a quotation, each line below the other.
std::string in_item(std::string_view text) { return escape(text, "\\\n  "); }

std::string local_time(Millis moment, const char* format) {
    const auto seconds =
        static_cast<std::time_t>(std::chrono::duration_cast<std::chrono::seconds>(moment).count());
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

std::string minutes(Millis length) {
    return std::to_string(std::chrono::round<std::chrono::minutes>(length).count());
}

/// The stays in one step, put together.
struct StepRecord {
    StepId step;
    std::string title;
    std::string prompt;
    bool crew = false;
    int planned_minutes = 0;
    std::map<std::optional<TableId>, Millis> taken;  // by the room and by each table
    bool visited = false;
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
                                                  .title = stay.title,
                                                  .prompt = stay.prompt,
                                                  .crew = stay.crew,
                                                  .planned_minutes = stay.planned_minutes,
                                                  .taken = {},
                                                  .probes = {}});
        step->visited = true;
        if (stay.left_at)
            step->taken[stay.table] += std::max(Millis{0}, *stay.left_at - stay.entered_at);
        step->left = step->left && stay.left_at;
        step->probes.insert(step->probes.end(), stay.probes.begin(), stay.probes.end());
    }
    for (const TranscriptNote& note : transcript.notes)
        if (!record(note.note.step))
            steps.push_back({.step = note.note.step,
                             .title = note.step_title,
                             .prompt = {},
                             .taken = {},
                             .probes = {}});
    return steps;
}

/// Where tables took it, their shortest and longest time: the room waits for them meanwhile.
std::string minutes_taken(std::map<std::optional<TableId>, Millis> taken) {
    if (taken.size() > 1) taken.erase(std::nullopt);
    if (taken.empty()) return minutes({});
    const auto [least, most] =
        std::ranges::minmax_element(taken, {}, [](const auto& entry) { return entry.second; });
    if (minutes(least->second) == minutes(most->second)) return minutes(least->second);
    return minutes(least->second) + "–" + minutes(most->second);
}

class Minutes {
public:
    Minutes(const Transcript& its_transcript, const Words& its_words)
        : transcript(its_transcript), words(its_words), steps(steps_of(its_transcript)) {}

    std::string write() {
        head();
        rules();
        for (const StepRecord& step : steps)
            if (!step.crew && (step.visited || !notes_of(step, false).empty())) public_step(step);
        themes();
        story();
        private_side();
        return std::move(out);
    }

private:
    void head() {
        const Conversation& conversation = transcript.conversation;
        out += "# " + on_one_line(conversation.as.title) + "\n\n";
        std::string line = local_time(conversation.created_at, "%Y-%m-%d %H:%M");
        if (!is_blank(conversation.as.place)) line += " · " + on_one_line(conversation.as.place);
        line += " · " + on_one_line(transcript.guide_title);
        line +=
            " · " + fill_in(words("export.people"), "count", std::to_string(conversation.people));
        out += line + "\n\n";
        if (conversation.as.rehearsal) out += "**" + words("export.rehearsal") + "**\n\n";
    }

    void rules() {
        if (!transcript.conversation.rules_agreed || transcript.rules.empty()) return;
        heading(words("export.rules"));
        for (const std::string& rule : transcript.rules) out += "- " + on_one_line(rule) + "\n";
        out += "\n";
    }

    void public_step(const StepRecord& step) {
        heading(on_one_line(step.title));
        if (!step.prompt.empty()) out += "> " + on_one_line(step.prompt) + "\n\n";
        probes(step);
        if (step.visited && step.planned_minutes > 0) {
            std::string time = fill_in(words(step.left ? "export.time" : "export.planned"),
                                       "planned", std::to_string(step.planned_minutes));
            out += "*" + fill_in(std::move(time), "taken", minutes_taken(step.taken)) + "*\n\n";
        }
        votes(step);
        list(notes_of(step, false));
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
            out += "> " + fill_in(words("export.probe"), "probe", on_one_line(text));
            std::string where;
            for (const std::optional<TableId>& table : tables)
                if (table) where += (where.empty() ? "" : ", ") + name_of(*table);
            if (!where.empty()) out += " *(" + where + ")*";
            out += "\n\n";
        }
    }

    [[nodiscard]] std::string name_of(const TableId& table) const {
        return fill_in(words("tables.table"), "number", std::to_string(table.number));
    }

    void votes(const StepRecord& step) {
        const auto vote = std::ranges::find(transcript.votes, step.step, &TranscriptVote::step);
        if (vote == transcript.votes.end()) return;
        const Tally& tally = vote->tally;
        out += fill_in(words("export.voted"), "count", std::to_string(tally.people));
        if (tally.entered > 0)
            out += " " + fill_in(words("export.entered"), "count", std::to_string(tally.entered));
        out += "\n\n";
        if (tally.withheld) {
            out += words("export.withheld") + "\n\n";
            return;
        }
        for (const auto& [option, text] : vote->options)
            out += "- " + on_one_line(text) + ": " + counts(*vote, option) + "\n";
        out += "\n";
    }

    [[nodiscard]] std::string counts(const TranscriptVote& vote, const OptionId& option) const {
        const auto cells = vote.tally.counts.find(option);
        if (cells == vote.tally.counts.end()) return "";
        std::string text;
        for (std::size_t i = 0; i < cells->second.size(); ++i) {
            const auto& cell = cells->second[i];
            if (!text.empty()) text += " · ";
            if (!vote.levels.empty()) text += on_one_line(vote.levels[i]) + " ";
            if (vote.kind == StepKind::order)
                text += fill_in(words("export.place"), "place", std::to_string(i + 1)) + " ";
            text +=
                cell ? std::to_string(*cell)
                     : fill_in(words("results.few"), "count", std::to_string(vote.smallest_cell));
        }
        return text;
    }

    /// What was said under each name, once more; the notes themselves stand at their steps.
    void themes() {
        bool begun = false;
        for (const Theme& theme : transcript.conversation.themes) {
            if (theme.removed) continue;
            if (!begun) heading(words("export.themes"));
            begun = true;
            out += "### " + on_one_line(theme.name) + "\n\n";
            list(notes_of(theme));
        }
    }

    void story() {
        if (transcript.story.empty()) return;
        heading(words("export.story"));
        std::optional<TableId> table;
        for (const StoryLine& line : transcript.story) {
            if (line.table != table) {
                if (&line != &transcript.story.front()) out += "\n";
                out += "### " + name_of(*line.table) + "\n\n";
            }
            table = line.table;
            out += "- **" + on_one_line(line.label) + ":** " + in_item(line.text) + "\n";
        }
        out += "\n";
    }

    void private_side() {
        bool begun = false;
        for (const StepRecord& step : steps) {
            const auto notes = notes_of(step, true);
            if (notes.empty()) continue;
            if (!begun) heading(words("export.private"));
            begun = true;
            out += "### " + on_one_line(step.title) + "\n\n";
            list(notes);
        }
    }

    [[nodiscard]] std::vector<const TranscriptNote*> notes_of(const StepRecord& step,
                                                              bool crew) const {
        std::vector<const TranscriptNote*> notes;
        for (const TranscriptNote& note : transcript.notes)
            if (note.note.step == step.step && note.crew == crew &&
                note.note.status() == NoteStatus::shown)
                notes.push_back(&note);
        return notes;
    }

    [[nodiscard]] std::vector<const TranscriptNote*> notes_of(const Theme& theme) const {
        std::vector<const TranscriptNote*> notes;
        for (const TranscriptNote& note : transcript.notes)
            if (note.note.theme == theme.id && !note.crew &&
                note.note.status() == NoteStatus::shown)
                notes.push_back(&note);
        return notes;
    }

    void list(const std::vector<const TranscriptNote*>& notes) {
        for (const TranscriptNote* note : notes) item(*note);
        if (!notes.empty()) out += "\n";
    }

    void item(const TranscriptNote& note) {
        std::string remarks = on_one_line(person(note, words));
        if (note.note.table) remarks += "; " + name_of(*note.note.table);
        const auto remark = [&](bool holds, std::string_view key) {
            if (holds) remarks += "; " + words(key);
        };
        remark(note.note.quote, "export.quote");
        remark(note.note.spoken, "export.spoken");
        remark(note.note.said_at.has_value(), "export.from_paper");
        remark(note.note.original.has_value(), "export.edited");
        out += "- " + std::string{note.note.highlighted ? "★ " : ""} + "**" +
               on_one_line(note.category_label) + ":** " + in_item(note.note.text) + " *(" +
               remarks + ")*\n";
        if (note.note.pledge) pledge(*note.note.pledge);
    }

    void pledge(const Pledge& pledge) {
        const auto part = [&](std::string_view key, const std::string& text) {
            if (!is_blank(text)) out += "  - " + words(key) + ": " + on_one_line(text) + "\n";
        };
        part("promise.who", pledge.who);
        part("promise.first_step", pledge.first_step);
        part("promise.due", pledge.due);
        part("promise.sign", pledge.sign);
    }

    void heading(const std::string& text) { out += "## " + text + "\n\n"; }

    const Transcript& transcript;
    const Words& words;
    std::vector<StepRecord> steps;
    std::string out;
};

}  // namespace

std::string to_markdown(std::span<const Transcript> transcripts, const Words& words) {
    std::string text;
    for (const Transcript& transcript : transcripts) text += Minutes(transcript, words).write();
    return text;
}

}  // namespace outward::server
