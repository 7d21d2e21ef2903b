// A guide: the script of a conversation, as data. docs/guides.md explains the files that it is read
// from; protocols/schemas/guide.schema.json is their published schema.
#pragma once

#include "engine/guard.hpp"
#include "engine/ids.hpp"
#include "engine/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::engine {

enum class StepKind {
    speak,
    agree,
    write,
    capture,
    round,
    pairs,
    story,
    poll,
    dots,
    order,
    quiz,
    grid,
    cluster,
    promise,
    tables,
    break_,
    close
};

/// Whether people answer the step's options on their phones.
[[nodiscard]] constexpr bool takes_votes(StepKind kind) noexcept {
    return kind == StepKind::poll || kind == StepKind::dots || kind == StepKind::order ||
           kind == StepKind::quiz || kind == StepKind::grid;
}

/// Whether people are asked there for what they think and know, in words of their own.
[[nodiscard]] constexpr bool asks(StepKind kind) noexcept {
    return kind == StepKind::write || kind == StepKind::capture || kind == StepKind::round ||
           kind == StepKind::pairs || kind == StepKind::story;
}

/// Whether each of the step's options is given one of its levels.
[[nodiscard]] constexpr bool has_levels(StepKind kind) noexcept {
    return kind == StepKind::quiz || kind == StepKind::grid;
}

/// Who a step is for. Only facilitator and note-taker see a crew step.
enum class Form { whole, solo, pairs, crew };

/// What may happen to a step when the conversation runs late.
enum class Late { drop, shorten, keep };

/// How a poll is answered: with one option, with several, or with one of a scale's points.
enum class PollForm { one, several, scale };

/// How people find their table: each chooses, they are dealt out evenly in the order in which they
/// joined, or so that nobody meets the same people twice, as far as that can be.
enum class Assign { choice, count_off, mix };

/// Who moves the tables of a phase that runs at tables: the room all at once, or each its own.
enum class Pace { room, table };

struct Range {
    int min = 0;
    int max = 0;
};

struct Category {
    CategoryId id;
    bool crew = false;  // for facilitator and note-taker only, never offered on phones
};

/// A named transition beside next, back, skip and repeat, which every step has.
struct Move {
    std::string name;
    StepId to;
    std::optional<Guard> when;
};

/// Private advice. With a condition it shows itself when that holds.
struct Cue {
    CueId id;
    std::optional<Guard> when;
};

/// What is answered in a step, when takes_votes(kind).
struct Question {
    std::vector<OptionId> options;  // in a quiz and a grid: what is rated
    std::vector<LevelId> levels;    // in a quiz and a grid: from the lowest to the highest
    PollForm form = PollForm::one;
    int dots = 0;           // for each person
    int smallest_cell = 0;  // a count below this, and not 0, is not told
};

struct Phase {
    PhaseId id;
    bool at_tables = false;  // runs in parallel at all tables
    Pace pace = Pace::room;
    int rounds = 1;  // how often next leads back to its first step before it leads on
};

struct Step {
    StepId id;
    PhaseId phase;
    std::optional<StepId> within;  // nested: the step that it belongs to and follows on the line
    StepKind kind = StepKind::speak;
    Form form = Form::whole;
    int minutes = 0;
    std::vector<CategoryId> capture;  // what phones may send here; the first is the default
    std::vector<ProbeId> probes;
    std::vector<Cue> cues;
    std::vector<RuleId> rules;
    std::vector<SlotId> slots;
    Question question;
    int seats = 0;  // of kind tables: people at one
    Assign assign = Assign::choice;
    bool by_tables = false;      // a round in which tables take turns, not people
    std::vector<CategoryId> of;  // of kind cluster: what is grouped; empty: every category
    std::vector<Move> moves;
    std::optional<Guard> only_if;  // else next and back pass it by
    bool advance = false;          // goes on by itself when the time is up, if that is left on
    bool aside = false;  // not on the line: entered by a named move, left to where it was entered
    Late late = Late::shorten;
    int followup_days = 0;
};

