// Guides over HTTP: reading them, checking and keeping own ones, passing them on.
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "protocols/parameters.hpp"
#include "server/guides/collection.hpp"
#include "server/guides/guide_version.hpp"
#include "server/guides/pack.hpp"
#include "server/guides/printing.hpp"
#include "server/guides/slides.hpp"
#include "server/web/api.hpp"
#include "server/web/printed_reply.hpp"
#include "server/web/query.hpp"
#include "server/web/reply.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr int unprocessable = 422;  // it was understood, and is not sound

Rejection no_such_guide() { return {Reason::not_found, "There is no guide of that name."}; }

json to_json(const std::vector<Problem>& problems) {
    json list = json::array();
    for (const Problem& problem : problems)
        list.push_back(
            {{"file", problem.file}, {"path", problem.path}, {"message", problem.message}});
    return list;
}

std::string_view name_of(TakenGuide::Outcome outcome) {
    switch (outcome) {
        case TakenGuide::Outcome::kept:
            return "kept";
        case TakenGuide::Outcome::shipped:
            return "shipped";
        case TakenGuide::Outcome::stale:
            return "stale";
        case TakenGuide::Outcome::refused:
            break;
    }
    return "refused";
}

Response refusal_reply(const GuideRefusal& refusal) {
    Response plain = refusal.problems.empty() ? error_reply(refusal.why)
                                              : error_reply(unprocessable, refusal.why);
    json body = json::parse(plain.text());
    if (!refusal.problems.empty()) body["problems"] = to_json(refusal.problems);
    if (!refusal.next_version.empty()) body["next_version"] = refusal.next_version;
    Response response = json_reply(body);
    response.status = plain.status;
    return response;
}

/// As the facilitator's seat sees it, in each of its languages.
json shown(const Guide& guide) {
    json views = json::object();
    for (const std::string& language : guide.languages)
        views[language] = protocols::encode(guide_for(guide, Seat::facilitator, language));
    return views;
}

}  // namespace

/// Checking walks all ways through a guide and keeping waits for the disk: not on an io thread.
boost::asio::awaitable<Response> Api::guide_work(const Request& request,
                                                 const std::vector<std::string>& path) {
    if (!is_host(request) && !is_resource(request, path)) co_return error_reply(wrong_key());
    auto asked = std::make_shared<const Request>(request);
    auto answer = [this, asked, path](auto callback) {
        parts.lobby.in_background(
            [this, asked, path, callback] { callback(answer_about_guides(*asked, path)); });
    };
    co_return co_await called_back<Response>(std::move(answer));
}

Response Api::answer_about_guides(const Request& request,
                                  const std::vector<std::string>& path) const {
    const bool reads = request.method == "GET" || request.method == "HEAD";
    parts.library.look_again();
    if (path.front() != "guides") return answer_about_resources(request, path);
    const GuideId id{path.size() > 1 ? path[1] : ""};
    const std::string part = path.size() > 2 ? path[2] : "";
    const bool only_looks = reads || id.value == "check";
    if (!only_looks && !runs_server(request)) return error_reply(wrong_key());
    if (path.size() == 1 && reads) return guides(request);
    if (path.size() == 2 && reads) return guide(request, id);
    if (path.size() == 2 && request.method == "PUT") return keep_guide(request, id);
    if (path.size() == 2 && request.method == "DELETE") return remove_guide(id);
    if (path.size() == 2 && id.value == "check" && request.method == "POST")
        return check_guide(request);
    if (path.size() == 2 && id.value == "install" && request.method == "POST")
        return install_guide(request);
    if (path.size() == 3 && part == "files" && reads) return guide_files(request, id);
    if (path.size() == 3 && part == "pack" && reads) return guide_pack(id);
    if (path.size() == 3 && part == "print" && reads) return printed_guide(request, id);
    if (path.size() == 3 && part == "slides" && reads) return guide_slides(request, id);
    return error_reply(no_such_address());
}

/// For a list, as GuideSummary of http.schema.json.
json Api::guide_summary(const LibraryGuide& entry, const std::string& language) const {
    const Guide& guide = *entry.guide;
    const GuideText& text = guide.text(language);
    return {{"id", guide.id.value},
            {"version", guide.version},
            {"own", entry.own},
            {"title", text.title},
            {"summary", text.summary},
            {"about", text.about},
            {"languages", guide.languages},
            {"minutes", {{"min", guide.minutes.min}, {"max", guide.minutes.max}}},
            {"group", {{"min", guide.group.min}, {"max", guide.group.max}}},
            {"uses", parts.library.uses_of(guide)}};
}

Response Api::guides(const Request& request) const {
    const std::string language = query_value(request.query, "language");
    json list = json::array();
    const auto known = parts.library.guides();
    for (const auto& [id, entry] : *known) list.push_back(guide_summary(*entry, language));
    json left_out = json::array();
    for (const auto& [id, why] : parts.library.left_out())
        left_out.push_back({{"id", id}, {"message", why}});
    return json_reply({{"guides", std::move(list)}, {"left_out", std::move(left_out)}});
}

