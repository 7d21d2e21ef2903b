// What is said about conversations: annotations, attached transcripts, rubrics.
#include "engine/text.hpp"
#include "protocols/parameters.hpp"
#include "server/access/keys.hpp"
#include "server/review/annotation_json.hpp"
#include "server/review/attached.hpp"
#include "server/review/rubric.hpp"
#include "server/web/query.hpp"
#include "server/web/reading_api.hpp"
#include "server/web/reply.hpp"

#include <algorithm>
#include <set>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr std::size_t most_annotations = 5000;
constexpr std::size_t most_recordings = 20;
constexpr std::size_t most_rubrics = 500;
constexpr std::size_t longest_file_name = 200;

Rejection bad(const std::string& sentence) { return {Reason::bad_request, sentence}; }

json encode(const Annotation& annotation, const std::string& me) {
    return {{"id", annotation.id},
            {"kind", annotation.kind},
            {"place", annotation.place},
            {"text", annotation.text},
            {"reply_to", annotation.reply_to ? json(*annotation.reply_to) : json(nullptr)},
            {"review", annotation.review},
            {"author",
             {{"role", annotation.author.empty() ? "team" : "coach"},
              {"name", annotation.author_name}}},
            {"mine", annotation.author == me},
            {"at", annotation.at.count()},
            {"changed_at", annotation.changed_at.count()},
            {"resolved_at",
             annotation.resolved_at ? json(annotation.resolved_at->count()) : json(nullptr)}};
}

json encode(const AttachedTranscript& transcript) {
    return {{"id", transcript.id},
            {"name", transcript.name},
            {"starts_at", transcript.starts_at.count()},
            {"added_at", transcript.added_at.count()},
            {"lines", transcript.lines}};
}

/// As whom the caller writes. A conversation that came by a bundle for a coach is read by them.
std::pair<std::string, std::string> author_of(const Caller& caller, const Summary& summary) {
    if (caller.role == Caller::Role::coach) return {caller.coach.id, caller.coach.name};
    if (!summary.coach.empty()) return {summary.coach, summary.coach_name};
    return {"", summary.team};
}

/// Reads a new annotation; author and moment are the caller's.
Result<Annotation, Rejection> new_annotation(const json& body) {
    protocols::Parameters given{body};
    Annotation annotation;
    annotation.id = given.text("id");
    annotation.kind = given.text("kind");
    annotation.text = given.text("text");
    annotation.reply_to = given.optional_text("reply_to");
    if (const json* place = given.find("place")) annotation.place = *place;
    if (const json* review = given.find("review")) annotation.review = *review;
    if (!given.trouble().empty()) return bad(given.trouble());
    if (!is_visible_id(annotation.id)) return bad("'id' must be 1 to 64 visible signs.");
    if (!is_place(annotation.place))
        return bad("'place' must be an event, a span of events, a moment, or a line.");
    if (!is_comment(annotation.text)) return bad("'text' must be 4000 letters at most.");
    const bool reply = annotation.kind == "reply";
    const bool review = annotation.kind == "review";
    if (!reply && !review && annotation.kind != "comment")
        return bad("'kind' must be one of comment, reply, review.");
    if (reply != annotation.reply_to.has_value())
        return bad("A reply, and nothing else, says in 'reply_to' what it answers.");
    if (review ? !is_review(annotation.review) : !annotation.review.is_null())
        return bad("A review, and nothing else, has its answers in 'review'.");
    if (!review && is_blank(annotation.text)) return bad("'text' must not be empty.");
    return annotation;
}

/// Whoever wrote it changes its words; everybody who may read it may settle it.
std::optional<Rejection> change(Annotation& annotation, const json& body, bool own, Millis now) {
    protocols::Parameters given{body};
    const auto text = given.optional_text("text");
    const json* review = given.find("review");
    const bool resolves = given.find("resolved");
    const bool resolved = given.flag("resolved");
    const bool removed = given.flag("removed");
    if (!given.trouble().empty()) return bad(given.trouble());
    if ((text || review || removed) && !own)
        return Rejection{Reason::forbidden, "Only who wrote it may change or remove it."};
    if (text && !is_comment(*text)) return bad("'text' must be 4000 letters at most.");
    if (review && (annotation.kind != "review" || !is_review(*review)))
        return bad("'review' must hold a rubric's answers, and belongs to a review only.");
    if (text) annotation.text = *text;
    if (review) annotation.review = *review;
    if (resolves) annotation.resolved_at = resolved ? std::optional{now} : std::nullopt;
    if (removed) {
        annotation.removed = true;
        annotation.text.clear();
        annotation.review = nullptr;
    }
    annotation.changed_at = std::max(now, annotation.changed_at + Millis{1});
    return std::nullopt;
}

}  // namespace

