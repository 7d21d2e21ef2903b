#include "server/web/reply.hpp"

#include "protocols/names.hpp"
#include "server/access/keys.hpp"

namespace outward::server {

namespace {

int status_for(engine::Reason reason) {
    switch (reason) {
        case engine::Reason::not_found:
            return 404;
        case engine::Reason::wrong_key:
            return 401;
        case engine::Reason::forbidden:
            return 403;
        case engine::Reason::too_long:
            return 413;
        case engine::Reason::too_many:
            return 429;
        case engine::Reason::not_saved:
            return 503;
        case engine::Reason::not_now:
        case engine::Reason::stale:
        case engine::Reason::closed:
        case engine::Reason::locked:
        case engine::Reason::removed:
            return 409;
        case engine::Reason::bad_request:
            return 400;
    }
    return 400;
}

}  // namespace

std::string_view bearer(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view given = request.authorization;
    return given.starts_with(scheme) ? given.substr(scheme.size()) : std::string_view{};
}

Response tagged(const Request& request, Response response) {
    const std::string tag = '"' + hash_of(response.text()).substr(0, 16) + '"';
    std::erase_if(response.headers,
                  [](const Header& header) { return header.first == "Cache-Control"; });
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    response.headers.emplace_back("ETag", tag);
    if (response.status == 200 && request.if_none_match == tag) {
        response.status = 304;
        response.body = std::string_view{};
    }
    return response;
}

engine::Rejection wrong_key() {
    return {engine::Reason::wrong_key,
            "The key is missing or wrong. Open the link from the terminal, or "
            "show it again with `outward link`."};
}

engine::Rejection no_such_address() {
    return {engine::Reason::not_found, "The API has no such address."};
}

engine::Result<nlohmann::json, engine::Rejection> body_of(const Request& request) {
    auto body = nlohmann::json::parse(request.body, nullptr, false);
    const bool ends_early = request.body.find('\0') != std::string::npos;
    if (!body.is_object() || ends_early)
        return engine::Rejection{engine::Reason::bad_request,
                                 "The request's body must be a JSON object."};
    return body;
}

Response json_reply(const nlohmann::json& body) {
    Response response;
    response.headers = {{"Content-Type", "application/json; charset=utf-8"},
                        {"Cache-Control", "no-store"}};
    response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return response;
}

Response error_reply(int status, const engine::Rejection& rejection) {
    Response response = json_reply(
        {{"error",
          {{"reason", protocols::name_of(rejection.reason)}, {"message", rejection.message}}}});
    response.status = status;
    return response;
}

Response error_reply(const engine::Rejection& rejection) {
    return error_reply(status_for(rejection.reason), rejection);
}

}  // namespace outward::server
