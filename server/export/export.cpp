#include "server/export/export.hpp"

#include "engine/text.hpp"
#include "server/export/formats.hpp"
#include "server/export/minutes.hpp"
#include "server/export/sheet.hpp"
#include "server/export/transcript.hpp"
#include "server/export/wording.hpp"

#include <array>
#include <span>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::array media_types{
    "text/markdown; charset=utf-8", "text/html; charset=utf-8",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/csv; charset=utf-8", "application/json; charset=utf-8"};
static_assert(media_types.size() == export_format_names.size());

std::string bytes_of(std::span<const Transcript> transcripts, const ExportWish& wish,
                     const Words& words, Millis now) {
    const auto document = [&] {
        return wish.kind == ExportKind::sheet ? sheet_of(transcripts, words, wish.language)
                                              : minutes_of(transcripts, words, wish.language);
    };
    switch (wish.format) {
        case ExportFormat::markdown:
            return to_markdown(document());
        case ExportFormat::html:
            return to_html(document());
        case ExportFormat::docx:
            return to_docx(document(), now);
        case ExportFormat::csv:
            return to_csv(transcripts, words);
        case ExportFormat::json_text:
            return to_json(transcripts, now, OUTWARD_VERSION);
    }
    return {};
}

}  // namespace

std::optional<ExportFormat> export_format(std::string_view name) {
    for (std::size_t i = 0; i < export_format_names.size(); ++i)
        if (export_format_names[i] == name) return static_cast<ExportFormat>(i);
    return std::nullopt;
}

bool has_sheet(ExportFormat format) {
    return format != ExportFormat::csv && format != ExportFormat::json_text;
}

bool is_text(ExportFormat format) { return format != ExportFormat::docx; }

Result<Export, Trouble> export_conversations(std::span<const Source> conversations,
                                             const ExportWish& asked, const Library& library,
                                             Millis now) {
    ExportWish wish = asked;
    // It is written into documents, and office programs are strict.
    if (!is_language_tag(wish.language)) wish.language = "en";
    const bool sheet = wish.kind == ExportKind::sheet;
    if (sheet && !has_sheet(wish.format)) return Trouble{no_such_sheet};
    std::vector<Transcript> transcripts;
    for (const Source& source : conversations)
        transcripts.push_back(
            transcript_of(source.summary.id, source.log, source.guide, wish.language));
    const Words words = [&](std::string_view key) { return library.text(wish.language, key); };
    const auto format = static_cast<std::size_t>(wish.format);
    const Millis first = conversations.empty() ? now : conversations.front().summary.created_at;
    return Export{.bytes = bytes_of(transcripts, wish, words, now),
                  .content_type = media_types[format],
                  .file_name = local_time(first, "%Y-%m-%d") +
                               (sheet ? "-sheet." : "-conversation.") +
                               export_format_names[format]};
}

}  // namespace outward::server
