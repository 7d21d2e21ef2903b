#include "server/web/reading_api.hpp"

#include "protocols/names.hpp"
#include "server/access/keys.hpp"
#include "server/export/export.hpp"
#include "server/live/frames.hpp"
#include "server/read/replay.hpp"
#include "server/web/query.hpp"
#include "server/web/reply.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr std::array at_large{"reader",  "archive",   "search",  "progress",
                              "coaches", "libraries", "rubrics", "bundles"};
constexpr std::array of_a_conversation{"transcript", "replay",  "export",   "annotations",
                                       "recordings", "release", "readings", "bundle"};

bool is_reading(const Request& request) {
    return request.method == "GET" || request.method == "HEAD";
}

Response json_text_reply(std::string text) {
    Response response = json_reply(json::object());
    response.body = std::move(text);
    return response;
}

Rejection not_released() {
    return {Reason::not_found,
            "There is no such conversation, or it is not released to you (any more)."};
}

}  // namespace

std::optional<Caller> known_caller(const HostKeys& hosts, const ReviewStore& reviews,
                                   std::string_view key) {
    if (key.empty()) return std::nullopt;
    if (const auto library = hosts.library_of(key)) return Caller{Caller::Role::host, *library, {}};
    if (const auto coach = reviews.coach_by(hash_of(key)); coach.ok() && coach.value())
        return Caller{Caller::Role::coach, coach.value()->library, *coach.value()};
    return std::nullopt;
}

ReadingApi::ReadingApi(ReadingParts given) : parts(std::move(given)) {}

bool ReadingApi::serves(const Path& path) {
    if (std::ranges::count(at_large, path.front()) > 0) return true;
    return path.size() >= 3 && path.front() == "conversations" &&
           std::ranges::count(of_a_conversation, path[2]) > 0;
}

boost::asio::awaitable<Response> ReadingApi::serve(const Request& request, const Path& path) {
    auto asked = std::make_shared<const Request>(request);
    auto read = [this, asked, path](auto callback) {
        parts.lobby.in_background(
            [this, asked, path, callback] { callback(answer(*asked, path)); });
    };
    co_return co_await called_back<Response>(std::move(read));
}

Response ReadingApi::answer(const Request& request, const Path& path) {
    const bool about_one = path.front() == "conversations";
    const ConversationId id{about_one ? path[1] : query_value(request.query, "conversation")};
    const auto caller = caller_of(request, id);
    if (!caller) return error_reply(wrong_key());
    Response response =
        about_one ? answer_about(request, path, *caller) : answer_at_large(request, path, *caller);
    // A file says when it was made, and is never the same again.
    const bool file = about_one && (path[2] == "export" || path[2] == "bundle");
    const bool tags = is_reading(request) && response.status == 200 && !file;
    return tags ? tagged(request, std::move(response)) : response;
}

std::optional<Caller> ReadingApi::caller_of(const Request& request,
                                            const ConversationId& id) const {
    const std::string_view key = bearer(request);
    if (key.empty()) return std::nullopt;
    if (auto caller = known_caller(parts.hosts, parts.reviews, key)) return caller;
    const std::string hash = hash_of(key);
    const EventLog* log = id.empty() ? nullptr : parts.lobby.log_of(id);
    if (!log) return std::nullopt;
    const auto keys = log->seat_keys(id);
    const bool leads = keys.ok() && std::ranges::any_of(keys.value(), [&](const SeatKey& known) {
                           return known.seat == Seat::facilitator && known.hash == hash;
                       });
    if (!leads) return std::nullopt;
    crew_keys.add(hash);
    return Caller{Caller::Role::crew, {}, {}};
}

bool ReadingApi::takes_file(const Request& request, const Path& path) const {
    const bool bundle = path.size() == 1 && path.front() == "bundles";
    const bool recording =
        path.size() == 3 && path.front() == "conversations" && path[2] == "recordings";
    if (request.method != "POST" || !(bundle || recording)) return false;
    const std::string_view key = bearer(request);
    return parts.hosts.library_of(key) || (recording && crew_keys.has(hash_of(key)));
}

void ReadingApi::KnownKeys::add(const std::string& hash) {
    const std::lock_guard lock(mutex);
    if (hashes.size() < most) hashes.insert(hash);
}

bool ReadingApi::KnownKeys::has(const std::string& hash) const {
    const std::lock_guard lock(mutex);
    return hashes.contains(hash);
}

ReadingApi::MayOpen ReadingApi::open(const Caller& caller, const ConversationId& id) const {
    const EventLog* log = parts.lobby.log_of(id);
    if (!log) return not_released();
    auto found = log->find(id);
    if (!found.ok()) return Rejection{Reason::not_now, found.error().sentence};
    if (!found.value()) return not_released();
    Opened opened{log, std::move(*found.value()), {}};
    if (caller.role == Caller::Role::host && opened.summary.library != caller.library)
        return not_released();
    if (caller.role != Caller::Role::coach) return opened;
    const auto release = parts.reviews.released_to(caller.coach.id, id);
    if (!release.ok()) return Rejection{Reason::not_now, release.error().sentence};
    if (!release.value()) return not_released();
    opened.share = {.released = true, .with_private = release.value()->with_private};
    return opened;
}

