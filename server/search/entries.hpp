// What of one conversation can be found: the notes that are shown, story, promises, themes' names,
// comments, and what was said in recordings. No name of anybody is in it, and nothing that is
// hidden, withdrawn or erased.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

enum class EntryKind { note, story, promise, theme, annotation, spoken };

inline constexpr std::array entry_kinds{EntryKind::note,  EntryKind::story,      EntryKind::promise,
                                        EntryKind::theme, EntryKind::annotation, EntryKind::spoken};

/// "note", "story" …: on the wire and on the command line.
[[nodiscard]] std::string_view name_of(EntryKind kind) noexcept;
[[nodiscard]] std::optional<EntryKind> entry_kind(std::string_view name) noexcept;

/// One thing that can be found.
struct Entry {
    EntryKind kind = EntryKind::note;
    std::string place;    // where it stands, JSON: {"seq":12}, {"recording":"id","line":3} …
    std::string subject;  // the id of the note, slot, theme or annotation; empty when spoken
    engine::Millis at{};
    std::string category;  // empty: none
    std::string step;
    int table = 0;         // 0: the whole room's
    bool crew = false;     // of what only facilitator and note-taker saw
    std::string language;  // empty: not known
    std::string text;

    friend auto operator<=>(const Entry&, const Entry&) = default;
};

/// A coach's comment, an answer or a review, as the archive keeps it.
struct ArchivedAnnotation {
    std::string id;
    std::string place;
    std::string text;
    engine::Millis at{};
};

/// A line of a recording.
struct RecordedLine {
    std::string recording;
    std::int64_t line = 0;
    engine::Millis at{};  // a moment
    std::string text;
};

/// All that is kept of one conversation.
struct ArchivedConversation {
    std::vector<engine::Recorded> log;
    std::vector<ArchivedAnnotation> annotations;
    std::vector<RecordedLine> spoken;
};

/// What the log adds up to, for the list and for the search.
struct Digested {
    std::string language;
    std::string guide_title;
    engine::Millis length{};  // from start to close, or to the last event
    int erased = 0;           // notes whose words are gone
    std::vector<Entry> entries;
};

/// Without a guide, whose file may be damaged, everything said counts as the crew's.
[[nodiscard]] Digested digest_for_search(const ArchivedConversation& conversation,
                                         const engine::Guide* guide);

}  // namespace outward::server
