#include "server/archive/summary.hpp"

namespace outward::server {

Summary summary_of(const engine::ConversationId& id, const engine::Conversation& conversation) {
    Summary row;
    row.id = id;
    row.title = conversation.as.title;
    row.place = conversation.as.place;
    row.guide = conversation.as.guide;
    row.guide_version = conversation.as.guide_version;
    row.code = conversation.code;
    row.stage = conversation.stage;
    if (conversation.place) row.step = conversation.place->step;
    row.created_at = conversation.created_at;
    row.people = conversation.people;
    for (const auto& [step, count] : conversation.shown_notes) row.notes += count;
    row.rehearsal = conversation.as.rehearsal;
    return row;
}

}  // namespace outward::server
