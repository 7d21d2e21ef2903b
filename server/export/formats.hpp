// The formats in which conversations leave the archive. Text is UTF-8.
#pragma once

#include "server/export/document.hpp"
#include "server/export/transcript.hpp"

#include <span>
#include <string>
#include <string_view>

namespace outward::server {

/// For GitHub, Pandoc and the like. What people wrote shows as text, never as markup.
[[nodiscard]] std::string to_markdown(const Document& document);

/// One file that needs nothing else and runs nothing: for the screen, light and dark, and for
/// paper, A4 or Letter.
[[nodiscard]] std::string to_html(const Document& document);

/// A WordprocessingML package (ECMA-376) for Word and LibreOffice: bytes, not text. `made_at`
/// stands in its properties.
[[nodiscard]] std::string to_docx(const Document& document, engine::Millis made_at);

/// A row for each note that is shown (RFC 4180, with a byte order mark for spreadsheets). No cell
/// is a formula to a spreadsheet, also when it splits at semicolons or tabs: before what would be
/// one stands an apostrophe. For words as they were written there is JSON.
[[nodiscard]] std::string to_csv(std::span<const Transcript> transcripts, const Words& words);

/// Everything but erased words: the schema is protocols/schemas/export.schema.json. `version` is
/// this program's.
[[nodiscard]] std::string to_json(std::span<const Transcript> transcripts,
                                  engine::Millis exported_at, std::string_view version);

}  // namespace outward::server
