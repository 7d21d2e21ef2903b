// Annotations and attached transcripts as JSON, as bundles carry them.
#pragma once

#include "server/review/review_store.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// Whether it is shaped like an id: 1 to 64 visible signs (Id in common.schema.json).
[[nodiscard]] bool is_visible_id(std::string_view text);
/// Whether it names a place in a conversation: an event, a span of events, a moment, or a line of
/// an attached transcript (Anchor in reading.schema.json).
[[nodiscard]] bool is_place(const nlohmann::json& place);
/// Whether it is a rubric's answers (ReviewAnswers in review.schema.json).
[[nodiscard]] bool is_review(const nlohmann::json& review);
/// Whether the words are sound and not too long.
[[nodiscard]] bool is_comment(const std::string& text);

[[nodiscard]] nlohmann::json to_json(const Annotation& annotation);
/// None: it is no annotation, or larger than one may be.
[[nodiscard]] std::optional<Annotation> annotation_in(const nlohmann::json& value);

struct AttachedWhole {
    AttachedTranscript transcript;
    std::vector<AttachedLine> lines;
};
[[nodiscard]] nlohmann::json to_json(const AttachedWhole& attached);
[[nodiscard]] std::optional<AttachedWhole> attached_in(const nlohmann::json& value);

}  // namespace outward::server
