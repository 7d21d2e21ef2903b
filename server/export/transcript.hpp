// A conversation as it is read afterwards: the log folded once and put into one language, for all
// formats (formats.hpp).
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"
#include "engine/tally.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// A follow-up that was pushed.
struct AskedProbe {
    std::string text;
    std::optional<engine::TableId> table;  // none: to everybody
    engine::Seq seq = 0;
    engine::Millis at{};
};

/// One stay in a step, of the room or of one table.
struct Stay {
    engine::StepId step;
    std::optional<engine::TableId> table;
    engine::Seq seq = 0;  // of the event that began it
    std::string title;
    std::vector<std::string> say;  // what the guide has the facilitator say
    std::string prompt;
    bool crew = false;  // of a step that only facilitator and note-taker saw
    int planned_minutes = 0;
    engine::Millis entered_at{};
    std::optional<engine::Millis> left_at;  // none: still there
    std::string how;
    std::vector<AskedProbe> probes;
};

struct TranscriptNote {
    engine::Note note;
    std::string step_title;
    std::string category_label;
    std::string theme;     // its name; empty: free
    bool crew = false;     // of a step or category that only facilitator and note-taker saw
    bool promise = false;  // written where promises are made
    std::optional<engine::Member> author;
};

/// What was voted on in a step, and what it came to. Small counts are kept back (engine/tally.hpp).
struct TranscriptVote {
    engine::StepId step;
    engine::StepKind kind = engine::StepKind::poll;
    std::string step_title;
    std::vector<std::pair<engine::OptionId, std::string>> options;  // with their words
    std::vector<std::string> levels;                                // the words of a quiz or grid
    engine::Tally tally;
    int smallest_cell = 0;
};

struct StoryLine {
    engine::SlotId slot;
    std::string label;
    std::string text;
    std::optional<engine::TableId> table;  // whose; none: the room's
};

/// A step that was not taken as the guide has it.
struct Detour {
    engine::StepId step;
    std::string title;
    int times = 0;  // that the room took it, other than by an undo or back from an aside
};

struct Transcript {
    engine::ConversationId id;
    engine::Conversation conversation;
    std::string guide_title;
    std::vector<Stay> stays;            // in the order in which room and tables went
    std::vector<TranscriptNote> notes;  // in the order in which it was said, whatever their status
    std::vector<TranscriptVote> votes;  // in the guide's order
    std::vector<Detour> skipped;        // before the furthest step, not the crew's, not conditional
    std::vector<Detour> repeated;       // more often than the guide's rounds lead there
    std::vector<std::string> rules;     // as they stand, agreed or not
    std::vector<StoryLine> story;       // the room's, then each table's, in the guide's order
    std::vector<engine::Recorded>
        log;  // without the words of erased notes and the answers of a quiz
};

/// `language` is that of the guide's texts; the guide's first stands in for one that it has not.
[[nodiscard]] Transcript transcript_of(engine::ConversationId id, std::vector<engine::Recorded> log,
                                       const engine::Guide& guide, std::string_view language);

/// The interface's text for a key of the catalogue such as "export.rules", in the reader's
/// language.
using Words = std::function<std::string(std::string_view key)>;

/// Who wrote it, as people say it: a name when one was given, "Person 3", "Note-taker". Those with
/// a task at the conversation go by it.
[[nodiscard]] std::string person(const TranscriptNote& note, const Words& words);

/// Puts `value` in the place of `{name}`.
[[nodiscard]] std::string fill_in(std::string text, std::string_view name, std::string_view value);

}  // namespace outward::server
