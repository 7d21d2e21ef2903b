#include "server/web/pages.hpp"

#include "server/access/keys.hpp"
#include "server/assets/embedded.hpp"
#include "server/licences.hpp"
#include "server/web/gzip.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace outward::server {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> content_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view content_type(std::string_view path) {
    for (const auto& [ending, type] : content_types)
        if (path.ends_with(ending)) return type;
    return "application/octet-stream";
}

const Asset* find_asset(std::string_view path) {
    const auto assets = page_assets();
    const auto found = std::ranges::lower_bound(assets, path, {}, &Asset::path);
    return found != assets.end() && found->path == path ? &*found : nullptr;
}

/// Whether `path` is `before`, one part without a slash, `after`.
bool fits(std::string_view path, std::string_view before, std::string_view after) {
    if (!path.starts_with(before) || !path.ends_with(after) ||
        path.size() <= before.size() + after.size())
        return false;
    path.remove_prefix(before.size());
    path.remove_suffix(after.size());
    return path.find('/') == std::string_view::npos;
}

using Parts = std::set<std::string, std::less<>>;

/// Some pages need few of the interface's texts: for each kind of page, whole keys or the words
/// that they begin with (content/texts.json).
std::map<std::string, Parts> parts_by_page(const Library& library) {
    const auto named = library.file("texts.json");
    const auto kinds = nlohmann::json::parse(named ? *named : "", nullptr, false);
    std::map<std::string, Parts> parts;
    if (!kinds.is_object()) return parts;
    for (const auto& [kind, list] : kinds.items())
        for (const auto& part : list)
            if (part.is_string()) parts[kind].insert(part.get<std::string>());
    return parts;
}

bool is_among(std::string_view key, const Parts& parts) {
    for (auto end = key.find('.'); end != std::string_view::npos; end = key.find('.', end + 1))
        if (parts.contains(key.substr(0, end))) return true;
    return parts.contains(key);
}

/// A catalogue with these parts only.
std::string narrowed(std::string_view catalogue, const Parts& parts) {
    const auto all = nlohmann::json::parse(catalogue, nullptr, false);
    auto some = nlohmann::json::object();
    if (all.is_object())
        for (const auto& [key, text] : all.items())
            if (is_among(key, parts)) some[key] = text;
    return some.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Which page an address shows; empty for addresses that are no pages.
std::string_view page_at(std::string_view path) {
    if (path == "/" || fits(path, "/j/", "")) return "participant/index.html";
    if (path == "/host") return "host/index.html";
    if (path == "/resources") return "resources/index.html";
    if (path == "/help") return "help/index.html";
    if (path == "/test") return "test/index.html";
    if (path == "/archive" || path == "/coach" || fits(path, "/c/", "/read"))
        return "coach/index.html";
    if (path == "/cohort") return "cohort/index.html";
    if (fits(path, "/c/", "/table")) return "table/index.html";
    if (fits(path, "/c/", "/wall")) return "wall/index.html";
    if (fits(path, "/i/", "/wall")) return "readback/index.html";
    if (fits(path, "/i/", "")) return "initiative/index.html";
    if (fits(path, "/c/", "/notes") || fits(path, "/c/", "")) return "facilitator/index.html";
    return {};
}

Response not_found() {
    Response response;
    response.status = 404;
    response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
    response.body =
        std::string_view{"There is no such page. Check the address, or start at the front page.\n"};
    return response;
}

}  // namespace

Pages::Pages(const Library& library) {
    const auto tag_of = [](const std::string& text) {
        return '"' + hash_of(text).substr(0, 16) + '"';
    };
    const auto add = [&](const std::string& path, const std::string& text) {
        texts[path] = {text, gzip(text), tag_of(text)};
    };
    const std::string seldom_read = licences();
    texts["/licences.txt"] = {seldom_read, {}, tag_of(seldom_read)};
    add("/interface/index.json", library.interface_index());
    const auto kinds = parts_by_page(library);
    for (const std::string& language : library.languages()) {
        const auto text = library.file("interface/" + language + ".json");
        if (!text) continue;
        add("/interface/" + language + ".json", std::string{*text});
        for (const auto& [kind, parts] : kinds)
            add("/interface/" + kind + '/' + language + ".json", narrowed(*text, parts));
    }
}

Response Pages::serve(const Request& request) const {
    if (const auto page = page_at(request.path); !page.empty())
        return file(request, std::string{page});
    if (request.path.starts_with("/assets/")) return file(request, request.path.substr(1));
    return text(request);
}

Response Pages::file(const Request& request, const std::string& path) const {
    const Asset* asset = find_asset(path);
    if (!asset) return not_found();
    Response response;
    response.headers = {{"Content-Type", std::string{content_type(path)}},
                        {"Vary", "Accept-Encoding"}};
    // Assets have their hash in their name; a page is asked for anew each time.
    response.headers.push_back({"Cache-Control", path.starts_with("assets/")
                                                     ? "public, max-age=31536000, immutable"
                                                     : "no-cache"});
    for (const auto& [name, ending] : {std::pair{"br", ".br"}, std::pair{"gzip", ".gz"}}) {
        if (request.accept_encoding.find(name) == std::string::npos) continue;
        const Asset* packed = find_asset(path + ending);
        if (!packed) continue;
        asset = packed;
        response.headers.push_back({"Content-Encoding", name});
        break;
    }
    const std::string tag = '"' + std::string{asset->tag} + '"';
    response.headers.push_back({"ETag", tag});
    if (request.if_none_match == tag)
        response.status = 304;
    else
        response.body = asset->bytes;
    return response;
}

Response Pages::text(const Request& request) const {
    const auto found = texts.find(request.path);
    if (found == texts.end()) return not_found();
    const Text& text = found->second;
    Response response;
    response.headers = {{"Content-Type", std::string{content_type(request.path)}},
                        {"Vary", "Accept-Encoding"},
                        {"Cache-Control", "no-cache"},
                        {"ETag", text.tag}};
    const bool packs = request.accept_encoding.find("gzip") != std::string::npos;
    if (packs && !text.packed.empty()) response.headers.push_back({"Content-Encoding", "gzip"});
    if (request.if_none_match == text.tag)
        response.status = 304;
    else
        response.body = std::string_view{packs && !text.packed.empty() ? text.packed : text.plain};
    return response;
}

}  // namespace outward::server
