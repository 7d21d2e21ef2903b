#include "server/review/annotation_json.hpp"

#include "engine/limits.hpp"
#include "engine/text.hpp"
#include "protocols/parameters.hpp"
#include "server/review/attached.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace outward::server {

using engine::Millis;
using nlohmann::json;

namespace {

constexpr std::uint64_t latest_place = 8'640'000'000'000'000;  // the last moment of JavaScript
constexpr std::size_t longest_comment = 4000;
constexpr std::size_t most_answers = 32;
constexpr std::size_t longest_recording_name = 200;

bool is_number(const json& place, const char* key) {
    const auto found = place.find(key);
    return found != place.end() && found->is_number_unsigned() &&
           found->get<std::uint64_t>() <= latest_place;
}

bool is_id(const json& value) {
    return value.is_string() && is_visible_id(value.get_ref<const std::string&>());
}

bool is_text(const std::string& text, std::size_t longest) {
    return engine::code_points(text).value_or(longest + 1) <= longest;
}

json or_null_json(const std::optional<Millis>& moment) {
    return moment ? json(moment->count()) : json(nullptr);
}

}  // namespace

bool is_visible_id(std::string_view text) {
    return !text.empty() && text.size() <= engine::limits::id_length &&
           std::ranges::all_of(text, [](char c) { return c >= '!' && c <= '~'; });
}

bool is_place(const json& place) {
    if (!place.is_object() || place.empty()) return false;
    std::set<std::string> keys;
    for (const auto& [key, value] : place.items()) keys.insert(key);
    using Keys = std::set<std::string>;
    if (keys == Keys{"seq"}) return is_number(place, "seq");
    if (keys == Keys{"seq", "to"})
        return is_number(place, "seq") && is_number(place, "to") && place["seq"] <= place["to"];
    if (keys == Keys{"at"}) return is_number(place, "at");
    return keys == Keys{"recording", "line"} && is_id(place["recording"]) &&
           is_number(place, "line");
}

bool is_review(const json& review) {
    if (!review.is_object() || review.size() != 3) return false;
    const auto has_id = [&](const char* key) { return review.contains(key) && is_id(review[key]); };
    return has_id("rubric") && has_id("version") && review.contains("answers") &&
           review["answers"].is_object() && review["answers"].size() <= most_answers &&
           std::ranges::all_of(review["answers"], is_id);
}

bool is_comment(const std::string& text) { return is_text(text, longest_comment); }

json to_json(const Annotation& annotation) {
    return {{"id", annotation.id},
            {"kind", annotation.kind},
            {"place", annotation.place},
            {"text", annotation.text},
            {"author", annotation.author},
            {"author_name", annotation.author_name},
            {"reply_to", annotation.reply_to ? json(*annotation.reply_to) : json(nullptr)},
            {"review", annotation.review},
            {"at", annotation.at.count()},
            {"changed_at", annotation.changed_at.count()},
            {"resolved_at", or_null_json(annotation.resolved_at)},
            {"removed", annotation.removed}};
}

std::optional<Annotation> annotation_in(const json& value) {
    constexpr std::array kinds{"comment", "reply", "review"};
    if (!value.is_object()) return std::nullopt;
    json without_nulls = value;
    for (const char* key : {"reply_to", "resolved_at"})
        if (without_nulls.contains(key) && without_nulls[key].is_null()) without_nulls.erase(key);
    protocols::Parameters given{without_nulls};
    Annotation annotation;
    annotation.id = given.text("id");
    annotation.kind = given.text("kind");
    annotation.text = given.text("text");
    annotation.author = given.text("author");
    annotation.author_name = given.text("author_name");
    annotation.reply_to = given.optional_text("reply_to");
    if (const json* place = given.find("place")) annotation.place = *place;
    if (const json* review = given.find("review")) annotation.review = *review;
    annotation.at = given.optional_millis("at").value_or(Millis{-1});
    annotation.changed_at = given.optional_millis("changed_at").value_or(Millis{-1});
    annotation.resolved_at = given.optional_millis("resolved_at");
    annotation.removed = given.flag("removed");
    const bool sound = given.trouble().empty() && is_id(annotation.id) &&
                       is_place(annotation.place) && is_comment(annotation.text) &&
                       std::ranges::count(kinds, annotation.kind) == 1 &&
                       annotation.author.size() <= engine::limits::id_length &&
                       is_text(annotation.author_name, engine::limits::title_length) &&
                       (annotation.review.is_null() || is_review(annotation.review)) &&
                       (!annotation.reply_to || is_id(*annotation.reply_to)) &&
                       annotation.at >= Millis{0} && annotation.changed_at >= Millis{0};
    return sound ? std::optional{annotation} : std::nullopt;
}

json to_json(const AttachedWhole& attached) {
    json lines = json::array();
    for (const AttachedLine& line : attached.lines)
        lines.push_back({{"from", line.from.count()},
                         {"to", line.to.count()},
                         {"speaker", line.speaker},
                         {"text", line.text}});
    const AttachedTranscript& transcript = attached.transcript;
    return {{"id", transcript.id},
            {"name", transcript.name},
            {"added_at", transcript.added_at.count()},
            {"starts_at", transcript.starts_at.count()},
            {"lines", std::move(lines)}};
}

std::optional<AttachedWhole> attached_in(const json& value) {
    if (!value.is_object()) return std::nullopt;
    protocols::Parameters given{value};
    AttachedWhole attached;
    AttachedTranscript& transcript = attached.transcript;
    transcript.id = given.text("id");
    transcript.name = given.text("name");
    transcript.added_at = given.optional_millis("added_at").value_or(Millis{0});
    transcript.starts_at = given.optional_millis("starts_at").value_or(Millis{0});
    const json* lines = given.find("lines");
    if (!given.trouble().empty() || !is_id(transcript.id) ||
        !is_text(transcript.name, longest_recording_name) || !lines || !lines->is_array() ||
        lines->size() > attached_limits::lines)
        return std::nullopt;
    for (const json& line : *lines) {
        if (!line.is_object()) return std::nullopt;
        protocols::Parameters said{line};
        attached.lines.push_back({static_cast<int>(attached.lines.size()),
                                  said.optional_millis("from").value_or(Millis{0}),
                                  said.optional_millis("to").value_or(Millis{0}),
                                  said.text("speaker"), said.text("text")});
        const AttachedLine& last = attached.lines.back();
        if (!said.trouble().empty() || last.text.size() > attached_limits::line_bytes ||
            last.speaker.size() > attached_limits::speaker_bytes ||
            !engine::code_points(last.text) || !engine::code_points(last.speaker))
            return std::nullopt;
    }
    transcript.lines = static_cast<int>(attached.lines.size());
    return attached;
}

}  // namespace outward::server
