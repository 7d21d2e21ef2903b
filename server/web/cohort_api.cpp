#include "server/web/cohort_api.hpp"

#include "protocols/parameters.hpp"
#include "server/access/keys.hpp"
#include "server/live/frames.hpp"
#include "server/web/query.hpp"
#include "server/web/reply.hpp"

#include <memory>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

bool only_reads(const Request& request) {
    return request.method == "GET" || request.method == "HEAD";
}

Rejection no_such_cohort() {
    return {Reason::not_found, "There is no such cohort, or you have no part in it."};
}

/// Takes name and beginning over, if they are given.
void read_into(Cohort& cohort, protocols::Parameters& given) {
    if (const auto name = given.optional_text("name")) cohort.name = *name;
    if (!is_cohort_name(cohort.name, cohort_limits::name))
        given.complain("name", "a name of 120 letters at most");
    const auto starts_on = given.optional_text("starts_on");
    if (!starts_on) return;
    const auto day = day_from(*starts_on);
    if (!day) given.complain("starts_on", "a day, such as 2026-03-01");
    cohort.starts_on = day.value_or(cohort.starts_on);
}

}  // namespace

boost::asio::awaitable<Response> CohortApi::serve(const Request& request, const Path& path) {
    auto asked = std::make_shared<const Request>(request);
    auto read = [this, asked, path](auto callback) {
        parts.lobby.in_background(
            [this, asked, path, callback] { callback(answer(*asked, path)); });
    };
    co_return co_await called_back<Response>(std::move(read));
}

std::optional<CohortApi::Asker> CohortApi::asker_of(const Request& request) const {
    const auto caller = known_caller(parts.hosts, parts.reviews, bearer(request));
    if (!caller) return std::nullopt;
    return Asker{*caller, viewer_of(*caller), language_in(request.query)};
}

CohortViewer CohortApi::viewer_of(const Caller& caller) const {
    if (caller.role == Caller::Role::host) {
        const bool runs_server = caller.library.empty();
        return {runs_server ? CohortViewer::Role::host : CohortViewer::Role::library,
                caller.library,
                {}};
    }
    std::set<std::string> released;
    const auto rows = parts.reviews.released_to(caller.coach.id);
    if (rows.ok())
        for (const ReleasedConversation& one : rows.value()) released.insert(one.id.value);
    return {CohortViewer::Role::coach, caller.coach.id, std::move(released)};
}

CohortViews CohortApi::views(const Asker& asker) const {
    return {parts.cohorts, parts.library, asker.language, local_day(parts.lobby.now())};
}

Response CohortApi::answer(const Request& request, const Path& path) {
    const auto asker = asker_of(request);
    if (!asker) return error_reply(wrong_key());
    const bool reads = only_reads(request);
    if (path.size() == 1) {
        if (reads) return tagged(request, list(*asker));
        return create(request, *asker);
    }
    const auto cohort = parts.cohorts.find(path[1]);
    if (!cohort.ok()) return error_reply({Reason::not_now, cohort.error().sentence});
    if (!cohort.value() || !asker->viewer.sees(*cohort.value()))
        return error_reply(no_such_cohort());
    Response response = answer_about(request, path, *asker, *cohort.value());
    return reads && response.status == 200 ? tagged(request, std::move(response)) : response;
}

Response CohortApi::answer_about(const Request& request, const Path& path, const Asker& asker,
                                 const Cohort& cohort) {
    const bool reads = only_reads(request);
    if (path.size() == 2 && reads) return shown(cohort.id, asker);
    if (path.size() >= 4 && path[2] == "libraries")
        return answer_about_library(request, path, asker, cohort);
    if (path.size() >= 3 && path[2] == "notes")
        return answer_about_notes(request, path, asker, cohort);
    if (asker.viewer.role != CohortViewer::Role::host) return error_reply(wrong_key());
    if (path.size() == 2) return change(request, asker, cohort);
    if (path.size() == 3 && path[2] == "libraries" && !reads)
        return add_library(request, asker, cohort);
    if (path.size() == 3 && path[2] == "remove" && !reads) {
        if (const auto trouble = parts.cohorts.remove(cohort.id))
            return error_reply({Reason::not_saved, trouble->sentence});
        return list(asker);
    }
    return error_reply(no_such_address());
}

Response CohortApi::shown(const std::string& id, const Asker& asker) const {
    const auto cohort = parts.cohorts.find(id);
    if (!cohort.ok()) return error_reply({Reason::not_now, cohort.error().sentence});
    if (!cohort.value()) return error_reply(no_such_cohort());
    const auto made = views(asker).cohort(*cohort.value(), asker.viewer);
    if (!made.ok()) return error_reply({Reason::not_now, made.error().sentence});
    return json_reply(made.value());
}

Response CohortApi::list(const Asker& asker) const {
    const auto cohorts = parts.cohorts.cohorts();
    if (!cohorts.ok()) return error_reply({Reason::not_now, cohorts.error().sentence});
    return json_reply(CohortViews::list(cohorts.value(), asker.viewer));
}

Response CohortApi::create(const Request& request, const Asker& asker) {
    if (asker.viewer.role != CohortViewer::Role::host) return error_reply(wrong_key());
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters given{body.value()};
    Cohort cohort{.id = random_conversation_id().value,
                  .name = given.text("name"),
                  .starts_on = {},
                  .plan = {},
                  .created_at = parts.lobby.now(),
                  .libraries = {}};
    if (given.text("starts_on").empty()) given.complain("starts_on", "a day, such as 2026-03-01");
    read_into(cohort, given);
    if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
    const auto known = parts.cohorts.cohorts();
    if (known.ok() && known.value().size() >= cohort_limits::cohorts)
        return error_reply({Reason::too_many, "There are 100 cohorts. Remove one first."});
    const auto plan = plan_template(parts.library);
    if (!plan.ok()) return error_reply({Reason::not_now, plan.error().sentence});
    cohort.plan = plan.value();
    if (const auto trouble = parts.cohorts.put(cohort))
        return error_reply({Reason::not_saved, trouble->sentence});
    return shown(cohort.id, asker);
}

Response CohortApi::change(const Request& request, const Asker& asker, Cohort cohort) {
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters given{body.value()};
    read_into(cohort, given);
    if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
    if (const json* plan = given.find("plan")) {
        auto read = read_plan(*plan, "plan");
        if (!read.ok()) return error_reply({Reason::bad_request, read.error().sentence});
        cohort.plan = std::move(read).value();
    }
    if (const auto trouble = parts.cohorts.put(cohort))
        return error_reply({Reason::not_saved, trouble->sentence});
    return shown(cohort.id, asker);
}

}  // namespace outward::server
