// The formats in which conversations leave the archive. All are UTF-8.
#pragma once

#include "server/export/transcript.hpp"

#include <span>
#include <string>
#include <string_view>

namespace outward::server {

/// Minutes for people, one conversation after the other. Withdrawn, hidden and erased notes are not
/// in it; what only facilitator and note-taker saw stands at the end under a heading of its own.
/// Times are those of this computer's clock. What people wrote shows as text, never as markup.
[[nodiscard]] std::string to_markdown(std::span<const Transcript> transcripts, const Words& words);

/// A row for each note that is shown (RFC 4180, with a byte order mark for spreadsheets). No cell
/// is a formula to a spreadsheet, also when it splits at semicolons or tabs: before what would be
/// one stands an apostrophe. For words as they were written there is JSON.
[[nodiscard]] std::string to_csv(std::span<const Transcript> transcripts, const Words& words);

/// Everything but erased words: the schema is protocols/schemas/export.schema.json. `version` is
/// this program's.
[[nodiscard]] std::string to_json(std::span<const Transcript> transcripts,
                                  engine::Millis exported_at, std::string_view version);

}  // namespace outward::server
