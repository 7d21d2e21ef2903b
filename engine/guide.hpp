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

enum class StepKind { speak, agree, write, capture, round, story, close };

/// Who a step is for. Only facilitator and note-taker see a crew step.
enum class Form { whole, solo, pairs, crew };

/// What may happen to a step when the conversation runs late.
enum class Late { drop, shorten, keep };

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

struct Step {
    StepId id;
    PhaseId phase;
    StepKind kind = StepKind::speak;
    Form form = Form::whole;
    int minutes = 0;
    std::vector<CategoryId> capture;  // what phones may send here; the first is the default
    std::vector<ProbeId> probes;
    std::vector<CueId> cues;
    std::vector<RuleId> rules;
    std::vector<SlotId> slots;
    std::vector<Move> moves;
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
    std::map<std::string, std::string> moves;
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
};

struct Guide {
    GuideId id;
    std::string version;
    std::string licence;
    std::string source;
    std::vector<std::string> languages;  // the first is the one that others fall back to
    Range group;
    Range minutes;
    std::vector<Category> categories;
    std::vector<PhaseId> phases;
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

/// What the shape alone cannot show: names, reachability, minutes, translations. Empty when sound.
[[nodiscard]] std::vector<Problem> check_guide(const Guide& guide);

}  // namespace outward::engine