struct CueText {
    std::string when;
    std::string advice;
};

struct SlotText {
    std::string label;
    std::string hint;
};

struct StepText {
    std::string title;
    std::string prompt;
    std::string help;
    std::vector<std::string> say;
    std::map<ProbeId, std::string> probes;
    std::map<CueId, CueText> cues;
    std::map<RuleId, std::string> rules;
    std::map<SlotId, SlotText> slots;
    std::map<OptionId, std::string> options;
    std::map<LevelId, std::string> levels;
    std::map<std::string, std::string> moves;
};

/// A sheet for the table or to take home; docs/guides.md.
struct HandoutText {
    std::string title;
    std::vector<std::string> paragraphs;
};

/// A guide's words in one language.
struct GuideText {
    std::string language;
    std::string title;
    std::string summary;
    std::string about;
    std::map<PhaseId, std::string> phases;
    std::map<CategoryId, std::string> categories;
    std::map<StepId, StepText> steps;
    std::map<HandoutId, HandoutText> handouts;
};

struct Guide {
    GuideId id;
    std::string version;
    std::string licence;
    std::string practice;  // the name of what it follows; source is where that is described
    std::string source;
    std::vector<std::string> languages;  // the first is the one that others fall back to
    Range group;
    Range minutes;
    std::vector<Category> categories;
    std::vector<HandoutId> handouts;
    std::vector<Phase> phases;
    std::vector<Step>
        steps;  // in order; asides stand where they are listed but are not on the line
    std::map<std::string, GuideText> texts;  // by language

    /// nullptr when the guide has no such step.
    [[nodiscard]] const Step* find(const StepId& wanted) const;
    /// The first step on the line. A checked guide has one.
    [[nodiscard]] const Step* first() const;
    /// The step after or before this one on the line; nullptr at the ends.
    [[nodiscard]] const Step* after(const StepId& from) const;
    [[nodiscard]] const Step* before(const StepId& from) const;
    [[nodiscard]] const Category* find(const CategoryId& wanted) const;
    [[nodiscard]] const Phase* find(const PhaseId& wanted) const;
    /// The first step of that phase on the line; nullptr when all of them are asides.
    [[nodiscard]] const Step* first_of(const PhaseId& phase) const;
    /// How often the step is taken when everything goes along the line.
    [[nodiscard]] int times(const Step& step) const;
    /// Whether the step is taken at tables, in parallel.
    [[nodiscard]] bool at_tables(const Step& step) const;
    /// Whether each table moves by itself there, so that the room leaves the phase as a whole.
    [[nodiscard]] bool tables_part(const Step& step) const;
    /// The words in that language, else in the same language without region, else in the first.
    [[nodiscard]] const GuideText& text(std::string_view language) const;
};

/// One file of a guide, as read from disk or from the archive.
struct GuideFile {
    std::string name;  // "guide.json", "text.en.json"
    std::string content;
};

/// What is wrong with a guide, where, and what to do about it.
struct Problem {
    std::string file;
    std::string path;  // JSON pointer, "" for the whole file
    std::string message;
};

using GuideResult = Result<Guide, std::vector<Problem>>;

/// Reads and checks a guide. Every problem that can be seen at once is told, not just the first.
[[nodiscard]] GuideResult load_guide(const std::vector<GuideFile>& files);

/// The same for one that was checked when it was stored, by this program or an older one: only its
/// shape matters now.
[[nodiscard]] GuideResult reload_guide(const std::vector<GuideFile>& files);

/// What the shape alone cannot show: names, reachability, minutes, translations. Empty when sound.
[[nodiscard]] std::vector<Problem> check_guide(const Guide& guide);

/// What may be meant, and is worth a second look all the same: long sentences, hurried rounds.
[[nodiscard]] std::vector<Problem> notes_on_guide(const Guide& guide);

}  // namespace outward::engine