Response ReadingApi::annotations(const Request& request, const Path& path, const Caller& caller,
                                 const Opened& opened) {
    const ConversationId& id = opened.summary.id;
    if (path.size() == 3 && request.method == "GET") {
        if (const auto trouble = note_opening(caller, opened, "annotations"))
            return error_reply({Reason::not_saved, trouble->sentence});
        return list_annotations(caller, opened);
    }
    if (request.method != "POST" || path.size() > 4) return error_reply(no_such_address());
    if (opened.log != &parts.archive)
        return error_reply({Reason::not_now, "A rehearsal is not kept, and neither are comments."});
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    const auto known = parts.reviews.annotations(id);
    if (!known.ok()) return error_reply({Reason::not_now, known.error().sentence});
    const auto [me, my_name] = author_of(caller, opened.summary);
    const auto find = [&](const std::string& wanted) {
        return std::ranges::find(known.value(), wanted, &Annotation::id);
    };
    Annotation annotation;
    if (path.size() == 4) {
        const auto old = find(path[3]);
        if (old == known.value().end() || old->removed)
            return error_reply({Reason::not_found, "There is no such comment any more."});
        annotation = *old;
        if (auto refused = change(annotation, body.value(), old->author == me, parts.lobby.now()))
            return error_reply(*refused);
    } else {
        auto made = new_annotation(body.value());
        if (!made.ok()) return error_reply(made.error());
        annotation = std::move(made).value();
        if (find(annotation.id) != known.value().end()) return list_annotations(caller, opened);
        if (known.value().size() >= most_annotations)
            return error_reply({Reason::too_many, "There are 5000 comments on it already."});
        if (annotation.reply_to && find(*annotation.reply_to) == known.value().end())
            return error_reply({Reason::not_found, "There is no such comment to answer."});
        annotation.author = me;
        annotation.author_name = my_name;
        annotation.at = annotation.changed_at = parts.lobby.now();
    }
    if (const auto trouble = parts.reviews.put(id, {annotation}))
        return error_reply({Reason::not_saved, trouble->sentence});
    return list_annotations(caller, opened);
}

Response ReadingApi::list_annotations(const Caller& caller, const Opened& opened) const {
    const auto found = parts.reviews.annotations(opened.summary.id);
    if (!found.ok()) return error_reply({Reason::not_now, found.error().sentence});
    const auto [me, my_name] = author_of(caller, opened.summary);
    json list = json::array();
    for (const Annotation& annotation : found.value())
        if (!annotation.removed) list.push_back(encode(annotation, me));
    return json_reply({{"annotations", std::move(list)}});
}

Response ReadingApi::recordings(const Request& request, const Path& path, const Caller& caller,
                                const Opened& opened) {
    const ConversationId& id = opened.summary.id;
    if (request.method == "GET" && path.size() == 3) return list_recordings(opened);
    if (request.method == "GET" && path.size() == 4) {
        const auto known = parts.reviews.transcripts(id);
        const auto lines = parts.reviews.lines(id, path[3]);
        if (!known.ok() || !lines.ok())
            return error_reply({Reason::not_now, "The archive could not be read. Try again."});
        const auto found = std::ranges::find(known.value(), path[3], &AttachedTranscript::id);
        if (found == known.value().end())
            return error_reply({Reason::not_found, "There is no such transcript."});
        if (const auto trouble = note_opening(caller, opened, "recording"))
            return error_reply({Reason::not_saved, trouble->sentence});
        json list = json::array();
        for (const AttachedLine& line : lines.value())
            list.push_back({{"line", line.line},
                            {"from", (found->starts_at + line.from).count()},
                            {"to", (found->starts_at + line.to).count()},
                            {"speaker", line.speaker},
                            {"text", line.text}});
        return json_reply({{"recording", encode(*found)}, {"lines", std::move(list)}});
    }
    if (request.method != "POST" || path.size() > 4) return error_reply(no_such_address());
    if (caller.role == Caller::Role::coach) return error_reply(wrong_key());
    if (opened.log != &parts.archive)
        return error_reply({Reason::not_now, "A rehearsal is not kept, and takes no transcript."});
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters given{body.value()};
    if (path.size() == 4) {
        const bool removed = given.flag("removed");
        const auto starts_at = given.optional_millis("starts_at");
        if (!given.trouble().empty()) return error_reply(bad(given.trouble()));
        auto trouble = removed     ? parts.reviews.detach(id, path[3])
                       : starts_at ? parts.reviews.move(id, path[3], *starts_at)
                                   : std::nullopt;
        if (trouble) return error_reply({Reason::not_saved, trouble->sentence});
        return list_recordings(opened);
    }
    const std::string name = given.text("name");
    const std::string content = given.text("content");
    const auto starts_at = given.optional_millis("starts_at");
    if (code_points(name).value_or(longest_file_name + 1) > longest_file_name || is_blank(name))
        given.complain("name", "a file's name of 200 letters at most");
    if (!given.trouble().empty()) return error_reply(bad(given.trouble()));
    const auto known = parts.reviews.transcripts(id);
    if (known.ok() && known.value().size() >= most_recordings)
        return error_reply(
            {Reason::too_many, "There are 20 transcripts with it. Remove one first."});
    auto made = attach(opened, name, content, starts_at);
    if (made) return error_reply(*made);
    return list_recordings(opened);
}

