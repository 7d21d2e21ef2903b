// What a library has to print and to pass on, over HTTP. It holds nothing of any conversation, so
// that it needs no key; only own guides do, which may hold what is not public.
#include "server/guides/collection.hpp"
#include "server/guides/printing.hpp"
#include "server/web/api.hpp"
#include "server/web/printed_reply.hpp"
#include "server/web/query.hpp"
#include "server/web/reply.hpp"

#include <algorithm>
#include <array>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

json handout_summary(const Handout& handout, const std::string& language) {
    const HandoutWords& text = handout.texts.at(handout.language_for(language));
    return {{"id", handout.id},    {"version", handout.version},     {"title", text.title},
            {"about", text.about}, {"languages", handout.languages}, {"uses", handout.uses}};
}

}  // namespace

/// Whether anybody may have the answer. What is no address of its own is left to the host, so that
/// it tells a stranger nothing.
bool Api::is_resource(const Request& request, const std::vector<std::string>& path) const {
    if (request.method != "GET" && request.method != "HEAD") return false;
    if (path.front() == "handouts")
        return path.size() == 2 && parts.library.handouts().contains(path[1]);
    if (path.front() == "resources")
        return path.size() == 1 || (path.size() == 2 && path[1] == "collection");
    constexpr std::array open{"pack", "print", "slides"};
    if (path.size() != 3 || std::ranges::find(open, path[2]) == open.end()) return false;
    const auto guide = parts.library.find(GuideId{path[1]});
    return guide && !guide->own;
}

Response Api::answer_about_resources(const Request& request,
                                     const std::vector<std::string>& path) const {
    if (!is_resource(request, path)) return error_reply(no_such_address());
    if (path.front() == "handouts") return printed_handout(request, path[1]);
    return path.size() == 1 ? resources(request) : collection(request);
}

Response Api::resources(const Request& request) const {
    const std::string language = query_value(request.query, "language");
    const bool host = is_host(request);
    json guides = json::array();
    const auto known = parts.library.guides();
    for (const auto& [id, entry] : *known)
        if (host || !entry->own) guides.push_back(guide_summary(*entry, language));
    json handouts = json::array();
    for (const auto& [id, handout] : parts.library.handouts())
        handouts.push_back(handout_summary(handout, language));
    return json_reply({{"guides", std::move(guides)}, {"handouts", std::move(handouts)}});
}

Response Api::printed_handout(const Request& request, const std::string& id) const {
    const auto paper = paper_of(query_value(request.query, "paper"));
    if (!paper) return error_reply(no_such_paper());
    const PrintWish wish{
        .language = query_value(request.query, "language"), .paper = *paper, .link = {}};
    return on_paper(request, printed(parts.library.handouts().at(id), parts.library, wish),
                    id + ".html");
}

Response Api::collection(const Request& request) const {
    const auto paper = paper_of(query_value(request.query, "paper"));
    if (!paper) return error_reply(no_such_paper());
    if (is_host(request))
        return download(to_collection(parts.library, Guides::all, *paper), "application/zip",
                        collection_name);
    const std::scoped_lock lock{collecting};
    std::string& made = collections[*paper];
    if (made.empty()) made = to_collection(parts.library, Guides::shipped, *paper);
    Response response = download({}, "application/zip", collection_name);
    response.body = std::string_view{made};
    return response;
}

}  // namespace outward::server
