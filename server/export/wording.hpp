// What several formats say in the same way.
#pragma once

#include "server/export/document.hpp"
#include "server/export/transcript.hpp"
#include "server/times.hpp"

#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// "2026-03-01 18:30 · Town library · Our street · Participants: 12"
[[nodiscard]] std::string when_and_where(const Transcript& transcript, const Words& words);

[[nodiscard]] std::string table_name(const engine::TableId& table, const Words& words);

[[nodiscard]] bool is_shown(const TranscriptNote& note);

/// Line by line, each table's under its name; nothing without one.
void add_story(std::vector<Block>& blocks, const std::vector<StoryLine>& story, const Words& words);

/// What was promised, with who, first step, day and sign; none when nothing was.
[[nodiscard]] std::optional<Table> promises_of(const Transcript& transcript, const Words& words);

}  // namespace outward::server
