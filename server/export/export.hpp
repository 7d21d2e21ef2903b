// Exporting: conversations out of an archive, in one of the formats.
#pragma once

#include "engine/result.hpp"
#include "server/guides/library.hpp"
#include "server/read/source.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace outward::server {

enum class ExportFormat { markdown, html, docx, csv, json_text };

/// What is written: everything in order, or the sheet of the same evening. CSV and JSON have no
/// sheet.
enum class ExportKind { minutes, sheet };

struct ExportWish {
    ExportFormat format = ExportFormat::markdown;
    ExportKind kind = ExportKind::minutes;
    std::string language = "en";
};

/// By the ending of its files: one of export_format_names.
[[nodiscard]] std::optional<ExportFormat> export_format(std::string_view name);
inline constexpr std::array export_format_names{"md", "html", "docx", "csv", "json"};

/// Whether the sheet is there in that format; where it is not, `no_such_sheet` says so.
[[nodiscard]] bool has_sheet(ExportFormat format);
inline constexpr auto no_such_sheet =
    "There is no sheet as csv or json: it is for people. Take md, html or docx.";

/// Whether people can read it where they are, or it must go into a file.
[[nodiscard]] bool is_text(ExportFormat format);

struct Export {
    std::string bytes;
    std::string content_type;
    std::string file_name;  // begins with the date of the first conversation
};

/// `library` gives the interface's words in the wished language; what is none is taken for English.
[[nodiscard]] engine::Result<Export, engine::Trouble> export_conversations(
    std::span<const Source> conversations, const ExportWish& wish, const Library& library,
    engine::Millis now);

}  // namespace outward::server
