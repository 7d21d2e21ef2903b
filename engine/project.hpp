// Projection: what of a conversation may leave for a seat. This is where secrets are kept: notes,
// names of who is ready, private prompts and crew steps pass only to facilitator and note-taker.
#pragma once

#include "engine/view.hpp"

namespace outward::engine {

/// The snapshot for a seat.
[[nodiscard]] View view_for(const Conversation& conversation, const Guide& guide,
                            const Viewer& viewer);

/// What of `recorded` a seat sees, given the state right after it. Folding these over an earlier
/// snapshot gives the later snapshot.
[[nodiscard]] std::vector<SeenEvent> seen_by(const Viewer& viewer, const Conversation& after,
                                             const Recorded& recorded, const Guide& guide);

/// The table at which the note was said that this event is about; none: in the room, or no note.
[[nodiscard]] std::optional<TableId> table_of_note(const Conversation& after, const Event& event);

/// A member's own things; none when there is no such member.
[[nodiscard]] std::optional<Mine> mine(const Conversation& conversation, const MemberId& member);

/// The guide as that seat may read it. Points into `guide`, which must outlive it.
[[nodiscard]] GuideView guide_for(const Guide& guide, Seat seat, std::string_view language);

}  // namespace outward::engine
