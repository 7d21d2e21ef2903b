#include "server/web/printed_reply.hpp"

#include "server/web/query.hpp"

#include <sodium.h>

#include <array>

namespace outward::server {

using namespace engine;

namespace {

std::string in_base64(const std::array<unsigned char, crypto_hash_sha256_BYTES>& bytes) {
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();  // the zero at its end
    return text;
}

/// Allows the document's one style by its hash, and no scripts at all.
std::string policy_for(std::string_view html) {
    constexpr std::string_view before = "<style>";
    const auto begin = html.find(before) + before.size();
    const std::string_view style = html.substr(begin, html.find("</style>") - begin);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(style.data()),
                       style.size());
    return "default-src 'none'; style-src 'sha256-" + in_base64(hash) +
           "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
}

}  // namespace

Response download(std::string text, const std::string& type, const std::string& name) {
    Response response;
    response.headers = {{"Content-Type", type},
                        {"Cache-Control", "no-store"},
                        {"Content-Disposition", "attachment; filename=\"" + name + '"'}};
    response.body = std::move(text);
    return response;
}

Response on_paper(const Request& request, std::string html, const std::string& name) {
    const bool shown = query_value(request.query, "show") == "true";
    const std::string policy = policy_for(html);
    Response response = download(std::move(html), "text/html; charset=utf-8", name);
    if (!shown) return response;
    response.headers.back().second = "inline; filename=\"" + name + '"';
    response.headers.push_back({"Content-Security-Policy", policy});
    return response;
}

Rejection no_such_paper() { return {Reason::bad_request, "'paper' must be one of a4, letter."}; }

}  // namespace outward::server
