// The libraries of a cohort: adding them, their teams and coaches, and what belongs to those that
// work on a laptop of their own.
#include "protocols/parameters.hpp"
#include "server/access/keys.hpp"
#include "server/web/cohort_api.hpp"
#include "server/web/reply.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

Rejection no_such_library() {
    return {Reason::not_found, "There is no such library in this cohort."};
}

/// Ids, each once; complains when it is no list of them or one of them is not in `known`.
std::vector<std::string> chosen_ids(protocols::Parameters& given, const char* key,
                                    const std::vector<std::string>& known, std::size_t most) {
    std::vector<std::string> ids;
    const json& list = *given.find(key);
    const bool fits =
        list.is_array() && list.size() <= most && std::ranges::all_of(list, [&](const json& id) {
            return id.is_string() && std::ranges::count(known, id.get<std::string>()) > 0;
        });
    if (!fits) {
        given.complain(key, "a list of those that are here");
        return ids;
    }
    for (const json& id : list)
        if (std::ranges::count(ids, id.get<std::string>()) == 0) ids.push_back(id);
    return ids;
}

template <class Thing>
std::vector<std::string> ids_of_all(const CohortStore::Read<std::vector<Thing>>& things) {
    std::vector<std::string> ids;
    if (things.ok())
        for (const Thing& thing : things.value()) ids.push_back(thing.id);
    return ids;
}

}  // namespace

Response CohortApi::add_library(const Request& request, const Asker& asker, const Cohort& cohort) {
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters given{body.value()};
    CohortLibrary library{.id = random_conversation_id().value,
                          .name = given.text("name"),
                          .account = given.optional_text("account"),
                          .team = {},
                          .coaches = {}};
    if (!is_cohort_name(library.name, cohort_limits::name))
        given.complain("name", "a name of 120 letters at most");
    if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
    if (cohort.libraries.size() >= cohort_limits::libraries)
        return error_reply({Reason::too_many, "There are 60 libraries in this cohort."});
    if (library.account) {
        const auto accounts = ids_of_all<LibraryAccount>(parts.reviews.libraries());
        if (!library.account->empty() && std::ranges::count(accounts, *library.account) == 0)
            return error_reply({Reason::not_found, "There is no such library on this server."});
        if (std::ranges::count(cohort.libraries, library.account, &CohortLibrary::account) > 0)
            return error_reply({Reason::bad_request, "That library is in this cohort already."});
    }
    if (const auto trouble = parts.cohorts.put(cohort.id, library))
        return error_reply({Reason::not_saved, trouble->sentence});
    return shown(cohort.id, asker);
}

Response CohortApi::answer_about_library(const Request& request, const Path& path,
                                         const Asker& asker, const Cohort& cohort) {
    const CohortLibrary* library = cohort.library(path[3]);
    if (!library || !asker.viewer.sees(*library)) return error_reply(no_such_library());
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (path.size() == 4 && reads) return shown_library(cohort.id, library->id, asker);
    if (path.size() == 4) return change_library(request, asker, cohort, *library);
    if (asker.viewer.role != CohortViewer::Role::host) return error_reply(wrong_key());
    if (path.size() == 5 && path[4] == "remove" && !reads) {
        if (const auto trouble = parts.cohorts.remove(cohort.id, library->id))
            return error_reply({Reason::not_saved, trouble->sentence});
        return shown(cohort.id, asker);
    }
    return error_reply(no_such_address());
}

/// A library's own host may change its team; the rest is for who runs the cohort.
Response CohortApi::change_library(const Request& request, const Asker& asker, const Cohort& cohort,
                                   CohortLibrary library) {
    if (!asker.viewer.may_name_team(library)) return error_reply(wrong_key());
    const auto body = body_of(request);
    if (!body.ok()) return error_reply(body.error());
    protocols::Parameters given{body.value()};
    const bool runs = asker.viewer.role == CohortViewer::Role::host;
    for (const char* key : {"name", "coaches", "conversations", "initiatives"})
        if (given.find(key) && !runs) return error_reply(wrong_key());
    if (const auto name = given.optional_text("name")) library.name = *name;
    if (!is_cohort_name(library.name, cohort_limits::name))
        given.complain("name", "a name of 120 letters at most");
    if (const json* team = given.find("team")) {
        auto read = read_team(*team);
        if (!read.ok()) return error_reply({Reason::bad_request, read.error().sentence});
        library.team = std::move(read).value();
    }
    std::optional<std::vector<std::string>> coaches;
    if (given.find("coaches"))
        coaches = chosen_ids(given, "coaches", ids_of_all<Coach>(parts.reviews.coaches("")),
                             cohort_limits::coaches);
    std::optional<Marked> marked;
    if (given.find("conversations") || given.find("initiatives")) {
        if (library.account)
            return error_reply({Reason::bad_request,
                                "This library has its own place on this server: what it holds "
                                "there counts by itself."});
        auto before = parts.cohorts.marked(cohort.id, library.id);
        if (!before.ok()) return error_reply({Reason::not_now, before.error().sentence});
        marked = std::move(before).value();
        if (given.find("conversations"))
            marked->conversations = chosen_ids(
                given, "conversations", ids_of_all<Markable>(parts.cohorts.own_conversations()),
                cohort_limits::marked);
        if (given.find("initiatives"))
            marked->initiatives = chosen_ids(given, "initiatives",
                                             ids_of_all<Markable>(parts.cohorts.own_initiatives()),
                                             cohort_limits::marked);
    }
    if (!given.trouble().empty()) return error_reply({Reason::bad_request, given.trouble()});
    auto trouble = parts.cohorts.put(cohort.id, library);
    if (!trouble && coaches) trouble = parts.cohorts.put_coaches(cohort.id, library.id, *coaches);
    if (!trouble && marked) trouble = parts.cohorts.put_marked(cohort.id, library.id, *marked);
    if (trouble) return error_reply({Reason::not_saved, trouble->sentence});
    return shown_library(cohort.id, library.id, asker);
}

Response CohortApi::shown_library(const std::string& id, const std::string& library,
                                  const Asker& asker) const {
    const auto cohort = parts.cohorts.find(id);
    if (!cohort.ok()) return error_reply({Reason::not_now, cohort.error().sentence});
    const CohortLibrary* found = cohort.value() ? cohort.value()->library(library) : nullptr;
    if (!found) return error_reply(no_such_library());
    const auto made = views(asker).library(*cohort.value(), *found, asker.viewer);
    if (!made.ok()) return error_reply({Reason::not_now, made.error().sentence});
    return json_reply(made.value());
}

}  // namespace outward::server
