// The row in the list of conversations, from the state that its log adds up to.
#pragma once

#include "engine/conversation.hpp"
#include "server/archive/event_log.hpp"

namespace outward::server {

/// All but what the log sets itself.
[[nodiscard]] Summary summary_of(const engine::ConversationId& id,
                                 const engine::Conversation& conversation);

}  // namespace outward::server