std::optional<Trouble> ReadingApi::note_opening(const Caller& caller, const Opened& opened,
                                                const char* what) const {
    if (caller.role != Caller::Role::coach) return std::nullopt;
    return parts.reviews.opened(opened.summary.id,
                                {0, parts.lobby.now(), caller.coach.id, caller.coach.name, what});
}

Response ReadingApi::answer_at_large(const Request& request, const Path& path,
                                     const Caller& caller) {
    const std::string& what = path.front();
    const bool host = caller.role == Caller::Role::host;
    if (what == "reader" && is_reading(request)) {
        const std::string conversation = query_value(request.query, "conversation");
        const bool crew = caller.role == Caller::Role::crew;
        return json_reply({{"role", host   ? "host"
                                    : crew ? "crew"
                                           : "coach"},
                           {"name", caller.coach.name},
                           {"library", caller.library},
                           {"conversation", crew ? json(conversation) : json(nullptr)}});
    }
    if (what == "rubrics") return rubrics(request, caller);
    if (caller.role == Caller::Role::crew) return error_reply(wrong_key());
    if (what == "archive" && is_reading(request)) return archive(request, caller);
    if (what == "search" && is_reading(request)) return search(request, caller);
    if (what == "progress" && is_reading(request)) return progress(request, caller);
    if (what == "bundles" && request.method == "POST") return take_bundle(request, caller);
    if (!host) return error_reply(wrong_key());
    if (what == "coaches") return coaches(request, path, caller);
    if (what == "libraries") return libraries(request, path, caller);
    return error_reply(no_such_address());
}

Response ReadingApi::answer_about(const Request& request, const Path& path, const Caller& caller) {
    const auto opened = open(caller, ConversationId{path[1]});
    if (!opened.ok()) return error_reply(opened.error());
    const std::string& part = path[2];
    if (part == "annotations") return annotations(request, path, caller, opened.value());
    if (part == "recordings") return recordings(request, path, caller, opened.value());
    if (part == "release") return release(request, path, caller, opened.value());
    if (!is_reading(request) || path.size() != 3) return error_reply(no_such_address());
    return read_part(request, path, caller, opened.value());
}

Response ReadingApi::read_part(const Request& request, const Path& path, const Caller& caller,
                               const Opened& opened) {
    const std::string& part = path[2];
    if (part == "readings") {
        if (caller.role == Caller::Role::coach) return error_reply(wrong_key());
        return readings(request, opened);
    }
    if (const auto trouble = note_opening(caller, opened, part.c_str()))
        return error_reply({Reason::not_saved, trouble->sentence});
    if (part == "transcript") return transcript(request, opened);
    if (part == "replay") return replay(request, opened);
    if (part == "export") return exported(request, opened);
    return bundle(request, caller, opened);
}

Response ReadingApi::transcript(const Request& request, const Opened& opened) const {
    auto source = source_of(*opened.log, opened.summary);
    if (!source.ok()) return error_reply({Reason::not_now, source.error().sentence});
    const Source read = shared(std::move(source).value(), opened.share);
    return json_reply(reading_of(read, opened.share, language_in(request.query)));
}

Response ReadingApi::replay(const Request& request, const Opened& opened) const {
    const auto seat = protocols::choice_of<Seat>(query_value(request.query, "seat"));
    const std::string table_text = query_value(request.query, "table");
    TableId table;
    const bool numbered =
        std::from_chars(table_text.data(), table_text.data() + table_text.size(), table.number)
            .ec == std::errc{};
    const bool known = seat && *seat != Seat::note_taker && *seat != Seat::scribe;
    if (!known || (*seat == Seat::host && !numbered) || (!table_text.empty() && !numbered))
        return error_reply({Reason::bad_request,
                            "'seat' must be one of facilitator, participant, wall, or host with "
                            "the number of its 'table'."});
    auto source = source_of(*opened.log, opened.summary);
    if (!source.ok()) return error_reply({Reason::not_now, source.error().sentence});
    const Source read = shared(std::move(source).value(), opened.share);
    const Viewer viewer{*seat, numbered ? std::optional{table} : std::nullopt};
    return json_text_reply(replay_of(read, viewer, language_in(request.query)));
}

Response ReadingApi::exported(const Request& request, const Opened& opened) const {
    const auto format = export_format(query_value(request.query, "format"));
    if (!format)
        return error_reply(
            {Reason::bad_request, "'format' must be one of md, html, docx, csv, json."});
    ExportWish wish{.format = *format,
                    .kind = query_value(request.query, "sheet") == "1" ? ExportKind::sheet
                                                                       : ExportKind::minutes,
                    .language = language_in(request.query)};
    auto source = source_of(*opened.log, opened.summary);
    if (!source.ok()) return error_reply({Reason::not_now, source.error().sentence});
    const std::array sources{shared(std::move(source).value(), opened.share)};
    auto made = export_conversations(sources, wish, parts.library, parts.lobby.now());
    if (!made.ok()) return error_reply({Reason::bad_request, made.error().sentence});
    Response response;
    response.headers = {
        {"Content-Type", made.value().content_type},
        {"Cache-Control", "no-store"},
        {"Content-Disposition", "attachment; filename=\"" + made.value().file_name + '"'}};
    response.body = std::move(made.value().bytes);
    return response;
}

}  // namespace outward::server
