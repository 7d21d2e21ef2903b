// Exporting: conversations out of an archive, in one of the formats.
#pragma once

#include "engine/result.hpp"
#include "server/archive/event_log.hpp"
#include "server/guides/library.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

enum class ExportFormat { markdown, csv, json_text };

/// "md", "csv" or "json".
[[nodiscard]] std::optional<ExportFormat> export_format(std::string_view name);

struct Export {
    std::string text;
    std::string content_type;
    std::string file_name;  // begins with the date of the first conversation
};

/// `library` gives the interface's words in that language. Reads the archive: not on an io thread.
[[nodiscard]] engine::Result<Export, engine::Trouble> export_conversations(
    const EventLog& log, const std::vector<Summary>& conversations, ExportFormat format,
    const std::string& language, const Library& library, engine::Millis now);

}  // namespace outward::server
