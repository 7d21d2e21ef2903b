#include "server/read/source.hpp"

#include "server/guides/guide_files.hpp"

namespace outward::server {

using engine::Result;
using engine::Trouble;

Result<Source, Trouble> source_of(const EventLog& log, const Summary& summary) {
    auto files = log.guide(summary.guide_hash);
    if (!files.ok()) return files.error();
    auto guide = engine::reload_guide(files.value());
    if (!guide.ok()) return Trouble{to_sentences(guide.error(), "the conversation's guide")};
    auto events = log.read(summary.id, 0);
    if (!events.ok()) return events.error();
    return Source{summary, std::move(guide).value(), std::move(events).value()};
}

Result<Source, Trouble> source_of(const EventLog& log, const engine::ConversationId& conversation) {
    auto found = log.find(conversation);
    if (!found.ok()) return found.error();
    if (!found.value()) return Trouble{"There is no such conversation."};
    return source_of(log, *found.value());
}

TimeSpan span_of(const std::vector<engine::Recorded>& log) {
    TimeSpan span;
    if (log.empty()) return span;
    span = {log.front().at, log.back().at};
    bool started = false;
    for (const engine::Recorded& recorded : log) {
        if (!started && std::holds_alternative<engine::ConversationStarted>(recorded.event)) {
            span.begins = recorded.at;
            started = true;
        }
        if (std::holds_alternative<engine::ConversationClosed>(recorded.event))
            span.ends = recorded.at;
    }
    return span;
}

}  // namespace outward::server
