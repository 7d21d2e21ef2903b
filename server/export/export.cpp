#include "server/export/export.hpp"

#include "server/export/formats.hpp"
#include "server/export/transcript.hpp"
#include "server/read/source.hpp"

#include <array>
#include <ctime>

namespace outward::server {

using namespace engine;

namespace {

struct Named {
    std::string_view name;
    ExportFormat format;
    std::string_view content_type;
};

constexpr std::array formats{
    Named{"md", ExportFormat::markdown, "text/markdown; charset=utf-8"},
    Named{"csv", ExportFormat::csv, "text/csv; charset=utf-8"},
    Named{"json", ExportFormat::json_text, "application/json; charset=utf-8"},
};

std::string day_of(Millis moment) {
    const std::time_t seconds = std::chrono::duration_cast<std::chrono::seconds>(moment).count();
    std::tm parts{};
    localtime_r(&seconds, &parts);
    std::array<char, 16> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
    return text.data();
}

Result<Transcript, Trouble> read_transcript(const EventLog& log, const Summary& summary,
                                            const std::string& language) {
    auto source = source_of(log, summary);
    if (!source.ok()) return source.error();
    return transcript_of(summary.id, std::move(source.value().log), source.value().guide, language);
}

}  // namespace

std::optional<ExportFormat> export_format(std::string_view name) {
    for (const Named& known : formats)
        if (known.name == name) return known.format;
    return std::nullopt;
}

Result<Export, Trouble> export_conversations(const EventLog& log,
                                             const std::vector<Summary>& conversations,
                                             ExportFormat format, const std::string& language,
                                             const Library& library, Millis now) {
    std::vector<Transcript> transcripts;
    for (const Summary& summary : conversations) {
        auto transcript = read_transcript(log, summary, language);
        if (!transcript.ok()) return transcript.error();
        transcripts.push_back(std::move(transcript).value());
    }
    const Words words = [&](std::string_view key) { return library.text(language, key); };
    Export made;
    switch (format) {
        case ExportFormat::markdown:
            made.text = to_markdown(transcripts, words);
            break;
        case ExportFormat::csv:
            made.text = to_csv(transcripts, words);
            break;
        case ExportFormat::json_text:
            made.text = to_json(transcripts, now, OUTWARD_VERSION);
            break;
    }
    const Named& named = formats[static_cast<std::size_t>(format)];
    made.content_type = named.content_type;
    const Millis first = conversations.empty() ? now : conversations.front().created_at;
    made.file_name = day_of(first) + "-conversation." + std::string{named.name};
    return made;
}

}  // namespace outward::server