Response Api::guide(const Request& request, const GuideId& id) const {
    const auto known = parts.library.find(id);
    if (!known) return error_reply(no_such_guide());
    const std::string language = query_value(request.query, "language");
    return json_reply(protocols::encode(guide_for(*known->guide, Seat::facilitator, language)));
}

Response Api::guide_files(const Request& request, const GuideId& id) const {
    const auto known = parts.library.find(id);
    if (!known) return error_reply(no_such_guide());
    auto versions = known->own ? parts.library.versions(id) : std::vector{known->guide->version};
    std::string version = query_value(request.query, "version");
    if (version.empty()) version = known->guide->version;
    auto files = known->written;
    if (version != known->guide->version) {
        auto older = parts.library.files(id, version);
        if (!older)
            return error_reply({Reason::not_found, "The guide was never kept in that version."});
        files = std::move(*older);
    }
    return json_reply({{"id", id.value},
                       {"version", version},
                       {"own", known->own},
                       {"files", server::to_json(files)},
                       {"versions", std::move(versions)}});
}

Response Api::guide_pack(const GuideId& id) const {
    const auto known = parts.library.find(id);
    if (!known) return error_reply(no_such_guide());
    return download(to_pack(*known->guide, known->files), "application/json; charset=utf-8",
                    pack_name(*known->guide));
}

Response Api::printed_guide(const Request& request, const GuideId& id) const {
    const auto known = parts.library.find(id);
    if (!known) return error_reply(no_such_guide());
    const auto paper = paper_of(query_value(request.query, "paper"));
    if (!paper) return error_reply(no_such_paper());
    return on_paper(
        request,
        printed(*known->guide, parts.library,
                {.language = query_value(request.query, "language"), .paper = *paper, .link = {}}),
        id.value + ".html");
}

Response Api::guide_slides(const Request& request, const GuideId& id) const {
    const auto known = parts.library.find(id);
    if (!known) return error_reply(no_such_guide());
    const auto paper = paper_of(query_value(request.query, "paper"));
    if (!paper) return error_reply(no_such_paper());
    return on_paper(
        request,
        slides(*known->guide, parts.library, query_value(request.query, "language"), *paper),
        id.value + "-slides.html");
}

Response Api::check_guide(const Request& request) const {
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    const auto files = body.value().find("files");
    if (files == body.value().end() || !files->is_array())
        return error_reply({Reason::bad_request, "'files' must be a list of {name, content}."});
    const auto made = make_guide_of_stranger(guide_files_in(*files), [this](const GuideId& other) {
        return parts.library.written(other);
    });
    json notes = json::array();
    if (made.ok()) notes = to_json(notes_on_guide(made.value().guide));
    return json_reply({{"problems", made.ok() ? json::array() : to_json(made.error())},
                       {"notes", std::move(notes)},
                       {"guide", made.ok() ? shown(made.value().guide) : json(nullptr)}});
}

Response Api::keep_guide(const Request& request, const GuideId& id) const {
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters given{body.value()};
    const auto files = body.value().find("files");
    GuideWish wish{.files = {}, .base = given.optional_text("base").value_or(""), .id = id};
    if (files == body.value().end() || !files->is_array())
        return error_reply({Reason::bad_request, "'files' must be a list of {name, content}."});
    if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
    wish.files = guide_files_in(*files);
    return kept(wish);
}

Response Api::install_guide(const Request& request) const {
    if (is_collection(request.body)) return take_collection(request);
    auto files = from_pack(request.body);
    if (!files.ok()) return error_reply({Reason::bad_request, files.error().sentence});
    const bool replaces = query_value(request.query, "replace") == "true";
    return kept({.files = std::move(files).value(),
                 .base = replaces ? std::nullopt : std::optional<std::string>{""},
                 .id = {}});
}

Response Api::take_collection(const Request& request) const {
    const bool replaces = query_value(request.query, "replace") == "true";
    const auto taken = take_in(parts.library, request.body, replaces);
    if (!taken.ok()) return error_reply({Reason::bad_request, taken.error().sentence});
    json list = json::array();
    for (const TakenGuide& guide : taken.value())
        list.push_back({{"id", guide.name},
                        {"version", guide.version},
                        {"outcome", name_of(guide.outcome)},
                        {"message", guide.why}});
    return json_reply({{"taken", std::move(list)}});
}

Response Api::kept(const GuideWish& wish) const {
    const auto made = parts.library.keep(wish);
    if (!made.ok()) return refusal_reply(made.error());
    const Guide& guide = *made.value()->guide;
    const auto version = GuideVersion::read(guide.version);
    return json_reply({{"id", guide.id.value},
                       {"version", guide.version},
                       {"next_version", version->next().text()},
                       {"versions", parts.library.versions(guide.id)}});
}

Response Api::remove_guide(const GuideId& id) const {
    if (const auto refusal = parts.library.remove(id)) return error_reply(*refusal);
    return json_reply(json::object());
}

}  // namespace outward::server