std::optional<Rejection> ReadingApi::attach(const Opened& opened, const std::string& name,
                                            const std::string& content,
                                            const std::optional<Millis>& starts_at) {
    auto read = read_transcript(content, name);
    if (!read.ok()) return bad(read.error().sentence);
    const auto source = source_of(*opened.log, opened.summary);
    if (!source.ok()) return Rejection{Reason::not_now, source.error().sentence};
    const TimeSpan span = span_of(source.value().log);
    number_speakers(read.value());
    align(read.value(), Millis{0}, span.ends - span.begins);
    std::vector<AttachedLine> lines;
    for (SpokenLine& line : read.value())
        lines.push_back({static_cast<int>(lines.size()), *line.from, *line.to,
                         std::move(line.speaker), std::move(line.text)});
    const AttachedTranscript transcript{.id = random_conversation_id().value,
                                        .name = name,
                                        .added_at = parts.lobby.now(),
                                        .starts_at = starts_at.value_or(span.begins),
                                        .lines = static_cast<int>(lines.size())};
    if (const auto trouble = parts.reviews.attach(opened.summary.id, transcript, lines))
        return Rejection{Reason::not_saved, trouble->sentence};
    return std::nullopt;
}

Response ReadingApi::list_recordings(const Opened& opened) const {
    const auto found = parts.reviews.transcripts(opened.summary.id);
    if (!found.ok()) return error_reply({Reason::not_now, found.error().sentence});
    json list = json::array();
    for (const AttachedTranscript& transcript : found.value()) list.push_back(encode(transcript));
    return json_reply({{"recordings", std::move(list)}});
}

/// Those of the content, and of each that coaches made their own the newest version.
Response ReadingApi::rubrics(const Request& request, const Caller& caller) {
    if (request.method == "POST") {
        if (caller.role == Caller::Role::crew) return error_reply(wrong_key());
        const auto body = body_of(request);
        if (!body.ok()) return error_reply(body.error());
        const auto rubric = read_rubric(request.body);
        if (!rubric.ok()) return error_reply(bad(rubric.error().sentence));
        const auto known = parts.reviews.rubrics();
        if (!known.ok()) return error_reply({Reason::not_now, known.error().sentence});
        if (known.value().size() >= most_rubrics)
            return error_reply({Reason::too_many, "There are 500 versions of rubrics already."});
        const auto same = [&](const KeptRubric& kept) {
            return kept.id == rubric.value().id && kept.version == rubric.value().version;
        };
        if (std::ranges::any_of(known.value(), same))
            return error_reply({Reason::stale, "There is a version of that number already."});
        if (const auto trouble = parts.reviews.keep({rubric.value().id, rubric.value().version,
                                                     parts.lobby.now(), to_single(rubric.value())}))
            return error_reply({Reason::not_saved, trouble->sentence});
    } else if (request.method != "GET") {
        return error_reply(no_such_address());
    }
    return list_rubrics(language_in(request.query));
}

Response ReadingApi::list_rubrics(const std::string& language) const {
    const auto kept = parts.reviews.rubrics();
    if (!kept.ok()) return error_reply({Reason::not_now, kept.error().sentence});
    json list = json::array();
    std::set<std::string> listed;
    const auto add = [&](const RubricResult& rubric, bool own) {
        if (!rubric.ok() || !listed.insert(rubric.value().id).second) return;
        json view = encode(rubric.value(), language);
        view["own"] = own;
        list.push_back(std::move(view));
    };
    for (const KeptRubric& rubric : kept.value()) add(read_rubric(rubric.body), true);
    for (const std::string& name : parts.library.folders("rubrics"))
        add(read_rubric(parts.library.folder("rubrics/" + name)), false);
    return json_reply({{"rubrics", std::move(list)}});
}

}  // namespace outward::server
