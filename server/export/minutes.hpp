// The minutes of conversations, for people who were there and for those who were not.
#pragma once

#include "server/export/document.hpp"
#include "server/export/transcript.hpp"

#include <span>

namespace outward::server {

/// One conversation after the other. Withdrawn, hidden and erased notes are not in it; what only
/// facilitator and note-taker saw stands at the end under a heading of its own. Times are those of
/// this computer's clock. Steps and notes have the anchor "e" and their number in the log, in the
/// second conversation "c2_e" and so on.
[[nodiscard]] Document minutes_of(std::span<const Transcript> transcripts, const Words& words,
                                  const std::string& language);

}  // namespace outward::server
