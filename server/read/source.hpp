// A conversation as it is read back: its row in the list, its guide, its log.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"
#include "engine/result.hpp"
#include "server/archive/event_log.hpp"

#include <vector>

namespace outward::server {

struct Source {
    Summary summary;
    engine::Guide guide;
    std::vector<engine::Recorded> log;
};

/// Reads the archive: not on an io thread.
[[nodiscard]] engine::Result<Source, engine::Trouble> source_of(const EventLog& log,
                                                                const Summary& summary);
[[nodiscard]] engine::Result<Source, engine::Trouble> source_of(
    const EventLog& log, const engine::ConversationId& conversation);

/// When it began (its start, else its making) and ended (its close, else the last event).
struct TimeSpan {
    engine::Millis begins{};
    engine::Millis ends{};
};
[[nodiscard]] TimeSpan span_of(const std::vector<engine::Recorded>& log);

}  // namespace outward::server
