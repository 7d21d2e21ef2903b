// Transcripts made elsewhere: any bytes are clean lines on the conversation's clock, or a reason
// why not. The first byte chooses the file's name.
#include "engine/text.hpp"
#include "server/review/attached.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace outward;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr const char* names[] = {"a.txt", "a.vtt", "a.srt", "a.json"};
    const char* name = names[size > 0 ? data[0] % std::size(names) : 0];
    auto read = server::read_transcript(fuzz::text_of(data, size).substr(size > 0 ? 1 : 0), name);
    if (!read.ok()) {
        fuzz::require(!read.error().sentence.empty(), "a transcript that is refused says why");
        return 0;
    }
    auto& lines = read.value();
    fuzz::require(!lines.empty() && lines.size() <= server::attached_limits::lines,
                  "there are lines, and not too many");
    server::number_speakers(lines);
    server::align(lines, engine::Millis{1000}, engine::Millis{2000});
    for (const server::SpokenLine& line : lines) {
        fuzz::require(!line.text.empty() && engine::code_points(line.text) &&
                          line.text.size() <= server::attached_limits::line_bytes,
                      "a line has words that can be shown");
        fuzz::require(line.from && line.to && *line.from <= *line.to && line.from->count() >= 1000,
                      "a line has its time");
    }
    return 0;
}
