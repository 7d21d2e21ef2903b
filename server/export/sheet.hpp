// The sheet of the same evening: what was said, on one page, to give to those who were there.
#pragma once

#include "server/export/document.hpp"
#include "server/export/transcript.hpp"

#include <span>

namespace outward::server {

/// Notes by category, the story and the promises, each conversation on a page of its own; nothing
/// that only facilitator and note-taker saw, and no names but those in promises. Where there is
/// more than fits, starred notes go first and it says how many are left out.
[[nodiscard]] Document sheet_of(std::span<const Transcript> transcripts, const Words& words,
                                const std::string& language);

}  // namespace outward::server
